"""Checks of datasets, on small files with real codes of states."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geobrief import datasets
from geobrief.findings import codes

CASES = yaml.safe_load((Path(__file__).parent / "rules.yaml").read_text("utf-8"))


def read(kind: str, text: str, folder: Path, name: str = "file.csv") -> datasets.Dataset:
    (folder / name).write_text(text, "utf-8")
    return datasets.read(kind, folder / name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_check_finds_what_is_wrong_and_nothing_else(case, tmp_path):
    found = read(case["kind"], case["file"], tmp_path).findings
    assert [f"{finding.code} {finding.path.replace(',', '')}" for finding in found] == case["findings"]


def test_every_check_of_one_dataset_has_a_case():
    found = {finding.split()[0] for case in CASES for finding in case["findings"]}
    assert found == {code.code for code in codes() if "GB910" <= code.code <= "GB917"}


DISPUTES = """\
dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2014,version
1,1,1,1950,1,2,1950,6,1,0,0,2,2,7,3,0,1,1,0,5
"""
PARTICIPANTS = """\
dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version
1,"PER",135,1,1,1950,1,2,1950,1,1,1,0,0,0,0,1,1,5
2,"CHL",155,1,1,1950,1,2,1950,0,1,1,0,0,0,0,1,1,5
"""


def test_a_participant_of_a_dispute_that_is_not_in_the_list_is_found(tmp_path):
    disputes = read("mid-a", DISPUTES, tmp_path, "a.csv")
    participants = read("mid-b", PARTICIPANTS, tmp_path, "b.csv")
    (finding,) = datasets.missing_references(participants, disputes)
    assert (finding.code, finding.path) == ("GB918", "row 2, dispnum")
    assert datasets.missing_references(disputes, participants) == ()


def test_short_names_of_organizations_are_compared_without_case(tmp_path):
    organizations = "ioname,orgname,ionum,sdate,deaddate,longorgname\nUPU,Postal Union,1,1874,,Universal Postal Union\n"
    memberships = "ioname,ccode,status,first_year,last_year\nupu,135,1,1880,1990\n"
    listed = read("cow-igo-organizations", organizations, tmp_path, "o.csv")
    spells = read("cow-igo-memberships", memberships, tmp_path, "m.csv")
    assert datasets.missing_references(spells, listed) == ()


def test_findings_have_the_row_of_the_file_when_rows_before_were_refused(tmp_path):
    text = "race_id,ccode1,ccode2,styear,endyear\n,200,365,1854,1856\n1,200,365,1854,1852\n"
    refused, wrong = read("arms-races", text, tmp_path).findings
    assert (refused.path, wrong.path) == ("row 1, race_id", "row 2, end")
