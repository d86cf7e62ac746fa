"""Inflects English verbs and nouns, and knows the verbs of the lexicons by their forms.

Only the words of the lexicons are inflected, so a form is looked up, never guessed.
"""

from __future__ import annotations

from functools import cache

from geobrief.reading.entities import Line
from geobrief.reading.lexicons import document, table, words

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Past, participle and, where it is irregular too, the present of each verb of the table."""
    rows = table("irregular_verbs")
    parts = ("past", "participle", "present")
    return {row["base"]: tuple(tuple((row[part] or "").split()) for part in parts) for row in rows}


@cache
def verb_forms(base: str) -> dict[str, str]:
    """The forms of a verb and what each is: base, s, past, participle, ing. A form that is both counts as participle.

    >>> verb_forms("sign")["signed"], verb_forms("withdraw")["withdrew"], verb_forms("ban")["banning"]
    ('participle', 'past', 'ing')
    """
    past, participle, present = _irregular().get(base, ((_past(base),), (_past(base),), ()))
    forms = dict.fromkeys(present or (_third_person(base),), "s") | {_ing(base): "ing", base: "base"}
    forms |= dict.fromkeys(past, "past") | dict.fromkeys(participle, "participle")
    if _has_british_forms(base):
        forms |= {base + "led": "participle", base + "ling": "ing"}
    return forms


def _has_british_forms(base: str) -> bool:
    """«travelled» as well as «traveled»."""
    return len(base) > 4 and base.endswith("l") and base[-2] in _VOWELS and base[-3] not in _VOWELS


@cache
def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural.

    >>> noun_forms("treaty"), noun_forms("pact")
    (('treaty', 'treaties'), ('pact', 'pacts'))
    """
    return (base,) if base.endswith("s") and not base.endswith("ss") else (base, _third_person(base))


def _third_person(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    """«ban» → «bann»: a short stressed last syllable doubles its consonant. Longer verbs that do are listed."""
    short = len(base) <= 4 and base[-1] not in _VOWELS + "wxy" and base[-2:-1] in tuple(_VOWELS)
    single = short and base[-3:-2] not in tuple(_VOWELS) and len(base) >= 3
    return base + base[-1] if (single and base not in _listed("undoubled")) or base in _listed("doubling") else base


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(document("event_words")["spelling"][name].split())


_CUE_TABLES = ("events",)


@cache
def known_verbs() -> dict[str, str]:
    """Every verb form of the cue tables and the common verbs, and what form it is."""
    bases = set(words("common_verbs"))
    for name in _CUE_TABLES:
        bases |= {row["cue"][2:].split()[0] for row in table(name) if row["cue"].startswith("v:")}
    forms: dict[str, str] = {}
    for base in sorted(bases):
        for part in base.split("|"):
            forms |= verb_forms(part)
    return forms


def is_finite(line: Line, index: int) -> bool:
    """Whether a token is the verb of a clause: an auxiliary, or a form with tense that no article precedes."""
    lower = line.lower(index)
    if lower in words("finite"):
        return True
    tensed = known_verbs().get(lower) in ("s", "past", "participle")
    before = line.lower(index - 1)
    return tensed and (before == "that" or before not in words("determiners")) and index not in line.owner
