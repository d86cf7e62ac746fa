"""Code actions: the text after each of them is as its title says."""

from __future__ import annotations

import pytest
from lsprotocol.types import CodeActionKind, DiagnosticTag

from geobrief.lsp.actions import FIX_ALL, actions
from geobrief.lsp.diagnostics import diagnostics
from geobrief.lsp.documents import Document
from geobrief.lsp.server import check, store

YAML = "file:///w/a.geobrief.yaml"


def document(text, uri=YAML):
    checked = Document(uri, text)
    store(checked, check(checked)[0])
    return checked


def codes(text, uri=YAML):
    return [diagnostic.code for diagnostic in diagnostics(document(text, uri))]


def applied(edited, action):
    """The text after an action."""
    text = edited.text
    (changes,) = action.edit.changes.values()
    for change in sorted(changes, key=lambda change: edited.positions.offset(change.range.start), reverse=True):
        start, end = edited.positions.offset(change.range.start), edited.positions.offset(change.range.end)
        text = text[:start] + change.new_text + text[end:]
    return text


def quick(text, code, uri=YAML):
    """The text after each quick fix for the finding of a code, by title."""
    edited = document(text, uri)
    found = next(diagnostic for diagnostic in diagnostics(edited) if diagnostic.code == code)
    listed = actions(edited, found.range, [CodeActionKind.QuickFix])
    return {action.title: applied(edited, action) for action in listed if action.diagnostics[0].code == code}


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("GB201", "agreements: [{kynd: aid, kind: aid, parties: [ARG, CHL]}]", None),
        ("GB201", "agreements: [{kind: aid, parties: [ARG, CHL], signd: 1990}]", "signed"),
        ("GB201", "agreements:\n- kind: aid\n  parties: [ARG, CHL]\n  'signd': 1990\n", "signed"),
        ("GB204", "agreements: [{kind: 'aliance', parties: [ARG, CHL]}]", "alliance"),
        ("GB204", "agreements: [{kind: loan, roles: {ARG: lendr, CHL: borrower}, parties: [ARG, CHL]}]", "lender"),
        ("GB205", "schema: geobrief/0\n", "geobrief/1"),
        ("GB206", "agreements: [{kind: aid, parties: [ARG, CHL], status: ratified, signed: 1990}]", "signed"),
        ("GB301", "agreements: [{kind: aid, parties: [Argentinia, CHL]}]", "Argentina"),
        ("GB303", "agreements: [{kind: aid, parties: ['org:nato', CHL]}]", "org:NATO"),
        ("GB402", "agreements: [{kind: aid, parties: [SUN, CHL], signed: 2015}]", "RUS"),
        ("GB702", "events: [{type: CONSULT, mode: aerial, actors: [ARG], recipients: [CHL], date: 1990}]", "visit"),
    ],
)  # fmt: skip
def test_a_quick_fix_inserts_what_the_hint_names(code, wrong, right):
    after = quick(wrong, code)
    if right is None:
        assert list(after) == ["Ignore GB201 (unknown-key) on this line"]
        return
    assert code not in codes(after[f"Replace by {right}"])


def test_each_meaning_of_an_ambiguous_name_can_be_chosen():
    after = quick("agreements: [{kind: aid, parties: [Congo, CHL], roles: {Congo: host}}]", "GB302")
    assert {"Replace by COD", "Replace by COG"} <= set(after)
    assert "parties: [COD, CHL]" in after["Replace by COD"]


def test_an_ambiguous_name_with_a_role_is_replaced_as_a_key():
    edited = document("agreements: [{kind: loan, parties: [ARG, CHL], roles: {Congo: lender}}]")
    found = next(diagnostic for diagnostic in diagnostics(edited) if diagnostic.code == "GB302")
    texts = [applied(edited, action) for action in actions(edited, found.range)]
    assert "roles: {COD: lender}" in texts[0]


def test_an_example_in_a_hint_is_not_a_replacement():
    after = quick("agreements: [{kind: aid, parties: [ARG, CHL], quantities: [many jets]}]", "GB204")
    assert [title for title in after if title.startswith("Replace")] == []


@pytest.mark.parametrize(
    "text",
    [
        "agreements:\n- {kind: aliance, parties: [ARG, CHL]}\n",
        "agreements:\n- kind: aliance\n  parties: [ARG, CHL]",
        "agreements:\n- kind: aliance   # there\n  parties: [ARG, CHL]\n",
        "agreements:\r\n- kind: aliance\r\n  parties: [ARG, CHL]\r\n",
        "agreements:\n- kind: aliance # geobrief: ignore[GB505]\n  parties: [ARG, CHL]\n",
        "agreements:\n- kind: aliance # geobrief: ignore[]\n  parties: [ARG, CHL]\n",
        "agreements:\n- parties: [ARG, CHL]\n  kind: an\n    aliance\n",
        "agreements:\n- parties: [ARG, CHL]\n  kind: |\n    aliance\n",
    ],
    ids=["flow", "block", "before a comment", "windows", "beside a code", "no code", "over lines", "a block of text"],
)
def test_an_ignore_comment_removes_the_finding_and_changes_no_data(text):
    (after,) = [text for title, text in quick(text, "GB204").items() if title.startswith("Ignore")]
    assert "GB204" not in codes(after)
    assert document(after).source.data == document(text).source.data


def test_values_are_replaced_in_toml():
    text = '[[events]]\ntype = "CONSULT"\nactors = ["Congo"]\nrecipients = ["CHL"]\ndate = "2001"\n'
    found = quick(text, "GB302", "file:///w/a.geobrief.toml")
    assert list(found) == ["Replace by COD", "Replace by COG"]
    assert found["Replace by COG"] == text.replace("Congo", "COG")
    roles = '[[agreements]]\nkind = "loan"\nparties = ["COD", "CHL"]\nroles = {COD = "borrower", Congo = "lender"}\n'
    assert quick(roles, "GB302", "file:///w/a.geobrief.toml") == {}


def test_no_comment_is_offered_in_json_and_toml():
    json = '{"agreements": [{"kind": "aliance", "parties": ["ARG", "CHL"]}]}'
    assert list(quick(json, "GB204", "file:///w/a.geobrief.json")) == ["Replace by alliance"]
    assert quick('[[agreements]]\nkind = "x"\nparties = []\n', "GB204", "file:///w/a.geobrief.toml") == {}


def test_fix_all_applies_the_safe_fixes_and_nothing_else():
    edited = document("events:\n- {type: AID, actors: [org:nato], recipients: ['org:unesco'], date: 2015} # 😋\n")
    (action,) = actions(edited, diagnostics(edited)[0].range, [CodeActionKind.Source])
    assert action.kind == FIX_ALL
    assert applied(edited, action) == (
        "events:\n- {type: AID, actors: [org:NATO], recipients: ['org:UNESCO'], date: 2015} # 😋\n"
    )
    assert actions(edited, diagnostics(edited)[0].range, [CodeActionKind.Refactor]) == []


def test_outdated_names_and_unused_comments_are_tagged():
    found = diagnostics(document("published: 2010-01-01\nstates: [{id: BFA, name: Upper Volta}]\n"))
    assert [(diagnostic.code, diagnostic.tags) for diagnostic in found] == [("GB308", [DiagnosticTag.Deprecated])]
    found = diagnostics(document("title: x  # geobrief: ignore[GB401]\n"))
    assert [(diagnostic.code, diagnostic.tags) for diagnostic in found] == [("GB120", [DiagnosticTag.Unnecessary])]


def test_a_finding_about_a_list_or_mapping_covers_all_of_it():
    text = "expect:\n- on: 1990-01-01\n  that: {leader: Nobody,\n    of: Argentina}\n"
    (found,) = diagnostics(document(text))
    assert (found.range.start.line, found.range.end.line, found.range.end.character) == (2, 3, 18)


@pytest.mark.parametrize(
    ("code", "text", "titles"),
    [
        (
            "GB201",
            "agreements: [{kinde: trade, kind: aid, parties: [ARG, CHL]}]",
            ["Ignore GB201 (unknown-key) on this line"],
        ),
        (
            "GB302",
            "agreements: [{kind: loan, parties: [COD, CHL], roles: {COD: borrower, Congo: lender}}]",
            ["Replace by COG", "Ignore GB302 (ambiguous-name) on this line"],
        ),
    ],
)
def test_a_key_that_the_mapping_has_is_not_offered(code, text, titles):
    assert list(quick(text, code)) == titles


@pytest.mark.parametrize(
    ("text", "ending"), [("\ufeffpublished: 20\r\n  13-13\r\n", "\r\n"), ("published: 20\n  13\n", "\n")]
)
def test_a_comment_on_a_line_of_its_own_keeps_line_breaks_and_byte_order_mark(text, ending):
    (after,) = (text for title, text in quick(text, "GB204").items() if title.startswith("Ignore"))
    assert after.lstrip("\ufeff").startswith(f"# geobrief: ignore[GB204]{ending}published")
    assert after.startswith("\ufeff") is text.startswith("\ufeff")
    assert codes(after) == []
