"""Finds the titles of a sentence and the noun phrases around them: whose office it is.

Titles are data (`data/titles.toml`); plurals are derived from them. The owner of an office is named before its title or
after it: «the former Russian Deputy Defence Minister», «its prime minister», «Ambassador to Moscow».
"""

from __future__ import annotations

from functools import cache

import attrs

from geobrief.reading.english import facts
from geobrief.reading.entities import STATE_KINDS, Entity, Line
from geobrief.reading.inflection import known_verbs
from geobrief.reading.lexicons import Phrases, document, words
from geobrief.reading.people.names import is_courtesy, name_from
from geobrief.reading.tokens import Token

_REACH_LEFT, _REACH_RIGHT = 7, 10
_GOVERNED = 5  # tokens: «governor of the Kenyan central bank»
_DETERMINERS = frozenset("the a an its his her their our this that whose".split())
_PRONOUNS = frozenset("its his her their whose".split())
BODIES = STATE_KINDS | {"organization", "group"}
# An ambassador to a state does not hold an office of that state.
_SENT = frozenset({"ambassador", "envoy"})
_OFFICIALS = frozenset(document("titles")["officials"]["titles"].split(" | "))
_SERVED = frozenset(
    "president prime premier chancellor king queen emperor pope emir sultan vice-president mr mr.".split()
)
_MINISTRIES = frozenset("ministry office department affairs".split())
# Before a title: what is done to somebody of another state.
DONE_TO = words("done_to_others")
_COMMON = frozenset(document("titles").get("written_large", "").split())
_RULING = frozenset(
    "head_of_state head_of_government monarch foreign_minister defense_minister finance_minister".split()
)
_COMPLEMENTS = frozenset(document("titles")["modifiers"]["complements"].split())


@attrs.frozen(slots=True)
class Title:
    """An office named in a sentence: token span, office of the vocabulary, words, and whether several hold it.

    `until` is the end of what the title says about the office; the name of some titles can only come before them.
    """

    start: int
    end: int
    office: str
    words: str
    plural: bool = False
    until: int = 0
    after_name: bool = False


@attrs.frozen(slots=True)
class _TitleEntry:
    office: str
    words: str
    plural: bool = False


@cache
def _lexicon() -> Phrases:
    entries: dict[tuple[str, ...], _TitleEntry] = {}
    for office, listed in document("titles")["offices"].items():
        for title in listed:
            entries.setdefault(tuple(title.split()), _TitleEntry(office, title))
            entries.setdefault(_plural(title), _TitleEntry(office, title, plural=True))
            entries.setdefault((f"ex-{title}".split()[0], *title.split()[1:]), _TitleEntry(office, title))
    return Phrases(entries)


@cache
def office_named(title: str) -> str:
    """The office of a title of the lexicon."""
    offices: dict[str, list[str]] = document("titles")["offices"]
    return next(office for office, listed in offices.items() if title in listed)


def _plural(title: str) -> tuple[str, ...]:
    """The plural of the noun that heads a title: presidents, ministers of defence."""
    parts = title.split()
    head = next((i for i, part in enumerate(parts) if part in ("of", "for", "to", "in", "without")), len(parts)) - 1
    parts[head] = parts[head] + ("es" if parts[head].endswith("ch") else "s")
    return tuple(parts)


def find_titles(tokens: tuple[Token, ...], lowers: list[str]) -> tuple[Title, ...]:
    """All titles of a sentence, the longest at each place."""
    return tuple(
        Title(start, end, entry.office, entry.words, entry.plural)
        for start, end, entry in _lexicon().all(lowers)
        if not _is_verb_or_name(tokens, start, entry.words)
    )


def _is_verb_or_name(tokens: tuple[Token, ...], start: int, title: str) -> bool:
    """«to general applause», «justice», «major»: common words are titles only where they are capitalised, or where the
    body follows: «the speaker of the Iraqi parliament»."""
    following = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    is_the = start > 0 and tokens[start - 1].lower == "the"
    led = (title == "speaker" or (title == "representative" and is_the)) and following == "of"
    led = led or (title == "representative" and following in ("to", "in"))
    owned = start > 0 and tokens[start - 1].lower in ("whose", "its", "'s")
    led = led or (title == "representative" and owned and start + 1 < len(tokens) and tokens[start + 1].is_capital)
    return title in _COMMON and not tokens[start].is_capital and not led


@attrs.frozen(slots=True)
class TitlePhrase:
    """A title with its noun phrase: token span, the states or organisations named, and what points back.

    That is a pronoun («its president») or a noun («the court's president»).
    """

    title: Title
    start: int
    end: int
    states: tuple[str, ...]
    pronoun: str | None
    office: str
    owner: str | None = None

    @property
    def state(self) -> str | None:
        """The state that the phrase names, if it names exactly one."""
        return self.states[0] if len(self.states) == 1 else None

    @property
    def points_back(self) -> bool:
        """Whether only a pronoun says whose office it is: «its prime minister»."""
        return self.pronoun is not None and not self.states

    def state_of(self, rank: int, of: int) -> str | None:
        """The state of one of several persons: «the Egyptian and Jordanian presidents, X and Y»."""
        return self.states[rank] if of > 1 and len(self.states) == of else self.state


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(document("titles")["modifiers"]["words"].split())


@cache
def _stops() -> frozenset[str]:
    return (
        words("prepositions")
        | words("auxiliary")
        | words("clause_openers")
        | frozenset(document("titles")["modifiers"]["stops"].split())
    )


def title_phrase(line: Line, title: Title) -> TitlePhrase:
    """The noun phrase of a title."""
    start, owners, pronoun, owner = _leftwards(line, title)
    end, complement = _rightwards(line, title)
    states = owners or complement or (_antecedent(line, start) if pronoun == "whose" else ())
    states = states or tuple(_implied_by(line.lowers[title.start : end], title.words))
    states = states or tuple(_parties(line.lowers[start : title.start]))
    return TitlePhrase(title, start, end, states, pronoun, _office(line, title, start, states), owner)


def _office(line: Line, title: Title, start: int, bodies: tuple[str, ...]) -> str:
    """The office of a title; «the Senate's president» leads a house of parliament, «the bank's president» the bank."""
    houses = document("titles")["houses"]["words"].split()
    if title.office in ("head_of_state", "other") and any(
        line.lower(index) in houses for index in range(start, title.start)
    ):
        return "legislator"
    if title.words == "governor" and "bank" in line.lowers[title.end : title.end + _GOVERNED]:
        return "central_banker"
    if title.words == "minister" and line.lower(title.end) in ("in", "at", "to") and title.end + 1 in line.owner:
        return "ambassador"  # «the British minister at Teheran»
    if title.words == "representative" and (
        line.lower(title.end) in ("to", "in", "at", "of") or not line.tokens[title.start].is_capital
    ):
        return "envoy"
    is_head = (
        title.office in ("head_of_state", "deputy_head_of_state") and bodies and all(":" in body for body in bodies)
    )
    return "organization_head" if is_head else _in_ministry(line, title) or title.office


def _in_ministry(line: Line, title: Title) -> str | None:
    """«Secretary-General of the French Foreign Ministry», «the ministry's director-general»: a deputy minister."""
    if title.words not in _OFFICIALS:
        return None
    before = line.lowers[max(0, title.start - 4) : title.start]
    near = line.lowers[title.end : title.end + 7] if line.lower(title.end) in ("of", "at", "in") else before
    if not any(word in _MINISTRIES for word in near):
        return None
    return "deputy_foreign_minister" if any(word in ("foreign", "external") for word in near) else "deputy_minister"


def _parties(phrase: list[str]) -> list[str]:
    """«a Likud minister»: the state of a party that is in one only."""
    parties = document("titles")["parties"]
    return [parties[lower] for lower in phrase if lower in parties][:1]


def _antecedent(line: Line, start: int) -> tuple[str, ...]:
    """The body that «whose» means: «the League, whose secretary-general»."""
    for index in range(start - 1, max(-1, start - _REACH_LEFT), -1):
        entity = line.owner.get(index)
        if entity is not None:
            return (entity.id,) if entity.kind in BODIES else ()
        if line.tokens[index].is_capital:
            return ()
    return ()


def _implied_by(phrase: list[str], title: str) -> list[str]:
    """«for the National Security Council»: a body of one state, where the complement names no other."""
    text = " ".join(phrase)
    bodies = document("titles")["implied"].items()
    return [state for body, state in bodies if " " in body and body != title and body in text][:1]


def _leftwards(line: Line, title: Title) -> tuple[int, tuple[str, ...], str | None, str | None]:
    """Where the phrase begins, the bodies named before the title, and a pronoun or noun there that owns the office.

    Of a single office the body nearest to the title counts, of several all that «and» joins.
    """
    owners: list[str] = []
    pronoun, owner, index = None, None, title.start - 1
    while index >= 0 and title.start - index <= _REACH_LEFT:
        lower, entity = line.lower(index), line.owner.get(index)
        if entity is not None and entity.kind in BODIES:
            if _is_people(entity, line.lower(index + 1)):
                break
            if entity.id not in owners and (not owners or title.plural):
                owners.insert(0, entity.id)
        elif lower in _DETERMINERS:
            pronoun, index = (lower if lower in _PRONOUNS else None), index - 1
            break
        elif not owners and lower in _owning() and line.lower(index + 1) == "'s":
            owner = lower
        elif (
            lower in DONE_TO
            or _is_predicate(line, index)
            or _is_verb(line, index)
            or (owners and lower in known_verbs() and lower != "'s")
            or (not _modifies(line, index) and not (title.plural and lower in ("and", ",") and owners))
        ):
            break
        index -= 1
    return index + 1, tuple(owners), pronoun, owner


def _is_predicate(line: Line, index: int) -> bool:
    """«Israel gained President Sadat a prize»: a verb right after the name of a state."""
    before = line.owner.get(index - 1)
    named = before is not None and before.kind != "demonym"
    lower = line.lower(index)
    return named and (facts(lower).form in ("past", "ed", "s", "any") or lower.endswith("ed"))


def _is_verb(line: Line, index: int) -> bool:
    """«thanked President Macron»: a finite form without an article or an adjective before it."""
    lower = line.lower(index)
    known = facts(lower)
    if lower in _modifiers() or not (known.form in ("past", "ed") or (known.form == "s" and not known.noun)):
        return False
    before = line.lower(index - 1)
    return before not in _DETERMINERS and not (known.adjective and facts(before).adjective)


def _is_people(entity: Entity, following: str) -> bool:
    """«the Italians»: who has no office, unlike «the Italian» or «the Italians'»."""
    return entity.kind == "demonym" and entity.text.endswith("ns") and following not in ("'s", "'", "’")


@cache
def _owning() -> frozenset[str]:
    return frozenset(("north", "south")).union(*(nouns.split() for nouns in document("titles")["owners"].values()))


def _modifies(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.lower == "'s" or token.lower in _modifiers():
        return True
    if not token.is_word or token.lower in _stops() or _is_gerund(token.lower):
        return False
    if index in line.owner:
        return token.lower in _american_words() and line.owner[index].kind == "other"
    return not token.is_capital or token.lower in words("no_names") or _is_proper_adjective(line, index)


def _is_proper_adjective(line: Line, index: int) -> bool:
    """«his Pacific minister», «a South Carolina senator», «the Peronist deputy»."""
    token = line.tokens[index]
    return (
        token.lower in _american_words()
        or token.lower in document("titles")["parties"]
        or (line.lower(index - 1) in _DETERMINERS and not token.text.isupper())
    )


@cache
def _american_words() -> frozenset[str]:
    return frozenset(document("titles")["modifiers"]["american"].split())


def _closed_by_comma(line: Line, index: int) -> bool:
    """«the Chief Minister of West Bengal, X»: capitals up to a comma belong to the place, not to a person."""
    if not line.tokens[index - 1].is_capital or index - 1 in line.owner:
        return False
    while index < len(line.tokens) and line.tokens[index].is_capital:
        index += 1
    return line.lower(index) == ","


def _is_gerund(lower: str) -> bool:
    """«after meeting Ukraine's president»: a verb that the phrase completes."""
    return lower.endswith("ing") and len(lower) > 5 and lower not in _modifiers()


def _rightwards(line: Line, title: Title) -> tuple[int, tuple[str, ...]]:
    """Where «of …», «to …», «for …» after the title ends, and the bodies named in it.

    Of a single office only the first counts.
    """
    if title.until:
        held = (line.owner[index] for index in range(title.end, title.until) if index in line.owner)
        return title.until, tuple(dict.fromkeys(entity.id for entity in held if entity.kind in BODIES))[:1]
    if line.lower(title.end) not in ("of", "to", "for", "at", "in", "on"):
        return title.end, ()
    if title.office in _RULING and line.lower(title.end) in ("to", "at", "in", "on"):
        return title.end, ()  # «a visit by the premier to Laos»
    sent = title.office in _SENT and line.lower(title.end) != "of"
    owners: list[str] = []
    index = title.end + 1
    while index < min(len(line.tokens), title.end + _REACH_RIGHT) and _complements(line, index, plural=title.plural):
        entity = line.owner.get(index)
        if entity is not None and entity.kind in BODIES and not sent and (not owners or title.plural):
            owners += [entity.id] if entity.id not in owners else []
        index += 1
    seat = _seat_after(line, index) if not owners and not sent and index > title.end + 1 else None
    if seat is not None:
        return index + 2, (seat,)
    while index > title.end and line.lower(index - 1) in ("and", "the", "of", "for", "to", "at", "in", "on"):
        index -= 1
    return index, tuple(owners)


def _seat_after(line: Line, index: int) -> str | None:
    """«minister in the prime minister's office, Dili.»: the seat of government that ends an address."""
    entity = line.owner.get(index + 1) if line.lower(index) == "," else None
    is_last = line.lower(index + 2) in ("", ".", ";", ",", ")", "and")
    return entity.id if entity is not None and entity.kind in ("capital", "seat", "name") and is_last else None


def _complements(line: Line, index: int, *, plural: bool = False) -> bool:
    token = line.tokens[index]
    if line.owner.get(index) is not None:
        return line.owner[index].kind != "person"
    if token.text == "," and plural and index + 1 in line.owner:  # the foreign ministers of A, B and C
        return True
    if not token.is_word and token.lower != "'s":
        return False
    if is_courtesy(token.lower):
        return False
    if token.is_capital and token.lower in _COMPLEMENTS:
        return True
    if token.is_capital and token.lower in _SERVED:  # adviser to President X
        return False
    if token.is_capital:
        opens = line.lower(index - 1) in ("of", "the", "for", "'s", "to")
        return opens or name_from(line, index) is None or _closed_by_comma(line, index)
    if token.lower == "in":
        return any(index + ahead in line.owner for ahead in (1, 2))
    return token.lower in _COMPLEMENTS
