"""Numbers that are years: «in 2014», «the 1959 treaty», «(1998)», but not «2000 soldiers» nor «Resolution 1973»."""

from __future__ import annotations

import attrs

from geobrief.reading.dates import calendar
from geobrief.reading.dates.discourse import Discourse, Meaning, OtherCalendarError
from geobrief.reading.dates.grammar import Match, Replacement, dated, expression_of, rule, with_meaning
from geobrief.reading.dates.lexicon import KINDS, words
from geobrief.reading.dates.tokens import DateToken

_VERBS = frozenset({"was", "is", "has", "plus", "as", "this", "us", "whereas"})
_CERTAIN = "IN SINCE UNTIL THROUGH INSIDE BEFORE EARLY MID LATE FISCAL BETWEEN EDGE THIS"


def _counts(match: Match, *, strictly: bool) -> bool:
    """Whether the number counts what comes after it."""
    after = match.after()
    if after.word in words("counted") or after.kind in {KINDS["PERCENT"], KINDS["UNITS"], KINDS["SCALE"]}:
        return True
    plural = after.word.endswith("s") and not after.word.endswith("ss") and after.word not in _VERBS
    return strictly and plural and not after.capital and after.kind == KINDS["WORD"]


def _is_numbered(match: Match) -> bool:
    before = match.before()
    return before.word in words("numbered") or (
        before.word == "." and match.before(2).word in {"no", "nos", "art", "sec"}
    )


def _year(match: Match) -> Replacement:
    number = match.first("YEAR").number
    return dated(match, calendar.year(number)) if 1000 <= number < 2200 else None


@rule("about-a-year", "(?<=[INSIDE HEDGE]) YEAR (?!DASH? YEAR)")
def about_a_year(match: Match) -> Replacement:
    """«about 1650» is uncertain."""
    if match.before().name != "about" or _counts(match, strictly=True):
        return None
    span = calendar.year(match.first("YEAR").number)
    about = attrs.evolve(span, edtf=span.edtf + "~", start=span.start + "~", end=span.end + "~")
    return with_meaning(match, "year", lambda _: Meaning.of(about), fixed=True)


@rule("circa", "(?<=DOT) YEAR")
def circa(match: Match) -> Replacement:
    """«c. 1650», «ca. 1650»."""
    if match.before(2).word not in {"c", "ca", "circ"}:
        return None
    span = calendar.year(match.first("YEAR").number)
    about = attrs.evolve(span, edtf=span.edtf + "~", start=span.start + "~", end=span.end + "~")
    return with_meaning(match, "year", lambda _: Meaning.of(about), fixed=True)


@rule("year-named", "THE? FISCAL? UNIT [YEAR DAY COUNT NUM] | THE? FISCAL YEAR | FISCALYEAR")
def year_named(match: Match) -> Replacement:
    """«the year 2000», «fiscal 1990», «calendar year 2008», «the year 247»."""
    unit, number = match.find("UNIT"), match.first("YEAR", "DAY", "COUNT", "NUM", "FISCALYEAR")
    if unit and (unit.name != "year" or (number.kind != KINDS["YEAR"] and not 100 <= number.number < 2200)):
        return None
    return dated(match, calendar.year(number.number))


@rule("year-range", "YEAR DASH YEAR")
def year_range(match: Match) -> Replacement:
    """«2003-2007»."""
    start, end = (token.number for token in match.every("YEAR"))
    if not start < end < 2200 or end - start > 500 or _counts(match, strictly=False):
        return None
    return dated(match, calendar.between(calendar.year(start), calendar.year(end)))


@rule("year-after-preposition", f"(?<=[{_CERTAIN}]) YEAR")
def year_after_preposition(match: Match) -> Replacement:
    """«in 2014», «since 2014»."""
    about = match.before().word in {"over", "about", "around", "roughly", "approximately", "for"}
    return None if _counts(match, strictly=about) else _year(match)


@rule("year-after-loose-word", "(?<=[OF BY FROM TO]) YEAR")
def year_after_loose_word(match: Match) -> Replacement:
    """«the war of 1982», «by 2017»: a plural after it makes it a number."""
    number = match.first("YEAR").number
    return None if _counts(match, strictly=number % 50 == 0 or not 1800 < number < 2060) else _year(match)


@rule("year-after-prefix", "(?<=[EARLY MID LATE] DASH) YEAR | (?<=WORD DASH) YEAR")
def year_after_prefix(match: Match) -> Replacement:
    """«mid-1996», «post-1945»."""
    prefix, number = match.before(2), match.first("YEAR").number
    if prefix.kind != KINDS["WORD"]:
        return _year(match)
    if prefix.word not in {"pre", "post"} or prefix.end != match.before().start:
        return None
    bound = calendar.before if prefix.word == "pre" else calendar.after
    meaning = Meaning(calendar.year(number), bound(calendar.year(number)))
    return with_meaning(match, "year", lambda _: meaning, fixed=True)


@rule(
    "year-attributive",
    "(?<=[THE A POSSESSIVE OWN THAT EACH]) YEAR (?=[WORD HALF UNIT SEASON DASH FISCAL OPEN COMMA OR AND ORDINAL DATE])",
)
def year_attributive(match: Match) -> Replacement:
    """«the 1959 treaty», «the country's 2001 default»."""
    return _year(match) if match.first("YEAR").number >= 1400 and not _counts(match, strictly=False) else None


@rule("year-before-noun", "(?<=WORD) YEAR (?=WORD)")
def year_before_noun(match: Match) -> Replacement:
    """«the failed 2016 coup»: a single thing cannot be counted by a thousand."""
    before, number = match.before(), match.first("YEAR").number
    if before.capital or _is_numbered(match) or not 1800 <= number < 2100 or _counts(match, strictly=True):
        return None
    return _year(match)


@rule(
    "year-enclosed", "(?<=[OPEN COMMA STOP]) YEAR (?=[SHUT COMMA DOT STOP DASH]) | (?<=[ON INSIDE WORD]) YEAR (?=SHUT)"
)
def year_enclosed(match: Match) -> Replacement:
    """«(1998)», «Madrid, 1991.»"""
    return _year(match) if 1100 <= match.first("YEAR").number < 2100 and not _is_numbered(match) else None


@rule("year-listed", "(?<=DATE) (COMMA? [AND OR] | [COMMA DASH TO THROUGH UNTIL BY SLASH]) YEAR")
def year_listed(match: Match) -> Replacement:
    """«in 2001 and 2002», «between 1998 and 2000»."""
    before = expression_of(match.before())
    if not before.fixed or _counts(match, strictly=False):
        return None
    return [*match.tokens[:-1], _last(match)]


def _last(match: Match) -> DateToken:
    return dated(Match(match.text_tokens, match.end - 1, match.end), calendar.year(match.tokens[-1].number))


@rule("year-of-date", "(?<=DATE) [OF COMMA IN]? YEAR")
def year_of_date(match: Match) -> Replacement:
    """«Easter 2018»: the year of a date that has none."""
    if expression_of(match.before()).in_year is None or _counts(match, strictly=match.has("COMMA")):
        return None
    return [*match.tokens[:-1], _last(match)]


@rule("year-subject", "(?<=[DOT BREAK STOP]) YEAR (?=WORD)")
def year_subject(match: Match) -> Replacement:
    """«1989 was …»: a sentence about a year."""
    return (
        _year(match)
        if match.after().word in {"was", "is", "will", "saw", "brought", "marked", "has", "had", "ended"}
        else None
    )


@rule("year-after-verb", "(?<=WORD) YEAR (?=[DOT COMMA STOP SHUT])")
def year_after_verb(match: Match) -> Replacement:
    """«due 1993.», «late autumn 1944,»: nothing is counted."""
    before = match.before()
    plain = (
        not before.capital
        and not before.word.endswith("s")
        and before.word in {"due", "ending", "ended", "mid", "both"}
    )
    return _year(match) if plain and not _is_numbered(match) else None


def join_leading_years(tokens: list[DateToken], leading: frozenset[int]) -> list[DateToken]:
    """The tokens with the years that lead a line of a chronology made dates."""
    if not leading:
        return tokens
    return [_leading(tokens, index) if token.start in leading else token for index, token in enumerate(tokens)]


def _leading(tokens: list[DateToken], index: int) -> DateToken:
    if tokens[index].kind != KINDS["YEAR"]:
        return tokens[index]
    made = dated(Match(tokens, index, index + 1), calendar.year(tokens[index].number))
    made.rule = "leading-year"
    return made


_ERAS = frozenset("bc bce ah".split())


@rule("other-era", "[YEAR DAY COUNT] (WORD DOT WORD DOT? | WORD)")
def other_era(match: Match) -> Replacement:
    """«44 BC», «1446 A.H.»: years that are not of the common era."""
    words = [token for token in match.tokens if token.kind == KINDS["WORD"]]
    era = "".join(token.word for token in words)
    if era not in _ERAS or not words[0].capital:
        return None

    def find(_: Discourse) -> Meaning:
        raise OtherCalendarError(f"years {era.upper()} are not converted")

    return with_meaning(match, "", find)


OTHER = (other_era,)
_LISTED = (year_listed, year_listed, year_listed)  # each time one more year of «1989, 1990, 1991 and 1992»
RULES = (
    about_a_year, circa, year_named, year_range, year_after_preposition, year_after_loose_word, year_after_prefix,
    year_attributive, year_before_noun, year_enclosed, *_LISTED, year_of_date, year_subject, year_after_verb,
)  # fmt: skip
