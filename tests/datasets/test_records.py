"""Records of the model from rows of datasets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import geobrief
from geobrief import datasets
from geobrief.model import AgreementStep, DisputeStep

sys.path.insert(0, str(Path(__file__).parent))
from made_files import made


def read(kind: str, text: str, folder: Path) -> datasets.Dataset:
    (folder / "file.csv").write_text(text, "utf-8")
    return datasets.read(kind, folder / "file.csv")


LEADERS = """\
obsid,gwcode,leadid,leader,yrborn,startdate,enddate,entry,exit,exitcode
RUS-1,365,a b,Stalin,1878,1924-01-21,1953-03-05,Regular,Natural Death,Regular
RUS-2,365,c,Putin,1952,2012-05-07,2015-12-31,Regular,Still in Office,Still in Office
KEN-1,501,d,Kenyatta,,1963-06-01,1978-08-22,Regular,Natural Death,Regular
"""


def test_a_leader_is_of_the_state_that_the_number_stood_for_then(tmp_path):
    data = read("archigos", LEADERS, tmp_path)
    stalin, putin, kenyatta = data.records()
    assert (stalin.state, putin.state, kenyatta.state) == ("SUN", "RUS", "KEN")
    assert (str(stalin.period), str(putin.period)) == ("1924-01-21/1953-03-05", "2012-05-07/..")
    assert (stalin.person, stalin.effective, stalin.source) == ("person:archigos-a-b", True, "archigos row 1")
    assert [(person.id, str(person.born)) for person in data.records("people")][:2] == [
        ("person:archigos-a-b", "1878"),
        ("person:archigos-c", "1952"),
    ]


ALLIANCES = """\
version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,version
7,135,"Peru",1,1,1900,,,,"Type I",1,1,1900,,,,0,1,1,0,1,0,4.1
7,155,"Chile",1,1,1900,,,,"Type I",1,1,1900,1,6,1910,0,0,1,0,1,0,4.1
7,160,"Argentina",1,1,1900,,,,"Type I",1,1,1905,,,,0,1,1,0,1,0,4.1
8,135,"Peru",1,1,1920,1,1,1930,"Type II",1,1,1920,1,1,1930,0,0,0,1,0,0,4.1
8,155,"Chile",1,1,1920,1,1,1930,"Type II",1,1,1920,1,1,1930,0,0,0,1,0,0,4.1
"""


def test_an_alliance_has_the_steps_of_its_members(tmp_path):
    pact, neutrality = read("cow-alliance-members", ALLIANCES, tmp_path).records()
    assert (pact.id, pact.kind, pact.obligations) == ("cow-alliance-7", "alliance", ("defense", "nonaggression"))
    assert pact.steps == (
        AgreementStep("in_force", "1900-01-01"),
        AgreementStep("in_force", "1905-01-01", "ARG"),
        AgreementStep("terminated", "1910-06-01", "CHL"),
    )
    assert pact.parties_on("1912-01-01") == ("PER", "ARG")
    assert (neutrality.kind, neutrality.status, str(neutrality.date)) == ("nonaggression", "terminated", "1930-01-01")


def test_an_alliance_of_atop_in_force_at_the_end_of_the_data_has_no_end(tmp_path):
    text = (
        "atopid,begyr,begmo,begday,endyr,endmo,endday,defense,offense,neutral,nonagg,consul,mem1,mem2,version\n"
        "1005,1950,3,,0,0,0,1,0,0,0,1,135,155,5.1\n"
    )
    (alliance,) = read("atop-alliances", text, tmp_path).records()
    assert (alliance.id, alliance.parties, alliance.obligations) == (
        "atop-1005",
        ("PER", "CHL"),
        ("defense", "consultation"),
    )
    assert alliance.steps == (AgreementStep("in_force", "1950-03"),)


PARTICIPANTS = """\
dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version
7,"PER",135,-9,1,1950,1,2,1950,1,1,1,0,0,0,0,4,1,5
7,"CHL",155,3,1,1950,-9,3,1950,0,1,1,0,0,0,0,2,1,5
7,"XXX",999,3,1,1950,-9,3,1950,0,1,1,0,0,0,0,2,1,5
"""


def test_a_dispute_has_sides_and_the_highest_hostility(tmp_path):
    found = read("mid-b", PARTICIPANTS, tmp_path).records()
    (dispute,) = found
    assert (dispute.id, dispute.kind, dispute.hostility) == ("mid-7", "militarized", "use")
    assert dispute.sides == (("PER",), ("CHL",))
    assert dispute.steps == (DisputeStep("ongoing", "1950-01"), DisputeStep("frozen", "1950-03"))
    assert [finding.path for finding in found.findings] == ["row 3, ccode"]


def test_a_war_with_a_second_spell_ends_with_that(tmp_path):
    header = "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,"
    header += "StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,Initiator,Outcome,BatDeath,Version\n"
    rows = "9,Pacific,1,135,Peru,2,4,7,1879,11,13,1880,-8,-8,-8,-8,-8,-8,2,2,600,4\n"
    rows += "9,Pacific,1,155,Chile,1,4,7,1879,1,13,1880,2,2,1880,10,20,1883,1,1,600,4\n"
    (war,) = read("cow-interstate-wars", header + rows, tmp_path).records()
    assert (war.title, war.hostility, war.status, str(war.date)) == ("Pacific", "war", "settled", "1883-10-20")


def test_what_no_record_type_fits_is_refused(tmp_path):
    data = read("arms-races", "race_id,ccode1,ccode2,styear,endyear\n1,200,365,1854,1856\n", tmp_path)
    with pytest.raises(geobrief.ArgumentError, match="no record type fits the rows of this kind: got 'arms-races'"):
        data.records()


def test_another_table_is_refused(tmp_path):
    with pytest.raises(geobrief.ArgumentError, match="expected tenures or people, got 'disputes'"):
        read("archigos", LEADERS, tmp_path).records("disputes")


def test_the_actors_of_a_crisis_are_the_parties_of_a_dispute(tmp_path):
    crisis = {"icb2": "ICB2", "crisno": 910, "crisname": "BAY", "yrtrig": 1932, "motrig": 9, "datrig": 1}
    ends = {"yrterm": 1934, "moterm": 5, "daterm": 24}
    rows = [crisis | ends | {"cracno": number, "cracid": code} for number, code in enumerate((100, 135), 1)]
    (dispute,) = made("icb-actors", rows, tmp_path).records()
    assert (dispute.id, dispute.kind, dispute.parties, dispute.status) == (
        "icb-910", "militarized", ("COL", "PER"), "settled",
    )  # fmt: skip
    assert dispute.steps == (DisputeStep("ongoing", "1932-09-01"), DisputeStep("settled", "1934-05-24"))


def test_a_claim_is_a_dispute_of_challenger_and_target(tmp_path):
    claim = {"issue": 2, "claimdy": 91001, "claim": 910, "name": "Seco", "chal": 145, "tgt": 155, "begclaim": 193900}
    rows = [claim | {"endclaim": 196404}, claim | {"claimdy": 91002, "tgt": 999, "endclaim": 196404}]
    (dispute,) = made("icow-claims", rows, tmp_path, newline="\r").records()
    assert (dispute.kind, dispute.sides, dispute.over) == ("river", (("BOL",), ("CHL",)), "Seco")
    assert (str(dispute.steps[0].when), str(dispute.steps[-1].when)) == ("1939", "1964-04")


def test_an_associate_member_is_a_member_and_an_observer_is_not(tmp_path):
    rows = [
        {"ioname": "seco", "ccode": code, "status": status, "first_year": 1950, "last_year": 1960}
        for code, status in ((135, 1), (145, 2), (155, 3))
    ]
    members = list(made("cow-igo-memberships", rows, tmp_path).records())
    assert [(one.member, one.status) for one in members] == [
        ("PER", "member"), ("BOL", "member"), ("CHL", "observer"),
    ]  # fmt: skip
    assert {(one.organization, str(one.period)) for one in members} == {("org:cow-igo-seco", "1950/1960")}


def test_only_cessions_between_two_states_are_transfers(tmp_path):
    change = {"year": 1922, "month": 3, "gainer": 100, "loser": 135, "gaintype": 1, "procedur": 3, "number": 901}
    rows = [change, change | {"procedur": 1, "number": 902}, change | {"loser": -9, "number": 903}]
    (transfer,) = made("cow-territorial-changes", rows, tmp_path).records()
    assert (transfer.id, transfer.kind, transfer.parties) == (
        "cow-territorial-change-901", "territorial_transfer", ("COL", "PER"),
    )  # fmt: skip
    assert {role.party: role.role for role in transfer.roles} == {"COL": "transferee", "PER": "transferor"}


def test_an_agreement_to_cease_fire_is_a_ceasefire(tmp_path):
    agreement = {"AgtId": 9010, "Agt": "Truce of the Bay", "PPName": "Bay", "Dat": "2008-09-01", "Loc1GWNO": 625}
    rows = [agreement | {"Stage": "Cea"}, agreement | {"AgtId": 9011, "Stage": "Pre", "Loc2GWNO": 501}]
    truce, peace = made("pax", rows, tmp_path).records()
    assert (truce.kind, truce.parties, str(truce.date), truce.title) == (
        "ceasefire", ("SDN",), "2008-09-01", "Truce of the Bay",
    )  # fmt: skip
    assert (peace.kind, peace.parties) == ("peace", ("SDN", "KEN"))
