"""What does each record and each key mean, in the words that an editor shows? Read from `descriptions.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

_SHARED = "every record"


@cache
def _told() -> dict[str, dict[str, str]]:
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(__file__).with_name("descriptions.toml").read_text("utf-8"))


def described_key(record: str, key: str) -> str:
    """What a key of a record means; empty where nothing is told.

    >>> described_key("Step", "when")
    'when the step was made: a date or a period'
    """
    told = _told()
    return told.get(record, {}).get(key) or told[_SHARED].get(key, "")


def described_record(made: Any) -> str:
    """What a record is: the first sentence of its class's documentation.

    >>> from geobrief.model import Claim
    >>> described_record(Claim)
    "A state's claim to a territory."
    """
    return " ".join((made.__doc__ or "").split("\n\n")[0].split())
