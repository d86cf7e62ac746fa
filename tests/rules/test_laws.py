"""For all records: findings are about fields that exist, and no rule raises."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geobrief import model
from geobrief.findings import Severity, code
from geobrief.register import world
from geobrief.rules import check_records, rules
from geobrief.vocabulary import load

IDS = st.sampled_from(
    ["ARG", "GBR", "SUN", "RUS", "BGD", "DDR", "QQQ", "org:NATO", "org:EEC", "org:nato", "group:taliban", "x:arstotzka",
     "x:kolechia", "person:vladimir-putin", "territory:falkland-islands", "territory:nowhere"]
)  # fmt: skip
TEXTS = st.sampled_from(
    ["", " ", "Argentina", "Burma", "Vladimir Putin", "NATO", "[x]", "a.b: c", "Iran nuclear deal", "é"]
)
NAMES = TEXTS.filter(bool)
DAYS = st.sampled_from(
    ["2014", "1982-05-10", "1914-07-28", "2041-01-01", "1950?", "156X-12-25", "1939-09", "[1667,1668]"]
)
PERIODS = st.sampled_from(["/", "1950/..", "../1960", "1980-01-01/1982-01-01", "2041/..", "1938?/", "1914~/1918"])
WHENS = st.none() | DAYS | PERIODS
MANY = st.lists(IDS, max_size=4)


def term(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(load(name).ids)


def own_ids(*namespaces: str) -> st.SearchStrategy[str]:
    """The ids that a declared record may have: of its namespace, or invented."""
    return IDS.filter(lambda id: id.partition(":")[0] in (*namespaces, "x") or (":" not in id and not namespaces))


def names(kind: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    return st.lists(st.builds(model.Name, texts, st.just(kind), PERIODS), max_size=2)


RECORDS = {
    "agreements": st.builds(
        model.Agreement,
        term("agreement_kinds"),
        MANY,
        steps=st.lists(st.builds(model.AgreementStep, term("agreement_statuses"), WHENS, st.none() | IDS), max_size=4),
        roles=st.lists(st.builds(model.Role, IDS, term("party_roles")), max_size=2),
        obligations=st.lists(term("obligations"), max_size=3),
        title=st.none() | TEXTS,
        id=st.none() | st.sampled_from(["us-korea-mdt-1953", "a", ""]),
        source=st.none() | TEXTS,
    ),
    "disputes": st.builds(
        model.Dispute,
        term("dispute_kinds"),
        MANY,
        sides=st.lists(MANY, max_size=3),
        over=st.none() | TEXTS,
        territory=st.none() | IDS,
        hostility=st.none() | term("hostility_levels"),
        steps=st.lists(st.builds(model.DisputeStep, term("dispute_statuses"), WHENS), max_size=4),
    ),
    "events": st.builds(
        model.Event,
        term("event_types"),
        MANY,
        MANY,
        WHENS,
        st.none() | term("event_modes"),
        people=st.lists(TEXTS | IDS, max_size=3),
        modality=term("modalities"),
        rule=st.none() | TEXTS,
    ),
    "leaders": st.builds(model.Tenure, NAMES, term("offices"), st.none() | IDS, st.none() | IDS, TEXTS, PERIODS),
    "memberships": st.builds(model.Membership, IDS, IDS, TEXTS, PERIODS),
    "claims": st.builds(model.Claim, IDS, IDS, PERIODS),
    "people": st.builds(model.Person, own_ids("person"), NAMES, born=st.none() | DAYS, died=st.none() | DAYS),
    "states": st.builds(model.Reference, IDS, NAMES)
    | st.builds(
        model.State, own_ids(), NAMES, names("short", NAMES), period=PERIODS, predecessors=MANY, successors=MANY
    ),
    "organizations": st.builds(model.Organization, own_ids("org"), NAMES, period=PERIODS, predecessors=MANY),
    "groups": st.builds(model.Group, own_ids("group"), NAMES, states=MANY, period=PERIODS),
    "territories": st.builds(
        model.Territory,
        own_ids("territory"),
        NAMES,
        administrators=st.lists(st.builds(model.Administration, IDS, PERIODS), max_size=2),
    ),
}
FILES = st.fixed_dictionaries({name: st.lists(record, max_size=3) for name, record in RECORDS.items()})
EVERY = [rule.code for rule in rules()]


@settings(max_examples=40, deadline=None)
@given(FILES, st.none() | st.sampled_from(["2015-06-01", "1950-01-01"]), st.none() | st.just("a text"))
def test_no_content_raises_and_nothing_weighs_more_than_its_rule(
    records: dict[str, list[Any]], published: str | None, text: str | None
) -> None:
    weights = list(Severity)
    for finding in check_records(records, world(), published=published, text=text, select=EVERY):
        table, _, rest = finding.path.partition("[")
        assert int(rest.partition("]")[0]) < len(records[table])
        assert weights.index(finding.severity) >= weights.index(code(finding.code).severity)
        assert finding.message
        assert finding.fix is None or finding.hint


@settings(max_examples=10, deadline=None)
@given(FILES)
def test_what_is_found_does_not_depend_on_what_was_checked_before(records: dict[str, list[Any]]) -> None:
    assert check_records(records, world()) == check_records(records, world())
