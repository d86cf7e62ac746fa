"""The steps that a sentence states of an accord: signed, sought, ratified, broken off.

`data/agreement_steps.toml` has what classes of verbs and nouns say, and what becomes of it where it is not asserted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from geobrief.reading.agreements.accords import OF_ITSELF, Accord
from geobrief.reading.agreements.terms import moves_on
from geobrief.reading.lexicons import agreement_words, document
from geobrief.reading.propositions.modality import modality_of_noun
from geobrief.reading.propositions.propositions import Proposition

STANDING = frozenset(
    ("under", "under the terms of", "in line with", "in accordance with", "in violation of", "in breach of", "by")
)
_RUNNING = frozenset(("PERFORM", "BE_PERFORMED", "CEASE"))
_MATTERS = ("on", "to", "upon", "over", "about", "with")
_DONE_TO = frozenset(("SIGN", "INITIAL", "RATIFY", "CONCLUDE", "AGREE"))
_FAILING = frozenset(("FAIL", "SEVER", "CALL_OFF"))
_ENDING = frozenset(("END", "BE_PERFORMED", "SEVER"))


@attrs.frozen(slots=True)
class ReadStep:
    """A status and the verb that states it; `sure` if it does so as a fact."""

    status: str
    verb: Proposition | None = None
    sure: bool = False


@attrs.frozen(slots=True)
class ReadSteps:
    """The steps in order, and the nearest verb; `is_real` is false if that verb is not asserted."""

    steps: tuple[ReadStep, ...] = ()
    verb: Proposition | None = None

    @property
    def is_real(self) -> bool:
        """Whether nothing is said to be untrue or still to come."""
        return self.verb is None or self.verb.modality.value == "asserted"

    @property
    def sure(self) -> bool:
        """Whether there are steps, and all are stated as facts."""
        return bool(self.steps) and all(step.sure for step in self.steps)


def steps_of(accord: Accord) -> ReadSteps:
    """The steps that the verbs and nouns around an accord state."""
    acting = accord.acting[0] if accord.acting else None
    if accord.argument.negated:
        is_reached = acting is not None and bool(acting.classes & {"CONCLUDE", "AGREE", "SIGN"})
        return ReadSteps((ReadStep("failed", acting, sure=is_reached),), acting)
    if accord.step_noun >= 0:
        return _of_noun(accord, accord.step_noun, _nouns()[accord.tree.words[accord.step_noun].lemma])
    if accord.is_talks:
        return _of_talks(accord)
    found = ReadSteps()
    for each in sorted(accord.acting, key=_is_weak):
        step = step_of_verb(each) if _is_matter(accord, each) else None
        if step is None or (found.verb is not None and _is_weak(each)):
            continue
        if found.verb is None:
            found = ReadSteps((step,) if step.status else (), each)
        elif (
            step.status
            and each.modality.value == "asserted"
            and moves_on([known.status for known in found.steps], step.status)
        ):
            found = attrs.evolve(found, steps=(*found.steps, step))
    if "MEMBERSHIP" in accord.argument.classes and found.verb is None:
        return ReadSteps((ReadStep("under_negotiation"),))
    if found.verb is not None:
        return found
    status = _of_phrase(accord)
    if status is None:
        return ReadSteps((), acting)
    is_real = acting is not None and acting.modality.value == "asserted"
    return ReadSteps((ReadStep(status, acting, sure=accord.is_new and is_real),), acting)


def _is_matter(accord: Accord, verb: Proposition) -> bool:
    """Whether a verb says something of an accord: not «it ended in a treaty», «the pact left each its flag»."""
    tree, at = accord.tree, accord.word
    if tree.heads[verb.word] in accord.phrase:
        return True
    while tree.heads[at] not in (verb.word, -1):
        at = tree.heads[at]
    if verb.agent is not None and verb.agent.word == at and not verb.passive:
        is_participle = verb.object is None and bool(verb.classes & _DONE_TO)  # «a treaty signed in Oslo»
        return verb.lemma == "be" or is_participle or bool(verb.classes & (OF_ITSELF | _RUNNING))
    by = accord.roles.preposition(at)
    if tree.relations[at] != "obl" or by in _MATTERS:
        return True
    # «suspended its membership of the pact», «withdrew from it»
    return verb.object is not None and (verb.object.word == at or verb.object.lemma in agreement_words("taking_part"))


def _of_noun(accord: Accord, noun: int, status: str) -> ReadSteps:
    modality = modality_of_noun(accord.roles, noun).value
    later = _later(status, modality)
    return ReadSteps((ReadStep(later, sure=modality == "asserted"),) if later else ())


def _of_talks(accord: Accord) -> ReadSteps:
    failing = next((each for each in accord.acting if each.classes & _FAILING or _ends_in_failure(each)), None)
    doing = next((each for each in accord.acting if each.object is not None and each.object.word == accord.word), None)
    if failing is None and doing is not None and doing.modality.value != "asserted":
        return ReadSteps((), doing)
    if failing is None and accord.tree.relations[accord.word] in ("obj", "nsubj:pass", "obl"):
        return _of_noun(accord, accord.word, "under_negotiation")
    if failing is None:
        return ReadSteps((ReadStep("under_negotiation", sure=True),))
    is_real = failing.modality.value == "asserted"
    return ReadSteps((ReadStep("failed" if is_real else "under_negotiation", failing, sure=is_real),), failing)


def step_of_verb(verb: Proposition) -> ReadStep | None:
    """The step that a verb states, with no status if its modality takes it away; None if the verb says nothing."""
    status = _verbs().get(verb.lemma) or next((step for label, step in _steps().items() if label in verb.classes), None)
    if status is None:
        return None
    modality = verb.modality.value
    is_stated = modality == "asserted" or (modality == "negated" and _fails(verb))
    return ReadStep(_later(status, modality) or "", verb, sure=is_stated and not _is_weak(verb))


def _fails(verb: Proposition) -> bool:
    """«failed to conclude»."""
    governor = verb.modality.governor
    return governor >= 0 and verb.tree.words[governor].lemma == "fail"


def _of_phrase(accord: Accord) -> str | None:
    """The status that the words around an accord presuppose, where no verb states a step."""
    tree, head = accord.tree, accord.tree.heads[accord.word]
    if accord.argument.owners and tree.words[accord.word].lemma == "agreement" and _has_content(accord):
        return "agreed"
    if head >= 0 and tree.words[head].tag in ("NN", "NNS") and tree.words[head].lemma in agreement_words("sought"):
        lemma = tree.words[head].lemma
        return "under_negotiation" if "talk" in lemma or lemma.startswith("negot") else "proposed"
    if accord.is_topic:
        return "under_negotiation"
    if accord.is_new:
        return "agreed"
    return "in_force" if accord.roles.preposition(accord.word) in STANDING else None


def _ends_in_failure(verb: Proposition) -> bool:
    """«ended in failure», «ended without a deal»."""
    fails = any(other.lemma in ("failure", "deadlock") or word == "without" for word, other in verb.obliques)
    return fails and bool(verb.classes & _ENDING)


def _has_content(accord: Accord) -> bool:
    """«Britain's agreement to cede the islands»."""
    clauses = accord.roles.children(accord.word, "acl")
    return any(accord.tree.words[index].tag == "VB" for index in clauses) or any(_contents(accord))


def _contents(accord: Accord) -> Iterator[int]:
    for index in accord.roles.children(accord.word, "nmod"):
        if accord.roles.preposition(index) == "to" and accord.tree.words[index].actor is None:
            yield index


def _later(status: str, modality: str) -> str | None:
    """What a step becomes where its verb is not asserted, or None."""
    later: str = document("agreement_steps")["later"].get(modality, {}).get(status, status)
    return later or None


def _is_weak(verb: Proposition) -> bool:
    """Whether a verb only says that an accord exists or runs on."""
    return verb.lemma not in _verbs() and not verb.classes & (_steps().keys() - _RUNNING)


@cache
def _steps() -> dict[str, str]:
    return dict(document("agreement_steps")["steps"])


@cache
def _verbs() -> dict[str, str]:
    return dict(document("agreement_steps")["verbs"])


@cache
def _nouns() -> dict[str, str]:
    return dict(document("agreement_steps")["nouns"])
