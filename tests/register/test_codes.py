"""A column of names becomes a column of codes, and what has none is told with the reason."""

import datetime

import pytest

import geobrief.register
from geobrief.errors import ArgumentError

WORLD = geobrief.register.world()


@pytest.mark.parametrize(
    ("to", "codes"),
    [
        ("iso3", ["ARG", "KOR", "CIV"]),
        ("iso2", ["AR", "KR", "CI"]),
        ("gw", [160, 732, 437]),
        ("cow", [160, 732, 437]),
        ("cow_abb", ["ARG", "ROK", "CDI"]),
        ("id", ["ARG", "KOR", "CIV"]),
    ],
)
def test_each_name_has_its_code(to: str, codes: list) -> None:
    answer = WORLD.codes(["Argentina", "Korea, South", "Côte d'Ivoire"], to=to)
    assert list(answer) == codes
    assert answer.findings == ()


def test_the_order_and_the_repetitions_of_the_column_stay() -> None:
    answer = WORLD.codes(iter(["Peru", "Atlantis", "Peru", "Atlantis"]), to="iso3")
    assert answer.values == ("PER", None, "PER", None)
    assert len(answer) == 4
    assert [finding.path for finding in answer.findings] == ["[1]"]


def test_each_kind_of_failure_says_why() -> None:
    names = ["Korea", "Atlantis", "Ukraine", "NATO", 3, "Guernsy"]
    answer = WORLD.codes(names, to="cow", on="1980-01-01")
    assert answer.values == (None,) * 6
    told = {finding.path: finding for finding in answer.findings}
    assert told["[0]"].slug == "ambiguous-name"
    assert told["[1]"].slug == "unknown-name"
    assert "predecessor" in told["[2]"].message
    assert "has no code cow" in told["[3]"].message
    assert told["[4]"].slug == "bad-value"


def test_every_row_may_have_its_own_day() -> None:
    days = ["1980-01-01", datetime.date(2000, 1, 1)]
    assert list(WORLD.codes(["Moscow", "Moscow"], to="id", on=days)) == ["SUN", "RUS"]
    assert list(WORLD.codes(["Germany", "Germany"], to="gw", on=["1900-01-01", "2000-01-01"])) == [255, 260]
    with pytest.raises(ValueError, match="shorter"):
        WORLD.codes(["Peru", "Chile"], to="id", on=["1980-01-01"])


def test_a_series_is_a_column() -> None:
    class Series:
        def tolist(self) -> list[str]:
            return ["Peru"]

    assert list(WORLD.codes(Series(), to="iso3")) == ["PER"]


def test_a_territory_has_its_iso_codes() -> None:
    assert [*WORLD.codes(["Hong Kong"], to="iso3"), *WORLD.codes(["Hong Kong"], to="iso2")] == ["HKG", "HK"]


@pytest.mark.parametrize(("names", "to"), [("Peru", "iso3"), (["Peru"], "iso4")])
def test_misuse_is_refused(names: object, to: str) -> None:
    with pytest.raises(ArgumentError):
        WORLD.codes(names, to=to)
