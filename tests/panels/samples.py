"""The invented files of this folder, and the published ones where they are present."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from geobrief import datasets

HERE = Path(__file__).parent
DATA = HERE / "data"
FOLDER = Path(os.environ.get("GEOBRIEF_LISTS") or HERE.parent / "register" / "lists")


@cache
def sample(name: str) -> datasets.Dataset:
    """An invented dataset."""
    return datasets.read("auto", DATA / f"{name}.csv")


@cache
def published(name: str) -> datasets.Dataset:
    """A published dataset; the test is skipped without it."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {FOLDER.name} (see tests/register/lists/README.md)")
    return datasets.read("auto", path)
