"""Cuts a sentence into tagged words; names, dates, amounts and phrasal prepositions are one word each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from geobrief.reading.english import facts, lemma_of_noun
from geobrief.reading.entities import Line, dateline_end
from geobrief.reading.grammar.actors import ActorPhrase
from geobrief.reading.lexicons import Phrases, document
from geobrief.reading.syntax.tags import tag
from geobrief.reading.syntax.words import Word, listed

_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen hundred thousand million
    billion""".split()
)
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
    amounts, phrases, adverbials = _amounts(), _phrasal(), _adverbials()
    found, at = [], _after_dateline(line)
    while at < len(line.lowers):
        end, actor = blocks.get(at, (at + 1, None))
        if at in places:
            end, ids = places[at]
            found.append(Word(at, end, " ".join(line.lowers[at:end]), "NN", "", place=ids))
            at = end
            continue
        if at in blocks:
            found.append(
                Word(
                    at,
                    end,
                    " ".join(line.lowers[at:end]),
                    "ACT" if actor else "DATE",
                    _head(line, at, end),
                    actor,
                    date=actor is None,
                )
            )
        else:
            lower = line.lowers[at]
            amount = amounts.longest(line.lowers, at) if lower in amounts else None
            if amount is not None:
                found.append(Word(at, amount[0], amount[1], "DT", amount[1]))
                at = amount[0]
                continue
            if _is_measured(line, at) and not {at + 1, at + 2} & blocks.keys():
                text = "".join(line.lowers[at : at + 3])
                found.append(Word(at, at + 3, text, "JJ", text))
                at += 3
                continue
            adverb = adverbials.longest(line.lowers, at) if lower in adverbials else None
            if adverb is not None and not any(index in blocks for index in range(at, adverb[0])):
                found.append(Word(at, adverb[0], adverb[1][0], adverb[1][1], adverb[1][0]))
                at = adverb[0]
                continue
            phrase = phrases.longest(line.lowers, at) if lower in phrases else None
            if (
                phrase is not None
                and not (phrase[1] == "due to" and found and found[-1].tag == "BE")
                and not any(index in blocks for index in range(at, phrase[0]))
            ):
                end = phrase[0]
                found.append(Word(at, end, phrase[1], "IN", phrase[1]))
            else:
                found.append(_word(line, at))
        at = max(end, at + 1)
    tag(found)
    return found


def _is_measured(line: Line, at: int) -> bool:
    """«a 99-year lease»: a number, a hyphen and a word without spaces between."""
    near = line.tokens[at : at + 3]
    if len(near) < 3 or near[1].text != "-" or not near[2].is_word:
        return False
    return near[0].lower[-1].isdigit() and near[0].end == near[1].start and near[1].end == near[2].start


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
    last = end - 1
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


def _word(line: Line, at: int) -> Word:
    lower = line.lowers[at]
    return Word(at, at + 1, lower, _closed(lower, at > 0 and line.tokens[at].is_capital), lower, facts=facts(lower))


@lru_cache(maxsize=1 << 14)
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
