"""Whether what a predicate says happened: asserted, future, hypothetical or negated, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from geobrief.reading.lexicons import document
from geobrief.reading.propositions.roles import VERBAL, Roles

_RANK = {"asserted": 0, "future": 1, "hypothetical": 2, "negated": 3}
_DEPTH = 12
_OPENING = ("det", "amod", "compound", "nummod", "nmod:poss", "aux", "aux:pass", "neg", "advmod", "nsubj", "nsubj:pass")


@attrs.frozen(slots=True)
class Reality:
    """The value; the word that reports it (a verb of saying), and the verb of refusing, planning or wishing above
    it."""

    value: str = "asserted"
    speaker: int = -1
    governor: int = -1


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of `modality.toml`."""
    return frozenset(document("modality")[name].split())


def _worse(one: str, other: str) -> str:
    return other if _RANK[other] > _RANK[one] else one


def modality_of_verb(roles: Roles, verb: int) -> Reality:
    """The modality of a verb by its auxiliaries, its negation and the predicates that it depends on."""
    value = _worse(_own(roles, verb), _framed(roles, verb))
    speaker = governor = -1
    tree, at = roles.tree, verb
    for _ in range(_DEPTH):
        head, relation = tree.heads[at], tree.relations[at]
        if head < 0:
            break
        value = _worse(value, _framed(roles, at) if at != verb else "asserted")
        if relation == "conj" and tree.words[head].tag not in ("NN", "NNS", "ACT"):
            value = _worse(value, _shared(roles, at, head))
            at = head
            continue
        if relation == "acl" and tree.words[at].tag == "VB" and tree.words[head].lemma in listed("plans"):
            value = _worse(value, "negated" if tree.words[head].lemma in listed("refusals") else "future")
            governor = head if governor < 0 else governor
            break
        if relation in ("ccomp", "acl") and tree.words[head].tag in ("NN", "NNS") and _is_called_false(roles, head):
            value = "negated"
        if relation in ("acl", "acl:relcl") and _is_denied(roles, head):
            value = "negated"
        if relation == "acl" and tree.words[head].tag == "JJ":  # «is due to visit»
            value = _worse(value, _of_state(roles, head) or "asserted")
            break
        if relation == "acl" and tree.words[at].tag == "VB" and tree.relations[head] == "obj":
            at = head = tree.heads[head]  # «is considering sending aid to help»
            value = _worse(value, _own(roles, at))
            continue
        if relation not in ("xcomp", "ccomp", "advcl"):
            break
        outer, says = _of_content(roles, at, head, relation)
        if outer is not None:
            value = _worse(value, outer)
            governor = head if governor < 0 and not says else governor
        if says and speaker < 0:
            speaker = head
        if relation == "advcl" and _goes_on(roles, at, head):
            value = _worse(value, _own(roles, head))  # «will go on fighting», «will start talking»
            at = head
            continue
        if relation == "advcl" and outer is None:
            marks = {tree.words[index].lower for index in roles.children(at, "mark")}
            if marks & {"when", "once", "until", "after", "before", "as"} and _own(roles, head) == "future":
                value = _worse(value, "future")
            break
        own = _own(roles, head)
        if relation == "xcomp" or (relation == "ccomp" and own in ("negated", "hypothetical")):
            value = _worse(value, "hypothetical" if relation == "ccomp" and own == "negated" else own)
        at = head
    if value == "future" and _is_conditional(roles, at):
        value = "hypothetical"
    if value == "asserted" and speaker < 0 and tree.words[-1].lower == "?":
        value = "hypothetical"
    return Reality(value, speaker, governor)


def _goes_on(roles: Roles, verb: int, head: int) -> bool:
    """«start negotiating», «kept shelling»: the participle says what the outer verb only begins or goes on with."""
    cases = {roles.tree.words[index].lower for index in roles.children(verb, "case", "mark")}
    plain = roles.tree.words[verb].tag == "VBG" and cases <= {"on"}
    return plain and roles.tree.words[head].lemma in listed("achieving") | listed("going_on")


@cache
def _frames() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases that open a clause or noun phrase of what is not real, by their last word; the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for value, phrases in document("modality")["framed"].items():
        for phrase in phrases:
            *before, last = phrase.split()
            found.setdefault(last, []).append((tuple(reversed(before)), value))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}


def _framed(roles: Roles, word: int) -> str:
    """What the words right before a clause or noun phrase make of it: «far from certain to», «no evidence that»."""
    value = "asserted"
    for at in _openings(roles, word):
        value = _worse(value, _frame_at(roles, at))
    return value


def _openings(roles: Roles, word: int) -> Iterator[int]:
    """The words that can end a phrase before a clause or noun phrase: its markers, else the word before it."""
    markers = [index for index in roles.children(word, "mark", "case") if index < word]
    if markers:
        yield from markers
        return
    first = word
    for _ in range(_DEPTH):
        parts = [at for at in roles.children(first, *_OPENING) if at < first]
        if not parts:
            break
        first = min(parts)
    yield first - 1


def _frame_at(roles: Roles, last: int) -> str:
    words, frames = roles.tree.words, _frames()
    if last < 0:
        return "asserted"
    lemma, (*inside, key) = words[last].lemma, words[last].lower.split()
    for before, value in (*frames.get(key, ()), *(frames.get(lemma, ()) if lemma != key else ())):
        if inside and tuple(reversed(inside)) != before[: len(inside)]:
            continue
        before, at = before[len(inside) :], last - 1
        for part in before:
            while part != "not" and at > 0 and words[at].tag in ("RB", "DATE", "NOT") and words[at].lower != part:
                at -= 1
            if at < 0 or part not in (words[at].lower, words[at].lemma):
                break
            at -= 1
        else:
            return value
    return "asserted"


def _is_conditional(roles: Roles, verb: int) -> bool:
    """Whether a clause with «if» or «unless» depends on a verb."""
    marks = (mark for clause in roles.children(verb, "advcl") for mark in roles.children(clause, "mark"))
    return any(roles.tree.words[mark].lower in listed("conditions") for mark in marks)


def _is_called_false(roles: Roles, noun: int) -> bool:
    """«reports that … were false»."""
    verb = roles.tree.heads[noun]
    return verb >= 0 and any(roles.tree.words[index].lower in listed("false") for index in roles.children(verb, "attr"))


def _is_denied(roles: Roles, noun: int) -> bool:
    """«there were no troops massing», «not one ship was seen that …»."""
    if not roles.has_negation:
        return False
    described = {roles.tree.words[index].lower for index in roles.children(noun, "det")}
    return "no" in described or _is_not_one(roles, noun)


def _shared(roles: Roles, verb: int, head: int) -> str:
    """What a coordinated verb takes over from the first: the modal of «will meet and sign», not its negation."""
    tree = roles.tree
    if roles.children(verb, "aux", "nsubj"):
        return "asserted"
    if tree.words[verb].tag not in ("VB", "VBP", "VBG") and tree.words[head].tag in ("VB",):
        return "asserted"
    joined = {tree.words[index].lower for index in roles.children(head, "cc")}
    if "or" in joined and tree.words[verb].tag == tree.words[head].tag and is_negated(roles, head):
        return "negated"  # «will not be surrendered or sunk»
    return _auxiliaries(roles, head)


def _own(roles: Roles, verb: int) -> str:
    if is_negated(roles, verb):
        return "negated"
    if not roles.tree.dependents(verb):
        return "asserted"
    marks = {roles.tree.words[index].lower for index in roles.children(verb, "mark")}
    if marks & listed("conditions"):
        return "hypothetical"
    if any(roles.tree.words[index].lower in listed("nearly") for index in roles.children(verb, "advmod")):
        return "hypothetical"
    return _auxiliaries(roles, verb)


def is_negated(roles: Roles, verb: int) -> bool:
    """Whether a verb is denied by its own words: «did not sign», «no side signed»."""
    tree = roles.tree
    if not roles.has_negation:
        return False
    if roles.children(verb, "neg"):
        return not any(tree.words[index].lower == "only" for index in roles.children(verb, "advmod"))
    first = min((verb, *roles.children(verb, "aux", "aux:pass", "advmod")))
    if first and tree.words[first - 1].lower in ("neither", "nor"):
        return True
    if any(tree.words[index].lower.endswith(("n't", "nnot")) for index in roles.children(verb, "aux", "aux:pass")):
        return True
    words = roles.children(verb, "nsubj", "nsubj:pass", "obj")
    if any(tree.words[index].lower in listed("no_subjects") for index in words):
        return True
    if any(tree.words[index].lower == "nothing" for index in roles.children(verb, "obl")):
        return True  # «asked for nothing»
    if any(_is_not_one(roles, index) for index in roles.children(verb, "nsubj", "nsubj:pass")):
        return True
    words = [*words, *(index for index in roles.children(verb, "obl") if roles.preposition(index) != "with")]
    determiners = (at for index in words for at in roles.children(index, "det", "amod", "cc"))
    return any(tree.words[at].lower in ("no", "neither", "nor") for at in determiners)


def _is_not_one(roles: Roles, noun: int) -> bool:
    """«not one soldier», «not a single ship»."""
    first = min((noun, *roles.children(noun, "det", "amod", "compound", "nummod")))
    return first > 0 and roles.tree.words[first - 1].tag == "NOT"


def _auxiliaries(roles: Roles, verb: int) -> str:
    tree = roles.tree
    auxiliaries = [tree.words[index].lower for index in roles.children(verb, "aux", "aux:pass")]
    if set(auxiliaries) & listed("future_modals"):
        return "future"
    if set(auxiliaries) & listed("hypothetical_modals"):
        return "future" if "would" in auxiliaries and _is_reported(roles, verb) else "hypothetical"
    to = any(tree.words[index].tag == "TO" for index in roles.children(verb, "mark"))
    if (
        to
        and auxiliaries
        and tree.words[verb].tag in ("VB", "VBN")
        and auxiliaries[0] in ("is", "are", "was", "were", "am", "has", "have")
    ):
        return "future" if auxiliaries[0] not in ("has", "have") else "hypothetical"
    return "asserted"


def _is_reported(roles: Roles, verb: int) -> bool:
    return roles.tree.relations[verb] in ("ccomp", "acl:relcl", "conj")


def _of_content(roles: Roles, verb: int, head: int, relation: str) -> tuple[str | None, bool]:
    """What the outer predicate makes of its content, and whether it reports it as somebody's words."""
    tree = roles.tree
    lemma = tree.words[head].lemma
    if tree.words[head].tag == "JJ":
        return _of_state(roles, head), False
    if tree.words[head].tag in ("NN", "NNS"):
        return _of_adjective(lemma), False
    if tree.words[head].tag == "BE" or lemma == "be":
        attribute = next(iter(roles.children(head, "attr")), -1)
        return _of_state(roles, attribute) if attribute >= 0 else "asserted", False
    if relation == "xcomp":
        if lemma == "have" and any(tree.words[index].lower == "yet" for index in roles.children(head, "advmod")):
            return "negated", False
        if tree.words[head].tag in ("VBN",) and lemma in (
            "expect",
            "schedule",
            "set",
            "plan",
            "slate",
            "believe",
            "say",
            "think",
        ):
            return ("future" if lemma not in ("believe", "say", "think") else "asserted"), False
        for name, value in (
            ("failing", "negated"),
            ("planning", "future"),
            ("wishing", "hypothetical"),
            ("achieving", "asserted"),
        ):
            if lemma in listed(name):
                return value, False
        return "future" if tree.words[verb].tag == "VB" else "asserted", False
    if relation == "ccomp":
        if lemma in listed("denying"):
            return "negated", True
        if lemma in listed("doubting"):
            return "hypothetical", True
        return "asserted", True
    return _of_case(roles, verb, lemma), lemma in ("accuse", "blame")


def _of_state(roles: Roles, adjective: int) -> str | None:
    """«is due to», «is not certain to», «far from sure to»."""
    tree = roles.tree
    verb, lemma = tree.heads[adjective], tree.words[adjective].lemma
    before = {tree.words[index].lower for index in range(max(0, adjective - 3), adjective)}
    doubted = (verb >= 0 and is_negated(roles, verb)) or not before.isdisjoint(listed("doubted"))
    if lemma in listed("certain"):
        return "hypothetical" if doubted else "future" if lemma in ("certain", "sure") else "asserted"
    if doubted and lemma in listed("true"):
        return "negated"
    return _of_adjective(lemma)


def _of_adjective(lemma: str) -> str | None:
    if lemma in ("due", "bound", "set"):
        return "future"
    if lemma in listed("false"):
        return "negated"
    if lemma in listed("negative_adjectives"):
        return "negated"
    return "hypothetical" if lemma in listed("open") else "asserted"


def _of_case(roles: Roles, verb: int, lemma: str) -> str | None:
    """An adverbial clause: «after signing» happened, «without signing» and «deny having signed» did not."""
    cases = {roles.tree.words[index].lower for index in roles.children(verb, "case")}
    if cases & {"without", "instead of", "rather than"} or lemma in listed("denying") or lemma in listed("failing"):
        return "negated"
    if "from" in cases:
        return "hypothetical"
    if "over" in cases or "about" in cases:
        return "hypothetical"
    if "before" in cases or "for" in cases or "on" in cases:
        return None if lemma not in listed("wishing") else "hypothetical"
    return "asserted" if cases & {"of"} else None


def modality_of_noun(roles: Roles, noun: int) -> Reality:
    """The modality of a noun of action, by its own words and the verb that it depends on."""
    tree = roles.tree
    described = {tree.words[index].lower for index in roles.children(noun, "det", "amod", "compound")}
    if "no" in described or "neither" in described:
        return Reality("negated")
    if described & listed("thought_of"):
        return Reality("hypothetical")
    framed = _framed(roles, noun)
    if framed != "asserted":
        return Reality(framed)
    head, relation = tree.heads[noun], tree.relations[noun]
    if head >= 0 and tree.words[head].lemma == "be" and relation in ("nsubj", "attr"):
        outer = modality_of_verb(roles, head)
        attribute = next(iter(roles.children(head, "attr")), noun)
        if relation == "nsubj" and tree.words[attribute].lower in listed("open") | listed("false"):
            outer = attrs.evolve(outer, value=_worse(outer.value, "hypothetical"))
        return outer
    if head >= 0 and relation in ("obj", "nsubj", "nsubj:pass", "obl", "attr") and tree.words[head].tag in VERBAL:
        if relation == "nsubj" and roles.children(head, "obj"):
            return Reality("future" if described & listed("coming") else "asserted")
        outer = modality_of_verb(roles, head)
        lemma = tree.words[head].lemma
        if lemma in listed("cancelling"):
            return attrs.evolve(outer, value="negated")
        if lemma == "rule" and relation != "obl":  # «cannot be ruled out»
            return attrs.evolve(outer, value="hypothetical", governor=head)
        if relation in ("obj", "nsubj:pass") and lemma in listed("wishing"):
            return attrs.evolve(outer, value=_worse(outer.value, "hypothetical"), governor=head)
        if relation in ("obj", "nsubj:pass") and lemma in (listed("failing") | listed("denying")):
            return attrs.evolve(outer, value="negated", governor=head)
        if relation != "obl" or lemma in listed("being_in") or roles.preposition(noun) in ("into", "to", "of"):
            value = "future" if described & listed("coming") else "asserted"
            return attrs.evolve(outer, value=_worse(outer.value, value))
    return Reality("future" if described & listed("coming") else "asserted")
