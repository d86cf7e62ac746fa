"""The server as an editor sees it: a process that answers on standard output."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SALE = "agreements:\n- {kind: aliance, parties: [Argentina, CHL], signed: 2015-03-18}\n"
GONE = SALE.replace("aliance", "trade").replace("CHL", "SUN")


def codes(diagnostics):
    return [diagnostic["code"] for diagnostic in diagnostics]


def place(line, start, end):
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_a_file_is_checked_when_it_is_opened_changed_and_closed(editor):
    edit = editor()
    assert {"hoverProvider", "completionProvider", "codeActionProvider", "definitionProvider"} <= set(
        edit.initialized["capabilities"]
    )
    (first,) = edit.open("sale.geobrief.yaml", SALE)
    assert (first["code"], first["source"], first["severity"]) == ("GB204", "geobrief", 1)
    assert first["range"] == place(1, 9, 16)
    assert first["message"].endswith("hint: alliance")
    edit.type("sale.geobrief.yaml", 2, SALE.replace("aliance", "alliance").replace("CHL", "SUN"))
    (second,) = edit.diagnostics("sale.geobrief.yaml", 2)
    assert (second["code"], second["range"]) == ("GB402", place(1, 40, 43))
    edit.notify("textDocument/didClose", {"textDocument": {"uri": edit.uri("sale.geobrief.yaml")}})
    assert edit.diagnostics("sale.geobrief.yaml", None) == []
    assert edit.leave() == 0
    edit.close()
    assert edit.errors == b""


def test_only_the_last_of_many_changes_is_checked(edit):
    edit.open("bb.geobrief.yaml", "")
    for version in range(2, 30):
        edit.type("bb.geobrief.yaml", version, SALE[: version * 2])
    edit.type("bb.geobrief.yaml", 30, SALE)
    assert codes(edit.diagnostics("bb.geobrief.yaml", 30)) == ["GB204"]


def test_a_request_during_a_check_is_answered_first(editor):
    edit = editor()
    edit.open("cc.geobrief.yaml", SALE)
    edit.type("cc.geobrief.yaml", 2, SALE + "events:\n" + "- {type: AID, actors: [ARG], recipients: [CHL]}\n" * 20000)
    time.sleep(0.5)  # the check has begun
    edit.received.clear()
    assert edit.at("hover", "cc.geobrief.yaml", 1, 30)["contents"]["value"].startswith("**Argentina**")
    assert edit.received[-1].get("method") is None
    assert not [message for message in edit.received if message.get("method") == "textDocument/publishDiagnostics"]


@pytest.mark.parametrize(("encoding", "before"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_columns_are_counted_in_the_agreed_encoding(editor, encoding, before):
    edit = editor(general={"positionEncodings": [encoding]})
    assert edit.initialized["capabilities"]["positionEncoding"] == encoding
    (found,) = edit.open("a.geobrief.yaml", "events: [{id: 😋, type: AID, actors: [Cngo], recipients: [CHL]}]")
    assert found["range"] == place(0, 36 + before, 40 + before)
    hover = edit.at("hover", "a.geobrief.yaml", 0, 37 + before)
    assert hover["range"] == found["range"]
    offered = edit.at("completion", "a.geobrief.yaml", 0, 37 + before)["items"][0]
    assert offered["textEdit"]["range"] == found["range"]


def test_utf_16_is_the_encoding_if_none_is_agreed(edit):
    (found,) = edit.open("dd.geobrief.yaml", "events: [{id: 😋, type: AID, actors: [Cngo], recipients: [CHL]}]")
    assert found["range"] == place(0, 38, 42)


def test_settings_and_comments_are_applied(editor, tmp_path):
    settings = tmp_path / "pyproject.toml"
    settings.write_text('[tool.geobrief]\nignore = ["GB204"]\n')
    edit = editor()
    assert codes(edit.open("a.geobrief.yaml", SALE)) == []
    assert codes(edit.open("b.geobrief.yaml", GONE)) == ["GB402"]
    assert codes(edit.open("c.geobrief.yaml", f"{GONE.rstrip()}  # geobrief: ignore\n")) == []
    settings.write_text("")
    edit.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": 2}]})
    assert codes(edit.diagnostics("a.geobrief.yaml", 1)) == ["GB204"]


def test_invalid_settings_are_reported_once(editor, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.geobrief]\nselekt = []\n")
    edit = editor()
    assert codes(edit.open("a.geobrief.yaml", SALE)) == ["GB204"]
    assert codes(edit.open("b.geobrief.yaml", SALE)) == ["GB204"]
    edit.leave()
    shown = [message["params"]["message"] for message in edit.received if message.get("method") == "window/showMessage"]
    assert len(shown) == 1
    assert "selekt" in shown[0]


def test_an_editor_is_asked_to_watch_the_settings(editor):
    edit = editor(workspace={"didChangeWatchedFiles": {"dynamicRegistration": True}})
    asked = edit.wait(lambda message: message.get("method") == "client/registerCapability")
    assert asked["params"]["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"] == "**/pyproject.toml"


def test_an_unsaved_file_extends_another_of_its_folder(editor, tmp_path):
    (tmp_path / "base.geobrief.yaml").write_text("states: [{id: x:arstotzka, name: Arstotzka, period: 1946/..}]\n")
    edit = editor()
    text = "extends: [world, base.geobrief.yaml]\nagreements:\n- {kind: trade, parties: [Chile, Arstotzka]}\n"
    assert edit.open("a.geobrief.yaml", text) == []
    assert "x:arstotzka" in edit.at("hover", "a.geobrief.yaml", 2, 34)["contents"]["value"]


def test_a_file_is_checked_again_when_a_file_that_it_extends_changes_unsaved(editor, tmp_path):
    base = "states: [{id: x:arstotzka, name: Arstotzka, period: 1946/..}]\n"
    (tmp_path / "base.geobrief.yaml").write_text(base)
    edit = editor()
    text = "extends: [world, base.geobrief.yaml]\nagreements:\n- {kind: trade, parties: [Chile, Arstotzka]}\n"
    assert edit.open("a.geobrief.yaml", text) == []
    edit.open("base.geobrief.yaml", base)
    edit.type("base.geobrief.yaml", 2, base.replace("Arstotzka", "Kolechia"))
    assert codes(edit.diagnostics("a.geobrief.yaml", 1)) == ["GB301"]
    edit.type("base.geobrief.yaml", 3, base)
    assert codes(edit.diagnostics("a.geobrief.yaml", 1)) == []
    edit.type("base.geobrief.yaml", 4, "")
    assert codes(edit.diagnostics("a.geobrief.yaml", 1)) != []
    edit.notify("textDocument/didClose", {"textDocument": {"uri": edit.uri("base.geobrief.yaml")}})
    assert codes(edit.diagnostics("a.geobrief.yaml", 1)) == []


def test_a_change_of_a_range_is_applied(edit):
    edit.open("ff.geobrief.yaml", SALE.replace("kind", "😋: 1, kind"))
    document = {"uri": edit.uri("ff.geobrief.yaml"), "version": 2}
    changes = [{"range": place(1, 3, 10), "text": "kind: "}, {"range": place(1, 9, 22), "text": "alliance"}]
    edit.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
    assert edit.diagnostics("ff.geobrief.yaml", 2) == []


def test_references_and_renames_over_the_protocol(edit):
    text = "states: [{id: x:a, name: Ah}]\nagreements: [{kind: trade, parties: [x:a, Chile]}]\n"
    edit.open("ll.geobrief.yaml", text)
    document = {"uri": edit.uri("ll.geobrief.yaml")}
    asked = {"textDocument": document, "position": {"line": 0, "character": 15}}
    found = edit.ask("textDocument/references", {**asked, "context": {"includeDeclaration": False}})
    assert [one["range"] for one in found] == [place(1, 37, 40)]
    assert [one["range"] for one in edit.ask("textDocument/documentHighlight", asked)] == [
        place(0, 14, 17),
        place(0, 25, 27),
        place(1, 37, 40),
    ]
    assert edit.ask("textDocument/prepareRename", asked) == place(0, 14, 17)
    changes = edit.ask("textDocument/rename", {**asked, "newName": "x:b"})["changes"][document["uri"]]
    assert changes == [{"range": place(0, 14, 17), "newText": "x:b"}, {"range": place(1, 37, 40), "newText": "x:b"}]


def test_json_and_toml_are_read_in_their_own_syntax(edit):
    (found,) = edit.open("ee.geobrief.json", '{"agreements": [{"kind": "aliance", "parties": ["ARG", "CHL"]}]}', "json")
    assert found["range"] == place(0, 25, 34)
    (found,) = edit.open("ee.geobrief.toml", '[[agreements]]\nkind = "aliance"\nparties = ["ARG", "CHL"]\n', "toml")
    assert found["range"] == place(1, 7, 16)


def test_other_files_are_left_alone(edit):
    item = {"uri": edit.uri("compose.yaml"), "languageId": "yaml", "version": 1, "text": SALE}
    edit.notify("textDocument/didOpen", {"textDocument": item})
    assert edit.at("hover", "compose.yaml", 1, 10) is None
    assert edit.at("completion", "compose.yaml", 1, 10) is None
    assert edit.actions("compose.yaml", place(0, 0, 0)) == []
    assert codes(edit.open("compose2.yaml", SALE, language="geobrief")) == ["GB204"]


def test_a_finding_has_a_quick_fix_and_an_ignore_comment(edit):
    (found,) = edit.open("gg.geobrief.yaml", SALE)
    replace, ignore = edit.actions("gg.geobrief.yaml", found["range"])
    assert (replace["title"], replace["kind"], replace["isPreferred"]) == ("Replace by alliance", "quickfix", True)
    assert replace["diagnostics"] == [found]
    changes = replace["edit"]["changes"][edit.uri("gg.geobrief.yaml")]
    assert changes == [{"range": place(1, 9, 16), "newText": "alliance"}]
    assert ignore["edit"]["changes"][edit.uri("gg.geobrief.yaml")][0]["newText"] == "  # geobrief: ignore[GB204]"


def test_all_safe_fixes_are_applied_at_once(edit):
    text = "events:\n- {type: AID, actors: [org:nato], recipients: [org:unesco], date: 2015}\n"
    edit.open("hh.geobrief.yaml", text)
    assert edit.actions("hh.geobrief.yaml", place(0, 0, 0), "quickfix") == []
    (action,) = edit.actions("hh.geobrief.yaml", place(0, 0, 0), "source.fixAll")
    assert action["kind"] == "source.fixAll.geobrief"
    new = [change["newText"] for change in action["edit"]["changes"][edit.uri("hh.geobrief.yaml")]]
    assert new == ["org:NATO", "org:UNESCO"]


def test_actions_are_for_the_current_text(edit):
    edit.open("ii.geobrief.yaml", "")
    edit.type("ii.geobrief.yaml", 2, SALE)
    assert edit.actions("ii.geobrief.yaml", place(1, 9, 16))[0]["title"] == "Replace by alliance"


def test_snippets_are_for_editors_that_support_them(editor):
    with_them = editor(textDocument={"completion": {"completionItem": {"snippetSupport": True}}})
    without = editor()
    for edit, wanted in ((with_them, "parties: [$0]"), (without, "parties: []")):
        edit.open("a.geobrief.yaml", "agreements:\n- kind: aid\n  p")
        items = edit.at("completion", "a.geobrief.yaml", 2, 3)["items"]
        assert [item["textEdit"]["newText"] for item in items if item["label"] == "parties"] == [wanted]


def test_a_completion_is_described_on_request(edit):
    edit.open("jj.geobrief.yaml", "agreements:\n- {kind: aid, parties: [Arg")
    item = edit.at("completion", "jj.geobrief.yaml", 1, 26)["items"][0]
    assert item["label"] == "Argentina"
    assert "Buenos Aires" in edit.ask("completionItem/resolve", item)["documentation"]["value"]


def test_the_outline_and_the_definition(edit):
    text = (
        "disputes:\n- {id: war, kind: border, parties: [ARG, CHL]}\nexpect:\n- {on: 1990-01-01, that: {dispute: war}}\n"
    )
    edit.open("kk.geobrief.yaml", text)
    symbols = edit.ask("textDocument/documentSymbol", {"textDocument": {"uri": edit.uri("kk.geobrief.yaml")}})
    assert [(symbol["name"], [inner["name"] for inner in symbol["children"]]) for symbol in symbols] == [
        ("disputes", ["war · ARG, CHL"]),
        ("expect", ["1990-01-01 · dispute war"]),
    ]
    assert edit.at("definition", "kk.geobrief.yaml", 3, 35)["range"] == place(1, 2, 2)


def test_the_exit_code_is_1_without_a_shutdown_request(editor):
    edit = editor()
    edit.notify("exit", None)
    assert edit.process.wait(60) == 1


def test_without_pygls_one_line_says_what_to_install():
    code = "import sys; sys.modules['pygls'] = None; from geobrief.cli import main; sys.exit(main(['lsp']))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "geobrief: geobrief lsp needs pygls: pip install 'geobrief[lsp]'\n"


def test_other_commands_do_not_import_pygls():
    code = "import sys; from geobrief.cli import main; main(['explain', 'GB402']); print('pygls' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.stdout.endswith("False\n")


def message(body):
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def served(sent):
    """Exit code, and what is written to standard error after these bytes."""
    ran = subprocess.run(
        [sys.executable, "-m", "geobrief", "lsp"], input=sent, capture_output=True, cwd=ROOT, check=False
    )
    return ran.returncode, ran.stderr.decode()


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (
            b"Content-Length: 99999999999999\r\n\r\n{}",
            "message of 99999999999999 bytes, the largest allowed has 67108864",
        ),
        (
            b"Content-Length: -5\r\n\r\n{}",
            "expected a header of the Language Server Protocol, got b'Content-Length: -5",
        ),
        (
            b"Content-Length: " + b"9" * 5000,
            "expected a header of the Language Server Protocol, got b'Content-Length: 9",
        ),
        (b"content-length: 2\r\n\r\n{}", "expected a header of the Language Server Protocol, got b'content-length: 2"),
        (b"GET / HTTP/1.1\r\n\r\n", "expected a header of the Language Server Protocol, got b'GET / HTTP/1.1"),
        (b"x" * 100_000, "expected a header of the Language Server Protocol, got b'xxxx"),
    ],
    ids=["too large", "negative", "too many digits", "lower case", "another protocol", "one endless line"],
)
def test_a_malformed_header_ends_the_server_with_one_line(sent, problem):
    code, errors = served(sent)
    assert code == 2
    assert errors.startswith(f"geobrief: {problem}")
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    "body",
    [
        b"no",
        b"[]",
        b'{"a": 1}',
        b"[" * 100_000,
        b'{"a": "\xff"}',
        b'{"jsonrpc": "2.0", "id": 1, "method": "initialize"}',
    ],
    ids=["not JSON", "a list", "not a message", "deep", "not UTF-8", "no parameters"],
)
def test_an_unreadable_message_is_reported_without_a_traceback_and_the_server_goes_on(body):
    goodbye = message(b'{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}') + message(
        b'{"jsonrpc": "2.0", "method": "exit"}'
    )
    code, errors = served(message(body) + goodbye)
    assert code == 0
    assert "Unable to handle message" in errors
    assert "Traceback" not in errors
