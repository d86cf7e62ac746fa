"""An agreement as far as one accord or deed of a sentence describes it: kind, parties, step, date, subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from geobrief.evidence import Evidence
from geobrief.model import Agreement
from geobrief.quantities import Quantity
from geobrief.reading.agreements.accords import Accord, phrase
from geobrief.reading.agreements.parties import outsiders, parties_of
from geobrief.reading.agreements.steps import STANDING, ReadStep, ReadSteps, step_of_verb, steps_of
from geobrief.reading.agreements.terms import kind_around, kind_of_words, kinds_of_words, titled
from geobrief.reading.ledger import can_contend
from geobrief.reading.lexicons import agreement_words
from geobrief.reading.propositions.classes import noun_classes
from geobrief.reading.propositions.roles import Roles
from geobrief.reading.quantities import find_quantities

if TYPE_CHECKING:
    from geobrief.vocabulary.literals import ReadingBasis

_ABOUT = frozenset(("on", "for", "over", "about", "regulating", "concerning"))
_ENDED = frozenset(("terminated", "suspended", "failed"))
_FEW, _MANY = 5, 12  # parties
_WORTH = 5  # tokens
_OPENING, _AROUND = 3, 12  # sentences
_OF_SENTENCE, _OF_TITLE = 4, 3  # weights
# Kinds that the words of an accord itself must say: a text full of tanks is not about their sale.
_SAID_NEAR = frozenset(("arms_transfer", "accession"))


@attrs.define(slots=True)
class AgreementDraft:
    """An agreement under construction; without parties it may be a mention of one already found.

    `pointing` is true after «the», «this», «its»; `named` if its noun is capitalised («the Military Bases Agreement of
    1947»); `giver` is the party that supplies, lends or hosts. `modality` is that of what its sentence says of it;
    `presupposed` is true if no word says its step, so that it adds none to an agreement already found. `basis` is what
    its kind, parties and step rest on. `dated` is the date in its own phrase; `weak` if its step only says
    that it exists, so that other sentences must say whose it is; `of_deed` if a deed gave it, not a noun. `under` is
    true after «under», «in line with», where what is done is done under it, `kind_is_own` if its own words say it;
    `is_known` if it is called by a title of the register; `with_unnamed` if it has one party and unnamed rebels or
    creditors; `outsiders` are those who mediate or praise; `is_stated` if something is said to have happened.
    """

    kind: str | None
    parties: tuple[str, ...]
    steps: list[tuple[Any, str | None]]
    evidence: list[Evidence]
    rule: str
    subject: str | None = None
    quantities: list[Quantity] = attrs.field(factory=list)
    pointing: bool = False
    named: bool = False
    giver: str | None = None
    modality: str = "asserted"
    presupposed: bool = False
    basis: ReadingBasis = "sentence"
    dated: str | None = None
    weak: bool = False
    kind_is_own: bool = True
    is_known: bool = False
    with_unnamed: bool = False
    outsiders: frozenset[str] = frozenset()
    of_deed: bool = False
    under: bool = False
    is_stated: bool = attrs.field(default=attrs.Factory(lambda draft: draft.modality == "asserted", takes_self=True))


def draft_of(accord: Accord) -> AgreementDraft:
    """The draft of an accord, as far as its sentence states it."""
    clauses, stated, parties = accord.clauses, steps_of(accord), parties_of(accord)
    ids, own = tuple(parties.ids), _own_date(accord)
    known = titled(clauses.line, accord.tree.words[accord.word].start, ids, (own or "")[:4])
    kind, basis = (known.kind, "phrase") if known is not None else _kind(accord)
    listed = _meant(accord, known) if known is not None and len(ids) < 2 else ()
    is_from_register = len(listed) > 1
    ids = listed if is_from_register else ids
    steps = [(step.status, _date(accord, step, own)) for step in stated.steps]
    is_presupposed = accord.is_pointing or parties.together
    if not steps and not accord.is_talks and stated.is_real and (own or (len(ids) > 1 and is_presupposed)):
        steps = [("in_force", own or _date(accord, ReadStep("in_force", stated.verb), None))]
    words = [accord.tree.words[index] for index in accord.phrase]
    return AgreementDraft(
        kind,
        ids,
        steps,
        [accord.analysis.evidence(clauses.line)],
        f"agreements/{'+'.join(sorted(stated.verb.classes)) if stated.verb else 'named'}",
        _subject(accord),
        list(find_quantities(clauses.line, words[0].start, _end_of_worth(accord))),
        pointing=accord.is_pointing,
        named=clauses.line.tokens[accord.tree.words[accord.word].start].is_capital,
        modality="negated" if accord.argument.negated else stated.verb.modality.value if stated.verb else "asserted",
        presupposed=not stated.steps,
        basis="register" if is_from_register else "clause" if parties.sure and stated.sure else "sentence",
        dated=own,
        under=accord.roles.preposition(accord.word) in STANDING,
        weak=_is_weak(accord, stated, steps) or (accord.is_new and basis != "phrase"),
        kind_is_own=basis == "phrase",
        is_known=known is not None,
        outsiders=outsiders(accord),
        with_unnamed=parties.with_unnamed and len(ids) == 1,
    )


def _is_weak(accord: Accord, stated: ReadSteps, steps: list[tuple[str, str | None]]) -> bool:
    """Whether a sentence only says that an accord exists, or that there is none."""
    if not stated.steps or accord.argument.negated:
        return not stated.sure
    begins = stated.verb is not None and "ENTER_FORCE" in stated.verb.classes
    return steps[0][0] == "in_force" and not begins


def _end_of_worth(accord: Accord) -> int:
    """The token after the words about an accord, with what it is worth."""
    line, end = accord.clauses.line, accord.tree.words[accord.phrase[-1]].end
    return min(len(line.tokens), end + _WORTH) if line.lower(end) in ("worth", "valued") else end


def _date(accord: Accord, step: ReadStep, own: str | None) -> str | None:
    """The date of a step: that in the phrase for what the phrase says, else the nearest to its verb."""
    heads = accord.tree.heads
    is_inside = step.verb is None or heads[step.verb.word] in accord.phrase
    is_own = own is not None and (is_inside or (step.verb is not None and step.verb.word == heads[accord.word]))
    if is_own and (is_inside or step.status not in _ENDED):
        return own
    token = step.verb.token if step.verb else accord.tree.words[accord.word].start
    found = accord.analysis.date_at(accord.clauses, token)
    return None if is_own and found == own else found  # «tore up the treaty of 1937» was not in 1937


def _own_date(accord: Accord) -> str | None:
    """The date in the phrase itself: «the treaty of 1929», «the 1959 treaty», «an accord signed in May»."""
    tokens = accord.clauses.line.tokens
    acting = {each.word for each in accord.acting if step_of_verb(each) is not None}
    clauses = [index for index in accord.roles.children(accord.word, "acl", "acl:relcl") if index in acting]
    inside = (index for clause in clauses for index in accord.roles.children(clause, "obl", "obl:tmod"))
    for index in (*sorted(phrase(accord.roles, accord.word, clauses=False)), *inside):
        word = accord.tree.words[index]
        if word.date:
            dates = accord.analysis.dates_in(tokens[word.start].start, tokens[word.end - 1].end)
            if dates:
                return dates[0].value
    return None


def _meant(accord: Accord, known: Agreement) -> tuple[str, ...]:
    """The parties of an agreement of the register that a text means, if it names one of them: both states, else those
    that it names, else all where they are few; none that only guarantees it."""
    named = {entity.id for entity in accord.analysis.mentions.entities if not entity.place}
    guarantors = {role.party for role in known.roles if role.role == "guarantor"}
    parties = tuple(
        party for party in known.parties if party not in guarantors and (can_contend(party) or party in named)
    )
    meant = tuple(party for party in parties if party in named)
    if not meant or len(known.parties) > _MANY:
        return ()
    if len(parties) > 2 and len(meant) > 1:
        return meant
    return parties if len(parties) <= _FEW else ()


def _kind(accord: Accord) -> tuple[str | None, str]:
    """The kind, and what gives it: the accord's own phrase, the only kind that its clause can mean, or a sentence."""
    classes = accord.argument.classes
    for label, kind in (("CEASEFIRE", "ceasefire"), ("MEMBERSHIP", "accession"), ("ALLIANCE", "alliance")):
        if label in classes:
            return kind, "phrase"
    line, place = accord.clauses.line, accord.tree.words[accord.word].start
    plain = kind_of_words(accord.words(clauses=False))
    own = kind_of_words(accord.words(clauses=True)) if plain in (None, "other") else plain
    lemmas = (accord.tree.words[index].lemma for index in accord.phrase)
    if own == "arms_transfer" and not agreement_words("limiting").isdisjoint(lemmas):
        own = "arms_control"
    if own is not None:
        return own, "phrase"
    start, end = accord.clauses.span(place)
    near = kind_around(line.lowers[start:end], place - start)
    if near is not None:
        return near, "clause" if len(kinds_of_words(line.lowers[start:end])) == 1 else "sentence"
    of_sentence = kinds_of_words(line.lowers)
    if len(of_sentence) == 1:
        return next(iter(of_sentence)), "clause"
    around = _kind_of_text(accord)
    return {"ceasefire": "peace"}.get(around or "", around), "sentence"


def _kind_of_text(accord: Accord) -> str | None:
    """What the text around an accord is about: its own sentence counts most, then the headline and those before it."""
    sentences, number = accord.analysis.clauses, accord.number
    near = {*range(_OPENING), *range(number - _AROUND, number + _AROUND)}
    words: list[str] = []
    for at in sorted(at for at in near if 0 <= at < len(sentences)):
        line = sentences[at].line
        words += line.lowers * (
            _OF_SENTENCE if at == number else _OF_TITLE if line.sentence.is_title else _of_near(number - at)
        )
    return kind_of_words(words, without=_SAID_NEAR)


def _of_near(distance: int) -> int:
    """How much the words of a sentence count, by how far it is before."""
    return 2 if distance in (1, 2) else 1


def _subject(accord: Accord) -> str | None:
    for index in accord.roles.children(accord.word, "nmod"):
        if accord.roles.preposition(index) in _ABOUT and accord.tree.words[index].actor is None:
            words = sorted(_matter(accord.roles, index))
            tokens = accord.clauses.line.words(accord.tree.words[words[0]].start, accord.tree.words[words[-1]].end)
            return " ".join(tokens.split()) or None
    return None


def _matter(roles: Roles, head: int) -> set[int]:
    """The words that say what an accord is about: a noun with its modifiers and «of»; what is sold, not the sale."""
    inner = [index for index in roles.children(head, "nmod") if roles.preposition(index) == "of"]
    if "ORDER" in noun_classes(roles.tree, head) and inner:
        return _matter(roles, inner[0])
    found = {head, *roles.children(head, "det", "amod", "compound", "nummod", "nmod:poss")}
    for index in tuple(found - {head}):
        found.update(roles.children(index, "det", "amod", "compound", "nummod"))
    for index in inner:
        found |= _matter(roles, index)
    return found
