"""The messages to a model: what to extract, in the terms of the vocabularies, and what was wrong with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from geobrief.findings import Finding
from geobrief.grounding import Grounded
from geobrief.vocabulary import load
from geobrief.when import Date

_VOCABULARIES = (
    ("Offices of leaders", "offices"),
    ("Kinds of agreements", "agreement_kinds"),
    ("Statuses of agreements", "agreement_statuses"),
    ("Kinds of disputes", "dispute_kinds"),
    ("Statuses of disputes", "dispute_statuses"),
    ("Types of events", "event_types"),
    ("Modalities of events", "modalities"),
)
_MOST_REPORTED = 30
_RULES = """\
Extract the facts of international politics that the text states: states, leaders, organizations, agreements, disputes
and events. Return one JSON object in the given schema and nothing else.

- Every record has evidence: quotes of the text, copied letter by letter, that name every party, date and number of it.
- Leave out what the text does not say, whatever you know besides. Use null where the text says nothing.
- Write states by their usual English names, dates as 2015-03-27, 2015-03 or 2015. Compute relative dates («last July»)
  from the day of publication.
- Who mediates, hosts or reports is not a party. The actor of an event acts, the recipient is acted on.
- What is denied, planned or supposed has the modality negated, future or hypothetical.
- The same agreement or dispute is one record, with all its quotes; a leader is listed once.
"""


@cache
def instructions() -> str:
    """The instructions to a model, with the terms of the vocabularies and what each means.

    >>> "ceasefire: fighting stops or pauses" in instructions()
    True
    """
    parts = [_RULES]
    for title, name in _VOCABULARIES:
        terms = "\n".join(f"- {term.id}: {term.gloss}" for term in load(name))
        parts.append(f"{title}:\n{terms}\n")
    return "\n".join(parts)


def question(text: str, published: Date | None) -> str:
    """The text as the model gets it."""
    day = f"Published on {published}.\n\n" if published is not None else ""
    return f"{day}Text:\n{text}"


def correction(grounded: Grounded) -> str:
    """What was wrong with an answer, record by record."""
    lines = list(_problems(grounded))
    more = len(lines) - _MOST_REPORTED
    listed = "\n".join(lines[:_MOST_REPORTED]) + (f"\n… and {more} more" if more > 0 else "")
    return (
        "These records are not supported by the text as they are:\n"
        f"{listed}\n"
        "Return the whole JSON object again, with these records corrected or left out."
    )


def _problems(grounded: Grounded) -> Iterator[str]:
    for rejected in grounded.rejected:
        yield f"{rejected.path}: {_reasons(rejected.findings)}"
    if not grounded.rejected:
        yield from (str(finding) for finding in grounded.findings)


def _reasons(findings: Iterable[Finding]) -> str:
    return "; ".join(f"{each.message} ({each.hint})" if each.hint else each.message for each in findings)
