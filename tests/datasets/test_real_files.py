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

ACCOUNTS = accounting.accounts()


@pytest.mark.lists
@pytest.mark.parametrize("expected", ACCOUNTS, ids=lambda account: account["file"])
def test_every_row_of_a_published_file_is_kept_or_refused(expected):
    path = FOLDER / expected["file"]
    if not path.is_file():
        pytest.skip(f"{expected['file']} is not in {FOLDER.name} (see tests/register/lists/README.md)")
    assert accounting.account(path) == expected, "run: python tests/datasets/accounting.py FOLDER > docs/datasets.md"


def test_no_row_is_lost():
    assert [a for a in ACCOUNTS if int(a["rows"]) != int(a["kept"]) + int(a["refused"])] == []


def test_the_page_is_that_of_the_kinds_and_accounts():
    written = (HERE.parents[1] / "docs" / "datasets.md").read_text("utf-8")
    assert written == "\n".join(accounting.page(ACCOUNTS)) + "\n", (
        "run: python tests/datasets/accounting.py > docs/datasets.md"
    )
