"""Names of states that name something else: Georgia of the USA, Jordan the person, the Indian Ocean, Latin America.

Each check gives the reason why a match is dropped. The words are data (`data/traps.toml`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geobrief.reading.english import facts
from geobrief.reading.lexicons import document, words
from geobrief.reading.mentions.scanner import NameMatch

_LAST_WORD = re.compile(r"([^\W\d_][\w.'’-]*)[ \t]*\r?\n?[ \t]*\Z")
_DASHES = ("-", "‐", "‑", "–")
_NEXT_WORD = re.compile(r"[ \t]*\r?\n?[ \t]*([^\W\d_][\w'’-]*)")


def why_dropped(text: str, match: NameMatch) -> str | None:
    """The reason why this match is not a state, or None."""
    before, after = text[max(0, match.start - 40) : match.start], text[match.end : match.end + 40]
    return (
        _part_of_longer_name(before, after, match.text)
        or _in_the_united_states(text, before, after, match.text)
        or _a_person(before, after, match.text)
    )


def _part_of_longer_name(before: str, after: str, name: str) -> str | None:
    front, back = before.rstrip(), after.lstrip()
    for part in _listed("before", name):
        if front.endswith(part) and front != before and not front[: -len(part)][-1:].isalpha():
            return f"part of «{part} {name}»"
    for part in _listed("after", name):
        if back.startswith(part) and back != after and not back[len(part) :][:1].isalpha():
            return f"part of «{name} {part}»"
    return None


@cache
def _listed(side: str, name: str) -> tuple[str, ...]:
    table = document("traps")[side]
    return (*table["any"], *table.get(name, ()))


def _in_the_united_states(text: str, before: str, after: str, name: str) -> str | None:
    if _in_american_state().match(after):
        return "a place in the state named after it"
    if before.rstrip().endswith(_places_before(name)):
        return "the state of the USA: a place in it comes before it"
    if _names_american_places(text, name):
        return "the state of the USA, of which the text names other places"
    return None


@cache
def _places_before(name: str) -> tuple[str, ...]:
    """«Atlanta,» before Georgia."""
    signs = document("traps")["american"].get(name)
    return tuple(f"{sign}," for sign in signs) if isinstance(signs, list) else ("\0",)


@cache
def _in_american_state() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{'|'.join(re.escape(state) for state in _american_states())})(?!\w)")


@lru_cache(maxsize=8)
def _names_american_places(text: str, name: str) -> bool:
    """The state of the USA, unless the text also speaks of the neighbourhood of the country."""
    signs, near = document("traps")["american"].get(name), document("traps")["abroad"].get(name, ())
    if not isinstance(signs, list) or any(place in text for place in near):
        return False
    return any(sign in text for sign in (*signs, *_american_states()))


@cache
def _american_states() -> tuple[str, ...]:
    return tuple(document("traps")["american"]["states"].split())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(document("traps")["people"]["names"].split())


@cache
def _neighbours() -> frozenset[str]:
    return frozenset(document("traps")["people"]["allowed"].split())


def _a_person(before: str, after: str, name: str) -> str | None:
    if name not in _given_names():
        return None
    last, following = _LAST_WORD.search(before), _NEXT_WORD.match(after)
    if before.endswith(_DASHES) or (last and _opens_with_verb(before[: last.start(1)], last.group(1))):
        last = None  # the China-India border; «Accusing India of»
    for word in (last and last.group(1), following and following.group(1)):
        if (
            word
            and word[0].isupper()
            and not (word[-1] == "." and len(word) > 2)
            and word not in _neighbours()
            and not word.isupper()
        ):
            return f"a person: it is beside «{word}»"
    return None


def _opens_with_verb(before: str, word: str) -> bool:
    """Whether a participle opens the sentence: «Accusing India of»."""
    opens = not before.strip() or before.rstrip()[-1] in ".!?:;\"'“”‘’«»()–—-\n" or before.endswith("\n")
    return opens and facts(word.lower()).form in ("ing", "ed", "participle")


# --- capitals ---------------------------------------------------------------------------------------------------------


def is_only_a_place(text: str, match: NameMatch) -> bool:
    """Whether a capital or seat is a place (in Vienna, the Paris agreement) and not a government (Vienna objected)."""
    before, after = text[max(0, match.start - 40) : match.start], text[match.end : match.end + 40]
    front = before.split()
    if front and front[-1].lower().strip("\"'“‘(") in words("locative"):
        return not (len(front) > 1 and front[-1] == "in" and front[-2].lower() in words("speakers"))
    return _names_an_institution(before, after) or _is_dateline(before, after)


def _names_an_institution(before: str, after: str) -> bool:
    lists = document("traps")["institutions"]
    following = _NEXT_WORD.match(after)
    if following and following.group(1).lower() in _institutions():
        return True
    front = " ".join(before.lower().split())
    return any(front.endswith(part) for part in lists["before"].split("|"))


@cache
def _institutions() -> frozenset[str]:
    return frozenset(document("traps")["institutions"]["after"].split())


def _is_dateline(before: str, after: str) -> bool:
    """«Cairo - The ministry said», «GENEVA (Wire) -» at the start of a paragraph."""
    opens = not before.strip() or before.endswith("\n\n")
    return opens and re.match(r"(?:,[^.\n]{0,30})?\s*(?:\([^)\n]{0,30}\)\s*)?[-–—]", after) is not None
