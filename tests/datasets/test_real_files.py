"""The published files, where they are present (see tests/register/lists/README.md), and the page about them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("GEOBRIEF_LISTS") or HERE.parent / "register" / "lists")
sys.path.insert(0, str(HERE))
import accounting  # noqa: E402

from geobrief import datasets  # noqa: E402

ACCOUNTS = accounting.accounts()


@pytest.mark.lists
@pytest.mark.parametrize("expected", ACCOUNTS, ids=lambda account: account["file"])
def test_every_row_of_a_published_file_is_kept_or_refused(expected):
    assert accounting.account(present(expected["file"])) == expected, (
        "run: python tests/datasets/accounting.py FOLDER > docs/datasets.md"
    )


# How many rows of a file have a value, counted in the text of the file itself.
COUNTED = [
    ("icow-claims-1.1.csv", "end", "..", 90),
    ("archigos-4.1.dta", "end", "..", 168),
    ("archigos-4.1-utf8.csv", "end", "..", 168),
    ("atop-5.1-alliance.csv", "end", "..", 372),
    ("reign-leaderlist-2021-03.csv", "end", "..", 194),
    ("gsdb-3.csv", "end", "..", 407),
    ("mida-5.0.csv", "end", "..", 33),
    ("cow-states2016.csv", "end", "..", 195),
    ("gw-states-2020-microstates.csv", "end", "..", 197),
    ("cow-extrastate-war-4.0.csv", "end", "..", 13),
    ("cow-intrastate-war-5.1.csv", "end", "..", 12),
    ("cow-alliance-4.1-by-member.csv", "end", "..", 359),
    ("cow-igo-3-membership-spells.csv", "end", "..", 12_568),
    ("eusanct-cases.csv", "end_US", "..", 36),
    ("kgd-rivalries-5.10.csv", "end", "..", 3),
    ("capitals-1816-2020.csv", "end", "..", 220),
    ("cow-nmc-6.0.csv", "milex", None, 2_217),
    ("icb1-13.csv", "start", "[1918-05-21..1918-05-31]", 0),
]


@pytest.mark.lists
@pytest.mark.parametrize(("file", "column", "value", "number"), COUNTED)
def test_as_many_rows_have_a_value_as_in_the_file(file, column, value, number):
    path = present(file)
    assert datasets.read("auto", path).frame[column].to_list().count(value) == number


REFERENCES = [
    ("midb-5.0.csv", "mida-5.0.csv", 0),
    ("midi-5.0.csv", "mida-5.0.csv", 0),
    ("midip-5.0.csv", "midi-5.0.csv", 0),
    ("atop-5.1-member.csv", "atop-5.1-alliance.csv", 0),
    ("icb2-13.csv", "icb1-13.csv", 0),
    ("icow-claims-1.1.csv", "icow-claims-aggregate-1.1.csv", 0),
    ("icow-settlements-1.1.csv", "icow-claims-1.1.csv", 0),
    ("icow-dyad-years-1.1.csv", "icow-claims-1.1.csv", 0),
    ("cow-igo-3-membership-spells.csv", "cow-igo-3-organizations.csv", 0),
]


@pytest.mark.lists
@pytest.mark.parametrize(("file", "other", "number"), REFERENCES)
def test_rows_refer_to_rows_of_other_files(file, other, number):
    rows, others = (datasets.read("auto", present(name)) for name in (file, other))
    assert len(datasets.missing_references(rows, others)) == number


def present(file: str) -> Path:
    """The path of a published file; the test is skipped without it."""
    path = FOLDER / file
    if not path.is_file():
        pytest.skip(f"{file} is not in {FOLDER.name} (see tests/register/lists/README.md)")
    return path


def test_no_row_is_lost():
    assert [a for a in ACCOUNTS if int(a["rows"]) != int(a["kept"]) + int(a["refused"])] == []


def test_the_page_is_that_of_the_kinds_and_accounts():
    written = (HERE.parents[1] / "docs" / "datasets.md").read_text("utf-8")
    assert written == "\n".join(accounting.page(ACCOUNTS)) + "\n", (
        "run: python tests/datasets/accounting.py > docs/datasets.md"
    )
