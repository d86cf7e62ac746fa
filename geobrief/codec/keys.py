"""The keys of each record in a file, in the order they are written: the one table of names for reading and writing.

A key with `?` is written only where it has a value; the others always are, so that tools can rely on them. Keys are
the names of the attributes, with two exceptions: agreements and disputes also have their status and date, which follow
from the steps, and the place of a finding is written flat.
"""

from __future__ import annotations

from functools import cache
from typing import Any

KEYS = {
    "Agreement": "id kind title? names? parties parties_complete? roles? obligations? status date steps subject"
    " quantities evidence rule source?",
    "Administered": "administrator of denied?",
    "Administration": "state period?",
    "Capital": "capital of denied?",
    "Claim": "territory claimant period basis? source?",
    "DateMention": "text start end value period? kind? duration? rule?",
    "Dispute": "id kind title? names? parties sides? over territory? hostility? status date steps evidence rule"
    " source?",
    "DatedValue": "text kind period?",
    "DisputeStep": "status when hostility? sides?",
    "Event": "id type mode contexts actors recipients people? date modality evidence rule source?",
    "Evidence": "text start end",
    "Existing": "exists denied?",
    "Expectation": "on that",
    "Finding": "code slug severity message path file? line? column? start? end? hint? related?",
    "Group": "id name names? states? kind? period source?",
    "Header": "file? schema geobrief register extends? published title text",
    "InAgreement": "agreement status denied?",
    "InDispute": "dispute status? hostility? denied?",
    "Leading": "leader of denied?",
    "Member": "member of denied?",
    "Membership": "organization member status period source?",
    "Mention": "text start end kind",
    "Name": "text kind period? language?",
    "Office": "kind state",
    "Organization": "id name acronym? kind? names? period predecessors? source?",
    "Role": "party role",
    "Person": "id name names? family? born died? source?",
    "Place": "file? line? column? start? end?",
    "Quantity": "amount unit",
    "Reference": "id name mentions",
    "State": "id name names? demonyms? capitals? codes? period predecessors? successors? source?",
    "AgreementStep": "status when party?",
    "Tenure": "name person state office title period? effective? acting? mentions rule? source?",
    "Territory": "id name names? kind? administrators? iso3? period source?",
}


def keys(record: str) -> dict[str, bool]:
    """The keys of a record in order, each with whether it is always written.

    >>> keys("AgreementStep")
    {'status': True, 'when': True, 'party': False}
    """
    return {key.removesuffix("?"): not key.endswith("?") for key in KEYS[record].split()}


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
