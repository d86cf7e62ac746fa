"""Which actor phrases belong to a sign of contention? What owns it, what follows it, who does it and to whom."""

from __future__ import annotations

from geobrief.reading.disputes.drafts import Ids
from geobrief.reading.disputes.scene import contends
from geobrief.reading.disputes.signs import Sign
from geobrief.reading.grammar.actors import Actor
from geobrief.reading.grammar.clauses import Clauses
from geobrief.reading.grammar.subjects import subject_of
from geobrief.reading.inflection import is_finite
from geobrief.reading.lexicons import dispute_words, words

_NEAR, _FAR = 5, 12


def between(sign: Sign) -> Actor | None:
    """«… between A and B» behind the cue."""
    for actor in sign.clauses.behind(sign.cue.end, reach=_FAR):
        if sign.clauses.preposition(actor) in ("between", "among") and len(actor.ids) > 1:
            return actor
    return None


def by(sign: Sign) -> Actor | None:
    """«… by A» behind the cue, before another verb."""
    actor, end = sign.clauses.by(sign.cue.end), sign.cue.end
    return actor if actor and not any(is_finite(sign.line, index) for index in range(end, actor.start)) else None


def owner(sign: Sign) -> Actor | None:
    """«A's war», «the Russian-Ukrainian conflict», «its quarrel»."""
    actor = next((one for one in reversed(sign.clauses.actors) if one.end <= sign.cue.start), None)
    if actor is None or sign.cue.start - actor.end >= _NEAR:
        return None
    gap = range(actor.end, sign.cue.start)
    free = all(sign.line.lower(index) == "'s" or _modifies(sign.clauses, index) for index in gap)
    owns = free and (actor.owner or not gap or not sign.clauses.preposition(actor))
    return _meant(sign.clauses, actor) if owns else None


def _modifies(clauses: Clauses, index: int) -> bool:
    line = clauses.line
    return line.tokens[index].is_word and line.lower(index) not in words("breaks") and not is_finite(line, index)


def _meant(clauses: Clauses, actor: Actor) -> Actor:
    """«its» means whom the sentence has just named, else whom the text has led up to."""
    pronoun = clauses.line.lower(actor.start)
    if not actor.anaphor or pronoun not in ("its", "his", "her", "their"):
        return actor
    before = [one for one in clauses.actors if one.end <= actor.start and not one.anaphor]
    return before[-1] if before and len(before[-1].ids) == (2 if pronoun == "their" else 1) else actor


def behind(sign: Sign, prepositions: str) -> Actor | None:
    """The first phrase behind a cue with a preposition of a list; a participle may stand between («imposed on»)."""
    for actor in sign.clauses.behind(max(sign.cue.start + 1, sign.cue.end - 1), reach=_FAR):
        if actor.owner and actor.anaphor:  # «coups of their own»
            continue
        governed = actor.start >= sign.cue.end and sign.clauses.preposition(actor) in dispute_words(prepositions)
        if governed and not any(_interrupts(sign, index) for index in range(sign.cue.end, actor.start)):
            return actor
    return None


def _interrupts(sign: Sign, index: int) -> bool:
    lower = sign.line.lower(index)
    return lower in dispute_words("over") or (is_finite(sign.line, index) and lower not in dispute_words("imposing"))


def subject(sign: Sign) -> Actor | None:
    """Who does what is said with the cue; «there was a war» has none."""
    return subject_of(sign.clauses, sign.cue.start)


def agent(sign: Sign) -> Actor | None:
    """Who did a deed: the subject, in the passive the phrase behind «by»; of a noun its owner."""
    if sign.cue.is_noun:
        return by(sign) or owner(sign) or subject(sign)
    return by(sign) if sign.clauses.is_passive(sign.cue) else subject(sign) or _described(sign)


def _described(sign: Sign) -> Actor | None:
    """«a Soviet interceptor», «an American drone»: whose something is that acts, where the thing is no known agent."""
    start, _ = sign.span()
    before = (actor for actor in sign.clauses.actors if start <= actor.start < sign.cue.start)
    first = next((actor for actor in before if actor.owner), None)
    return first if first and first.start <= start + 2 and not sign.clauses.preposition(first) else None


def patient(sign: Sign) -> Actor | None:
    """To whom it was done: the subject of a passive, whom «which» means, else the first that can be an object."""
    if not sign.cue.is_noun and sign.clauses.is_passive(sign.cue):
        return subject(sign)
    doer, (start, _) = agent(sign), sign.span()
    if sign.line.lower(start) in ("which", "whom", "that") and doer and doer.start >= start:
        return next((actor for actor in sign.clauses.actors if start - 2 <= actor.end <= start), None)
    return _object(sign, doer)


def _object(sign: Sign, doer: Actor | None) -> Actor | None:
    _, end = sign.clauses.span(max(sign.cue.start, sign.cue.end - 1))
    fitting = [
        actor
        for actor in sign.clauses.actors
        if sign.cue.start < actor.start < min(end, sign.cue.end + _FAR)
        and sign.clauses.preposition(actor) in dispute_words("affecting") | {""}
        and (doer is None or not set(actor.ids) <= set(doer.ids))
    ]
    return min(fitting, key=lambda actor: sign.clauses.preposition(actor) == "from", default=None)


def earlier(sign: Sign, index: int) -> Actor | None:
    """The nearest phrase before a token, in its sentence or the one before, that can be a side."""
    here = (actor for actor in reversed(sign.clauses.actors) if actor.end <= index)
    lately = reversed(sign.scene.analysis.clauses[sign.number - 1].actors if sign.number else ())
    return next((actor for actors in (here, lately) for actor in actors if all(map(contends, actor.ids))), None)


def sufferer(sign: Sign, imposer: Actor) -> Ids:
    """Whom sanctions hit that name nobody: the first other in the sentence, or who was spoken of before."""
    others = (actor for actor in sign.clauses.actors if actor.end <= sign.cue.start)
    actor = next((one for one in others if not set(one.ids) & set(imposer.ids)), None) or earlier(sign, 0)
    return actor.ids if actor and not set(actor.ids) & set(imposer.ids) else ()
