"""A column of names becomes a column of codes, and what has none is reported with the reason."""

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
    found = {finding.path: finding for finding in answer.findings}
    assert found["[0]"].slug == "ambiguous-name"
    assert found["[1]"].slug == "unknown-name"
    assert "predecessor" in found["[2]"].message
    assert "has no code cow" in found["[3]"].message
    assert found["[4]"].slug == "invalid-value"


def test_what_a_name_means_is_given_as_text() -> None:
    assert list(WORLD.codes(["The Kingdom"], to="iso3", custom={"The Kingdom": "Nepal"})) == ["NPL"]
    with pytest.raises(ArgumentError, match="custom") as caught:
        WORLD.codes(["The Kingdom"], to="iso3", custom={"The Kingdom": 790})
    assert caught.value.got == 790


def test_every_row_may_have_its_own_day() -> None:
    days = ["1980-01-01", datetime.date(2000, 1, 1)]
    assert list(WORLD.codes(["Moscow", "Moscow"], to="id", on=days)) == ["SUN", "RUS"]
    assert list(WORLD.codes(["Germany", "Germany"], to="gw", on=["1900-01-01", "2000-01-01"])) == [255, 260]
    with pytest.raises(ArgumentError, match="another length than the column: expected 2 rows, got 1"):
        WORLD.codes(["Peru", "Chile"], to="id", on=["1980-01-01"])


def test_a_series_is_a_column() -> None:
    class Series:
        def tolist(self) -> list[str]:
            return ["Peru"]

    assert list(WORLD.codes(Series(), to="iso3")) == ["PER"]


def test_a_column_of_a_data_frame_is_answered_row_by_row() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"country": ["Peru", "Moscow", "Moscow"], "year": [1990, 1980, 2000]}, index=[7, 8, 9])
    frame["day"] = pandas.to_datetime(frame["year"].astype(str) + "-07-01")
    frame["id"] = WORLD.codes(frame["country"], to="id", on=frame["day"])
    frame["cow"] = WORLD.codes(frame["country"], to="cow", on="2000-01-01")
    assert frame["id"].to_list() == ["PER", "SUN", "RUS"]
    assert frame["cow"].to_list() == [135, 365, 365]


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_columns_of_other_libraries_are_columns(library: str) -> None:
    made = {"polars": "Series", "pyarrow": "array"}[library]
    names = getattr(pytest.importorskip(library), made)(["Peru", None])
    answer = WORLD.codes(names, to="iso3")
    assert answer.values == ("PER", None)
    assert [entry.finding.slug for entry in answer.unresolved] == ["invalid-value"]


def test_what_is_unresolved_is_reported_once_with_its_rows() -> None:
    names, days = ["Peru", "Ukraine", "Ukraine", "Peru"], ["1990-01-01", "1980-01-01", "1980-01-01", None]
    answer = WORLD.codes(names, to="id", on=days)
    assert [(entry.name, entry.on, entry.row, entry.times) for entry in answer.unresolved] == [
        ("Ukraine", "1980-01-01", 1, 2),
        ("Peru", None, 3, 1),
    ]
    assert [entry.finding.code for entry in answer.unresolved] == ["GB311", "GB204"]
    assert all(entry.reason in str(entry.finding) for entry in answer.unresolved)


def test_a_name_without_a_code_in_the_list_is_reported() -> None:
    answer = WORLD.codes(["Kiribati", "NATO"], to="cow", on="1990-01-01")
    assert {entry.finding.code for entry in answer.unresolved} == {"GB312"}


def test_a_territory_has_its_iso_codes() -> None:
    assert [*WORLD.codes(["Hong Kong"], to="iso3"), *WORLD.codes(["Hong Kong"], to="iso2")] == ["HKG", "HK"]


@pytest.mark.parametrize(("names", "to"), [("Peru", "iso3"), (["Peru"], "iso4")])
def test_misuse_is_refused(names: object, to: str) -> None:
    with pytest.raises(ArgumentError):
        WORLD.codes(names, to=to)
