"""What was there, who ruled, which code has a column of names: the register on the command line."""

from __future__ import annotations

import pytest

TABLE = """\
country,day,n
Peru,1990-01-01,1
Congo,1965-01-01,2
"Korea, South",1990-01-01,3
Ukraine,1980-01-01,4
Congo,1965-01-01,5
"""


@pytest.fixture
def table(tmp_path):
    """A file with a column of names and one of days."""
    file = tmp_path / "table.csv"
    file.write_text(TABLE, "utf-8")
    return file


def test_who_ruled_stands_first(geobrief):
    ran = geobrief("who", "Argentina", "--on", "2014-07-12")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1].split()[:2] == ["Cristina", "Fernández"]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("states", "DDR  East Germany"),
        ("leaders", "Helmut Kohl"),
        ("alliances", "North Atlantic Treaty"),
        ("wars", "Salvadoran Civil War"),
        ("memberships", "org:WARSAW_PACT"),
        ("claims", "Falkland Islands"),
    ],
)
def test_the_world_on_a_day(geobrief, what, said):
    ran = geobrief("world", "--on", "1989-11-09", "--what", what)
    assert ran.code == 0
    assert all(line.startswith("geobrief: note: ") for line in ran.err.splitlines())
    assert said in ran.out
    assert ran.out.splitlines()[0] == f"{len(ran.out.splitlines()) - 1} {what} on 1989-11-09"


@pytest.mark.parametrize("what", ["alliances", "wars"])
def test_alliances_and_wars_are_complete_since_the_lists_begin(geobrief, what):
    assert geobrief("world", "--on", "1859-06-24", "--what", what).err == ""


def test_the_world_before_the_coverage_begins_says_what_is_missing(geobrief):
    ran = geobrief("world", "--on", "1859-06-24", "--what", "leaders")
    assert ran.code == 0
    said = ran.err.splitlines()
    assert said
    assert len(said) == len(set(said))
    assert any(line.startswith("geobrief: warning: ") or "partial" in line for line in said)


def test_the_coverage_is_a_table(geobrief):
    ran = geobrief("world", "--coverage", "--what", "wars", "--on", "1965-01-01")
    assert (ran.code, ran.err) == (0, "")
    assert "wars between states" in ran.out
    assert "complete" in ran.out
    assert "leaders" not in ran.out
    every = geobrief("world", "--coverage").out.splitlines()
    assert len(every) > 300


def test_the_world_needs_a_day_or_is_asked_for_its_coverage(geobrief):
    ran = geobrief("world", "--what", "wars")
    assert ran.code == 2
    assert "--on DAY" in ran.err


@pytest.mark.parametrize(
    ("name", "id"), [("JCPOA", "jcpoa-2015"), ("Treaty of Trianon", "treaty-trianon-1920"), ("Chaco War", "chaco-war")]
)
def test_a_title_is_resolved(geobrief, name, id):
    ran = geobrief("resolve", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{name}: {id}  ")
    assert "title or name" in ran.out


def test_a_misspelt_title_gets_suggestions(geobrief):
    assert "similar names: Treaty of Trianon" in geobrief("resolve", "Treaty of Trianonn").out


def test_a_column_of_names_gets_a_column_of_codes(geobrief, table):
    ran = geobrief("resolve", table, "--column", "country", "--to", "id", "--date-column", "day")
    assert ran.code == 0
    assert [line.rpartition(",")[2] for line in ran.out.splitlines()] == ["id", "PER", "", "KOR", "", ""]
    assert ran.out.splitlines()[3] == '"Korea, South",1990-01-01,3,KOR'
    said = ran.err.splitlines()
    assert len(said) == 2
    assert said[0].startswith("geobrief: row 2: 'Congo': can mean")
    assert said[0].endswith("and in 1 more row")
    assert "Soviet Union (SUN), its predecessor, did" in said[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--column", "contry"], "did you mean 'country'"),
        (["--column", "country", "--to", "cwo"], "did you mean 'cow'"),
        (["--column", "country", "--to", "day"], "already"),
        (["--column", "country", "--on", "1990"], "needs a day"),
    ],
)
def test_misuse_of_a_table_is_one_line_of_error(geobrief, table, arguments, said):
    ran = geobrief("resolve", table, *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


@pytest.mark.parametrize("command", [["who", "Argentina"], ["world"], ["who", "Atlantis", "--on", "2000-01-01"]])
def test_what_cannot_be_asked_is_refused(geobrief, command):
    assert geobrief(*command).code == 2


def test_the_sources_can_be_cited(geobrief):
    assert "archigos-4.1: Archigos" in geobrief("sources").out
    entries = geobrief("sources", "--bibtex").out
    assert entries.count("@misc{") == entries.count("\n}\n") > 10


def test_the_audit_lists_the_tables_with_their_horizons(geobrief):
    ran = geobrief("audit")
    assert ran.code == 0
    assert "0 faults" in ran.out
    assert any(line.split()[0] == "tenures" and line.endswith("2026-07-20") for line in ran.out.splitlines())


class TestCodes:
    @pytest.fixture
    def wars(self, tmp_path):
        file = tmp_path / "wars.csv"
        file.write_text("side;year\nPrussia;1866\nAustria;1866\nPrusia;1866\nGermany;\n", "utf-8")
        return file

    def test_a_column_for_each_list(self, geobrief, wars):
        ran = geobrief("codes", wars, "--column", "side", "--to", "cow,iso3,continent", "--date-column", "year")
        assert ran.code == 0
        assert ran.out.splitlines() == [
            "side;year;cow;iso3;continent",
            "Prussia;1866;255;DEU;Europe",
            "Austria;1866;300;;Europe",
            "Prusia;1866;255;DEU;Europe",
            "Germany;;;;",
        ]
        assert ran.err.count("has no code iso3") == ran.err.count("the row has no day") == 1

    def test_codes_of_a_list_and_a_file_for_the_output(self, geobrief, tmp_path):
        table, output = tmp_path / "table.csv", tmp_path / "coded.csv"
        table.write_text("c\n840\n4\n999\n", "utf-8")
        ran = geobrief("codes", table, "--column", "c", "--from", "iso3n", "--to", "id", "--output", output)
        assert (ran.code, ran.out) == (0, "")
        assert output.read_text("utf-8") == "c,id\n840,USA\n4,AFG\n999,\n"
        assert "is not a code of the list iso_num" in ran.err

    def test_the_rule_for_years_and_the_lists_that_decide(self, geobrief, tmp_path):
        table = tmp_path / "table.csv"
        table.write_text("c,y\nCongo,1965\nEast Germany,1990\n", "utf-8")
        arguments = ["codes", table, "--column", "c", "--to", "id", "--date-column", "y"]
        assert geobrief(*arguments).out.splitlines()[1:] == ["Congo,1965,", "East Germany,1990,"]
        ran = geobrief(*arguments, "--year", "any", "--names-of", "gw")
        assert ran.out.splitlines()[1:] == ["Congo,1965,COG", "East Germany,1990,DDR"]

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--column", "seite"], "did you mean 'side'"),
            (["--column", "side", "--to", "gww"], "did you mean 'gw"),
            (["--column", "side", "--to", "year"], "already"),
            (["--column", "side", "--from", "cwo"], "did you mean 'cow'"),
            (["--column", "side", "--on", "1866-13"], "got '13'"),
            (["--column", "side", "--names-of", "nato"], "no such list of states"),
            (["--column", "side", "--output", "/nowhere/out.csv"], "cannot be written"),
        ],
    )
    def test_misuse_is_one_line_of_error(self, geobrief, wars, arguments, said):
        ran = geobrief("codes", wars, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err.splitlines()[-1]


def test_a_code_of_a_list_is_resolved(geobrief):
    ran = geobrief("resolve", "--from", "gw", "711", "2", "--on", "1950-01-01")
    assert ran.out.splitlines() == ["711: TBT  Tibet  (gw)", "2: USA  United States  (gw)"]
    assert "is not a code of gw on 1960-01-01" in geobrief("resolve", "--from", "gw", "711", "--on", "1960-01-01").out
