"""Where is a contention, and whose land is it about? Places and territories around a sign, and who stands for them."""

from __future__ import annotations

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.scene import contends
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.grammar.actors import Actor
from geobrief.reading.lexicons import dispute_words, words

_FAR = 12


def places(sign: Sign) -> Ids:
    """The states in which something happens, or that hold the territory where it does."""
    start, end = sign.span()
    behind = range(sign.cue.end, min(end, sign.cue.end + _FAR))
    ahead = range(start, sign.cue.start) if sign.line.lower(start) in words("locative") else range(0)
    found = next((at for at in behind if at in sign.line.owner and _is_place(sign, at)), None)
    found = next((at for at in ahead if at in sign.line.owner), None) if found is None else found
    return _located(sign, found) if found is not None else ()


def places_around(sign: Sign) -> Ids:
    """The first place of the sentence, before what happens there («two generals in Sudan …»)."""
    lowers, owner = sign.line.lowers, sign.line.owner
    inside = (at for at in range(1, len(lowers)) if at in owner and lowers[at - 1] in ("in", "inside", "across"))
    first = next(inside, None)
    return _located(sign, first) if first is not None else ()


def _is_place(sign: Sign, index: int) -> bool:
    near = sign.line.lowers[max(0, index - 3) : index]
    if sign.line.owner[index].place and near and near[-1] in ("from", "to"):  # «its envoy from Damascus»
        return True
    placing = dispute_words("placing")
    return not placing.isdisjoint(near) and not set(near) & words("breaks") - placing - {"the"}


def _located(sign: Sign, index: int) -> Ids:
    entity = sign.line.owner[index]
    if entity.kind == "territory":
        return sign.scene.lands.holders(entity.id)
    actor = next((one for one in sign.clauses.actors if one.start <= index < one.end), None)
    if actor is not None and contends(actor.ids[0]):
        return actor.ids
    return (entity.id,) if entity.is_state else ()


def land(sign: Sign) -> str | None:
    """The first territory that the sentence names and that the register knows to have a holder."""
    named = (entity.id for entity in sign.line.entities if entity.kind == "territory")
    return next((territory for territory in named if sign.scene.lands.holders(territory)), None)


def other_claimants(sign: Sign, claimants: Ids) -> Ids:
    """Who else claims or holds claimed land: as the register has it, else as the text tells."""
    named = (entity.id for entity in sign.line.entities if entity.kind == "territory")
    known = next((parties for parties in map(sign.scene.lands.claimants, named) if parties), ())
    return tuple(party for party in known if party not in claimants) if known else _told_holder(sign, claimants)


def _told_holder(sign: Sign, claimants: Ids) -> Ids:
    """«the cays off B», else who is free to act in the sentence, else who acts in the next one («B has sent ships»)."""
    clauses = sign.clauses
    others = [actor for actor in clauses.actors if _is_other(actor, claimants)]
    described = [actor for actor in others if clauses.preposition(actor) in dispute_words("beside")]
    free = [actor for actor in others if not clauses.preposition(actor) and not actor.anaphor]
    later = [
        actor
        for following in sign.scene.analysis.clauses[sign.number + 1 : sign.number + 2]
        for actor in following.actors
        if len(actor.ids) == 1 and _is_other(actor, claimants)
    ]
    return next((actor.ids for actor in (*described[:1], *free[:1], *later[:1])), ())


def _is_other(actor: Actor, claimants: Ids) -> bool:
    return not set(actor.ids) & set(claimants) and all(map(contends, actor.ids))
