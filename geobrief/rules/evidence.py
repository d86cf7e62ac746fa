"""Are the words on which a record rests really in the text?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.checking.context import Checked
from geobrief.checking.registry import Fault, Words, rule
from geobrief.errors import nearest
from geobrief.findings import Severity
from geobrief.model import Agreement, Claim, DateMention, Dispute, Event, Membership, Reference, Tenure

Record = Agreement | DateMention | Dispute | Event | Reference | Tenure


@rule("GB701", "evidence-not-in-text", Severity.ERROR, since="0.1")
def evidence_not_in_text(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, checked: Checked
) -> Iterator[Fault]:
    """The words that a record rests on are not at the place of the text to which it points.

    Places are code points of the text as it was given, so that `text[start:end]` gives the words.

    Why it matters: nobody can look up what the record rests on; text and records belong to different versions.
    How to mend it: read the text again, or take the evidence out of the record.
    """
    if checked.text is None:
        return
    for at, words in _words(record):
        found = checked.text[words.start : words.end]
        if found != words.text:
            told = f"{words.text[:40]!r} does not stand at {words.start}–{words.end}, but {found[:40]!r}"
            yield Fault(told, at, words=words)


def _words(record: Record) -> Iterator[tuple[str, Words]]:
    """The words on which a record rests, by field; a date rests on its own."""
    if isinstance(record, DateMention):
        yield "text", record
        return
    field = "mentions" if isinstance(record, Reference | Tenure) else "evidence"
    yield from ((f"{field}[{number}]", words) for number, words in enumerate(getattr(record, field)))


@rule("GB707", "text-missing", Severity.NOTE, since="0.1")
def text_missing(checked: Checked) -> Iterator[Fault]:
    """Records point to words of a text that the file does not hold.

    Why it matters: nobody can look up what the records rest on.
    How to mend it: add the `text`, or take the evidence out.
    """
    if checked.text is None:
        for path, record in checked:
            if getattr(record, "evidence", ()):
                yield Fault("evidence without the text that it points to", path)
                return


@rule("GB708", "span-of-other-length", Severity.ERROR, since="0.1")
def span_of_other_length(
    record: Agreement | DateMention | Dispute | Event | Reference | Tenure, checked: Checked
) -> Iterator[Fault]:
    """The words of a record are longer or shorter than the span that they are said to fill.

    Where the text is at hand, the words are compared with it instead.

    Why it matters: whichever text it was, the words cannot have stood there.
    How to mend it: correct `start`, `end` or the words; places are code points, and `end` is behind the last one.
    """
    if checked.text is None:
        for at, words in _words(record):
            if words.start < 0 or words.end - words.start != len(words.text):
                yield Fault(f"{words.text[:40]!r} has {len(words.text)} letters, not {words.end - words.start}", at)


@rule("GB713", "evidence-missing", Severity.NOTE, since="0.1")
def evidence_missing(record: Agreement | Dispute | Event, checked: Checked) -> Iterator[Fault]:
    """A file holds a text and records that were read from it, and this record points to no words of it.

    Why it matters: nobody can tell whether the text says so, or somebody has added it.
    How to mend it: add the words as `evidence`, or remove the record.
    """
    if checked.text is not None and not record.evidence and record.source is None and checked.once(_has_evidence):
        yield Fault("this points to no words of the text", "evidence")


def _has_evidence(checked: Checked) -> bool:
    return any(getattr(record, "evidence", ()) for _, record in checked)


@rule("GB714", "source-misspelt", Severity.NOTE, since="0.1")
def source_misspelt(
    record: Agreement | Claim | Dispute | Event | Membership | Tenure, checked: Checked
) -> Iterator[Fault]:
    """The source of a record is nearly, but not quite, the id of one that the register names.

    Sources of your own may have any name.

    Why it matters: what rests on one source is found together only if all records name it alike.
    How to mend it: use the id that the hint gives; `--fix` does so where only capitals differ.
    """
    source = record.source
    known = checked.once(_sources)
    if source and source not in known and len(source) > 4:
        near = nearest(source, known)
        if near is not None:
            fix = near if near.casefold() == source.casefold() else None
            yield Fault(f"no source is called {source}", "source", f"did you mean {near}?", fix=fix)


def _sources(checked: Checked) -> frozenset[str]:
    return frozenset(source.id for source in checked.world.sources())
