"""Are the words on which a record rests really in the text?"""

from __future__ import annotations

from collections.abc import Iterator

from geobrief.findings import Severity
from geobrief.model import Agreement, DateMention, Dispute, Event, Reference, Tenure
from geobrief.rules.checked import Checked
from geobrief.rules.registry import Fault, Words, rule

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
