"""Parts of speech of the words of a sentence, by the word list and by the words around.

Tags: DT determiner, PRP pronoun, IN preposition, CC conjunction, TO, MD modal, BE, HAVE, DO, NOT, RB adverb, JJ
adjective, NN noun, NNS plural noun, CD number, VB base form, VBZ, VBD past, VBN participle, VBG, POS possessive, ACT
actor phrase, DATE date, MARK opener of a clause, REL relative pronoun, PUNCT.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geobrief.reading.english import WordFacts, lemma_of_noun
from geobrief.reading.syntax.lookahead import (
    clause_follows,
    finite_follows,
    nominal_next,
    number_follows,
    starts_object,
    starts_phrase,
)
from geobrief.reading.syntax.participles import mark_participles
from geobrief.reading.syntax.words import NOMINAL, Word, listed, lower_at

_BEFORE_INFINITIVE = frozenset(
    "due ready able unable likely unlikely willing unwilling set expected eager keen free".split()
)
_PLURALS = frozenset("people police men women children majority".split())
_ABOUT = frozenset("about around over under nearly some".split())


def tag(words: list[Word]) -> None:
    """Give every word its tag and base form, from left to right."""
    for index, word in enumerate(words):
        if not word.tag:
            word.tag = _tag(words, index)
        word.lemma = word.lemma if word.tag in ("IN", "ACT", "DATE") else _lemma(word)
    mark_participles(words)


def _lemma(word: Word) -> str:
    if word.tag in ("BE", "HAVE", "DO"):
        return word.tag.lower()
    if word.tag.startswith("V"):
        return word.facts.verb or word.lower
    return lemma_of_noun(word.lower) if word.tag == "NNS" else word.lower


def _before(words: Sequence[Word], index: int) -> str:
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


def _tag(words: Sequence[Word], index: int) -> str:
    word, lower = words[index], words[index].lower
    if lower == "to":
        return "TO" if _is_infinitive(words, index) else "IN"
    if lower == "due" and _before(words, index) == "BE":
        return "JJ"
    special = _of_function_word(words, index) if lower in _function_words() else ""
    if special:
        return special
    known = word.facts
    if known.adjective and known.adverb and _is_owned(words, index) and nominal_next(words, index):
        return "JJ"  # «their long dispute»
    if lower in listed("adverbs") or (known.adverb and not known.verb and not known.adjective):
        return "RB"
    if known.verb:
        return _of_verb_form(words, index, known)
    if known.adjective and not (known.noun and not nominal_next(words, index)):
        return "JJ"
    if lower.endswith(("ian", "ese", "ish", "al", "ic", "ous", "ive", "less")) and nominal_next(words, index):
        return "JJ"
    return "NNS" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "NN"


def _is_infinitive(words: Sequence[Word], index: int) -> bool:
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


@cache
def _function_words() -> frozenset[str]:
    """The words that can have a tag of a function word."""
    names = ("markers", "determiners", "pronouns", "prepositions")
    others = "neither yet which who whom whose that as her his its their our my your call calls".split()
    return _ABOUT.union(others, *(listed(name) for name in names))


def _of_function_word(words: Sequence[Word], index: int) -> str:
    lower = words[index].lower
    before = _before(words, index)
    if lower == "yet" and before in ("HAVE", "BE"):
        return "RB"
    if lower in ("which", "who", "whom", "whose"):
        return "REL"
    if lower == "that":
        return _of_that(words, index, before)
    if lower == "neither" and before in ("ACT", "NN", "NNS", "PRP", "HAVE", "BE", "MD") and _is_past_next(words, index):
        return "NOT"  # «neither accepted nor refused it»
    if lower == "as" and (_is_named_before(words, index) or not clause_follows(words, index, past_commas=False)):
        return "IN"
    if lower in ("provided", "provides") and before in ("HAVE", "ACT", "BE"):
        return ""
    if lower in listed("markers") and not (lower in listed("double_markers") and not _opens_clause(words, index)):
        if lower == "where" and before in NOMINAL:
            return "REL"
        return "MARK"
    if lower in ("her", "his", "its", "their", "our", "my", "your"):
        return "DT" if lower != "her" or nominal_next(words, index) else "PRP"
    if lower in listed("determiners") and (lower in ("the", "a", "an", "no", "every") or nominal_next(words, index)):
        return "DT"
    if lower in listed("pronouns"):
        return "PRP"
    if lower in _ABOUT and number_follows(words, index) and before in ("START", "PUNCT", "CC", "IN"):
        return "RB"
    if (
        lower in ("call", "calls")
        and lower_at(words, index + 1) in ("on", "upon", "for")
        and before in ("CC", "ACT", "PRP", "NNS")
    ):
        return "VBZ" if lower == "calls" else "VBP"
    if lower == "past" and before == "DT":
        return ""  # «in the past»
    if lower in listed("prepositions"):
        if before.startswith("V") and _is_particle(words, index):
            return "RB"
        return "IN"
    return ""


def _is_past_next(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1].facts if index + 1 < len(words) else WordFacts()
    return following.form in ("past", "ed", "participle") and not following.noun


def _is_named_before(words: Sequence[Word], index: int) -> bool:
    """«recognised the line as the border»: the last verb takes «as»."""
    for word in reversed(words[max(0, index - 7) : index]):
        if word.tag.startswith("V"):
            return word.facts.verb in listed("naming")
        if word.tag in ("PUNCT", "CC", "MARK", "REL"):
            return False
    return False


def _opens_clause(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1].facts.form if index + 1 < len(words) else ""
    return following != "ing" and clause_follows(words, index, past_commas=False)


def _is_particle(words: Sequence[Word], index: int) -> bool:
    """«broke down», «carried out an attack», «handed over the fort»."""
    lower = words[index].lower
    if lower in listed("particles") and not starts_phrase(words, index + 1):
        return True
    if words[index - 1].facts.verb in listed("with_over") and lower == "over":
        return True
    return lower in listed("adverbial_particles")


def _of_that(words: Sequence[Word], index: int, before: str) -> str:
    following = words[index + 1] if index + 1 < len(words) else None
    if before in ("DATE", "ACT", "NN", "NNS") and _reports(words, index) and clause_follows(words, index):
        return "MARK"
    if before in ("NN", "NNS", "ACT") and following is not None and _acts_next(words, index + 1):
        return "MARK" if words[index - 1].lower in listed("speech_nouns") else "REL"
    if before in ("NN", "NNS", "ACT", "DATE", "PRP") and following is not None:
        starts_verb = following.tag in ("MD", "BE", "HAVE", "DO") or following.facts.form in ("past", "ed", "s")
        noun_of_speech = words[index - 1].lower in listed("speech_nouns")
        if starts_verb and not following.facts.adjective:
            return "REL"
        return "MARK" if noun_of_speech or before == "PRP" else ("REL" if clause_follows(words, index) else "DT")
    if before.startswith("V") or before in ("BE", "JJ", "RB", "CC", "PUNCT", "NOT", "ACT", "DATE"):
        return "MARK" if clause_follows(words, index) else "DT"
    return "DT" if nominal_next(words, index) else "PRP"


def _acts_next(words: Sequence[Word], index: int) -> bool:
    """«that Guatemala claims»: an actor and a finite verb that ends the clause or has no object."""
    actor = words[index].actor
    if actor is None or actor.owner or index + 1 >= len(words):
        return False
    return words[index + 1].facts.verb != "" and words[index + 1].facts.form in ("past", "ed", "s")


def _reports(words: Sequence[Word], index: int) -> bool:
    """Whether the last verb before takes a clause, with only a date, place or addressee after it («told reporters
    that»)."""
    for at in range(index - 1, max(-1, index - 7), -1):
        word = words[at]
        if word.tag.startswith("V"):
            adverbial = at + 1 < index and words[at + 1].tag in ("DATE", "IN", "RB")
            return word.facts.verb in listed("reporting") and (
                adverbial or word.facts.verb in ("tell", "assure", "warn", "inform")
            )
        if word.tag in ("PUNCT", "CC", "MARK", "REL"):
            return False
    return False


def _of_verb_form(words: Sequence[Word], index: int, known: WordFacts) -> str:
    before = _before(words, index)
    before = _before_date(words, index) if before == "DATE" else before
    lower = words[index].lower
    if known.form == "s" and index > 1 and before == "ACT" and words[index - 2].tag == "REL":
        return "VBZ"  # «the Houthis, whom Iran arms»
    if index and before == "ACT" and _owns(words[index - 1]) and known.form in ("base", "s", "any"):
        return _nominal(known, words, index)
    if index > 1 and known.form == "s" and known.noun and before == "ACT" and _names_body(words, index - 1):
        return "NNS"
    if index and known.form == "ing" and _owns(words[index - 1]) and nominal_next(words, index):
        return "NN"
    if known.form == "s" and known.noun and before == "NN" and _ends_compound(words, index):
        return "NNS"
    if known.form == "base" and before in ("ACT", "NN", "NNS", "PRP") and _is_let(words, index):
        return "VB"
    if known.form == "base" and _heads_headline(words, index):
        return "VBP"
    if known.form == "s" and index == 1 and before == "ACT" and not _owns(words[0]) and not _has_finite(words, 2):
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
            and _is_infinitive(words, index + 1)
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


def _is_owned(words: Sequence[Word], index: int) -> bool:
    return index > 0 and (words[index - 1].tag == "DT" or _owns(words[index - 1]))


def _owns(word: Word) -> bool:
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


_WITH_FOR = frozenset("providing calling allowing relating dealing pertaining applying".split())


def _of_past(words: Sequence[Word], index: int, before: str, known: WordFacts) -> str:
    if before in ("BE", "HAVE"):
        return "VBN"
    if before in ("DT", "JJ", "POS", "CD", "IN") and nominal_next(words, index):
        return "JJ"
    if known.form == "participle":
        return "VBN"
    return "VBN" if before in ("DT",) else "VBD"
