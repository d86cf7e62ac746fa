"""Names of countries to ISO 3166 codes: how many are right, wrong and left open, by class, and the time."""

from __future__ import annotations

import csv
import logging
from collections.abc import Callable
from pathlib import Path

from turns import against, in_turns, installed, table

import geobrief

CASES = list(csv.DictReader(Path(__file__).with_name("names.csv").read_text("utf-8").splitlines()))
NAMES = [case["name"] for case in CASES]
Resolver = Callable[[list[str]], list[str | None]]


def section(rounds: int) -> str:
    """The part of the page on names."""
    tools = resolvers()
    classes = list(dict.fromkeys(case["class"] for case in CASES))
    answers = {tool: resolve(NAMES) for tool, resolve in tools.items()}
    times = against(in_turns({tool: lambda resolve=resolve: resolve(NAMES) for tool, resolve in tools.items()}, rounds))
    rows = []
    for tool, found in answers.items():
        share = [right(each, found) for each in classes]
        wrong = sum(bool(answer) and answer != case["iso3"] for answer, case in zip(found, CASES, strict=True))
        rows.append([tool, *share, wrong, times[tool]])
    sizes = [f"{each} ({sum(case['class'] == each for case in CASES)})" for each in classes]
    return f"""## Names to codes

{len(CASES)} names to the ISO 3166 code of today: how many are right, by class, and how many answers are wrong. For
what is not one state («Sub-Saharan Africa», «Congo») no answer is right. Kosovo is `XKX` or `XKK`.

{table(["", *sizes, "wrong answers", "time"], rows)}
geobrief does not guess: a misspelt name has no answer but suggestions (`codes.unresolved`), the first of which is
the state that was meant in {_suggested()} of {sum(case["class"] == "misspelt" for case in CASES)} cases. If your
names are misspelt and a wrong answer costs little, a tool that guesses is better. None of the others takes the day
of a row; without one, geobrief gives former names the code of the state of today, as they do. Some keep
answers that they gave, geobrief among them; the times are those of names seen before.
"""


def right(kind: str, found: list[str | None]) -> int:
    """How many answers of a class are right."""
    return sum(
        (answer or "") == case["iso3"] for answer, case in zip(found, CASES, strict=True) if case["class"] == kind
    )


def _suggested() -> int:
    world, right = geobrief.world(), 0
    for case in CASES:
        if case["class"] == "misspelt":
            first = world.codes([case["name"]], to="iso3").unresolved
            suggested = first[0].suggestions[:1] if first else ()
            right += bool(suggested) and world.resolve(suggested[0]).candidates[0].record.id == case["iso3"]
    return right


def resolvers() -> dict[str, Resolver]:
    """The tools that are installed, each as a function of a column of names."""
    world = geobrief.world()
    others = {
        "country_converter": _country_converter, "countryguess": _countryguess, "countrynames": _countrynames,
        "countrynames, fuzzy": _countrynames_fuzzy, "rigour": _rigour, "pycountry, lookup": _pycountry,
        "pycountry, fuzzy": _pycountry_fuzzy, "hdx-python-country, fuzzy": _hdx,
    }  # fmt: skip
    return {"geobrief": lambda names: list(world.codes(names, to="iso3").values), **installed(others)}


def _each(one: Callable[[str], str | None]) -> Resolver:
    return lambda names: [{"XKK": "XKX"}.get(code, code) if (code := one(name)) else None for name in names]


def _country_converter() -> Resolver:
    from country_converter import CountryConverter

    logging.getLogger("country_converter").setLevel(logging.CRITICAL)
    converter = CountryConverter()

    def resolve(names: list[str]) -> list[str | None]:
        found = converter.convert(names, to="ISO3", not_found="-")
        return [{"XKV": "XKX"}.get(code, code) if isinstance(code, str) and len(code) == 3 else None for code in found]

    return resolve


def _countryguess() -> Resolver:
    from countryguess import guess_country

    return _each(lambda name: guess_country(name, attribute="iso3"))


def _countrynames() -> Resolver:
    from countrynames import to_code_3

    return _each(lambda name: _without_gaps(to_code_3, name))


def _without_gaps(to_code: Callable[..., str | None], name: str, **options: bool) -> str | None:
    """The code, none where its table lacks one that it found (Zaire)."""
    try:
        return to_code(name, **options)
    except KeyError:
        return None


def _countrynames_fuzzy() -> Resolver:
    from countrynames import to_code_3

    return _each(lambda name: _without_gaps(to_code_3, name, fuzzy=True))


def _hdx() -> Resolver:
    from hdx.location.country import Country

    Country.countriesdata(use_live=False)
    return _each(lambda name: Country.get_iso3_country_code_fuzzy(name)[0])


def _rigour() -> Resolver:
    from rigour.territories import lookup_territory

    def one(name: str) -> str | None:
        territory = lookup_territory(name)
        if territory is not None and territory.is_historical and len(territory.successors) == 1:
            territory = territory.successors[0]
        return territory.alpha3.upper() if territory is not None and territory.alpha3 else None

    return _each(one)


def _pycountry() -> Resolver:
    import pycountry

    def one(name: str) -> str | None:
        try:
            return str(pycountry.countries.lookup(name).alpha_3)
        except LookupError:
            return None

    return _each(one)


def _pycountry_fuzzy() -> Resolver:
    import pycountry

    def one(name: str) -> str | None:
        try:
            return str(pycountry.countries.search_fuzzy(name)[0].alpha_3)
        except LookupError:
            return None

    return _each(one)
