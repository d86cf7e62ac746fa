"""Parts of speech of the words of a sentence, by the word list and by the words around.

Tags: DT determiner, PRP pronoun, IN preposition, CC conjunction, TO, MD modal, BE, HAVE, DO, NOT, RB adverb, JJ
adjective, NN noun, NNS plural noun, CD number, VB base form, VBZ, VBD past, VBN participle, VBG, POS possessive, ACT
actor phrase, DATE date, MARK opener of a clause, REL relative pronoun, PUNCT.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geobrief.reading.english import WordFacts, lemma_of_noun
from geobrief.reading.syntax.verb_forms import is_infinitive, mark_participles, owns, tag_before, tag_of_verb_form
from geobrief.reading.syntax.words import (
    NOMINAL,
    Word,
    clause_follows,
    listed,
    lower_at,
    nominal_next,
    number_follows,
    starts_phrase,
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


def _tag(words: Sequence[Word], index: int) -> str:
    word, lower = words[index], words[index].lower
    if lower == "to":
        return "TO" if is_infinitive(words, index) else "IN"
    if lower == "due" and tag_before(words, index) == "BE":
        return "JJ"
    special = _of_function_word(words, index) if lower in _function_words() else ""
    if special:
        return special
    known = word.facts
    if known.adjective and known.adverb and _is_owned(words, index) and nominal_next(words, index):
        return "JJ"  # «their long dispute»
    if lower in ("first", "last", "next") and _is_past_next(words, index) and tag_before(words, index) != "DT":
        return "RB"  # «Chile, which first recognised it»
    if lower in listed("adverbs") or (known.adverb and not known.verb and not known.adjective):
        return "RB"
    if known.verb:
        return tag_of_verb_form(words, index, known)
    if known.adjective and not (known.noun and not nominal_next(words, index)):
        return "JJ"
    if lower.endswith(("ian", "ese", "ish", "al", "ic", "ous", "ive", "less")) and nominal_next(words, index):
        return "JJ"
    return "NNS" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "NN"


@cache
def _function_words() -> frozenset[str]:
    """The words that can have a tag of a function word."""
    names = ("markers", "determiners", "pronouns", "prepositions")
    others = "neither yet which who whom whose that as her his its their our my your call calls".split()
    return _ABOUT.union(others, *(listed(name) for name in names))


def _of_function_word(words: Sequence[Word], index: int) -> str:
    lower = words[index].lower
    before = tag_before(words, index)
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
    if lower in listed("double_markers") and lower_at(words, index + 1) in ("which", "whom", "whose"):
        return "IN"
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
    if before in ("DATE", "NN") and following is not None and _demands(words, index):
        return "MARK"
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


def _demands(words: Sequence[Word], index: int) -> bool:
    """«demanded on Monday that»: only a date or place is between."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if words[at].tag.startswith("V"):
            return words[at].facts.verb in listed("demanding") and words[at + 1].tag in ("DATE", "IN", "RB")
        if words[at].tag not in ("DATE", "IN", "NN", "RB"):
            return False
    return False


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


def _is_owned(words: Sequence[Word], index: int) -> bool:
    return index > 0 and (words[index - 1].tag == "DT" or owns(words[index - 1]))
