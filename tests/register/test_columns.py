"""A column may hold names or codes of a list, days or years, and it keeps its index; every failure says why."""

import datetime

import pytest

import geobrief.register
from geobrief.errors import ArgumentError
from geobrief.model import DatedValue, State
from geobrief.register import COW, GW, UnresolvedError, World
from geobrief.register.code_lists import TARGETS
from geobrief.register.moments import moments

WORLD = geobrief.register.world()


def codes(names: list, to: str, **options: object) -> list:
    return list(WORLD.codes(names, to, **options))


class TestYears:
    @pytest.mark.parametrize(
        ("rule", "found"),
        [("start", ["SUN", "RUS"]), ("mid", ["SUN", "RUS"]), ("end", ["RUS", "RUS"]), ("any", [None, "RUS"])],
    )
    def test_a_rule_says_which_day_of_a_year_counts(self, rule: str, found: list) -> None:
        assert codes(["Moscow", "Moscow"], "id", on=[1991, 1992], year=rule) == found

    def test_a_year_of_two_answers_is_reported_with_both(self) -> None:
        answer = WORLD.codes(["Moscow"], "id", on=[1991], year="any")
        assert [(entry.slug, entry.on) for entry in answer.unresolved] == [("ambiguous-name", 1991)]
        assert "SUN, RUS" in answer.unresolved[0].reason

    def test_a_name_that_is_ambiguous_in_part_of_a_year_is_so_in_that_year(self) -> None:
        answer = WORLD.codes(["Congo", "Congo"], "id", on=[1960, 1985], year="any")
        assert list(answer) == [None, "COG"]
        assert answer.unresolved[0].slug == "ambiguous-name"

    def test_a_state_of_part_of_a_year_is_that_of_the_year(self) -> None:
        assert codes(["Senegal", "East Germany"], "gw", on=[1960, 1990], year="any") == [433, 265]
        assert codes(["East Germany"], "gw", on=[1990]) == [None]

    def test_a_column_of_years_answers_what_one_of_their_last_days_does(self) -> None:
        names = [state.name for state in WORLD.states] * 3
        years = [1830 + 17 * (place % 11) for place, _ in enumerate(names)]
        days = [f"{year}-12-31" for year in years]
        assert codes(names, "gw", on=years) == codes(names, "gw", on=days)

    @pytest.mark.parametrize("on", [1990, "1990", 1990.0])
    def test_one_year_may_count_for_all_rows(self, on: object) -> None:
        assert codes(["Bonn", "Aden"], "id", on=on, year="start") == ["DEU", "YMD"]

    @pytest.mark.parametrize("on", [True, "1990-06", "next year", 0, datetime.time()])
    def test_what_is_neither_a_day_nor_a_year_is_refused(self, on: object) -> None:
        with pytest.raises(geobrief.register.resolution.GeobriefError):
            WORLD.codes(["Peru"], "cow", on=on)

    def test_an_unknown_rule_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match="did you mean 'end'"):
            WORLD.codes(["Peru"], "cow", on=[1990], year="ende")

    def test_cells_without_a_moment_are_content(self) -> None:
        on = [None, float("nan"), "", "1990-06", "summer", 20140712, "1975"]
        answer = WORLD.codes(["Peru"] * 7, "cow", on=on)
        assert list(answer) == [None] * 6 + [135]
        assert [(entry.row, entry.times) for entry in answer.unresolved] == [(0, 3), (3, 3)]
        assert {entry.slug for entry in answer.unresolved} == {"invalid-value"}


class TestDaysOfOtherLibraries:
    def test_days_of_numpy(self) -> None:
        numpy = pytest.importorskip("numpy")
        days = numpy.array(["1970-05-01", "NaT", "2000-05-01"], dtype="datetime64[ns]")
        assert codes(["Moscow"] * 3, "id", on=days) == ["SUN", None, "RUS"]
        assert codes(["Moscow"], "id", on=numpy.datetime64("1970-05-01T10:00")) == ["SUN"]
        assert codes(["Moscow"] * 2, "id", on=numpy.array([1970, 2000])) == ["SUN", "RUS"]

    def test_days_and_periods_of_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        assert codes(["Moscow"], "id", on=pandas.Timestamp("1970-05-01 23:00")) == ["SUN"]
        assert codes(["Moscow"], "id", on=pandas.Period("1970", freq="Y")) == ["SUN"]
        periods = pandas.Series(pandas.period_range("1990", periods=3, freq="Y"))
        assert codes(["Moscow"] * 3, "id", on=periods) == ["SUN", "RUS", "RUS"]
        years = pandas.Series([1970, None, 2000], dtype="Int64")
        assert codes(["Moscow"] * 3, "id", on=years) == ["SUN", None, "RUS"]
        days = pandas.to_datetime(pandas.Series(["1970-05-01", None])).dt.tz_localize("Asia/Tokyo")
        assert codes(["Moscow"] * 2, "id", on=days) == ["SUN", None]

    def test_days_of_polars_and_arrow(self) -> None:
        polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
        days = [datetime.date(1970, 5, 1), None, datetime.date(2000, 5, 1)]
        assert codes(["Moscow"] * 3, "id", on=polars.Series(days)) == ["SUN", None, "RUS"]
        assert codes(["Moscow"] * 3, "id", on=pyarrow.array(days)) == ["SUN", None, "RUS"]

    def test_every_form_of_a_day_is_one_number(self) -> None:
        forms = ["1914-07-28", datetime.date(1914, 7, 28), datetime.datetime(1914, 7, 28, 11), "1914-07-28T11:00"]
        assert set(moments(forms, "end")) == {datetime.date(1914, 7, 28).toordinal()}


class TestShape:
    def test_a_series_keeps_its_index_and_whole_numbers(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame({"country": ["Chile", "Atlantis", "Ghana"]}, index=["c", "a", "g"])
        answer = WORLD.codes(frame["country"], "cow")
        assert str(answer.to_pandas().dtype) == "Int64"
        assert answer.to_pandas().dropna().to_dict() == {"c": 155, "g": 452}
        assert str(WORLD.codes(frame["country"], "iso3").to_pandas().dtype) == "string"
        assigned = frame.assign(cow=answer)
        assert list(assigned["cow"]) == [155, None, 452]
        assert "155," not in assigned.to_csv().replace("155,\n", "")
        assert "155.0" not in assigned.to_csv()

    def test_several_targets_are_columns_of_a_frame(self) -> None:
        pandas = pytest.importorskip("pandas")
        names = pandas.Series(["Chile", "Atlantis"], index=[5, 9])
        table = WORLD.codes(names, ["cow", "iso3c", "region"])
        assert list(table) == ["cow", "iso3", "region"]
        assert list(table["iso3c"]) == ["CHL", None]
        frame = table.to_pandas()
        assert (list(frame.columns), list(frame.index)) == (["cow", "iso3", "region"], [5, 9])
        assert [finding.slug for finding in table.findings] == ["unknown-name"] * 3
        assert list(WORLD.codes(iter(["Chile"]), ["cow", "gw"])["gw"]) == [155]

    def test_polars_and_arrow_have_nullable_columns(self) -> None:
        polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
        answer = WORLD.codes(["Chile", None], "cow")
        frame = polars.DataFrame({"country": ["Chile", None]}).with_columns(cow=answer.to_polars())
        assert (frame["cow"].dtype, frame["cow"].to_list()) == (polars.Int64, [155, None])
        assert answer.to_arrow() == pyarrow.array([155, None], pyarrow.int64())
        table = WORLD.codes(["Chile", None], ["cow", "iso3"])
        assert table.to_polars().to_dicts()[0] == table.to_arrow().to_pylist()[0] == {"cow": 155, "iso3": "CHL"}

    def test_a_table_in_place_of_a_column_is_refused(self) -> None:
        pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
        data = {"country": ["Chile"], "year": [1990]}
        for table in (pandas.DataFrame(data), pyarrow.table(data), data):
            with pytest.raises(ArgumentError, match=r"one of its columns, such as table\['country'\]"):
                WORLD.codes(table, "cow")
            with pytest.raises(ArgumentError, match="a table in place of a column of days"):
                WORLD.codes(["Chile"], "cow", on=table)

    @pytest.mark.parametrize("names", [3, None, object()])
    def test_what_is_not_a_column_is_refused(self, names: object) -> None:
        with pytest.raises(ArgumentError, match="not a column of names"):
            WORLD.codes(names, "cow")

    def test_values_that_have_no_hash_are_content(self) -> None:
        answer = WORLD.codes(["Chile", ["Peru"], {}], "cow", on=[1990, 1990, 1990])
        assert list(answer) == [155, None, None]


class TestCodesOfAList:
    @pytest.mark.parametrize(
        ("source", "code", "state"),
        [
            ("cow", 365, "RUS"), ("cown", "100", "COL"), ("cow_abb", "uk", None), ("cowc", "UKG", "GBR"),
            ("gw", 817, "RVN"), ("gwn", 345.0, "SCG"), ("iso2", "gr", "GRC"), ("iso2", "NA", "NAM"),
            ("iso3c", "ROM", "ROU"), ("iso3", "bmu", "territory:bermuda"),
            ("iso_num", 8, "ALB"), ("iso3n", "36", "AUS"),
            ("un_m49", "630", "territory:puerto-rico"), ("fips", "CH", "CHN"), ("ioc", "CHI", "CHL"),
            ("polity", 529, "ETH"),
            ("p5c", "ROK", "KOR"), ("vdem", "139", "territory:somaliland"), ("wb", "XKX", "XKX"),
            ("genc", "XKS", "XKX"),
        ],
    )  # fmt: skip
    def test_a_code_means_what_its_list_says(self, source: str, code: object, state: str | None) -> None:
        assert codes([code], "id", from_=source) == [state]

    @pytest.mark.parametrize(
        ("source", "code", "on", "state"),
        [
            ("cow", 345, "1900-01-01", "SRB"), ("cow", 345, "1950-01-01", "YUG"), ("gw", 678, "1970-01-01", "YAR"),
            ("iso3", "RUS", "1970-01-01", "SUN"), ("iso3", "SRB", "2000-01-01", "SCG"),
            ("iso3", "KOR", "1900-01-01", "KOR1887"),
            ("vdem", 144, "1900-01-01", "AUH"), ("polity", 260, "1970-01-01", "DEU"), ("gw", 711, "1960-01-01", None),
        ],
    )  # fmt: skip
    def test_a_code_means_the_state_of_the_day(self, source: str, code: object, on: str, state: str | None) -> None:
        assert codes([code], "id", from_=source, on=on) == [state]

    def test_a_code_that_failed_says_when_it_was_one(self) -> None:
        answer = WORLD.codes([711, 712, 999], "id", from_="gw", on=[1960, 1960, 1960])
        assert [entry.slug for entry in answer.unresolved] == ["did-not-exist-then", "unknown-name"]
        assert "1913-01-01 to 1950-10-01" in answer.unresolved[0].reason

    def test_a_typed_code_needs_no_list(self) -> None:
        assert codes([COW(970), GW(970), "Nauru"], "iso3") == ["NRU", "KIR", "NRU"]

    def test_a_bare_number_among_names_gets_a_hint(self) -> None:
        (entry,) = WORLD.codes([970], "iso3").unresolved
        assert "from_=" in entry.reason

    def test_every_list_can_be_read_back(self) -> None:
        day = "1985-06-01"
        for name in ("cow", "gw", "cow_abb", "gw_abb", "iso3", "iso2", "iso_num", "vdem", "polity", "un"):
            ids = [state for state in WORLD.system("cow").members(on=day) if codes([state], name, on=day) != [None]]
            assert codes(codes(ids, name, on=day), "id", from_=name, on=day) == ids, name


class TestTargets:
    @pytest.mark.parametrize(
        ("state", "code"),
        [("Soviet Union", "RUS"), ("Czechoslovakia", "CZE"), ("North Yemen", "YEM"), ("South Vietnam", "VNM"),
         ("East Germany", "DDR"), ("Zaire", "COD"), ("Burma", "MMR"), ("Papal States", "VAT"),
         ("Austria-Hungary", None)],
    )  # fmt: skip
    def test_iso3_is_the_code_of_today(self, state: str, code: str | None) -> None:
        assert codes([state], "iso3") == [code]

    def test_iso3_then_is_the_code_of_the_day(self) -> None:
        days = ["1976-01-01", "1985-01-01", "2000-01-01"]
        assert codes(["Upper Volta"] * 3, "iso3_then", on=days) == ["HVO", "BFA", "BFA"]
        assert codes(["Spain"], "iso3_then", on="1950-01-01") == [None]
        assert codes(["Spain"], "iso3", on="1950-01-01") == ["ESP"]

    def test_a_code_of_today_needs_no_state_of_the_day(self) -> None:
        assert codes(["Slovenia", "Moldova"], "iso3", on="1970-01-01") == ["SVN", "MDA"]
        assert codes(["Slovenia", "Moldova"], "cow", on="1970-01-01") == [None, None]

    def test_undated_germany_is_that_of_today_in_each_list(self) -> None:
        assert codes(["Germany"], "cow") + codes(["Germany"], "gw") + codes(["Germany"], "cow_abb") == [255, 260, "GMY"]
        assert WORLD.state("Germany").code("cow") == "255"

    @pytest.mark.parametrize(
        ("to", "found"),
        [("continent", ["Asia", "Americas"]), ("region", ["Central Asia", "Caribbean"]), ("un_group", [None, None]),
         ("wb_region", ["Europe & Central Asia", "Latin America & Caribbean"]), ("name_es", ["Kazajistán", "Aruba"]),
         ("fips", ["KZ", "AA"]), ("name_en", ["Kazakhstan", "Aruba"]), ("ioc", ["KAZ", "ARU"])],
    )  # fmt: skip
    def test_states_and_territories_have_regions_names_and_codes(self, to: str, found: list) -> None:
        answer = codes(["Kazakhstan", "Aruba"], to)
        assert answer == (["Asia-Pacific Group", None] if to == "un_group" else found)

    def test_an_unknown_list_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(ArgumentError, match="did you mean 'iso3c'"):
            WORLD.codes(["Peru"], "is03c")
        with pytest.raises(ArgumentError, match="unknown kind of code"):
            WORLD.codes(["Peru"], "cow", from_="region")

    @pytest.mark.parametrize("to", TARGETS)
    def test_every_target_has_a_code_of_some_state(self, to: str) -> None:
        assert any(code is not None for code in codes([state.id for state in WORLD.states], to))


class TestNamesOfALists:
    @pytest.mark.parametrize(
        ("name", "to", "on", "code"),
        [("Congo", "cow", "1990-01-01", 484), ("Yugoslavia", "cow", "1900-01-01", 345),
         ("Korea", "gw", "1850-01-01", 730),
         ("Vietnam", "cow", "1960-01-01", 816), ("Ukraine", "un", "1950-01-01", "804"),
         ("Poland", "cow", "1918-11-05", 290),
         ("Germany", "gw", "1960-01-01", 260), ("Yemen", "gw", "1980-01-01", None),
         ("Korea", "cow", "1990-01-01", None)],
    )  # fmt: skip
    def test_a_list_decides_on_its_own_days(self, name: str, to: str, on: str, code: object) -> None:
        assert codes([name], to, on=on) == [code]

    def test_without_a_day_nothing_is_decided(self) -> None:
        assert codes(["Congo"], "cow") == [None]
        assert codes(["Congo"], "cow", names_of="cow") == [484]
        assert codes(["Congo"], "iso3", names_of="gw") == ["COG"]

    def test_a_preferred_list_decides_between_its_members_and_others(self) -> None:
        assert codes(["Korea"], "id", prefer="cow", on="1948-12-01") == ["PRK"]  # the South is a member since 1949
        assert codes(["Korea"], "id", prefer="un", on="1995-01-01") == [None]
        assert codes(["Yemen"], "id", prefer="un", on="1960-01-01") == ["YAR"]

    def test_a_later_name_means_the_state_that_lists_have_under_it(self) -> None:
        assert codes(["South Korea", "Vatican City"], "gw", on="1850-01-01") == [730, 327]
        assert codes(["Czech Republic", "Ukraine"], "gw", on="1950-01-01") == [None, None]

    def test_custom_says_what_a_value_means(self) -> None:
        custom = {"Congo": "COG", "Holland": COW(210), "World": None, 99: "Peru"}
        answer = WORLD.codes(["Congo", "Holland", "World", 99, "Chile"], "iso3", custom=custom)
        assert list(answer) == ["COG", "NLD", None, "PER", "CHL"]
        assert [entry.reason for entry in answer.unresolved] == ["'World': has no code, as custom= says"]
        with pytest.raises(UnresolvedError, match="a record, for custom="):
            WORLD.codes(["Congo"], "iso3", custom={"Congo": "Kongo Land"})

    def test_a_state_is_meant_where_only_states_have_codes(self) -> None:
        assert codes(["Tibet", "Zanzibar"], "gw") == [711, 511]


class TestLeaders:
    def test_the_leader_of_each_row(self) -> None:
        answer = WORLD.leaders(["Chile", "CHL", COW(155)], on=["1975-01-01", 1995, "2012-05-05"])
        assert list(answer.names) == ["Augusto Pinochet", "Eduardo Frei Ruiz-Tagle", "Sebastián Piñera"]
        assert [tenure.state for tenure in answer] == ["CHL"] * 3

    def test_a_column_has_what_single_questions_have(self) -> None:
        states = [state.id for state in WORLD.on("1970-01-01").states]
        for on in ("1900-02-28", "1970-01-01", "2004-02-29"):
            assert list(WORLD.leaders(states, on=on)) == [WORLD.leader(state, on=on) for state in states]

    def test_an_office_may_be_asked_for(self) -> None:
        answer = WORLD.leaders(["Italy", "Italy"], on=["1990-01-01", "2020-01-01"], office="head_of_government")
        assert list(answer.names) == ["Giulio Andreotti", "Giuseppe Conte"]
        with pytest.raises(ArgumentError, match="head_of_state"):
            WORLD.leaders(["Italy"], on="1990-01-01", office="head_of_stat")

    def test_each_failure_says_why(self) -> None:
        answer = WORLD.leaders(["Kiribati", "Atlantis", "Orange Free State", None], on="1860-01-01")
        assert list(answer) == [None] * 4
        slugs = [entry.slug for entry in answer.unresolved]
        assert slugs == ["did-not-exist-then", "unknown-name", "no-holder", "invalid-value"]
        with pytest.raises(ArgumentError, match="on="):
            WORLD.leaders(["Kiribati"])

    def test_a_year_of_two_leaders_has_none(self) -> None:
        answer = WORLD.leaders(["France", "France"], on=[2010, 2012], year="any")
        assert [tenure and tenure.name for tenure in answer] == ["Nicolas Sarkozy", None]
        assert "several held it within the year" in answer.unresolved[0].reason

    def test_a_frame_of_tenures(self) -> None:
        pandas = pytest.importorskip("pandas")
        frame = WORLD.leaders(
            pandas.Series(["Ghana", "Ghana"], index=[3, 4]), on=["1960-01-01", "2010-01-01"]
        ).to_pandas()
        assert list(frame.index) == [3, 4]
        assert list(frame["name"]) == ["Kwame Nkrumah", "John Atta Mills"]
        assert {"person", "office", "title", "start", "end"} < set(frame.columns)


class TestMemberships:
    def test_the_status_of_each_row(self) -> None:
        states, years = ["Greece", "Greece", "Sweden", "Russia"], [1970, 1990, 2024, 2000]
        assert list(WORLD.membership(states, "NATO", on=years)) == ["member", "member", "member", None]
        assert list(WORLD.membership(["Cuba"], "OAS", on=["1990-01-01"])) == ["suspended"]

    def test_an_unknown_organization_is_refused(self) -> None:
        with pytest.raises(UnresolvedError, match="did you mean"):
            WORLD.membership(["Cuba"], "Organisation of Amercian States", on=1990)


class TestNamesEverywhere:
    def test_tenures_of_a_person_by_name(self) -> None:
        assert {tenure.person for tenure in WORLD.tenures(person="Mitterrand")} == {"person:francois-mitterrand"}
        assert {tenure.person for tenure in WORLD.tenures(person="Bush", on="1990-01-01")} == {"person:george-h-w-bush"}

    @pytest.mark.parametrize("person", ["Mittterrand", "Bush"])
    def test_an_unknown_or_ambiguous_person_is_refused(self, person: str) -> None:
        with pytest.raises(UnresolvedError):
            WORLD.tenures(person=person)

    @pytest.mark.parametrize("state", ["NOR", "nor", "Norway", COW(385), GW(385), "Norwegen"])
    def test_a_leader_by_id_name_or_code(self, state: str) -> None:
        if state == "nor":  # a word of English
            with pytest.raises(UnresolvedError):
                WORLD.leader(state, on="1990-06-01")
        else:
            assert WORLD.leader(state, on="1990-06-01").name == "Jan P. Syse"

    def test_a_view_answers_for_its_day(self) -> None:
        view = WORLD.on("1990-06-01")
        assert view.leader("NOR") == WORLD.leader("NOR", on="1990-06-01")
        assert list(view.leaders(["Norway"]).names) == ["Jan P. Syse"]
        assert list(view.codes(["Moscow"], "id")) == ["SUN"]

    @pytest.mark.parametrize("king", ["George VI", "Charles III", "Elizabeth II"])
    def test_a_shared_crown_is_first_that_of_the_united_kingdom(self, king: str) -> None:
        tenures = WORLD.tenures(person=king)
        assert tenures[0].state == "GBR"
        assert len(tenures) > 5

    def test_a_president_who_is_a_co_prince_is_first_president(self) -> None:
        assert WORLD.tenures(person="Georges Pompidou")[-1].state == "AND"


def test_a_world_of_its_own_records_has_columns_too() -> None:
    own = State("x:arstotzka", "Arstotzka", codes=[DatedValue("ARS", "iso3", "1950/..")])
    world = World(states=[own, State("x:kolechia", "Kolechia")])
    assert list(world.codes(["Arstotzka", "Kolechia", "Peru"], "id")) == ["x:arstotzka", "x:kolechia", None]
    assert list(world.codes(["Arstotzka", "Kolechia"], "iso3", on="1982-01-01")) == ["ARS", None]
    assert list(world.codes(["ARS"], "name", from_="iso3")) == ["Arstotzka"]
