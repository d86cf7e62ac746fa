"""The parts of speech that an English word can have, and the base form of a verb form."""

from __future__ import annotations

from functools import cache, lru_cache

import attrs

from geobrief.reading.lexicons import document, table, words

_VOWELS = frozenset("aeiou")


@attrs.frozen(slots=True)
class WordFacts:
    """What a word can be out of context.

    `verb` is the base form where it can be a verb, with its `form`: base, s, ing, past, participle, ed where past and
    participle are the same, or any where the base form is the same too («cut»).
    """

    verb: str = ""
    form: str = ""
    noun: bool = True
    adjective: bool = False
    adverb: bool = False


@cache
def _parts() -> dict[str, str]:
    """Parts of speech by word: v, n, a, r."""
    return {word: parts for parts, words in document("english_words").items() for word in words.split()}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    forms: dict[str, tuple[str, str]] = {}
    for row in table("irregular_verbs"):
        past, participle = row["past"].split(), row["participle"].split()
        for word in (*past, *participle):
            both = word in past and word in participle
            form = "ed" if both else "past" if word in past else "participle"
            forms.setdefault(word, (row["base"], "any" if word == row["base"] else form))
    return forms


def is_verb(base: str) -> bool:
    """Whether a word is the base form of a verb.

    >>> is_verb("initial"), is_verb("treaty")
    (True, False)
    """
    return "v" in _parts().get(base, "")


def is_known(word: str) -> bool:
    """Whether a word, or a verb of which it is a form, is in the word list, or it is a function word.

    >>> is_known("imposed"), is_known("officials"), is_known("zwischen")
    (True, True, False)
    """
    return word in _parts() or lemma_of_noun(word) in _parts() or bool(_verb(word)[0]) or word in words("prepositions")


def _bases_of_s(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word.endswith("ss"):
        return ()
    return (
        word[:-1],
        *((word[:-2],) if word.endswith("es") else ()),
        *((word[:-3] + "y",) if word.endswith("ies") else ()),
    )


def _bases_of_stem(stem: str) -> tuple[str, ...]:
    """The base forms of which «stem» can be the part before -ed or -ing."""
    doubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
    spoken_k = (stem[:-1],) if stem.endswith("ck") else ()
    i_for_y = (stem[:-1] + "y",) if stem.endswith("i") else ()
    return (
        (stem + "e", stem, *doubled, *i_for_y, *spoken_k)
        if _wants_e(stem)
        else (stem, *doubled, stem + "e", *i_for_y, *spoken_k)
    )


def _wants_e(stem: str) -> bool:
    return len(stem) > 1 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-1] in "scvguzr"


def _verb(word: str) -> tuple[str, str]:
    irregular = _irregular().get(word)
    if irregular is not None:
        return irregular
    if is_verb(word):
        return word, "base"
    for base in _bases_of_s(word):
        if is_verb(base):
            return base, "s"
    for suffix, form in (("ing", "ing"), ("ed", "ed")):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            for base in _bases_of_stem(word[: -len(suffix)]):
                if is_verb(base):
                    return base, form
    return "", ""


@lru_cache(maxsize=1 << 14)
def facts(word: str) -> WordFacts:
    """What a lower-case word can be.

    >>> facts("initialled").verb, facts("initialled").form
    ('initial', 'ed')
    >>> facts("talks").verb, facts("talks").noun
    ('talk', True)
    """
    prefix, _, rest = word.rpartition("-")
    if prefix and rest and prefix in ("re", "co", "pre", "over", "counter", "out", "un"):
        known = facts(rest)
        return attrs.evolve(known, verb=known.verb and f"{prefix}-{known.verb}")
    verb, form = _verb(word)
    if not verb and word.startswith("re") and len(word) > 5 and word not in _parts() and _verb(word[2:])[0]:
        base, form = _verb(word[2:])
        verb = "re" + base
    parts = _parts().get(word, "")
    base_parts = _parts().get(verb, "n")
    noun = "n" in parts if parts else (not verb or form == "ing" or (form == "s" and "n" in base_parts))
    return WordFacts(verb, form, noun, "a" in parts, "r" in parts or (word.endswith("ly") and "a" not in parts))


_IRREGULAR_NOUNS = {
    "men": "man",
    "women": "woman",
    "people": "people",
    "crises": "crisis",
    "memoranda": "memorandum",
    "ties": "tie",
    "police": "police",
    "children": "child",
}


def is_inflected(word: str) -> bool:
    """Whether a word can have another singular than itself."""
    return word[-1:] == "s" or word in _IRREGULAR_NOUNS


@lru_cache(maxsize=1 << 14)
def lemma_of_noun(word: str) -> str:
    """The singular of a noun.

    >>> lemma_of_noun("treaties"), lemma_of_noun("forces"), lemma_of_noun("crisis")
    ('treaty', 'force', 'crisis')
    """
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
