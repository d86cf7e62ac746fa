"""Every argument of the public API refuses what no argument can mean: bytes, objects, classes, nan, complex numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import geobrief
from geobrief import Agreement, Answer, Date, Dispute, Evidence, Period, State, Territory
from geobrief.findings import code
from geobrief.reading import code_event
from geobrief.register import World, world
from geobrief.vocabulary import cameo, load, quad, scale
from geobrief.when import before

NONSENSE: list[Any] = [b"x", object(), int, float("nan"), 1j]
DAY = "2000-01-01"
NAMED = {"name": "A", "names": ["B"], "period": "2000/..", "source": "s"}
SAID = {"id": "i", "evidence": [Evidence("a", 0, 1)], "rule": "r", "basis": "clause", "source": "s"}

RECORDS: dict[str, dict[str, Any]] = {
    "State": {"id": "x:a", "demonyms": ["C"], "capitals": ["D"], "codes": [], "predecessors": ["CHL"],
              "successors": ["CHL"], **NAMED},
    "Organization": {"id": "org:A", "acronym": "A", "kind": "k", "predecessors": ["org:B"], **NAMED},
    "Membership": {"organization": "org:A", "member": "CHL", "status": "member", "period": "2000", "source": "s"},
    "Person": {"id": "person:a", "name": "A", "names": ["B"], "family": "F", "born": "1900", "died": "1990"},
    "Office": {"kind": "head_of_state", "state": "CHL"},
    "Tenure": {"name": "A", "office": "head_of_state", "state": "CHL", "person": "person:a", "title": "t",
               "period": "2000", "effective": True, "acting": False, "mentions": [], "source": "s", "rule": "r"},
    "Group": {"id": "group:a", "states": ["CHL"], "kind": "k", **NAMED},
    "Territory": {"id": "territory:a", "kind": "k", "administrators": ["GBR"], "iso3": "AAA", **NAMED},
    "Administration": {"state": "GBR", "period": "2000"},
    "Claim": {"territory": "territory:a", "claimant": "GBR", "period": "2000", "basis": "b", "source": "s"},
    "Name": {"text": "A", "kind": "short", "period": "2000", "language": "en"},
    "DatedValue": {"text": "A", "kind": "capital", "period": "2000"},
    "Agreement": {"kind": "trade", "parties": ["ARG", "CHL"], "steps": [], "roles": {"ARG": "buyer"}, "subject": "s",
                  "obligations": ["defense"], "quantities": [], "title": "t", "names": ["n"], "parties_complete": True,
                  "signed": "2000", **SAID},
    "AgreementStep": {"status": "signed", "when": "2000", "party": "ARG"},
    "Role": {"party": "ARG", "role": "buyer"},
    "Dispute": {"kind": "territorial", "parties": ["ARG", "CHL"], "sides": [["ARG"], ["CHL"]], "over": "x",
                "territory": "territory:a", "hostility": "war", "steps": [], "title": "t", "names": ["n"],
                "settled": "2000", **SAID},
    "DisputeStep": {"status": "settled", "when": "2000", "hostility": "war", "sides": [["ARG"]]},
    "Event": {"type": "CONSULT", "actors": ["ARG"], "recipients": ["CHL"], "date": "2000", "mode": "visit",
              "contexts": ["military"], "people": ["P"], "modality": "asserted", **SAID},
    "Reference": {"id": "ARG", "name": "A", "mentions": []},
    "DateMention": {"text": "2000", "start": 0, "end": 4, "value": "2000", "period": "2000/2001", "kind": "date",
                    "duration": "P1D", "rule": "r"},
    "Quantity": {"amount": 1, "unit": "x"},
    "Evidence": {"text": "a", "start": 0, "end": 1},
    "Mention": {"text": "a", "start": 0, "end": 1, "kind": "name"},
    "Place": {"file": "f", "line": 1, "column": 1, "start": 0, "end": 1},
    "Finding": {"code": "GB801", "slug": "s", "severity": "note", "message": "m", "path": "p", "place": None,
                "hint": "h", "related": [], "fix": "f"},
    "Severity": {"value": "note"},
    "ActorId": {"value": "ARG"},
    "GW": {"number": 2},
    "COW": {"number": 2},
    "Date": {"value": "2000"},
    "Period": {"start": "2000", "end": "2001"},
    "World": {"edition": "e", "horizon": DAY, "states": [State("x:a", "A")]},
}  # fmt: skip

REGISTER = world()
STATE = State("x:a", "A", codes=[geobrief.DatedValue("AAA", "iso3")])
ROCK = Territory("territory:rock", "The Rock", administrators=["GBR"], iso3="AAA")
DEAL = Agreement("trade", ["ARG", "CHL"], signed="2000")
WAR = Dispute("armed_conflict", ["ARG", "CHL"], ongoing="2000")

CALLS: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (Date.of, {"value": "2000"}),
    (Period.of, {"value": "2000"}),
    (Period("2000").contains, {"day": DAY}),
    (Date("2000").before, {"other": "2001"}),
    (before, {"one": "2000", "other": "2001"}),
    (Answer.all, {"answers": [Answer.YES]}),
    (Answer.any, {"answers": [Answer.YES]}),
    (Evidence.of, {"text": "abc", "start": 0, "end": 1}),
    (Evidence("a", 0, 1).is_in, {"text": "abc"}),
    (STATE.name_on, {"day": DAY}),
    (STATE.names_during, {"period": "2000"}),
    (STATE.capital_on, {"day": DAY}),
    (STATE.code, {"system": "iso3", "on": DAY}),
    (ROCK.code, {"system": "iso3", "on": DAY}),
    (ROCK.administrator_on, {"day": DAY}),
    (DEAL.in_force, {"on": DAY, "party": "ARG"}),
    (DEAL.status_on, {"on": DAY, "party": "ARG"}),
    (DEAL.parties_on, {"on": DAY}),
    (DEAL.periods, {"party": "ARG"}),
    (DEAL.steps_of, {"party": "ARG"}),
    (DEAL.role_of, {"party": "ARG"}),
    (WAR.is_war_on, {"on": DAY}),
    (WAR.status_on, {"on": DAY}),
    (WAR.hostility_on, {"on": DAY}),
    (WAR.sides_on, {"on": DAY}),
    (REGISTER.resolve, {"name": "Chile", "on": DAY}),
    (REGISTER.state, {"name": "Chile", "on": DAY}),
    (REGISTER.person, {"name": "Emmanuel Macron", "state": "FRA", "on": "2020-01-01"}),
    (REGISTER.persons_named, {"name": "Macron"}),
    (REGISTER.leader, {"state": "FRA", "on": DAY}),
    (REGISTER.members, {"organization": "EU", "on": DAY}),
    (REGISTER.tenures, {"state": "FRA", "person": "person:emmanuel-macron", "office": "head_of_state", "on": DAY,
                        "during": "2000"}),
    (REGISTER.get, {"id": "ARG"}),
    (REGISTER.find, {"id": "ARG"}),
    (REGISTER.actor, {"id": "ARG"}),
    (REGISTER.lifetime, {"id": "ARG"}),
    (REGISTER.existed, {"id": "ARG", "on": DAY}),
    (REGISTER.similar_names, {"name": "Chile"}),
    (REGISTER.designations, {"name": "Chile"}),
    (REGISTER.agreements_of, {"party": "ARG"}),
    (REGISTER.disputes_of, {"party": "ARG"}),
    (REGISTER.agreement, {"name": "JCPOA", "on": "2016-06-01"}),
    (REGISTER.dispute, {"name": "Chaco War", "on": "1933-01-01"}),
    (REGISTER.agreements, {"kind": "alliance", "party": "FRA", "on": "1960-01-01", "during": "1960"}),
    (REGISTER.codes, {"names": ["Chile"], "to": "cow", "from_": "name", "on": DAY, "year": "end", "prefer": "cow",
                      "custom": {"a": "CHL"}, "names_of": "cow"}),
    (REGISTER.leaders, {"states": ["Chile"], "on": DAY, "year": "end", "office": "head_of_state"}),
    (REGISTER.membership, {"states": ["Chile"], "organization": "UN", "on": DAY, "year": "end"}),
    (REGISTER.wars, {"state": "PER", "on": DAY}),
    (REGISTER.wars, {"during": "2000"}),
    (REGISTER.on, {"day": DAY}),
    (REGISTER.during, {"period": "2000"}),
    (REGISTER.diff, {"start": DAY, "end": DAY}),
    (REGISTER.system, {"name": "gw"}),
    (REGISTER.with_records, {"states": [STATE]}),
    (REGISTER.states.__getitem__, {"": 0}),
    (World.merged, {"": REGISTER}),
    (REGISTER.system("gw").state, {"code": 2, "on": DAY}),
    (REGISTER.system("gw").code, {"state": "USA", "on": DAY}),
    (REGISTER.system("gw").members, {"on": DAY}),
    (geobrief.read, {"text": "Chile.", "published": DAY, "world": REGISTER, "strict": True, "tables": ["states"],
                     "check": True}),
    (geobrief.read_all, {"texts": ["Chile."], "published": DAY, "world": REGISTER, "strict": True,
                         "tables": ["states"], "check": True, "workers": 1}),
    (geobrief.load, {"source": "title: x", "world": REGISTER, "extends_outside": False}),
    (geobrief.dump, {"records": [DEAL]}),
    (geobrief.check, {"subject": [DEAL], "world": REGISTER, "select": ["GB5"], "ignore": ["GB501"], "plugins": True}),
    (geobrief.diff, {"a": REGISTER, "b": REGISTER}),
    (geobrief.schema, {"profile": "llm"}),
    (code_event, {"text": "Iran met Iraq.", "actor": (0, 4), "recipient": (9, 13), "strict": False}),
    (code, {"name": "GB801"}),
    (load, {"name": "offices"}),
    (load("offices").named, {"value": "monarch"}),
    (quad, {"event": "AID"}),
    (scale, {"event": "RETREAT", "mode": "withdraw"}),
    (cameo, {"code": "01"}),
]  # fmt: skip

EVERY = [*((getattr(geobrief, name), arguments) for name, arguments in RECORDS.items()), *CALLS]


def called(function: Callable[..., object], arguments: dict[str, Any]) -> object:
    """The result; an argument without a name is given by its place."""
    return function(*(arguments[name] for name in arguments if not name), **{k: v for k, v in arguments.items() if k})


@pytest.mark.parametrize(
    ("function", "arguments", "argument"),
    [
        pytest.param(function, arguments, argument, id=f"{getattr(function, '__qualname__', function)} {argument}")
        for function, arguments in EVERY
        for argument in arguments
    ],
)
def test_an_argument_refuses_what_it_cannot_mean(
    function: Callable[..., object], arguments: dict[str, Any], argument: str
) -> None:
    called(function, arguments)
    for value in NONSENSE:
        with pytest.raises(geobrief.GeobriefError):
            called(function, {**arguments, argument: value})
