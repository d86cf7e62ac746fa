"""Cuts a sentence into tagged words; names, dates, amounts and phrasal prepositions are one word each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from geobrief.reading.english import WordFacts, facts, lemma_of_noun
from geobrief.reading.entities import Line, dateline_end
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.lexicons import Phrases, document
from geobrief.reading.syntax.tags import tag
from geobrief.reading.syntax.words import Word, listed

_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million
    billion trillion bn mn""".split()
)
_HYPHEN = ["-"]
_EACH = ("a", "per")
_CLOSED = (
    ("be", "BE"),
    ("have", "HAVE"),
    ("do", "DO"),
    ("modals", "MD"),
    ("negations", "NOT"),
    ("conjunctions", "CC"),
)


@cache
def _phrasal() -> Phrases:
    return Phrases({tuple(phrase.split()): phrase for phrase in document("syntax")["phrasal_prepositions"]})


@cache
def _adverbials() -> Phrases:
    """Adverbs of several words, with their tags."""
    found = {tuple(phrase.split()): (phrase, "RB") for phrase in document("syntax")["adverbials"]}
    return Phrases(found | {tuple(phrase.split()): (phrase, "NOT") for phrase in document("syntax")["negated"]})


@cache
def _amounts() -> Phrases:
    return Phrases({tuple(phrase.split()): phrase for phrase in document("syntax")["amounts"]})


def words_of(line: Line, actors: Sequence[ActorPhrase], dates: Sequence[tuple[int, int]]) -> list[Word]:
    """The words of a sentence; each actor phrase, date (as a span of tokens) and phrasal preposition is one."""
    blocks: dict[int, tuple[int, ActorPhrase | None]] = {start: (end, None) for start, end in dates}
    blocks |= {actor.start: (_end_of_actor(line, actor, dates), actor) for actor in actors}
    places = dict(_places(line, blocks))
    lowers, tokens, openers = line.lowers, line.tokens, _openers()
    found: list[Word] = []
    at = _after_dateline(line)
    while at < len(lowers):
        lower = lowers[at]
        if at in places:
            end, ids = places[at]
            word = Word(at, end, " ".join(lowers[at:end]), "NN", "", place=ids)
        elif at in blocks:
            end, actor = blocks[at]
            words = " ".join(lowers[at:end])
            word = Word(at, end, words, "ACT" if actor else "DATE", _head(line, at, end), actor, date=actor is None)
        else:
            several = None
            if lower in _EACH and _is_rate(line, at) and at + 1 not in blocks:
                several = Word(at, at + 2, f"{lower} {lowers[at + 1]}", "RB", lower)
            elif lower in openers:
                several = _of_several(lowers, at, blocks, found)
            elif lowers[at + 1 : at + 2] == _HYPHEN:
                several = _measured(line, at, blocks)
            word = several or Word(at, at + 1, lower, *_plain(lower, at > 0 and tokens[at].is_capital))
        found.append(word)
        at = max(word.end, at + 1)
    tag(found)
    return found


@cache
def _openers() -> frozenset[str]:
    """The words with which an amount, an adverb of several words or a phrasal preposition begins."""
    return _amounts().openers | _adverbials().openers | _phrasal().openers


def _of_several(lowers: list[str], at: int, blocks: Container[int], found: Sequence[Word]) -> Word | None:
    """The amount («a dozen»), adverb («at once») or phrasal preposition («in line with») at a token, or None."""
    amount = _amounts().longest(lowers, at)
    if amount is not None:
        return Word(at, amount[0], amount[1], "DT", amount[1])
    adverb = _adverbials().longest(lowers, at)
    if adverb is not None and not any(index in blocks for index in range(at, adverb[0])):
        end, (text, label) = adverb
        return Word(at, end, text, label, text)
    phrase = _phrasal().longest(lowers, at)
    if phrase is None or (phrase[1] == "due to" and found and found[-1].tag == "BE"):
        return None
    end, text = phrase
    return None if any(index in blocks for index in range(at, end)) else Word(at, end, text, "IN", text)


def _measured(line: Line, at: int, blocks: Container[int]) -> Word | None:
    """«a 99-year lease»: a number, a hyphen and a word without spaces between, as one word."""
    near = line.tokens[at : at + 3]
    if len(near) < 3 or not near[2].is_word or not near[0].lower[-1].isdigit():
        return None
    if near[0].end != near[1].start or near[1].end != near[2].start or at + 1 in blocks or at + 2 in blocks:
        return None
    text = "".join(line.lowers[at : at + 3])
    return Word(at, at + 3, text, "JJ", text)


def _is_rate(line: Line, at: int) -> bool:
    """«450 million dollars a year»."""
    before = line.lower(at - 1)
    is_rate = at > 0 and line.lower(at + 1) in listed("rates")
    return is_rate and (before[-1:].isdigit() or before in _NUMBERS or before in listed("units"))


def _after_dateline(line: Line) -> int:
    """The first token after «CAIRO, 3 May (Wire) -»."""
    opening = dateline_end(line)
    return next((index for index, token in enumerate(line.tokens) if token.start >= opening), 0)


def _end_of_actor(line: Line, actor: ActorPhrase, dates: Sequence[tuple[int, int]]) -> int:
    """The end of an actor phrase, without a date that runs into it («the ambassador in September»)."""
    overlap = min((start for start, end in dates if actor.start < start < actor.end), default=None)
    if overlap is None:
        return actor.end
    return overlap - 1 if line.lower(overlap - 1) in listed("prepositions") and overlap - 1 > actor.start else overlap


def _head(line: Line, start: int, end: int) -> str:
    """The base form of the noun at the head of an actor phrase («troops» of «the Russian troops»), else the empty
    text."""
    of = next((at for at in range(start + 1, end - 1) if line.lower(at) == "of" and at not in line.owner), None)
    last = end - 1 if of is None else of - 1  # «the ambassador of India»
    return (
        "" if last == start or last in line.owner or line.tokens[last].is_capital else lemma_of_noun(line.lowers[last])
    )


def _places(
    line: Line, blocks: Mapping[int, tuple[int, ActorPhrase | None]]
) -> Iterator[tuple[int, tuple[int, tuple[str, ...]]]]:
    """The names of places outside actor phrases and dates: first token, token after, and the states they belong to."""
    taken = {index for start, (end, _) in blocks.items() for index in range(start, end)}
    for start, entities in line.at.items():
        end = line.end_of(start)
        if taken.isdisjoint(range(start, end)) and (entities[0].place or entities[0].kind == "territory"):
            yield start, (end, tuple(entity.id for entity in entities if entity.is_state or entity.kind == "territory"))


@lru_cache(maxsize=1 << 15)
def _plain(lower: str, is_capital: bool) -> tuple[str, str, None, tuple[str, ...], bool, WordFacts]:
    """What all words of one form share: tag, base form, actor, place, date and facts."""
    return _closed(lower, is_capital), lower, None, (), False, facts(lower)


def _closed(lower: str, is_capital: bool) -> str:
    """The tag of a function word, number, mark or inner capitalised word; the empty text for an open word."""
    if lower == "'s":
        return "POS"
    if lower[0] in "$€£¥" and len(lower) > 1:
        return "CD"
    if not lower[0].isalnum() and lower not in ("'ll", "'re", "'ve", "'d", "'m", "&"):
        return "PUNCT"
    if lower[0].isdigit() or lower in _NUMBERS:
        return "CD"
    for name, value in _CLOSED:
        if lower in listed(name):
            return value
    if (
        lower in listed("pronouns")
        and lower in listed("subjects")
        and lower not in ("this", "that", "these", "those", "which", "who")
    ):
        return "PRP"
    if is_capital and not lower.endswith("ly") and not _is_function_word(lower):
        return "NN"
    return ""


@cache
def _function_words() -> frozenset[str]:
    names = ("determiners", "pronouns", "prepositions", "markers", "adverbs")
    return frozenset(word for name in names for word in listed(name))


def _is_function_word(lower: str) -> bool:
    return lower in _function_words()
