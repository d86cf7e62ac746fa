"""Reading files: what is printed, in which form, with which exit code."""

from __future__ import annotations

import json

import pytest

import geobrief as library

TEXT = "Chile and Peru signed a border treaty on Monday."
WRONG = "Chile and Peru signed a border treaty on 3 June 1999."  # in the past tense, but after the day of publication


def test_a_page_shows_what_was_read(geobrief, brief):
    ran = geobrief("read", brief, "--published", "1929-06-05")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("States\n  CHL  Chile  Chile\n  PER  Peru   Peru\n\nAgreements\n  border  Chile, Peru")
    assert "1929-06-03" in ran.out


def test_one_file_is_one_object(geobrief, brief):
    ran = geobrief("read", brief, "--published", "1929-06-05", "--output-format", "json")
    expected = library.read(f"{TEXT}\n", published="1929-06-05").to_dict()
    assert (ran.code, json.loads(ran.out)) == (0, expected)
    assert ran.out == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def test_several_files_are_an_array_and_each_names_its_file(geobrief, brief):
    ran = geobrief("read", brief, brief, "--output-format", "json")
    documents = json.loads(ran.out)
    assert [document["file"] for document in documents] == [str(brief)] * 2
    assert ran.out == json.dumps(documents, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("many", [1, 3])
def test_json_lines_are_one_object_a_line(geobrief, brief, many):
    ran = geobrief("read", *[brief] * many, "--output-format", "jsonl")
    lines = ran.out.removesuffix("\n").split("\n")
    assert [json.loads(line)["text"] for line in lines] == [f"{TEXT}\n"] * many


def test_one_bad_file_does_not_stop_the_others(geobrief, brief, tmp_path):
    (tmp_path / "binary").write_bytes(b"\0")
    ran = geobrief("read", tmp_path / "missing", brief, tmp_path / "binary", brief, "--output-format", "json")
    assert ran.code == 2
    assert len(json.loads(ran.out)) == 2
    assert [line.partition(": ")[0] for line in ran.err.splitlines()] == ["geobrief"] * 2


def test_where_no_file_can_be_read_the_array_is_empty(geobrief, tmp_path):
    assert json.loads(geobrief("read", tmp_path, tmp_path, "--output-format", "json").out) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [(TEXT, 0), ("Nothing of note happened.", 0), (WRONG, 1)],
    ids=["nothing to say", "a warning", "an error"],
)
def test_the_exit_code_is_1_only_where_there_is_an_error(geobrief, tmp_path, text, code):
    (tmp_path / "brief").write_text(text)
    ran = geobrief("read", tmp_path / "brief", "--published", "1929-06-05", "--output-format", "json")
    assert ran.code == code
    assert any(finding["severity"] == "error" for finding in json.loads(ran.out)["findings"]) == bool(code)


def test_a_file_that_cannot_be_read_weighs_more_than_an_error(geobrief, tmp_path):
    (tmp_path / "brief").write_text(WRONG)
    assert geobrief("read", tmp_path / "brief", tmp_path, "--published", "1929-06-05").code == 2


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_offsets_count_code_points_of_the_text_as_given(geobrief, tmp_path, mark, end):
    text = end.join(["Zürich, 🕊️ 5 June.", "Chile and Peru signed a treaty", "in Lima on 3 June 1929.", ""])
    (tmp_path / "brief").write_bytes((mark + text).encode())
    document = json.loads(geobrief("read", tmp_path / "brief", "--output-format", "json").out)
    assert document["text"] == text
    spans = [*document["dates"], *(mention for state in document["states"] for mention in state["mentions"])]
    spans += [piece for event in document["events"] for piece in event["evidence"]]
    assert {"Chile", "Peru", "3 June 1929"} <= {span["text"] for span in spans}
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


def test_standard_input_is_read_as_it_is(process):
    ran = process("read", "-", "--output-format", "json", stdin=b"\xef\xbb\xbfPeru\r\nand \xc3\x84thiopien\r\n")
    assert json.loads(ran.out)["text"] == "Peru\r\nand Äthiopien\r\n"


def test_strict_reads_no_more_than_is_read_without(geobrief, brief):
    plain, strict = (
        json.loads(geobrief("read", brief, "--output-format", "json", *more).out) for more in ([], ["--strict"])
    )
    assert [event["type"] for event in strict["events"]] == [
        event["type"] for event in plain["events"] if event in strict["events"]
    ]


def test_the_same_text_gives_the_same_bytes_in_every_locale_and_time_zone(process, brief):
    settings = [
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "TZ": "America/Lima", "PYTHONHASHSEED": "3", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ]
    brief.write_text("The Élysée and São Tomé signed an accord with Côte d’Ivoire last Monday.", "utf-8")
    arguments = ("read", brief, "--published", "2001-02-03", "--output-format", "json")
    ran = [process(*arguments, **setting) for setting in settings]
    assert [said.err for said in ran] == [""] * 3
    assert "Élysée" in ran[0].out
    assert len({said.out for said in ran}) == 1


def test_a_file_name_that_is_not_unicode_can_be_written(process, tmp_path):
    name = tmp_path / b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    try:
        name.write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    ran = process("read", name, name, "--output-format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)[0]["file"].endswith("\udce9.txt")


def test_an_extractor_is_imported_from_the_current_folder(geobrief, brief, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    quote = [{"text": "Chile and Peru signed a border treaty"}]
    answer = {"events": [{"type": "SUPPORT", "actors": ["Chile", "Peru"], "recipients": [], "evidence": quote}]}
    (tmp_path / "my_model_for_read.py").write_text(f"def chat(messages, schema):\n    return {answer!r}\n", "utf-8")
    ran = geobrief("read", brief, "--extractor", "my_model_for_read:chat", "--output-format", "json")
    (event,) = json.loads(ran.out)["events"]
    assert (event["type"], event["basis"]) == ("SUPPORT", "extractor")


@pytest.mark.parametrize("name", ["my_model", "no_such_module:chat", "json:no_such_name"])
def test_an_extractor_that_is_none_is_a_line(geobrief, brief, name):
    ran = geobrief("read", brief, "--extractor", name)
    assert ran.code == 2
    assert "--extractor" in ran.err
