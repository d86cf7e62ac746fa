"""In what do two scenarios, two readings of a text, or a reading and the register differ?

Records that say the same are left out, whatever they rest on. Of the others, two are taken for the same record told
differently where they agree in what makes it that record: the kind and parties of an agreement, say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import attrs

from geobrief import codec, model
from geobrief.errors import ArgumentError
from geobrief.register import World

_APART = ("evidence", "mentions", "rule", "source", "id", "start", "end", "status", "date")  # not what a record says
_TABLES = {"leaders": "tenures"} | {
    name: name for name in ("states", "organizations", "groups", "territories", "people", "memberships", "claims",
                            "agreements", "disputes", "events")
}  # fmt: skip
RecordPair = tuple[Any, Any]
Key = Callable[[Any], Any]
_NAMED: tuple[Key, ...] = (lambda record: record.id,)
_KEYS: Mapping[str, tuple[Key, ...]] = {
    "dates": (lambda date: (date.text, date.start),),
    "leaders": (
        lambda held: (held.name, held.state, held.office),
        lambda held: held.person and (held.person, held.office),
    ),
    "memberships": (lambda entry: (entry.organization, entry.member),),
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
    "expect": (lambda expected: (str(expected.on), type(expected.that).__name__),),
}


class HasRecords(Protocol):
    """A scenario or a brief."""

    @property
    def records(self) -> Mapping[str, tuple[Any, ...]]:
        """The records by section."""
        ...


@attrs.frozen
class Change:
    """A record that both sides have and tell differently: under each key, what the one and what the other says."""

    section: str
    before: Any
    after: Any
    keys: Mapping[str, tuple[Any, Any]] = attrs.field(eq=False)


@attrs.frozen
class Difference:
    """What only the first side tells (`removed`), what only the second does (`added`), and what both tell differently.

    `removed` and `added` are by section. It is false where there is no difference, and prints as lines of text.
    """

    removed: Mapping[str, tuple[Any, ...]]
    added: Mapping[str, tuple[Any, ...]]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.added or self.changed)

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def to_dict(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "removed": {name: [codec.unstructure(record) for record in found] for name, found in self.removed.items()},
            "added": {name: [codec.unstructure(record) for record in found] for name, found in self.added.items()},
            "changed": [
                {"section": change.section, "keys": {key: list(told) for key, told in change.keys.items()},
                 "before": codec.unstructure(change.before), "after": codec.unstructure(change.after)}
                for change in self.changed
            ],
        }  # fmt: skip


def diff(a: HasRecords | World, b: HasRecords | World) -> Difference:
    """What differs between two scenarios, briefs or worlds, `a` being what was there before.

    Beside a scenario or a brief, a world (the register, say) counts as background: what it knows more is no difference,
    and a key under which the other side tells nothing is not compared.

    >>> from geobrief.scenario import load
    >>> trade, aid = "{kind: trade, parties: [ARG, CHL], signed: 1991}", "{kind: aid, parties: [USA, ARG]}"
    >>> one = load(f"agreements: [{trade}]")
    >>> print(diff(one, load(f"agreements: [{trade.replace('1991', '1991-08-02')}, {aid}]")))
    agreements
      + aid, USA, ARG
      ~ trade, ARG, CHL: steps (signed 1991 → signed 1991-08-02)
    """
    sides = _records(a), _records(b)
    background = isinstance(a, World) is not isinstance(b, World)
    removed: dict[str, tuple[Any, ...]] = {}
    added: dict[str, tuple[Any, ...]] = {}
    changed: list[Change] = []
    for section in (name for name in codec.SECTIONS if name in sides[0] or name in sides[1]):
        before, after = (_comparable(side.get(section, ()), background) for side in sides)
        pairs, gone, new = _matched(section, before, after)
        changed += [change for change in (_change(section, pair, background) for pair in pairs) if change.keys]
        removed[section] = () if background and isinstance(a, World) else gone
        added[section] = () if background and isinstance(b, World) else new
    return Difference(_filled(removed), _filled(added), tuple(changed))


def _filled(side: Mapping[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    return {name: found for name, found in side.items() if found}


def _records(side: Any) -> Mapping[str, tuple[Any, ...]]:
    if isinstance(side, World):
        return {section: tuple(getattr(side, table)) for section, table in _TABLES.items()}
    if not hasattr(side, "records"):
        expected = "a scenario, a brief or a world"
        raise ArgumentError("nothing that can be compared", expected=expected, got=type(side).__name__)
    return {name: found for name, found in side.records.items() if name != "findings"}


def _comparable(records: Iterable[Any], background: bool) -> list[Any]:
    """The records that say something; that a text names a state is nothing that the register could have."""
    return [record for record in records if not background or not isinstance(record, model.Reference)]


def _matched(
    section: str, before: list[Any], after: list[Any]
) -> tuple[list[RecordPair], tuple[Any, ...], tuple[Any, ...]]:
    """Pairs of the same record told differently, and the records that only one side has."""
    pairs: list[RecordPair] = []
    keys: tuple[Key, ...] = (lambda record: record, *_KEYS.get(section, _NAMED))
    for key in keys:
        waiting: dict[Any, list[Any]] = {}
        for record in after:
            waiting.setdefault(key(record), []).append(record)
        alone = []
        for record in before:
            same = waiting.get(key(record)) if key(record) else None
            if same:
                pairs.append((record, same.pop(0)))
            else:
                alone.append(record)
        before = alone
        taken = {id(pair[1]) for pair in pairs}
        after = [record for record in after if id(record) not in taken]
    return pairs, tuple(before), tuple(after)


def _change(section: str, pair: RecordPair, background: bool) -> Change:
    before, after = pair
    one, other = codec.unstructure(before), codec.unstructure(after)
    keys = {
        key: (one.get(key), other.get(key))
        for key in dict.fromkeys((*one, *other))
        if key not in _APART and one.get(key) != other.get(key)
    }
    if background:
        keys = {key: told for key, told in keys.items() if _tells(told[0]) and _tells(told[1])}
    return Change(section, before, after, keys if before != after else {})


def _tells(value: Any) -> bool:
    return value not in (None, "", [], {}, False, "/")


# --- text


def _lines(difference: Difference) -> Iterator[str]:
    for section in codec.SECTIONS:
        lines = [f"  - {_line(record)}" for record in difference.removed.get(section, ())]
        lines += [f"  + {_line(record)}" for record in difference.added.get(section, ())]
        lines += [
            f"  ~ {_line(change.before, brief=True)}: {_changes(change)}"
            for change in difference.changed
            if change.section == section
        ]
        if lines:
            yield section
            yield from lines


def _changes(change: Change) -> str:
    return ", ".join(f"{key} ({_said(one)} → {_said(other)})" for key, (one, other) in change.keys.items())


def _line(record: Any, *, brief: bool = False) -> str:
    """A record in one line; `brief` only by what makes it that record."""
    plain = codec.unstructure(record)
    said = [key for key, value in plain.items() if key not in _APART and _tells(value)]
    return ", ".join(_said(plain[key]) for key in (said[:2] if brief else said)) or type(record).__name__


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(_said(item) for item in value.values() if item is not None)
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "nothing"
    return "nothing" if value is None else str(value)
