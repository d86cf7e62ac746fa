"""Participles that look like past forms: «the deal signed in Oslo fell», «aircraft brought down by Lao fire»."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.reading.syntax.words import NOMINAL, Word, listed, lower_at


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
