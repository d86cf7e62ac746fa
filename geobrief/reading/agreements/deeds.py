"""Drafts of agreements from deeds: sales, loans, exchanges, entry into an organisation, relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from geobrief.reading.agreements.accords import phrase, plain_words
from geobrief.reading.agreements.drafts import AgreementDraft
from geobrief.reading.agreements.parties import is_first_person, speaker_of
from geobrief.reading.agreements.terms import kind_of_words, kinds_of_words
from geobrief.reading.analysis import Analysis
from geobrief.reading.lexicons import agreement_words, document, table
from geobrief.reading.propositions.classes import noun_classes, verb_sense
from geobrief.reading.propositions.modality import modality_of_noun, modality_of_verb
from geobrief.reading.propositions.propositions import Proposition
from geobrief.reading.propositions.roles import Argument, Roles
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import Word

_JOINT = frozenset(("joint", "common", "mixed", "binational", "bilateral"))
_MEANS = frozenset(("MONEY", "CREDIT", "AID", "HELP"))


def deeds(analysis: Analysis, number: int) -> Iterator[AgreementDraft]:
    """What states do with each other that is an agreement: sales, loans, leases, exchanges, entry, relations."""
    for each in analysis.propositions[number]:
        if each.is_noun:
            continue
        rows = (row for label in each.classes & _deeds().keys() for row in _deeds()[label])
        for _, row in sorted(rows, key=lambda numbered: numbered[0]):
            draft = _deed(analysis, number, each, row)
            if draft is not None:
                yield draft
                break


@cache
def _deeds() -> dict[str, list[tuple[int, Mapping[str, str]]]]:
    """The rows of `deeds.csv`, with their numbers, by the class of their verb."""
    found: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
    for number, row in enumerate(table("deeds")):
        for verb in row["verb"].split("|"):
            found.setdefault(verb, []).append((number, row))
    return found


def _deed(analysis: Analysis, number: int, each: Proposition, row: Mapping[str, str]) -> AgreementDraft | None:
    if each.modality.value == "negated" or not _takes(each, row["noun"]):
        return None
    own = row["kind"] or (_only_kind(each) if row["noun"] == "@CONTENT" else _kind_of_object(each))
    kind, (status, stated) = own or _kind_of_deed(each), _status(each, row["status"])
    if status is None or kind is None:
        return None
    agents, others = _agents(each), _others(each, row)
    if row["gives"] and not others and len(agents) > 1:
        return None
    speaker = speaker_of(analysis.propositions[number]) if is_first_person(each.tree, each.word) else ()
    agents, others = agents or speaker, others or (speaker if agents else ())
    parties = tuple(dict.fromkeys((*agents, *others)))
    if not parties or (len(parties) < 2 and not row["gives"]):
        return None
    clauses = analysis.clauses[number]
    sure = stated and own is not None and len(parties) > 1 and each.agent is not None and not each.agent.anaphor
    return AgreementDraft(
        kind,
        parties,
        [(status, analysis.date_at(clauses, each.token))],
        [analysis.evidence(clauses.line)],
        f"agreements/{row['verb']}+{row['noun']}",
        giver=_giver(row["gives"], agents, others),
        basis="clause" if sure else "sentence",
        of_deed=True,
        with_unnamed=kind == "debt" and not agents and len(parties) == 1,
    )


def _agents(each: Proposition) -> tuple[str, ...]:
    """Who acts: the agent, the owner of a visit or letter that brings an offer, or of what is acted on."""
    if each.agent is None:
        return each.object.owners if each.object is not None else ()
    if not each.agent.ids and each.agent.lemma in agreement_words("unnamed"):
        return ()  # «the country's creditors»
    return each.agent.actors or (each.agent.owners if each.modality.governor >= 0 else ())


def _giver(gives: str, agents: Sequence[str], others: Sequence[str]) -> str | None:
    sides = {"agent": agents, "other": others}.get(gives, ())
    return sides[0] if agents and sides else None


def _status(each: Proposition, status: str) -> tuple[str | None, bool]:
    """The step that a deed is, by its modality and the words above it, and whether they state it; None if it is only
    wished for or possible."""
    if _partner_in_talks(each) is not None:
        return "under_negotiation", False
    if each.nominal and each.tree.words[each.tree.heads[each.word]].lemma in document("agreement_steps")["above_nouns"]:
        above = _above(each.tree, each.tree.heads[each.word])
        return (status if above == "done" else above), False
    if _is_purpose(each.tree, each.word):
        return None, False
    if each.modality.value == "asserted":
        return (status, True) if _is_of_real_noun(each.tree, each.word) else (None, False)
    if status != "agreed":
        return None, False
    governor = each.modality.governor
    if governor >= 0:
        above, is_real = _above(each.tree, governor), _is_asserted(each.tree, governor)
        return (status if above == "done" else above, is_real) if is_real else (None, False)
    auxiliaries = {each.tree.words[index].lower for index in each.tree.children(each.word, "aux")}
    if auxiliaries & {"will", "shall", "'ll"} or (each.modality.speaker >= 0 and "would" in auxiliaries):
        return status, False
    return ("under_negotiation" if each.modality.value == "future" else None), False


def _is_purpose(tree: Tree, verb: int) -> bool:
    """«asked for money to buy aircraft»: what another thing is for."""
    before = min(tree.children(verb, "mark"), default=0) - 1
    if before < 0 or tree.words[verb].tag != "VB":
        return False
    return tree.words[before].tag in ("NN", "NNS") and bool(noun_classes(tree, before) & _MEANS)


def _is_of_real_noun(tree: Tree, verb: int) -> bool:
    """Whether what a deed describes is real: not «far from an agreement on restructuring the debt»."""
    head = tree.heads[verb]
    of_noun = head >= 0 and tree.relations[verb] == "acl" and tree.words[head].tag in ("NN", "NNS")
    return not of_noun or _is_asserted(tree, head)


def _partner_in_talks(each: Proposition) -> Argument | None:
    """«is in talks with Chad to buy water», «the talks that it is holding with Moscow to buy aircraft»."""
    head, roles = each.tree.heads[each.word], Roles.of(each.tree)
    if head < 0 or each.tree.relations[each.word] != "xcomp":
        return None
    about = next(iter(roles.children(head, "obj")), roles.relative_object(head))
    holds = about is not None and bool(noun_classes(each.tree, roles.antecedent(about)) & {"TALKS"})
    for at in roles.children(head, "obl"):
        word = roles.preposition(at)
        if word.startswith(("in talks", "in negotiation")) or (holds and word == "with"):
            return roles.argument(at)
    return None


def _is_asserted(tree: Tree, governor: int) -> bool:
    roles = Roles.of(tree)
    of_noun = tree.words[governor].tag in ("NN", "NNS")
    return (modality_of_noun(roles, governor) if of_noun else modality_of_verb(roles, governor)).value == "asserted"


def _above(tree: Tree, governor: int) -> str | None:
    """What the verb or noun above an infinitive makes of a deed."""
    steps = document("agreement_steps")
    if tree.words[governor].tag in ("NN", "NNS"):
        noun: str | None = steps["above_nouns"].get(tree.words[governor].lemma)
        return noun
    classes = verb_sense(tree, governor).classes
    return next((step for label, step in steps["above"].items() if label in classes), None)


def _takes(each: Proposition, noun: str) -> bool:
    """Whether what a verb acts on is of a class; `@ORG` is an organisation, `@CONTENT` what two agree to do."""
    if noun == "":
        return True
    if noun == "@CONTENT":
        return bool(each.tree.children(each.word, "xcomp", "ccomp"))
    if noun == "@WITH":
        partner = each.oblique("with")
        return partner is not None and bool(partner.ids)
    if noun.startswith(("@FOR:", "@WITH:")):
        preposition, label = noun[1:].split(":")
        what = each.oblique(preposition.lower())
        return what is not None and label in what.classes
    if noun == "@RETURN":
        return each.oblique("in return for", "in exchange for") is not None
    if each.object is None:
        return False
    if noun == "@SUM":
        word = each.tree.words[each.object.word]
        return word.tag == "CD" or bool(each.object.classes & {"MONEY", "CREDIT"})
    if noun == "@JOINT":
        near = each.tree.children(each.object.word, "amod")
        return any(each.tree.words[at].lower in _JOINT for at in near)
    if noun == "@STATE":
        return any(":" not in one for one in each.object.ids)
    if noun == "@BASE":
        inner = (index for index in each.tree.children(each.word, "xcomp"))
        return any(
            "BASE" in Roles.of(each.tree).argument(at).classes
            for index in inner
            for at in each.tree.children(index, "obj")
        )
    if noun == "@ORG":
        return any(one.startswith("org:") for one in each.object.ids)
    wanted = set(noun.split("|"))
    if "TERRITORY" in wanted and any(_names_territory(each.tree.words[at]) for at in each.object.parts):
        return True
    return bool(each.object.classes & wanted) or ("WEAPON" in wanted and _kind_of_object(each) == "arms_transfer")


def _names_territory(word: Word) -> bool:
    ids = (*word.place, *(word.actor.ids if word.actor is not None else ()))
    return any(one.startswith("territory:") for one in ids)


def _others(each: Proposition, row: Mapping[str, str]) -> tuple[str, ...]:
    if row["noun"] == "@ORG" and each.object is not None:
        return tuple(one for one in each.object.ids if one.startswith("org:"))
    talks = _partner_in_talks(each)
    if talks is not None and talks.ids:
        return talks.ids
    for place in row["to"].split():
        if place == "own":
            ids = each.object.owners if each.object is not None else ()
        else:
            argument = {"obj": each.object, "second": each.second}.get(place) or each.oblique(place)
            it = place != "of" and argument is not None and each.tree.words[argument.word].lower == "it"
            ids = () if it else _meant(argument, place) if argument is not None else _inside(each, place)
        if ids:
            return ids
    return ()


def _meant(argument: Argument, place: str) -> tuple[str, ...]:
    """The actors of an argument; of «billions of Russian bonds» the owners, of «from Moscow» the state."""
    near = argument.owners if place == "of" else argument.places if place in ("from", "to") else ()
    return argument.ids or near[:1]


def _inside(each: Proposition, preposition: str) -> tuple[str, ...]:
    """The actors after a preposition deeper in the object («a sale of 40 aircraft to Greece»)."""
    roles = Roles.of(each.tree)
    inside = phrase(roles, each.object.word, clauses=False) if each.object is not None else set()
    for _, argument in each.obliques:
        inside |= phrase(roles, argument.word, clauses=False)
    return next(
        (ids for at in sorted(inside) if roles.preposition(at) == preposition and (ids := roles.argument(at).ids)), ()
    )


def _kind_of_object(each: Proposition) -> str | None:
    roles = Roles.of(each.tree)
    inside = phrase(roles, each.object.word, clauses=False) if each.object is not None else set()
    return kind_of_words(plain_words(each.tree, inside))


def _only_kind(each: Proposition) -> str | None:
    """The kind of a deed where its words can mean no other."""
    kinds = kinds_of_words(_words_of_deed(each))
    return next(iter(kinds)) if len(kinds) == 1 else None


def _kind_of_deed(each: Proposition) -> str | None:
    return kind_of_words(_words_of_deed(each))


def _words_of_deed(each: Proposition) -> list[str]:
    inside = phrase(Roles.of(each.tree), each.word) | {
        at for clause in each.tree.children(each.word, "xcomp", "ccomp") for at in phrase(Roles.of(each.tree), clause)
    }
    return plain_words(each.tree, inside - {each.word})
