"""Lists of records: the tables of a world and the answers to questions about several records."""

import copy
import pickle

import pytest

import geobrief
from geobrief.register.record_lists import RecordList

WORLD = geobrief.world()


@pytest.mark.parametrize(
    "records",
    [
        WORLD.states, WORLD.on("1962-10-22").agreements, WORLD.tenures, WORLD.tenures("PER", on="1970-01-01"),
        WORLD.members("org:ASEAN", on="2000-01-01"), WORLD.agreements_of("BOL"), WORLD.disputes_of("ETH"),
    ],
    ids=lambda records: f"{len(records)} {records.table}",
)  # fmt: skip
def test_tables_views_and_answers_are_lists_of_one_class(records):
    assert isinstance(records, RecordList)
    assert len(records) == len(tuple(records)) > 0
    assert records[0] is next(iter(records))
    assert records[-1] in records
    assert isinstance(records[:2], RecordList)
    assert repr(records).startswith(f"<{len(records)} {records.table}")


def test_a_list_equals_a_tuple_of_its_records_and_adds_to_one():
    peru = WORLD.tenures("PER", on="1970-01-01")
    assert peru == tuple(peru)
    assert tuple(peru) == peru
    assert hash(peru) == hash(tuple(peru))
    assert (*peru, None) == peru + (None,)  # noqa: RUF005
    assert (None, *peru) == (None,) + peru  # noqa: RUF005
    assert peru != WORLD.tenures("CHL", on="1970-01-01")


def test_a_list_can_be_copied_and_pickled():
    members = WORLD.members("org:ASEAN", on="2000-01-01")
    assert pickle.loads(pickle.dumps(members)) == copy.copy(members) == copy.deepcopy(members) == members
    assert pickle.loads(pickle.dumps(WORLD.groups)) == WORLD.groups


def test_records_are_made_when_first_used():
    made = []
    records = RecordList("states", lambda: made.append(1) or ("ARG",))
    assert made == []
    assert list(records) == ["ARG"]
    assert len(records) == 1
    assert made == [1]


def test_the_text_of_a_list_counts_what_says_that_it_may_lack_records():
    borders = WORLD.agreements(kind="border", on="1850-01-01")
    assert len(borders.findings) > 0
    assert repr(borders).startswith(f"<{len(borders)} agreements, {len(borders.findings)} findings>")
    assert f"{len(borders.findings)} findings" in borders._repr_html_()
    assert repr(WORLD.agreements[:0]) == "<0 agreements>"
