"""Classes of verbs and nouns: what a predicate or the head of a phrase means, whatever word says it.

A class is a row of `verb_classes.toml` or `noun_classes.toml`: a gloss, its members, and counter-examples. A member of
several words («pull out of», «air strike») wins over its first word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import attrs

from geobrief.reading.english import is_inflected, lemma_of_noun
from geobrief.reading.lexicons import document
from geobrief.reading.syntax.trees import Tree
from geobrief.reading.syntax.words import listed

_NONE: frozenset[str] = frozenset()
_REACH = 6
_JOINED = re.compile(r"\b(out) of\b")  # one word of a tree
_TIGHT = frozenset(
    "to from of with against for at into by about on in upon over under off near towards around like as".split()
) | {"out of"}
_ADVERBS = ("RB", "NOT", "DATE")
_NOUN_PHRASE = ("DT", "JJ", "RB", "ACT", "PRP", "POS", "NN", "NNS", "CD", "DATE")


@cache
def _members(name: str) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
    """Rows by the first word of verbs and the head of nouns: the other words, and the classes; longest first."""
    listed: dict[tuple[str, ...], set[str]] = {}
    for label, entry in document(name).items():
        for member in (*entry.get("members", "").split(), *entry.get("phrases", ())):
            words = tuple(member.replace("_", " ").split())
            if "of" in words[1:]:
                words = tuple(_JOINED.sub(r"\1_of", " ".join(words)).split())
            listed.setdefault(words, set()).add(label)
    by_key: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words, labels in listed.items():
        key, rest = (words[0], words[1:]) if name == "verb_classes" or "of" in words else (words[-1], words[:-1])
        by_key.setdefault(key, []).append((tuple(word.replace("_", " ") for word in rest), frozenset(labels)))
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in by_key.items()}


@attrs.frozen(slots=True)
class VerbSense:
    """The classes of a verb, with the preposition («call on») or the place of the noun («be in contact») that ends
    its phrase."""

    classes: frozenset[str] = _NONE
    preposition: str = ""
    noun: int = -1
    words: frozenset[int] = frozenset()


_NO_SENSE = VerbSense()


def verb_sense(tree: Tree, verb: int) -> VerbSense:
    """The classes of a verb with the particles, prepositions or nouns that belong to it."""
    rows = _members("verb_classes").get(tree.words[verb].lemma)
    if rows is None:
        return _NO_SENSE
    near: set[str] = set()
    for each in tree.words[verb + 1 : verb + 3 * _REACH] if rows[0][0] else ():
        near.add(each.lower)
        near.add(each.lemma)
    for rest, labels in rows:
        if rest and rest[-1] not in near:
            continue
        inside = _follows(tree, verb, rest) if rest else (verb,)
        if inside is not None:
            end = inside[-1]
            last = rest[-1] if rest else ""
            noun = end if tree.words[end].tag in ("NN", "NNS") else -1
            return VerbSense(
                labels,
                last if last in listed("prepositions") or last in ("to", "out of") else "",
                noun,
                frozenset(inside),
            )
    return VerbSense()


def _follows(tree: Tree, verb: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """The words of a phrase that follow a verb in order, or None: particles and nouns past its object, prepositions
    at once.

    «..» lets the object of the verb come before a preposition: «drive .. from».
    """
    found: list[int] = []
    at, gap = verb + 1, False
    for word in rest:
        if word == "..":
            gap = True
            continue
        passed = _NOUN_PHRASE if gap or word not in _TIGHT else _ADVERBS
        passed = (*passed, "IN", "CC") if gap and len(rest) > 2 else passed
        last = (found[-1] if found else verb) + (2 * _REACH if gap else _REACH)
        while at < len(tree.words) and at <= last and (not _is(tree, at, word) or _precedes_date(tree, at)):
            if tree.words[at].tag not in passed and not _precedes_date(tree, at):
                return None
            at += 1
        if at >= len(tree.words) or not _is(tree, at, word) or (gap and at == (found[-1] if found else verb) + 1):
            return None
        found.append(at)
        at, gap = at + 1, False
    return tuple(found)


def _precedes_date(tree: Tree, index: int) -> bool:
    """«set their names on Wednesday to a treaty», «marched on Friday»."""
    return tree.words[index].tag == "IN" and index + 1 < len(tree.words) and tree.words[index + 1].date


def _is(tree: Tree, index: int, word: str) -> bool:
    return word == tree.words[index].lower or word == tree.words[index].lemma


@cache
def _heads(labels: tuple[str, ...], lexicon: str) -> frozenset[str]:
    """The last words of the members of some classes of nouns."""
    rows = _members(lexicon).items()
    return frozenset(word for word, entries in rows if any(found & set(labels) for _, found in entries))


def names_any(lowers: Iterable[str], labels: tuple[str, ...], lexicon: str = "noun_classes") -> bool:
    """Whether some word can be the noun of a member of these classes."""
    heads, lowers = _heads(labels, lexicon), set(lowers)
    return not heads.isdisjoint(lowers) or any(lemma_of_noun(lower) in heads for lower in lowers if is_inflected(lower))


def noun_classes(tree: Tree, noun: int, lexicon: str = "noun_classes") -> frozenset[str]:
    """The classes of a noun in a lexicon, with the words before it that belong to it."""
    lemma = tree.words[noun].lemma
    if " " in lemma and lexicon == "noun_classes" and tree.words[noun].tag != "ACT":
        lemma = lemma_of_noun(lemma.rpartition(" ")[2])  # «the Senkaku Islands»
    for rest, labels in _members(lexicon).get(lemma, ()):
        if not rest:
            return labels
        first = noun + 1 if rest[:1] == ("of",) else noun - len(rest)
        if 0 <= first <= len(tree.words) - len(rest) and all(
            _is(tree, first + step, word) for step, word in enumerate(rest)
        ):
            return labels
    return _NONE


@cache
def _action_nouns() -> dict[str, frozenset[str]]:
    """The classes of the verb of each noun of action."""
    rows = _members("verb_classes")
    found: dict[str, frozenset[str]] = {}
    for pair in document("action_nouns")["verbs"].replace("\n", "|").split("|"):
        if len(words := pair.split()) == 2:
            verb, *rest = words[1].split("_")
            found[words[0]] = next(
                (labels for words_after, labels in rows.get(verb, ()) if list(words_after) == rest), _NONE
            )
    return found


def classes_of_action(tree: Tree, noun: int) -> frozenset[str]:
    """The classes of the verb that a noun of action stands for («suspension»); none for other nouns."""
    return _action_nouns().get(tree.words[noun].lemma, _NONE)
