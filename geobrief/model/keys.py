"""The keys of each record in a file, in the order they are written: the one table of names for reading and writing.

A key with `?` is written only where it has a value; the others always are, so that tools can rely on them. Keys are
the names of the attributes, with two exceptions: agreements and disputes also have their status and date, which follow
from the steps, and the place of a finding is written flat. Spells are in no file, only in frames.
"""

from __future__ import annotations

import attrs

KEYS = {
    "Agreement": "id kind title? names? numbers? parties parties_complete? roles? obligations? status date steps"
    " subject quantities evidence rule basis? source?",
    "Administered": "administrator of denied?",
    "Administration": "state period?",
    "Capital": "capital of denied?",
    "Claim": "territory claimant period basis? source?",
    "DateMention": "text start end value period? kind? duration? rule?",
    "Dispute": "id kind title? names? numbers? parties sides? over territory? hostility? status date steps evidence"
    " rule basis? source?",
    "DatedValue": "text kind period?",
    "DisputeStep": "status when hostility? sides?",
    "Event": "id type mode contexts actors recipients people? date modality evidence rule basis? source?",
    "Evidence": "text start end",
    "Existing": "exists name? denied?",
    "Expectation": "name? on that",
    "Finding": "code slug severity message path file? line? column? start? end? hint? related?",
    "Group": "id name names? states? kind? period source?",
    "Header": "file? row? id? schema geobrief register extends? published title text",
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
    "Spell": "system code abbreviation name period states source?",
    "State": "id name names? demonyms? capitals? codes? period predecessors? successors? source?",
    "AgreementStep": "status when party?",
    "Tenure": "name person state office title period? known_until? effective? acting? mentions rule? source?",
    "Territory": "id name names? kind? administrators? iso3? period source?",
}


def keys(cls: type) -> dict[str, bool]:
    """The keys of a class of records in order, each with whether it is always written; all attributes if it has none.

    >>> from geobrief.model import AgreementStep
    >>> keys(AgreementStep)
    {'status': True, 'when': True, 'party': False}
    """
    listed = KEYS[cls.__name__].split() if cls.__name__ in KEYS else attrs.fields_dict(cls)
    return {key.removesuffix("?"): not key.endswith("?") for key in listed}
