"""Tags of words that can be verbs, by their form and the words around them, and of participles that look like past
forms: «the deal signed in Oslo fell»."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.english import WordFacts
from geobrief.reading.syntax.words import NOMINAL, Word, finite_follows, listed, lower_at, nominal_next, starts_object

_BEFORE_INFINITIVE = frozenset(
    "due ready able unable likely unlikely willing unwilling set expected eager keen free".split()
)
_WITH_FOR = frozenset("providing calling allowing relating dealing pertaining applying".split())


def tag_before(words: Sequence[Word], index: int) -> str:
    """The tag of the word before, past adverbs."""
    at = index - 1
    while at >= 0 and words[at].tag in ("RB", "NOT"):
        at -= 1
    return words[at].tag if at >= 0 else "START"


def _before_date(words: Sequence[Word], index: int) -> str:
    """The tag before a date and its preposition: «the ministers on Thursday put»."""
    at = index - 1
    while at >= 0 and words[at].tag in ("RB", "NOT", "DATE", "IN"):
        at -= 1
    return words[at].tag if at >= 0 else "DATE"


def is_infinitive(words: Sequence[Word], index: int) -> bool:
    """Whether «to» opens an infinitive."""
    if (
        index + 1 < len(words)
        and words[index - 1].lower in _BEFORE_INFINITIVE
        and words[index + 1].facts.form == "base"
    ):
        return True
    at = index + 1
    while (
        at < len(words)
        and (words[at].lower in listed("adverbs") or words[at].facts.adverb)
        and not words[at].facts.verb
    ):
        at += 1
    if at >= len(words) or words[at].tag in ("ACT", "DATE", "CD"):
        return False
    following = words[at]
    if following.lower in ("be", "have", "do"):
        return True
    known = following.facts
    if known.form not in ("base", "any") or following.lower in listed("determiners"):
        return False
    if index and words[index - 1].facts.verb in listed("infinitive") and known.form == "base":
        return True
    return not (following.lower in listed("mostly_nouns") and not starts_object(words, at + 1))


def tag_of_verb_form(words: Sequence[Word], index: int, known: WordFacts) -> str:
    """The tag of a word that can be a verb."""
    before = tag_before(words, index)
    before = _before_date(words, index) if before == "DATE" else before
    lower = words[index].lower
    if known.form == "s" and index > 1 and before == "ACT" and words[index - 2].tag == "REL":
        return "VBZ"  # «the Houthis, whom Iran arms»
    if index and before == "ACT" and owns(words[index - 1]) and known.form in ("base", "s", "any"):
        return _nominal(known, words, index)
    if index > 1 and known.form == "s" and known.noun and before == "ACT" and _names_body(words, index - 1):
        return "NNS"
    if index and known.form == "ing" and owns(words[index - 1]) and nominal_next(words, index):
        return "NN"
    if known.form == "s" and known.noun and before == "NN" and _ends_compound(words, index):
        return "NNS"
    if known.form == "base" and before in ("ACT", "NN", "NNS", "PRP") and _is_let(words, index):
        return "VB"
    if known.form == "base" and before in ("ACT", "NN", "NNS", "PRP") and _is_demanded(words, index):
        return "VBP"
    if known.form == "base" and _heads_headline(words, index):
        return "VBP"
    if known.form == "s" and index == 1 and before == "ACT" and not owns(words[0]) and not _has_finite(words, 2):
        return "VBZ"  # «Morocco cuts ties with Iran»
    if known.form == "ing":
        return _of_ing(words, index, before)
    if before == "TO":
        return "VB"
    if before in ("MD", "DO"):
        return "VB" if known.form in ("base", "any") else _of_past(words, index, before, known)
    if known.form in ("past", "ed", "participle"):
        return _of_past(words, index, before, known)
    if before in ("DT", "JJ", "POS", "CD") or (before == "IN" and known.noun):
        return _nominal(known, words, index)
    if known.noun and before == "NNS" and lower_at(words, index - 2) in ("a", "an", "another", "every"):
        return _nominal(known, words, index)  # «an arms embargo»
    if known.form == "any" and before in ("BE", "HAVE"):
        return "VBN"
    if known.form == "any" and lower_at(words, index - 1) == "," and _resumes(words, index):
        return "VBD"
    if (
        lower in listed("mostly_nouns")
        and not (
            known.form == "s"
            and before == "ACT"
            and lower_at(words, index + 1) == "to"
            and is_infinitive(words, index + 1)
        )
        and not (
            before in ("PRP", "REL")
            or (before in ("ACT", "NNS", "NN") and starts_object(words, index + 1) and not finite_follows(words, index))
        )
    ):
        return _nominal(known, words, index)
    if before in ("ACT", "NN", "NNS", "PRP", "REL", "DATE", "CC", "PUNCT") and not finite_follows(words, index):
        if known.form == "s":
            return "VBZ"
        opens = before in ("ACT", "CC") or (before == "NN" and known.form != "base")
        if before in ("PRP", "NNS", "REL") or (opens and starts_object(words, index + 1)):
            return "VBP" if known.form == "base" else "VBD"
    if known.form == "base" and before == "ACT" and _has_plural_subject(words, index, only_verb=not known.noun):
        return "VBP"
    if known.form == "s" and not known.noun:
        return "VBZ"
    if known.form == "base" and not known.noun and not known.adjective:
        return "VB"
    if known.form == "any" and before in ("ACT", "NN", "NNS", "PRP", "REL"):
        return "VBD"
    return _nominal(known, words, index)


def _resumes(words: Sequence[Word], index: int) -> bool:
    """«Miller and his counterpart, Oleh Dubyna, put their names»: the verb after an apposition."""
    is_first = not any(word.tag.startswith(("V", "MD", "BE", "HAVE", "DO", "MARK")) for word in words[:index])
    return is_first and starts_object(words, index + 1) and any(word.lower == "," for word in words[: index - 1])


def _ends_compound(words: Sequence[Word], index: int) -> bool:
    """«bought 96 attack helicopters», «to curb greenhouse gases»: the nouns before begin at a number or a verb."""
    at = index - 1
    while at >= 0 and words[at].tag in ("NN", "JJ"):
        at -= 1
    if at < 0:
        return False
    tag = words[at].tag
    return tag == "CD" or (tag.startswith("V") and words[at].facts.verb not in listed("reporting"))


def _is_let(words: Sequence[Word], index: int) -> bool:
    """«let China build», «helped the rebels fight»."""
    at = index - 1
    while at > 0 and words[at].tag in ("ACT", "NN", "NNS", "PRP", "DT", "JJ"):
        at -= 1
    return at < index - 1 and words[at].tag.startswith("V") and words[at].facts.verb in ("let", "make", "help")


def _is_demanded(words: Sequence[Word], index: int) -> bool:
    """«demanded on Monday that Russia pull out»: a base form after «that»."""
    at = index - 1
    while at > 0 and words[at].tag in ("ACT", "NN", "NNS", "PRP", "DT", "JJ", "CD", "POS"):
        at -= 1
    if words[at].lower != "that" or finite_follows(words, index):
        return False
    before = next((word for word in reversed(words[max(0, at - 6) : at]) if word.tag.startswith("V")), None)
    return before is not None and before.facts.verb in listed("demanding")


def _heads_headline(words: Sequence[Word], index: int) -> bool:
    """«India, France sign pact», «Italy and Libya sign pact»: actors open the sentence."""
    if index == 1:
        return words[0].actor is not None and len(words[0].actor.ids) > 1 and not words[0].actor.owner
    return index == 3 and words[0].tag == words[2].tag == "ACT" and words[1].lower == ","


def _names_body(words: Sequence[Word], index: int) -> bool:
    """«of Ukrainian government bonds»: the actor phrase describes what follows."""
    return words[index].lemma in ("military", "government", "state") and words[index - 1].tag == "IN"


def _has_plural_subject(words: Sequence[Word], index: int, *, only_verb: bool) -> bool:
    """«Turkey and Greece quarrel over»: several actors before a base form, and no other verb in the clause."""
    actor = words[index - 1].actor
    if actor is None or actor.owner or len(actor.ids) < 2 or "-" in words[index - 1].lower:
        return False
    for word in () if only_verb else words[index + 2 :]:
        if word.tag == "PUNCT":
            return True
        finite = word.facts.form in ("past", "ed", "s") and word.lower not in listed("prepositions")
        if finite or word.tag in ("MD", "BE", "HAVE", "DO"):
            return False
    return True


def _has_finite(words: Sequence[Word], first: int) -> bool:
    """Whether a later word can be a finite verb."""
    return any(
        word.tag in ("MD", "BE", "HAVE", "DO") or (word.facts.form in ("past", "ed", "s") and not word.facts.noun)
        for word in words[first:]
    )


def owns(word: Word) -> bool:
    """Whether an actor phrase only describes what follows: «its worries», «Thai charges»."""
    return word.actor is not None and word.actor.owner


def _nominal(known: WordFacts, words: Sequence[Word], index: int) -> str:
    if known.adjective and nominal_next(words, index):
        return "JJ"
    return "NNS" if known.form == "s" else "NN"


def _of_ing(words: Sequence[Word], index: int, before: str) -> str:
    lower = words[index].lower
    if before == "BE":
        return "VBG"
    if before in ("PUNCT", "START") and not (lower in listed("nouns_in_ing") and before == "START"):
        return "VBG"
    if before == "NN" and words[index - 1].lower in listed("texts") and nominal_next(words, index):
        return "VBG"  # «a treaty fixing permanent boundaries»
    if before == "NN" and lower in _WITH_FOR and lower_at(words, index + 1) in ("for", "to", "with"):
        return "VBG"
    if before in ("DT", "JJ", "POS") or (before == "NN" and not starts_object(words, index + 1)):
        if nominal_next(words, index) and before in ("DT", "JJ", "POS") and lower not in listed("nouns_in_ing"):
            return "JJ"
        return "NN"
    if lower in listed("nouns_in_ing") and not starts_object(words, index + 1):
        return "NN"
    return "VBG"


def _of_past(words: Sequence[Word], index: int, before: str, known: WordFacts) -> str:
    if before in ("BE", "HAVE"):
        return "VBN"
    if before in ("DT", "JJ", "POS", "CD", "IN") and nominal_next(words, index):
        return "JJ"
    if known.form == "participle":
        return "VBN"
    return "VBN" if before in ("DT",) else "VBD"


def mark_participles(words: list[Word]) -> None:
    """A past form after a noun is a participle where its clause has another finite verb («the deal signed in Oslo
    fell»)."""
    for index, word in enumerate(words):
        if word.tag != "VBD" or word.facts.form != "ed" or word.facts.verb in listed("intransitive"):
            continue
        if _is_of_relative(words, index):
            continue
        before = words[index - 1].tag if index else "START"
        if before == "START" and _is_reduced(words, index) and _later_finite(words, index, stop_at_comma=False):
            word.tag = "VBN"
        elif (
            before == "PUNCT"
            and index
            and words[index - 1].lower == ","
            and lower_at(words, index + 1) in ("by", "in", "on", "at", "with")
        ):
            if _later_finite(words, index, stop_at_comma=False) or _ends_the_clause(words, index):
                word.tag = "VBN"
        elif (
            (before in ("NN", "NNS") and _is_reduced(words, index) and _earlier_finite(words, index))
            or (before in ("NN", "NNS", "ACT") and _agent_follows(words, index))
            or (before in ("NN", "NNS") and _is_auxiliary(words, index + 1))
            or (before in ("NN", "NNS") and _is_wanted(words, index))
            or (before in ("NN", "NNS") and _opens_with_phrase(words, index))
            or (before in ("NN", "NNS", "ACT") and _is_reduced(words, index) and _later_finite(words, index))
        ):
            word.tag = "VBN"


def _is_of_relative(words: Sequence[Word], index: int) -> bool:
    """«the treaty that India signed with Japan lapsed»: the noun before is the subject of a relative clause."""
    at = index - 1
    while at >= 0 and words[at].tag in ("NN", "NNS", "ACT", "DT", "JJ", "POS", "RB", "PRP"):
        at -= 1
    return 0 <= at < index - 1 and words[at].tag == "REL" and words[at].lower not in ("who", "whose")


def _earlier_finite(words: Sequence[Word], index: int) -> bool:
    """«It follows the bargain struck in»: the clause has a verb already."""
    for at in range(index - 1, -1, -1):
        word = words[at]
        if word.tag in ("CC", "MARK", "REL", "PUNCT") and word.lower != "as":
            return False
        if word.tag in ("VBZ", "VBD", "VBP", "MD") or (
            word.tag in ("BE", "HAVE") and word.lower not in ("be", "been", "being", "having")
        ):
            return word.facts.verb not in listed("reporting") or _is_in_phrase(words, index)
    return False


def _is_in_phrase(words: Sequence[Word], index: int) -> bool:
    """«acknowledged the border in a treaty signed in»: the noun before depends on a preposition."""
    at = index - 1
    while at > 0 and words[at].tag in ("NN", "NNS", "JJ", "CD", "DT"):
        at -= 1
    return at < index - 1 and words[at].lower in ("in", "under", "with", "through")


def _is_reduced(words: Sequence[Word], index: int) -> bool:
    """Whether a preposition follows, not a particle («handed over the fort»)."""
    return lower_at(words, index + 1) in _AFTER_REDUCED and words[index + 1].tag != "RB"


def _ends_the_clause(words: Sequence[Word], index: int) -> bool:
    """«came home with agreements, signed with his host»: a verb came before, and none is coordinated after."""
    if any(word.tag == "CC" for word in words[index:]):
        return False
    return any(word.tag in ("VBZ", "VBD", "VBP", "MD") for word in words[:index])


def _opens_with_phrase(words: Sequence[Word], index: int) -> bool:
    """«Under a deal agreed this week, the islands will»: the phrase that opens the sentence has no verb of its own."""
    opened = words[0].tag == "IN" and all(word.tag in _PHRASE for word in words[:index])
    return opened and _later_finite(words, index, stop_at_comma=False)


def _is_auxiliary(words: Sequence[Word], index: int) -> bool:
    """«the matters discussed were»."""
    return index < len(words) and words[index].lower in ("is", "are", "was", "were", "has", "have", "had", "will")


def _is_wanted(words: Sequence[Word], index: int) -> bool:
    """«wants the embargo lifted», «had the treaty changed»."""
    at = index - 1
    while at > 0 and words[at].tag in ("NN", "NNS", "DT", "JJ", "ACT"):
        at -= 1
    return words[at].facts.verb in ("want", "need", "have", "get", "see") and words[at].tag != "BE"


def _agent_follows(words: Sequence[Word], index: int) -> bool:
    """«aircraft brought down this month by Lao fire»: only particles and dates come before «by»."""
    at = index + 1
    while at < len(words) and words[at].tag in ("RB", "DATE"):
        at += 1
    return (
        lower_at(words, at) == "by"
        and at + 1 < len(words)
        and words[at + 1].tag == "ACT"
        and words[index].facts.form != "past"
    )


_PHRASE = ("IN", "DT", "JJ", "NN", "NNS", "CD", "RB", "ACT", "DATE", "POS")
_AFTER_REDUCED = frozenset(
    "of by in on at with between under from during for to against over within after before last".split()
)


def _joins_nominals(words: Sequence[Word], at: int) -> bool:
    following = words[at + 1].tag if at + 1 < len(words) else ""
    return words[at - 1].tag in NOMINAL and (following in NOMINAL or following in ("DT", "JJ"))


def _later_finite(words: Sequence[Word], index: int, *, stop_at_comma: bool = True) -> bool:
    for at in range(index + 1, len(words)):
        word = words[at]
        if word.tag == "CC" and (_joins_nominals(words, at) or (at + 1 < len(words) and words[at + 1].tag == "IN")):
            continue
        if word.tag == "REL" and not stop_at_comma:
            continue
        if word.tag in ("CC", "MARK", "REL") or (
            word.tag == "PUNCT" and (word.lower in ";:" or (stop_at_comma and word.lower == ","))
        ):
            return False
        if word.tag in ("MD", "VBZ", "VBD", "VBP") or (
            word.tag in ("BE", "HAVE", "DO") and word.lower not in ("be", "been", "being", "having")
        ):
            return True
    return False
