"""What can be done about a finding: the text after each action says what its title promises."""

from __future__ import annotations

import pytest
from lsprotocol.types import CodeActionKind, DiagnosticTag

from geobrief.lsp import server as checks
from geobrief.lsp.actions import FIX_ALL, actions
from geobrief.lsp.diagnostics import diagnostics
from geobrief.lsp.documents import Document

YAML = "file:///w/a.geobrief.yaml"


def document(text, uri=YAML):
    made = Document(uri, text)
    checks.take(made, checks.checked(made)[0])
    return made


def codes(text, uri=YAML):
    return [diagnostic.code for diagnostic in diagnostics(document(text, uri))]


def done(made, action):
    """The text after an action."""
    text = made.text
    (changes,) = action.edit.changes.values()
    for change in sorted(changes, key=lambda change: made.positions.offset(change.range.start), reverse=True):
        start, end = made.positions.offset(change.range.start), made.positions.offset(change.range.end)
        text = text[:start] + change.new_text + text[end:]
    return text


def quick(text, code, uri=YAML):
    """The text after each quick fix for the finding of a code, by title."""
    made = document(text, uri)
    found = next(diagnostic for diagnostic in diagnostics(made) if diagnostic.code == code)
    listed = actions(made, found.range, [CodeActionKind.QuickFix])
    return {action.title: done(made, action) for action in listed if action.diagnostics[0].code == code}


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
def test_what_the_hint_names_is_put_there(code, wrong, right):
    after = quick(wrong, code)
    if right is None:
        assert after  # at least it can be left unsaid
        return
    assert code not in codes(after[f"Replace by {right}"])


def test_of_an_ambiguous_name_each_meaning_can_be_chosen():
    after = quick("agreements: [{kind: aid, parties: [Congo, CHL], roles: {Congo: host}}]", "GB302")
    assert {"Replace by COD", "Replace by COG"} <= set(after)
    assert "parties: [COD, CHL]" in after["Replace by COD"]


def test_of_an_ambiguous_name_with_a_role_the_key_is_replaced():
    made = document("agreements: [{kind: loan, parties: [ARG, CHL], roles: {Congo: lender}}]")
    found = next(diagnostic for diagnostic in diagnostics(made) if diagnostic.code == "GB302")
    texts = [done(made, action) for action in actions(made, found.range)]
    assert "roles: {COD: lender}" in texts[0]


def test_an_example_in_a_hint_is_no_replacement():
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
    ids=["flow", "block", "behind a comment", "windows", "beside a code", "no code", "over lines", "a block of text"],
)
def test_a_comment_leaves_a_finding_unsaid(text):
    (after,) = [told for title, told in quick(text, "GB204").items() if title.startswith("Ignore")]
    assert "GB204" not in codes(after)
    assert document(after).source.data == document(text).source.data


def test_where_no_comment_can_stand_none_is_offered():
    told = '{"agreements": [{"kind": "aliance", "parties": ["ARG", "CHL"]}]}'
    assert list(quick(told, "GB204", "file:///w/a.geobrief.json")) == ["Replace by alliance"]
    assert quick('[[agreements]]\nkind = "x"\nparties = []\n', "GB204", "file:///w/a.geobrief.toml") == {}


def test_all_that_is_safe_is_mended_and_no_more():
    made = document("events:\n- {type: AID, actors: [org:nato], recipients: ['org:unesco'], date: 2015} # 😋\n")
    (action,) = actions(made, diagnostics(made)[0].range, [CodeActionKind.Source])
    assert action.kind == FIX_ALL
    assert done(made, action) == (
        "events:\n- {type: AID, actors: [org:NATO], recipients: ['org:UNESCO'], date: 2015} # 😋\n"
    )
    assert actions(made, diagnostics(made)[0].range, [CodeActionKind.Refactor]) == []


def test_names_of_another_time_and_what_is_of_no_use_look_like_it():
    found = diagnostics(document("published: 2010-01-01\nstates: [{id: BFA, name: Upper Volta}]\n"))
    assert [(diagnostic.code, diagnostic.tags) for diagnostic in found] == [("GB308", [DiagnosticTag.Deprecated])]
    found = diagnostics(document("title: x  # geobrief: ignore[GB401]\n"))
    assert [(diagnostic.code, diagnostic.tags) for diagnostic in found] == [("GB120", [DiagnosticTag.Unnecessary])]


def test_a_finding_about_a_list_or_mapping_covers_all_of_it():
    text = "expect:\n- on: 1990-01-01\n  that: {leader: Nobody,\n    of: Argentina}\n"
    (found,) = diagnostics(document(text))
    assert (found.range.start.line, found.range.end.line, found.range.end.character) == (2, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        "agreements: [{kinde: trade, kind: aid, parties: [ARG, CHL]}]",
        "agreements: [{kind: loan, parties: [COD, CHL], roles: {COD: borrower, Congo: lender}}]",
    ],
)
def test_a_key_that_is_there_already_is_not_offered(text):
    made = document(text)
    for found in diagnostics(made):
        for action in actions(made, found.range, [CodeActionKind.QuickFix]):
            assert "GB106" not in codes(done(made, action)), action.title


@pytest.mark.parametrize(
    ("text", "ending"), [("\ufeffpublished: 20\r\n  13-13\r\n", "\r\n"), ("published: 20\n  13\n", "\n")]
)
def test_a_comment_on_a_line_of_its_own_keeps_the_file_as_it_is(text, ending):
    (after,) = (told for title, told in quick(text, "GB204").items() if title.startswith("Ignore"))
    assert after.lstrip("\ufeff").startswith(f"# geobrief: ignore[GB204]{ending}published")
    assert after.startswith("\ufeff") is text.startswith("\ufeff")
    assert codes(after) == []
