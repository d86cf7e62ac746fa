"""Differences between two scenarios, two briefs, or one of them and the register.

Equal records are left out, whatever their evidence. Two other records are a change of one if they agree in what
identifies it, such as the kind and parties of an agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from geobrief import codec, model
from geobrief.codec.summaries import HEADER, difference_text, plain_sections, said, summary
from geobrief.errors import ArgumentError
from geobrief.model.plain_data import in_words, is_stated, plain_data
from geobrief.register import World
from geobrief.register.worlds import records_by_section
from geobrief.scenario.dumping import is_document

_LONGEST = 200
RecordPair = tuple[Any, Any]
IdentityKey = Callable[[Any], Any]
_NAMED: tuple[IdentityKey, ...] = (lambda record: record.id,)
_KEYS: Mapping[str, tuple[IdentityKey, ...]] = {
    "dates": (lambda date: (date.text, date.start),),
    "leaders": (
        lambda tenure: (tenure.name, tenure.state, tenure.office),
        lambda tenure: tenure.person and (tenure.person, tenure.office),
    ),
    "memberships": (lambda membership: (membership.organization, membership.member),),
    "claims": (lambda claim: (claim.territory, claim.claimant),),
    "agreements": (
        lambda deal: (deal.kind, frozenset(deal.parties)),
        lambda deal: deal.id and (deal.id, deal.kind),
        lambda deal: deal.id and (deal.id, frozenset(deal.parties)),
    ),
    "disputes": (
        lambda dispute: (dispute.kind, frozenset(dispute.parties)),
        lambda dispute: dispute.id and (dispute.id, dispute.kind),
        lambda dispute: dispute.id and (dispute.id, frozenset(dispute.parties)),
    ),
    "events": (
        lambda event: (event.type, event.actors, event.recipients),
        lambda event: (event.type, frozenset(event.participants), str(event.date)),
    ),
    "expect": (lambda expectation: (str(expectation.on), type(expectation.that).__name__),),
}


@attrs.frozen
class Change:
    """A record that both sides have with different values: each such key with the value before and after.

    In the section `header` the two are mappings of title, day of publication, text and base files; where only the order
    of a section differs, they are the records, and the key is `order`.
    """

    section: str
    before: Any
    after: Any
    keys: Mapping[str, tuple[Any, Any]] = attrs.field(eq=False)


@attrs.frozen
class Difference:
    """Records of the first side alone (`removed`), of the second alone (`added`), and of both with different values.

    `removed` and `added` are by section. A difference without records is false; its text has a line for each record.
    """

    removed: Mapping[str, tuple[Any, ...]]
    added: Mapping[str, tuple[Any, ...]]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.changed)

    def __str__(self) -> str:
        changed: dict[str, list[str]] = {}
        for change in self.changed:
            is_whole = change.section == HEADER or isinstance(change.before, tuple)
            subject = "" if is_whole else f"{summary(change.before, brief=True)}: "
            changed.setdefault(change.section, []).append(f"{subject}{_values(change)}")
        return difference_text(self.removed, self.added, changed)

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "removed": plain_sections(self.removed),
            "added": plain_sections(self.added),
            "changed": [
                {"section": change.section, "keys": {key: list(pair) for key, pair in change.keys.items()},
                 "before": _plain(change.before), "after": _plain(change.after)}
                for change in self.changed
            ],
        }  # fmt: skip


def diff(a: codec.HasRecords | World, b: codec.HasRecords | World) -> Difference:
    """The differences between two scenarios, briefs or worlds, from `a` to `b`.

    It is empty exactly when the two are equal. A world compared with a scenario or a brief is background: its extra
    records are not reported, and a key without a value on the other side is not compared.

    >>> from geobrief.scenario import load
    >>> trade, aid = "{kind: trade, parties: [ARG, CHL], signed: 1991}", "{kind: aid, parties: [USA, ARG]}"
    >>> one = load(f"agreements: [{trade}]")
    >>> other = load(f"agreements: [{trade.replace('1991', '1991-08-02')}, {aid}]")
    >>> str(diff(one, other)).splitlines()[1:]
    ['  + aid, USA, ARG', '  ~ trade, ARG, CHL: steps (signed 1991 → signed 1991-08-02)']
    """
    sides = _records(a), _records(b)
    background = isinstance(a, World) is not isinstance(b, World)
    removed: dict[str, tuple[Any, ...]] = {}
    added: dict[str, tuple[Any, ...]] = {}
    is_whole = not isinstance(a, World) and not isinstance(b, World)
    changed: list[Change] = list(_header_changes(a, b)) if is_whole else []
    for section in (name for name in codec.SECTIONS if name in sides[0] or name in sides[1]):
        before, after = (_comparable(side.get(section, ()), background) for side in sides)
        pairs, gone, new = _matched(section, before, after)
        changed += [change for change in (_change(section, pair, background) for pair in pairs) if change.keys]
        if is_whole and before != after and set(before) == set(after) and not gone and not new:
            listed = [list(map(summary, side)) for side in (before, after)]
            changed.append(Change(section, tuple(before), tuple(after), {"order": (listed[0], listed[1])}))
        removed[section] = () if background and isinstance(a, World) else gone
        added[section] = () if background and isinstance(b, World) else new
    return Difference(_without_empty(removed), _without_empty(added), tuple(changed))


def _header_changes(a: Any, b: Any) -> Iterator[Change]:
    """A change if title, day of publication, text or base files differ."""
    one, other = _header(a), _header(b)
    keys = {key: (one[key], other[key]) for key in one if one[key] != other[key]}
    if keys:
        yield Change(HEADER, one, other, keys)


def _header(side: Any) -> dict[str, Any]:
    published = side.published
    extends = list(getattr(side, "extends", ()))
    return {
        "title": side.title,
        "published": None if published is None else str(published),
        "text": side.text,
        "extends": extends,
    }


def _plain(subject: Any) -> Any:
    """A record, the records of a section or a header as plain data."""
    if isinstance(subject, tuple):
        return list(map(plain_data, subject))
    return subject if isinstance(subject, Mapping) else plain_data(subject)


def _without_empty(sections: Mapping[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    return {name: records for name, records in sections.items() if records}


def _records(side: Any) -> Mapping[str, tuple[Any, ...]]:
    if isinstance(side, World):
        return records_by_section(side)
    if not is_document(side):
        expected = "a scenario, a brief or a world"
        raise ArgumentError(f"cannot compare {type(side).__name__}", expected=expected)
    return {name: records for name, records in side.records.items() if name != "findings"}


def _comparable(records: Iterable[Any], background: bool) -> list[Any]:
    """The records to compare; references are left out where one side is background, since worlds have none."""
    return [record for record in records if not background or not isinstance(record, model.Reference)]


def _matched(
    section: str, before: list[Any], after: list[Any]
) -> tuple[list[RecordPair], tuple[Any, ...], tuple[Any, ...]]:
    """Pairs of records that are the same one, and the records that only one side has."""
    pairs: list[RecordPair] = []
    keys: tuple[IdentityKey, ...] = (lambda record: record, *_KEYS.get(section, _NAMED))
    for key in keys:
        waiting: dict[Any, list[Any]] = {}
        for record in after:
            waiting.setdefault(key(record), []).append(record)
        unpaired = []
        for record in before:
            same = waiting.get(key(record)) if key(record) else None
            if same:
                pairs.append((record, same.pop(0)))
            else:
                unpaired.append(record)
        before = unpaired
        taken = {id(pair[1]) for pair in pairs}
        after = [record for record in after if id(record) not in taken]
    return pairs, tuple(before), tuple(after)


def _change(section: str, pair: RecordPair, background: bool) -> Change:
    before, after = pair
    one, other = plain_data(before), plain_data(after)
    keys = {
        key: (one.get(key), other.get(key))
        for key in dict.fromkeys((*one, *other))
        if key in _said(before) | _said(after) and one.get(key) != other.get(key)
    }
    if background:
        keys = {key: pair for key, pair in keys.items() if all(map(is_stated, pair))}
    elif before != after and not keys:  # apart in what plain data cannot show
        keys = {"record": (repr(before), repr(after))}
    return Change(section, before, after, keys if before != after else {})


def _said(record: Any) -> frozenset[str]:
    cls: Any = type(record)
    return said(cls)


def _values(change: Change) -> str:
    """The changed values in words."""
    if "order" in change.keys and isinstance(change.before, tuple):
        return "in another order"
    pairs = ((key, *(_in_words(value) for value in pair)) for key, pair in change.keys.items())
    return ", ".join(f"{key} ({before} → {after})" for key, before, after in pairs)


def _in_words(value: Any) -> str:
    """A value in words, of a long text the beginning."""
    words = " ".join(in_words(value).split()) or "nothing"
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
