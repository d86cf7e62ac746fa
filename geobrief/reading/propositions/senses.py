"""What a proposition means: rows of verb class × class of the object → event type, mode and the role of the
recipient."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from geobrief.reading.lexicons import table
from geobrief.reading.propositions.owners import MEASURES
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument
from geobrief.reading.syntax.trees import Tree


@attrs.frozen(slots=True)
class Sense:
    """A row of `senses.csv` that fits a proposition."""

    row: int
    verb: str
    noun: str
    to: tuple[str, ...]
    type: str
    mode: str
    frame: frozenset[str]
    labels: tuple[str, ...] = attrs.field(
        init=False, repr=False, default=attrs.Factory(lambda self: tuple(self.noun.split("|")), takes_self=True)
    )

    @property
    def name(self) -> str:
        return f"{self.verb or '*'}+{self.noun or '*'}"


@cache
def _senses() -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for number, row in enumerate(table("senses")):
        sense = Sense(
            number,
            row["verb"],
            row["noun"],
            tuple(filter(None, row["to"].split("|"))),
            row["type"],
            row["mode"],
            frozenset(row["frame"].split()),
        )
        found.setdefault(row["verb"], []).append(sense)
    return {verb: tuple(senses) for verb, senses in found.items()}


def senses_of(proposition: Proposition) -> list[Sense]:
    """The rows that fit, the most specific first: a named class of object, an actor as object, any object."""
    labels = [""] if proposition.is_noun else sorted(proposition.classes - _other_reading(proposition))
    known = _senses()
    rows = [sense for label in labels for sense in known.get(label, ())]
    filler = proposition.object if rows and not proposition.is_noun else None
    fitting = [sense for sense in rows if _fits(sense, proposition, filler)]
    return sorted(fitting, key=lambda sense: (_rank(sense), sense.row)) if len(fitting) > 1 else fitting


_ORDER_WITHIN = 9  # words


def _other_reading(proposition: Proposition) -> frozenset[str]:
    """«called on the president» is a visit, «called on him to leave» a request."""
    if not {"ASK", "CONSULT"} <= proposition.classes:
        return frozenset()
    tree, called = proposition.tree, proposition.object
    orders = (index for part in (called.parts if called else ()) for index in tree.children(part, "acl"))
    asks = bool(tree.children(proposition.word, "xcomp", "ccomp")) or proposition.passive
    asks = asks or any(tree.words[index].tag == "VB" for index in orders)
    after = tree.words[called.word : called.word + _ORDER_WITHIN] if called is not None else ()
    asks = asks or any(word.tag == "TO" for word in after)
    return frozenset(("CONSULT",)) if asks else frozenset(("ASK",))


def _rank(sense: Sense) -> int:
    if sense.noun in ("", "@"):
        return 2 if sense.noun else 3
    return 1 if sense.verb not in ("PERFORM", "CALL") else 0


_BAD = frozenset(("CRIME", "INVALID"))
_HELD_AGAINST = frozenset(("ACCUSATION", "CLAIM", "CASE"))


def _fits(sense: Sense, proposition: Proposition, filler: Argument | None) -> bool:
    if proposition.is_noun:
        return not proposition.classes.isdisjoint(sense.labels)
    if sense.noun.startswith("<"):
        return proposition.agent is not None and sense.noun[1:] in proposition.agent.classes
    if "bare" in sense.frame and filler is not None:
        return False
    if not sense.noun:
        return True
    if sense.verb == "END" and proposition.oblique("as") is not None:
        return False  # «denounced the treaty as a betrayal»
    if sense.verb == "CALL":
        named = (filler, proposition.second, proposition.oblique("as"))
        if sense.noun == "INVALID" and any(one is not None and one.classes & _HELD_AGAINST for one in named):
            return any(one is not None and one.classes & _BAD for one in named)  # «calls the charge outrageous»
        return any(is_filled(label, argument, proposition.tree) for label in sense.labels for argument in named)
    return filler is not None and any(is_filled(label, filler, proposition.tree) for label in sense.labels)


def is_filled(label: str, filler: Argument | None, tree: Tree) -> bool:
    """Whether an argument is of a class, or an actor where the label says so."""
    if filler is None:
        return False
    if label[0] != "@":
        return label in filler.classes
    if label == "@":
        return bool(filler.ids)
    if label == "@ORG":
        return any(one.startswith("org:") for one in filler.ids)
    if label == "@PLACE":
        return bool(tree.words[filler.word].place or (filler.places and filler.lemma in MEASURES)) and not filler.ids
    return bool(filler.ids) and label[1:] in filler.classes


def recipient(sense: Sense, proposition: Proposition) -> Argument | None:
    """The argument that the sense takes as recipient, with its ids; None where the clause has none."""
    agents = set(proposition.agent.actors) if proposition.agent else set()
    for place in sense.to:
        for found, ids in _at(place, proposition):
            others = tuple(one for one in ids if one not in agents)
            if others:
                return found.meaning(others)
    return None


def _at(place: str, proposition: Proposition) -> Iterator[tuple[Argument, tuple[str, ...]]]:
    """The arguments in a role, each with the actors that it can mean there."""
    filler = proposition.object
    if place == "obj":
        if filler is not None:
            yield filler, filler.ids
    elif place == "second":
        if proposition.second is not None:
            yield proposition.second, proposition.second.ids or proposition.second.owners
    elif place == "owner":
        if filler is not None:
            yield filler, filler.owners
    elif place == "own":
        if filler is not None:
            yield filler, filler.owners or filler.ids or filler.places
    elif place == "content":
        yield from _of_content(proposition)
    else:
        for preposition, argument in proposition.obliques:
            if preposition == place:
                yield argument, argument.ids or argument.owners or argument.places


def _of_content(proposition: Proposition) -> Iterator[tuple[Argument, tuple[str, ...]]]:
    """The subject of the clause that the predicate takes: «charged that Rwanda had armed them»."""
    for clause in proposition.tree.children(proposition.word, "ccomp", "acl", "xcomp"):
        for subject in proposition.tree.children(clause, "nsubj", "nsubj:pass"):
            argument = proposition.roles.argument(subject)
            yield argument, argument.actors
