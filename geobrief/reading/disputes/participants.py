"""The actors in the arguments of a sign: those who take part, those it strikes, and the places where it happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.ledger import can_contend
from geobrief.reading.lexicons import dispute_words
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument

AGAINST = ("with", "against", "on", "upon", "from", "towards", "toward")
INSIDE = ("in", "inside", "across", "within", "at", "over")
AFFECTING = ("of", "on", "against", "upon", "into", "in", "by", "from")
UNDER = (
    "as",
    "while",
    "with",
    "under",
    "despite",
    "amid",
    "from",
    "in the face of",
    "because of",
    "owing to",
    "due to",
)
_OPENS_WITHIN = 4  # tokens


def arguments_around(sign: Sign) -> Iterator[Argument]:
    """The arguments of a sign and of the verb around it."""
    return (each for said in sign.all_said for each in arguments_of(said))


def arguments_of(said: Proposition) -> Iterator[Argument]:
    yield from (each for each in (said.agent, said.object, said.second) if each is not None)
    yield from (each for _, each in said.obliques)


def ids_of(argument: Argument | None) -> Ids:
    return argument.actors if argument is not None else ()


def ids_at(said: Proposition | None, prepositions: tuple[str, ...]) -> Ids:
    """The actors of the first argument with one of these prepositions, else the owners or places of its head."""
    for preposition, argument in said.obliques if said is not None else ():
        if argument.lemma == "own":  # «coups of their own»
            continue
        if preposition in prepositions and (ids := argument.ids or argument.owners or argument.places):
            return ids
    return ()


def owners_at(sign: Sign, prepositions: tuple[str, ...]) -> Ids:
    """Whose deeds a measure answers: «sanctions over its crackdown»."""
    return next((each.owners for word, each in sign.said.obliques if word in prepositions and each.owners), ())


def pair_between(sign: Sign) -> Ids:
    """«… between A and B»."""
    for said in sign.all_said:
        for preposition, argument in said.obliques:
            if preposition in ("between", "among") and len(argument.ids or argument.owners) > 1:
                return argument.ids or argument.owners
    return ()


def owner_of(sign: Sign) -> Ids:
    """«A's war», «the war by A»; «its» means the actor just named in the sentence, else what the pronoun has."""
    agent = sign.said.agent
    if not sign.is_noun or agent is None:
        return _ahead(sign) if sign.is_noun else ()
    token = sign.tree.words[agent.word].start
    if agent.anaphor and sign.line.lower(token) in ("its", "his", "her", "their"):
        if sign.relation == "obj" and (owner := ids_of(sign.outer.agent if sign.outer is not None else None)):
            return owner  # «A ended its war»
        before = [actor for actor in sign.clauses.actors if actor.end <= token and not actor.anaphor]
        if before and len(before[-1].ids) == (2 if sign.line.lower(token) == "their" else 1):
            return before[-1].ids
    return ids_of(agent)


def _ahead(sign: Sign) -> Ids:
    """«Their quarrel settled, A and B shook hands»: whom the pronoun that opens the sentence is ahead of."""
    if sign.line.lower(0) != "their" or sign.start > _OPENS_WITHIN:
        return ()
    return next((actor.ids for actor in sign.clauses.actors if actor.start > sign.end and len(actor.ids) == 2), ())


def fighters(sign: Sign) -> Ids:
    """Those who have the quarrel, wage the war or are locked in it."""
    described = sign.described
    takes = described is not None and described.lemma in (
        dispute_words("taking_part") | dispute_words("ending") | dispute_words("entering")
    )
    return (ids_of(described.agent) if described is not None and takes else ()) or _headed(sign) or _taking_part(sign)


def _headed(sign: Sign) -> Ids:
    """«Peru and Chile in row over fish»: the actors that open a line without a verb."""
    first = sign.tree.words[0]
    cases = {sign.tree.words[at].lower for at in sign.tree.children(sign.said.word, "case")}
    return first.actor.ids if sign.outer is None and first.actor is not None and cases & {"in", "at"} else ()


def _is_purpose(sign: Sign, outer: Proposition) -> bool:
    """«gave them a day in which to stop fighting»: an infinitive that nobody has agreed on."""
    marks = (sign.tree.words[at].tag for at in sign.tree.children(outer.word, "mark"))
    agreed = sign.governor is not None and bool(sign.governor.classes & {"AGREE", "SIGN", "CONCLUDE", "PROMISE"})
    return "TO" in marks and not agreed


def is_oblique(sign: Sign, prepositions: tuple[str, ...]) -> bool:
    """Whether one of these prepositions joins the noun to the verb around it, also past what measures it."""
    tree, words = sign.tree, {sign.said.word, sign.tree.heads[sign.said.word]}
    obliques = sign.outer.obliques if sign.outer is not None else ()
    return any(
        each.word in words and word in prepositions and tree.words[each.word].tag != "ACT" for word, each in obliques
    )


def _taking_part(sign: Sign) -> Ids:
    """Those who do what the verb around says, where it says that they contend."""
    outer = sign.outer
    if outer is None:
        return ()
    if sign.relation == "obl":
        into = is_oblique(sign, ("in", "into", "to", "at", "on"))
        if not into or outer.lemma not in dispute_words("entering"):
            return ()
        return ids_of(outer.object if outer.passive else outer.agent)
    if _is_purpose(sign, outer):
        return ()
    takes = outer.lemma in dispute_words("taking_part") and sign.relation in ("obj", "attr", "nsubj:pass", "xcomp")
    return ids_of(outer.agent) if takes else ()


def places_of(sign: Sign) -> Ids:
    """The states in which something happens, or that administer the territory where it does."""
    suffering = ruined(sign)
    if suffering:
        return suffering
    inside = (
        ids_at(sign.said, INSIDE)
        or ids_at(sign.described, INSIDE)
        or (ids_at(sign.outer, INSIDE) if sign.relation in ("nsubj", "obj", "nsubj:pass") else ())
    )
    return inside or holders_of(sign)


def ruined(sign: Sign) -> Ids:
    """«C is torn by war», «the war that ravages C»: the object of a verb of havoc."""
    for said in sign.all_said[1:]:
        if said.lemma in dispute_words("havoc") and said.object is not None and said.object.ids:
            return said.object.ids
    return ()


def holders_of(sign: Sign) -> Ids:
    """Who holds the first territory that the sentence names."""
    for entity in sign.line.entities:
        if entity.kind == "territory" and (holders := sign.context.territories.holders(entity.id)):
            return holders
    return ()


def claimants_of(sign: Sign) -> Ids:
    """The claimants of the first claimed territory that the sentence names."""
    for entity in sign.line.entities:
        if entity.kind == "territory" and (found := sign.context.territories.claimants(entity.id)):
            return found
    return ()


def target_of(sign: Sign, imposer: Ids) -> Ids:
    """The target of a measure without a named one: who demands its end, else the first other actor before it."""
    bites = sign.outer is not None and sign.outer.lemma in dispute_words("biting")
    if not imposer and not bites and sign.outer is not None:
        return demander_of(sign)
    before = (actor.ids for actor in sign.clauses.actors if actor.end <= sign.start)
    return next((ids for ids in before if not set(ids) & set(imposer) and all(map(can_contend, ids))), ())


def demander_of(sign: Sign) -> Ids:
    """Who wants a measure ended: «Cuba demands that the embargo be lifted»."""
    for said in (sign.outer, sign.governor):
        if said is not None and said.lemma in dispute_words("demanding"):
            return ids_of(said.agent)
    return ()


def named_before(sign: Sign) -> Ids:
    """The last single actor of the sentence before, for what is known already («the recounts»)."""
    before = sign.context.analysis.clauses[sign.number - 1].actors if sign.number and sign.definite else ()
    return next((actor.ids for actor in reversed(before) if len(actor.ids) == 1 and can_contend(actor.ids[0])), ())


def first_others(found: Iterable[Ids], agent: Ids) -> Ids:
    """The first of several phrases that names somebody else."""
    return next((ids for ids in found if ids and not set(ids) <= set(agent)), ())


def beside(sign: Sign, held: Argument) -> Ids:
    """«the cays off B that A claims»: the actor right after what is claimed."""
    words = sign.tree.words[held.word + 1 : held.word + 4]
    near = words[:1] and words[0].lower in ("off", "near", "of", "in")
    return next((word.actor.ids for word in words if near and word.actor is not None), ())


def contenders_in(arguments: Iterable[Argument]) -> Iterator[Ids]:
    """The contenders of each argument."""
    for argument in arguments:
        ids = tuple(filter(can_contend, argument.ids or argument.owners or argument.places))
        if ids:
            yield ids
