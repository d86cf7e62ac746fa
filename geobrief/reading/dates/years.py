"""Which numbers are years? «in 2014», «the 1959 treaty», «(1998)», but not «2000 soldiers» nor «Resolution 1973»."""

from __future__ import annotations

import attrs

from geobrief.reading.dates import stretches
from geobrief.reading.dates.discourse import Sense
from geobrief.reading.dates.expressions import dated, expression_of, meaning
from geobrief.reading.dates.grammar import Made, View, rule
from geobrief.reading.dates.lexicon import words
from geobrief.reading.dates.tokens import KINDS, Token

_VERBS = frozenset({"was", "is", "has", "plus", "as", "this", "us", "whereas"})
_CERTAIN = "IN SINCE UNTIL THROUGH INSIDE BEFORE EARLY MID LATE FISCAL BETWEEN EDGE THIS"


def _counts(view: View, *, strictly: bool) -> bool:
    """Whether the number counts what comes after it."""
    after = view.after()
    if after.word in words("counted") or after.kind in {KINDS["PERCENT"], KINDS["UNITS"], KINDS["SCALE"]}:
        return True
    plural = after.word.endswith("s") and not after.word.endswith("ss") and after.word not in _VERBS
    return strictly and plural and not after.capital and after.kind == KINDS["WORD"]


def _is_numbered(view: View) -> bool:
    before = view.before()
    return before.word in words("numbered") or (
        before.word == "." and view.before(2).word in {"no", "nos", "art", "sec"}
    )


def _year(view: View) -> Made:
    number = view.the("YEAR").number
    return dated(view, stretches.year(number)) if 1000 <= number < 2200 else None


@rule("about-a-year", "(?<=[INSIDE HEDGE]) YEAR (?!DASH? YEAR)")
def about_a_year(view: View) -> Made:
    """«about 1650» is uncertain."""
    if view.before().name != "about" or _counts(view, strictly=True):
        return None
    stretch = stretches.year(view.the("YEAR").number)
    about = attrs.evolve(stretch, edtf=stretch.edtf + "~", start=stretch.start + "~", end=stretch.end + "~")
    return meaning(view, "year", lambda _: Sense.of(about), fixed=True)


@rule("circa", "(?<=DOT) YEAR")
def circa(view: View) -> Made:
    """«c. 1650», «ca. 1650»."""
    if view.before(2).word not in {"c", "ca", "circ"}:
        return None
    stretch = stretches.year(view.the("YEAR").number)
    about = attrs.evolve(stretch, edtf=stretch.edtf + "~", start=stretch.start + "~", end=stretch.end + "~")
    return meaning(view, "year", lambda _: Sense.of(about), fixed=True)


@rule("year-named", "THE? FISCAL? UNIT [YEAR DAY COUNT NUM] | THE? FISCAL YEAR | FISCALYEAR")
def year_named(view: View) -> Made:
    """«the year 2000», «fiscal 1990», «calendar year 2008», «the year 247»."""
    unit, number = view.find("UNIT"), view.the("YEAR", "DAY", "COUNT", "NUM", "FISCALYEAR")
    if unit and (unit.name != "year" or (number.kind != KINDS["YEAR"] and not 100 <= number.number < 2200)):
        return None
    return dated(view, stretches.year(number.number))


@rule("year-range", "YEAR DASH YEAR")
def year_range(view: View) -> Made:
    """«2003-2007»."""
    start, end = (token.number for token in view.every("YEAR"))
    if not start < end < 2200 or end - start > 500 or _counts(view, strictly=False):
        return None
    return dated(view, stretches.between(stretches.year(start), stretches.year(end)))


@rule("year-after-preposition", f"(?<=[{_CERTAIN}]) YEAR")
def year_after_preposition(view: View) -> Made:
    """«in 2014», «since 2014»."""
    about = view.before().word in {"over", "about", "around", "roughly", "approximately", "for"}
    return None if _counts(view, strictly=about) else _year(view)


@rule("year-after-loose-word", "(?<=[OF BY FROM TO]) YEAR")
def year_after_loose_word(view: View) -> Made:
    """«the war of 1982», «by 2017»: a plural after it makes it a number."""
    number = view.the("YEAR").number
    return None if _counts(view, strictly=number % 50 == 0 or not 1800 < number < 2060) else _year(view)


@rule("year-after-prefix", "(?<=[EARLY MID LATE] DASH) YEAR | (?<=WORD DASH) YEAR")
def year_after_prefix(view: View) -> Made:
    """«mid-1996», «post-1945»."""
    prefix, number = view.before(2), view.the("YEAR").number
    if prefix.kind != KINDS["WORD"]:
        return _year(view)
    if prefix.word not in {"pre", "post"} or prefix.end != view.before().start:
        return None
    bound = stretches.before if prefix.word == "pre" else stretches.after
    sense = Sense(stretches.year(number), bound(stretches.year(number)))
    return meaning(view, "year", lambda _: sense, fixed=True)


@rule(
    "year-attributive",
    "(?<=[THE A POSSESSIVE OWN THAT EACH]) YEAR (?=[WORD HALF UNIT SEASON DASH FISCAL OPEN COMMA OR AND ORDINAL DATE])",
)
def year_attributive(view: View) -> Made:
    """«the 1959 treaty», «the country's 2001 default»."""
    return _year(view) if view.the("YEAR").number >= 1400 and not _counts(view, strictly=False) else None


@rule("year-before-noun", "(?<=WORD) YEAR (?=WORD)")
def year_before_noun(view: View) -> Made:
    """«the failed 2016 coup»: a single thing cannot be counted by a thousand."""
    before, number = view.before(), view.the("YEAR").number
    if before.capital or _is_numbered(view) or not 1800 <= number < 2100 or _counts(view, strictly=True):
        return None
    return _year(view)


@rule(
    "year-enclosed", "(?<=[OPEN COMMA STOP]) YEAR (?=[SHUT COMMA DOT STOP DASH]) | (?<=[ON INSIDE WORD]) YEAR (?=SHUT)"
)
def year_enclosed(view: View) -> Made:
    """«(1998)», «Madrid, 1991.»"""
    return _year(view) if 1100 <= view.the("YEAR").number < 2100 and not _is_numbered(view) else None


@rule("year-listed", "(?<=DATE) (COMMA? [AND OR] | [COMMA DASH TO THROUGH UNTIL BY SLASH]) YEAR")
def year_listed(view: View) -> Made:
    """«in 2001 and 2002», «between 1998 and 2000»."""
    before = expression_of(view.before())
    if not before.fixed or _counts(view, strictly=False):
        return None
    return [*view.tokens[:-1], _last(view)]


def _last(view: View) -> Token:
    return dated(View(view.all, view.end - 1, view.end), stretches.year(view.tokens[-1].number))


@rule("year-of-date", "(?<=DATE) [OF COMMA IN]? YEAR")
def year_of_date(view: View) -> Made:
    """«Easter 2018»: the year of a date that has none."""
    if expression_of(view.before()).in_year is None or _counts(view, strictly=view.has("COMMA")):
        return None
    return [*view.tokens[:-1], _last(view)]


@rule("year-subject", "(?<=[DOT BREAK STOP]) YEAR (?=WORD)")
def year_subject(view: View) -> Made:
    """«1989 was …»: a sentence about a year."""
    return (
        _year(view)
        if view.after().word in {"was", "is", "will", "saw", "brought", "marked", "has", "had", "ended"}
        else None
    )


@rule("year-after-verb", "(?<=WORD) YEAR (?=[DOT COMMA STOP SHUT])")
def year_after_verb(view: View) -> Made:
    """«due 1993.», «late autumn 1944,»: nothing is counted."""
    before = view.before()
    plain = (
        not before.capital
        and not before.word.endswith("s")
        and before.word in {"due", "ending", "ended", "mid", "both"}
    )
    return _year(view) if plain and not _is_numbered(view) else None


_LISTED = (year_listed, year_listed, year_listed)  # each time one more year of «1989, 1990, 1991 and 1992»
RULES = (
    about_a_year, circa, year_named, year_range, year_after_preposition, year_after_loose_word, year_after_prefix,
    year_attributive, year_before_noun, year_enclosed, *_LISTED, year_of_date, year_subject, year_after_verb,
)  # fmt: skip
