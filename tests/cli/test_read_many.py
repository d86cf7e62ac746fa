"""Reading folders, patterns and tables of texts, in several processes, to a file that can be continued."""

from __future__ import annotations

import csv
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

import geobrief as library
from geobrief.brief import BriefReader

TEXTS = [
    "Chile and Peru signed a border treaty on Monday.",
    "Chad accused Mali of moving troops to the border.",
    "Norway met Iran in Geneva.",
]
DAYS = ["1929-06-05", "1999-02-03", ""]
ROOT = Path(__file__).parents[2]
LINES = ("--output-format", "jsonl")


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def slugs(document: dict[str, Any]) -> list[str]:
    return [finding["slug"] for finding in document["findings"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with briefs, some of them in a folder of it, and other files."""
    made = tmp_path / "briefs"
    (made / "more" / ".hidden").mkdir(parents=True)
    for name, text in zip(("b.txt", "a.txt", "more/c.TXT"), TEXTS, strict=True):
        (made / name).write_text(text)
    for name in ("notes.md", ".d.txt", "more/.hidden/e.txt"):
        (made / name).write_text("Kenya is vast.")
    (tmp_path / "outside.txt").write_text("Japan is far.")
    (made / "link.txt").symlink_to(tmp_path / "outside.txt")
    return made


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    """The briefs as tables of each kind."""
    rows = [
        {"id": f"r{number}", "text": text, "published": day}
        for number, (text, day) in enumerate(zip(TEXTS, DAYS, strict=True))
    ]
    made = {name: tmp_path / f"briefs.{name}" for name in ("csv", "tsv", "jsonl", "parquet")}
    for name, separator in (("csv", ","), ("tsv", "\t")):
        with made[name].open("w", newline="") as file:
            writer = csv.DictWriter(file, ["id", "text", "published"], delimiter=separator)
            writer.writeheader()
            writer.writerows(rows)
    made["jsonl"].write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), made["parquet"])
    return made


def test_a_folder_is_its_texts_by_name_without_hidden_ones_and_links_out_of_it(geobrief, folder):
    found = lines(geobrief("read", folder, *LINES).out)
    assert [document["file"] for document in found] == [str(folder / name) for name in ("a.txt", "b.txt", "more/c.TXT")]


def test_a_pattern_is_the_files_that_have_such_names(geobrief, folder):
    found = lines(geobrief("read", folder / "**" / "[bc].*", *LINES).out)
    assert [Path(document["file"]).name for document in found] == ["b.txt", "c.TXT"]
    ran = geobrief("read", folder / "*.csv", *LINES)
    assert (ran.code, ran.out) == (2, "")
    assert "no file found, expected a file with a name like this" in ran.err


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl", "parquet"])
def test_each_row_of_a_table_is_a_brief_with_its_own_day(geobrief, tables, name):
    found = lines(geobrief("read", tables[name], "--published", "2001-01-01", *LINES).out)
    assert [(document["row"], document["id"]) for document in found] == [(1, "r0"), (2, "r1"), (3, "r2")]
    for document, text, day in zip(found, TEXTS, DAYS, strict=True):
        expected = library.read(text, published=day or "2001-01-01").to_dict()
        assert {key: document[key] for key in expected} == expected
        assert library.load(document).findings == library.load(expected).findings


def test_the_columns_of_a_table_may_have_other_names(geobrief, tmp_path):
    (tmp_path / "t.csv").write_text("nr;body;day\n7;It began today in Chad.;2001-02-03\n")
    options = ("--text-column", "body", "--date-column", "day", "--id-column", "nr")
    (found,) = lines(geobrief("read", tmp_path / "t.csv", *options, *LINES).out)
    assert (found["id"], found["dates"][0]["value"]) == ("7", "2001-02-03")
    ran = geobrief("read", tmp_path / "t.csv", *LINES)
    assert (ran.code, ran.out) == (2, "")
    assert "no column 'text'; its columns are nr, body, day" in ran.err


def test_a_bad_row_is_a_finding_and_stops_no_other(geobrief, tmp_path):
    good = json.dumps({"text": TEXTS[0]})
    rows = [
        good,
        "{",
        "5",
        '{"body": "x"}',
        '{"text": ["x"]}',
        '"Chad is vast."',
        '{"text": "Mali.", "published": 7}',
        good,
    ]
    (tmp_path / "t.jsonl").write_bytes("\n".join(rows).encode() + b'\n\n"\xff"\n')
    found = lines(geobrief("read", tmp_path / "t.jsonl", *LINES).out)
    assert [document["row"] for document in found] == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    wrong = ["not-a-text", "not-a-text", "blank-text", "not-a-text", "rejected-mention", "not-a-day"]
    assert [slugs(document)[0] for document in found[1:5]] == wrong[:4]
    assert (slugs(found[6])[0], slugs(found[8])[0]) == ("not-a-day", "not-a-text")
    assert [state["id"] for state in found[5]["states"]] == ["TCD"]
    assert found[0]["agreements"] == found[7]["agreements"] != []


def test_a_bad_row_of_csv_is_a_finding_and_stops_no_other(geobrief, tmp_path):
    (tmp_path / "t.csv").write_bytes(
        b"text,n\nChad is vast.,1\nMali\nIran \xff,2\n" + b"x" * 1_000_001 + b",3\nPeru.,4\n"
    )
    found = lines(geobrief("read", tmp_path / "t.csv", *LINES).out)
    assert [slugs(document)[:1] for document in found[1:4]] == [["not-a-text"], ["not-a-text"], ["text-too-long"]]
    assert [[state["id"] for state in document["states"]] for document in found] == [["TCD"], [], [], [], ["PER"]]


def test_several_processes_write_the_same_bytes(geobrief, folder, tables):
    inputs = (folder, folder / "missing.txt", *tables.values())
    for form in ("text", "json", "jsonl"):
        one, two = (geobrief("read", *inputs, "--output-format", form, "--jobs", jobs) for jobs in (1, 2))
        assert one == two
        assert one.code == 2


def test_jobs_is_a_whole_number(geobrief, brief):
    assert geobrief("read", brief, "--jobs", "0").code == 0
    for wrong in ("two", "-1", "1.5", "1001"):
        assert geobrief("read", brief, f"--jobs={wrong}").code == 2


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="others do not know the change")
def test_a_text_that_kills_its_process_loses_no_other(geobrief, folder, tables, monkeypatch):
    whole = BriefReader.read

    def killed(self: BriefReader, text: str, day: Any) -> Any:
        if "Chad" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, text, day)

    monkeypatch.setattr(BriefReader, "read", killed)
    ran = geobrief("read", folder, tables["csv"], *LINES, "--jobs", "2")
    assert ran.code == 2
    assert ran.err == f"geobrief: {folder / 'a.txt'} was not read: its process was killed\n"
    assert [slugs(document)[:1] for document in lines(ran.out) if document.get("row") == 2] == [["reading-failed"]]
    assert [document["text"] for document in lines(ran.out)] == [TEXTS[0], TEXTS[2], TEXTS[0], "", TEXTS[2]]


# --- a file to write to -----------------------------------------------------------------------------------------------


def test_the_output_is_there_once_it_is_complete(geobrief, tables, tmp_path):
    out = tmp_path / "out.jsonl"
    ran = geobrief("read", tables["csv"], *LINES, "--output", out)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_text() == geobrief("read", tables["csv"], *LINES).out
    assert not (tmp_path / "out.jsonl.part").exists()


@pytest.mark.parametrize("cut", [0, 5, 700, 100_000])
def test_an_interrupted_output_is_continued_without_reading_again(geobrief, tables, folder, tmp_path, cut, monkeypatch):
    inputs = (tables["csv"], folder / "missing.txt", folder, tables["jsonl"])
    whole = geobrief("read", *inputs, *LINES)
    read = []
    monkeypatch.setattr(
        BriefReader, "read", lambda *given, read_one=BriefReader.read: read.append(1) or read_one(*given)
    )
    (tmp_path / "out.part").write_text(whole.out[:cut])
    ran = geobrief("read", *inputs, *LINES, "--output", tmp_path / "out", "--resume")
    assert (tmp_path / "out").read_text() == whole.out
    assert (ran.code, whole.code) == (2, 2)
    assert len(read) == 9 - whole.out[:cut].count("\n")


def test_an_output_of_other_texts_or_another_version_is_not_continued(geobrief, tables, tmp_path):
    part = tmp_path / "out.part"
    for content, message in (
        (geobrief("read", tables["jsonl"], *LINES).out, "has other texts: expected the arguments as before"),
        (geobrief("read", tables["csv"], *LINES).out.replace('"geobrief": "', '"geobrief": "9.'), "another version"),
        ("states\n", "has no JSON lines of many texts"),
        ('{"file": "a"}\n', "has no JSON lines of many texts"),
    ):
        part.write_text(content)
        ran = geobrief("read", tables["csv"], *LINES, "--output", tmp_path / "out", "--resume")
        assert ran.code == 2
        assert message in ran.err
        assert part.read_text() == content
        assert not (tmp_path / "out").exists()


def test_resume_needs_a_file_of_json_lines(geobrief, brief, tmp_path):
    assert geobrief("read", brief, "--resume", *LINES).code == 2
    assert geobrief("read", brief, "--resume", "--output", tmp_path / "out").code == 2


def test_an_output_that_cannot_be_written_is_a_message(geobrief, brief, tmp_path):
    ran = geobrief("read", brief, "--output", tmp_path / "missing" / "out")
    assert ran.code == 2
    assert "cannot be written (no such file or directory)" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_command_that_is_stopped_leaves_whole_lines_to_continue_from(geobrief, tmp_path, number):
    table, out = tmp_path / "t.csv", tmp_path / "out.jsonl"
    table.write_text("text\n" + "".join(f"Chile and Peru signed {count} treaties.\n" for count in range(3000)))
    arguments = ["read", str(table), *LINES, "--jobs", "2", "--output", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "geobrief", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True) as running:
        while not (part := tmp_path / "out.jsonl.part").exists() or part.stat().st_size < 20_000:
            time.sleep(0.01)
        # Ctrl-C reaches all processes, a kill only one.
        os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
        assert running.communicate(timeout=30)[1] == b""
    assert running.returncode == {signal.SIGINT: 130}.get(number, -number)
    assert not out.exists()
    assert part.read_bytes().endswith(b"}\n")
    done = part.read_bytes().count(b"\n")
    table.write_text("".join(table.read_text().splitlines(keepends=True)[: done + 20]))
    assert geobrief(*arguments, "--resume").code == 0
    found = lines(out.read_text())
    assert [document["row"] for document in found] == list(range(1, done + 20))
