"""Names and codes of other libraries mean here what they mean there; each difference is explained."""

from __future__ import annotations

from functools import cache
from typing import Any

import pycountry
import pytest

import geobrief

LANGUAGES = "en de fr es it pt ru zh ar ja nl pl sv tr uk el ko cs hu he".split()
# Languages of which the register has the names of all entries of ISO 3166, but for those below.
WHOLE = "ar de en es fr it pt ru zh".split()
WITHOUT_ANSWER = {
    ("en", "Hong Kong SAR China"): "a form of CLDR alone",
    ("en", "Macao SAR China"): "a form of CLDR alone",
    ("en", "U.S. Outlying Islands"): "a form of CLDR alone",
    ("en", "St. Martin"): "of two territories, French and Dutch",
    ("de", "St. Martin"): "of two territories, French and Dutch",
    ("it", "Saint Martin"): "of two territories, French and Dutch",
    ("es", "Congo"): "of two states",
}
# What CLDR has and ISO 3166-1 has not: codes that are reserved there, and those of CLDR for groups, tests and islands.
NOT_IN_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
ISO = {country.alpha_2: country.alpha_3 for country in pycountry.countries}


@cache
def territories(language: str) -> dict[str, str]:
    """Names in a language, each with its alpha-3 code."""
    babel: Any = pytest.importorskip("babel", reason="Babel is not installed")
    listed = babel.Locale(language).territories
    return {listed[code]: ISO.get(code, "XKX") for code in listed if code in ISO or code == "XK"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_cldr_never_means_another_country(language: str) -> None:
    wanted = territories(language)
    found = geobrief.world().codes(list(wanted), to="iso3").values
    different = [
        (name, code) for (name, want), code in zip(wanted.items(), found, strict=True) if code not in (None, want)
    ]
    assert different == []


@pytest.mark.parametrize("language", WHOLE)
def test_all_names_of_cldr_are_known_in_the_languages_of_the_register(language: str) -> None:
    wanted = territories(language)
    found = geobrief.world().codes(list(wanted), to="iso3").values
    unknown = {name for name, code in zip(wanted, found, strict=True) if code is None}
    assert unknown == {name for each, name in WITHOUT_ANSWER if each == language}


def test_codes_of_babel_are_those_of_iso_but_for_known_ones() -> None:
    babel: Any = pytest.importorskip("babel", reason="Babel is not installed")
    codes = {code for code in babel.Locale("en").territories if code.isalpha() and len(code) == 2}
    assert codes - ISO.keys() - {"XK"} == NOT_IN_ISO
    assert ISO.keys() - codes == set()


@pytest.mark.parametrize(("system", "attribute"), [("iso2", "alpha_2"), ("iso3", "alpha_3"), ("iso_num", "numeric")])
def test_codes_of_today_are_those_of_pycountry(system: str, attribute: str) -> None:
    entries = list(pycountry.countries)
    found = geobrief.world().codes([entry.alpha_3 for entry in entries], from_="iso3", to=system).values
    wanted = [getattr(entry, attribute) for entry in entries]
    assert [str(code).zfill(len(want)) for code, want in zip(found, wanted, strict=True)] == wanted
