"""What records and their keys mean, in words: for schemas, editors and the documentation."""

from __future__ import annotations

from functools import cache
from typing import Any

_SHARED = "every record"


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(__file__).with_name("descriptions.toml").read_text("utf-8"))


def described_key(record: str, key: str) -> str:
    """What a key of a record means; empty where it has no description.

    >>> described_key("AgreementStep", "when")
    'when the step was taken: a date or a period'
    """
    texts = _descriptions()
    return texts.get(record, {}).get(key) or texts[_SHARED].get(key, "")


def described_record(cls: Any) -> str:
    """What a record is: the first paragraph of its class's docstring.

    >>> from geobrief.model import Claim
    >>> described_record(Claim)
    "A state's claim to a territory."
    """
    return " ".join((cls.__doc__ or "").split("\n\n")[0].split())
