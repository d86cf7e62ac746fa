"""The published lists with which tests compare the register; `lists/README.md` says where they come from."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("GEOBRIEF_LISTS") or HERE / "lists")


@pytest.fixture(scope="session")
def published() -> Callable[[str], Path]:
    """The path of a published list by its file name; a test is skipped if the file is missing."""

    def path(name: str) -> Path:
        if not (FOLDER / name).is_file():
            pytest.skip(f"needs {name}; tests/register/lists/README.md says where to get it")
        return FOLDER / name

    return path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that compare with published lists, for `pytest -m lists`."""
    for item in items:
        if "published" in getattr(item, "fixturenames", ()):
            item.add_marker("lists")
