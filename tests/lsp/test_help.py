"""What is offered and told: keys, words, names, dates and codes, each for its place and its time."""

from __future__ import annotations

import pytest

from geobrief.lsp import server as checks
from geobrief.lsp.completions import completions
from geobrief.lsp.documents import Document
from geobrief.lsp.hovers import hover

YAML = "file:///w/a.geobrief.yaml"


def document(text, uri=YAML):
    made = Document(uri, text)
    checks.take(made, checks.checked(made)[0])
    return made


def offered(text, uri=YAML, *, snippets=False):
    """What is offered at the sign `|`, in the order in which an editor shows it."""
    offset = text.index("|")
    items = completions(document(text.replace("|", "", 1), uri), offset, snippets=snippets).items
    return sorted(items, key=lambda item: item.sort_text or item.label)


def labels(text, uri=YAML):
    return [item.label for item in offered(text, uri)]


def typed(text, label, uri=YAML):
    """What the text is after the offer with a label is taken."""
    offset, whole = text.index("|"), text.replace("|", "", 1)
    made = document(whole, uri)
    item = next(item for item in completions(made, offset).items if item.label == label)
    change = item.text_edit
    start, end = made.positions.offset(change.range.start), made.positions.offset(change.range.end)
    return whole[:start] + change.new_text + whole[end:]


def told(text, uri=YAML):
    """What is told at the sign `|`, and the words that it is about."""
    offset = text.index("|")
    made = document(text.replace("|", "", 1), uri)
    found = hover(made, offset)
    if found is None:
        return None
    start, end = (made.positions.offset(place) for place in (found.range.start, found.range.end))
    return found.contents.value, made.text[start:end]


# --- keys


def test_the_keys_that_are_not_there_yet_are_offered_the_needed_ones_first():
    found = offered("agreements:\n- kind: aid\n  |\n")
    assert found[0].label == "parties"
    assert found[0].detail == "needed"
    assert found[0].documentation.value.startswith("the states, organisations and groups")
    assert "kind" not in [item.label for item in found]


def test_a_key_that_is_changed_is_offered_too():
    assert typed("agreements:\n- ki|: aid\n", "kind") == "agreements:\n- kind: aid\n"


def test_sections_are_offered_at_the_edge():
    found = labels("title: x\nstates: []\n|")
    assert {"agreements", "expect", "published"} <= set(found)
    assert not {"title", "states"} & set(found)


def test_a_fact_is_begun_by_the_key_that_tells_which_it_is():
    assert "of" not in labels("expect:\n- {on: 1990-01-01, that: {|}}")
    assert set(labels("expect:\n- {on: 1990-01-01, that: {leader: x, |}}")) == {"of", "denied"}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("agreements:\n- |", "agreements:\n- kind: "),
        ("agreements:\n  |", "agreements:\n  - kind: "),
        ("agreements: |", "agreements: \n  - kind: "),
        ("agreements: [|]", "agreements: [{kind: }]"),
        ("agreements:\n- {|}", "agreements:\n- {kind: }"),
    ],
    ids=["an empty item", "no item", "behind the key", "in brackets", "in braces"],
)
def test_a_record_is_begun_as_its_place_needs_it(text, after):
    assert typed(text, "kind") == after


def test_keys_are_quoted_in_json_and_given_a_sign_in_toml():
    assert typed('{"agreements": [{|}]}', "kind", "file:///w/a.geobrief.json") == '{"agreements": [{"kind": }]}'
    assert typed('[[agreements]]\npar|\n', "parties", "file:///w/a.geobrief.toml") == (
        "[[agreements]]\nparties = []\n"
    )  # fmt: skip


# --- words


def test_words_of_a_vocabulary_come_with_their_gloss():
    (loan,) = [item for item in offered("agreements:\n- kind: l|") if item.label == "loan"]
    assert loan.documentation.value == "money is lent and is to be paid back"


def test_words_that_fit_the_record_come_first():
    assert labels("events:\n- type: CONSULT\n  mode: |")[:4] == ["visit", "third-party", "multilateral", "phone"]
    assert labels("agreements:\n- {kind: loan, roles: {Chile: |}}")[:2] == ["lender", "borrower"]


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("leaders:\n- {effective: |}", {"true", "false"}),
        ("schema: |", {"geobrief/1"}),
        ("extends: |", {"world", "nothing"}),
        ("memberships:\n- {status: |}", {"member", "observer", "suspended"}),
        ("expect:\n- {that: {capital: |, of: West Germany}}", {"Bonn"}),
        ("disputes:\n- {id: mine, kind: territorial, parties: [ARG]}\nexpect:\n- {that: {dispute: |}}", {"mine"}),
        ("expect:\n- {that: {dispute: falklands|}}", {"falklands-war"}),
        ("expect:\n- {that: {agreement: two-plus|}}", {"two-plus-four-1990"}),
    ],
)
def test_what_else_may_stand_there_is_offered(text, some):
    assert some <= set(labels(text))


def test_nothing_is_offered_where_anything_may_stand():
    assert labels("title: The |") == []
    assert labels("agreements:\n- kind:|") == []
    assert labels("# a comment |") == []


# --- names


def test_a_state_is_offered_by_the_name_of_the_time():
    first = offered("agreements:\n- {kind: aid, signed: 1985, parties: [Bur|")
    assert {"Burma", "Burkina Faso", "Burundi"} <= {item.label for item in first}
    assert "Burkina Faso" not in labels("agreements:\n- {kind: aid, signed: 1975, parties: [Burk|")
    assert "Upper Volta" in labels("agreements:\n- {kind: aid, signed: 1975, parties: [Burk|")


@pytest.mark.parametrize("asked", ["ARG", "argentine", "Buenos", "Argentin"], ids=["id", "demonym", "capital", "name"])
def test_whatever_somebody_is_called_leads_there(asked):
    first = offered(f"agreements:\n- {{kind: aid, signed: 1985, parties: [{asked}|")[0]
    assert (first.label, first.text_edit.new_text) == ("Argentina", "Argentina")
    assert first.filter_text.casefold().startswith(asked.casefold())


def test_those_who_were_there_come_first():
    then = labels("agreements:\n- {kind: aid, signed: 1950, parties: [Russia|")
    assert then[0] == "Soviet Union"
    later = offered("agreements:\n- {kind: aid, signed: 2015, parties: [Soviet|")
    gone = [item.label for item in later if item.tags]
    assert "Soviet Union" in gone
    assert [item.label for item in later][-len(gone) :] == gone


def test_a_name_that_several_bear_is_offered_by_its_ids():
    found = [item.text_edit.new_text for item in offered("agreements:\n- {kind: aid, parties: [Congo|")]
    assert "Congo" not in found
    assert {"Democratic Republic of the Congo", "Republic of the Congo"} <= set(found)


def test_only_those_are_offered_who_are_meant():
    assert all("org:" in item.detail for item in offered("memberships:\n- organization: |"))
    assert all("territory:" in item.detail for item in offered("claims:\n- territory: F|"))
    assert all("org:" in item.detail for item in offered("expect:\n- {that: {member: Spain, of: N|"))


def test_parties_are_offered_first_for_their_roles():
    assert labels("agreements:\n- {kind: loan, parties: [Peru, Chile], roles: {|}}")[:2] == ["Chile", "Peru"]


def test_what_the_file_declares_can_be_named():
    told = "states:\n- {id: x:arstotzka, name: Arstotzka, demonyms: [Arstotzkan]}\nagreements:\n- {parties: [Arst|]}"
    assert labels(told) == ["Arstotzka"]


def test_a_list_is_begun_where_none_is():
    assert typed("agreements:\n- parties: Chi|", "Chile") == "agreements:\n- parties: [Chile]"
    assert typed("agreements:\n- parties:\n    Chi|", "Chile") == "agreements:\n- parties:\n    - Chile"


def test_a_name_is_quoted_where_it_must_be():
    told = "states:\n- {id: x:a, name: 'A: B, C'}\nagreements:\n- {parties: [A|]}"
    assert typed(told, "A: B, C").endswith('[{"A: B, C"]}'.replace("{", ""))
    assert typed('{"agreements": [{"parties": ["Chi|"]}]}', "Chile", "file:///w/a.geobrief.json").endswith(
        '["Chile"]}]}'
    )


def test_people_in_office_for_somebody_of_the_record_are_offered_at_once():
    assert labels("events:\n- {type: AID, actors: [Argentina], date: 1982-05-01, people: [|]}") == ["Leopoldo Galtieri"]
    assert labels("leaders:\n- {name: Kibaki|, state: Kenya}")[0] == "Mwai Kibaki"
    assert labels("leaders:\n- {name: x, person: person:mwai|}") == ["Mwai Kibaki"]


# --- hover


@pytest.mark.parametrize(
    ("text", "words", "some"),
    [
        ("agreements:\n- {signed: 1985, parties: [Bur|ma]}", "Burma",
         ["`MMR`", "then called Burma", "Rangoon", "Ne Win"]),
        ("agreements:\n- {signed: 1995, parties: [SU|N]}", "SUN",
         ["not there on 1995-01-01", "1922-12-30 to 1991-12-25"]),
        ("agreements:\n- {signed: 1985, parties: ['org:NA|TO']}", "org:NATO", ["members on 1985-01-01: 16"]),
        ("agreements:\n- {signed: 1990, parties: [group:taliban|]}", "group:taliban", ["not there", "since 1994"]),
        ("disputes:\n- {ongoing: 1982-05-01, territory: Falk|land Islands}", "Falkland Islands",
         ["administered on 1982-05-01 by Argentina", "claimed by United Kingdom"]),
        ("states:\n- East Ger|many", "East Germany", ["`DDR`"]),
        ("events:\n- {people: [That|cher], date: 1982}", "Thatcher", ["head of government of United Kingdom"]),
        ("leaders:\n- {name: A, person: Margaret Th|atcher}", "Margaret Thatcher", ["1979-05-04 to 1990-11-28"]),
        ("expect:\n- {that: {dispute: falklands|-war}}", "falklands-war", ["settled 1982-06-14"]),
        ("expect:\n- {that: {agreement: two|-plus-four-1990}}", "two-plus-four-1990", ["signed 1990-09-12"]),
        ("agreements:\n- {ki|nd: loan}", "kind", ["needed", "`alliance`"]),
        ("agr|eements: []", "agreements", ["what was agreed"]),
        ("agreements:\n- {kind: lo|an}", "loan", ["money is lent"]),
        ("agreements:\n- {signed: 1985|-04~}", "1985-04~", ["month", "1985-04-30", "approximate"]),
        ("leaders:\n- {period: 1982/|..}", "1982/..", ["period", "goes on"]),
        ("agreements:\n- {roles: {Chi|le: buyer}}", "Chile", ["`CHL`"]),
        ("agreements:\n- {parties: [Con|go]}", "Congo", ["COD or COG"]),
        ("agreements:\n- {parties: [Argentinia|]}", "Argentinia", ["Argentina"]),
        ("a: b # geobrief: ignore[GB4|01]", "GB401", ["leader-not-in-office", "How to mend it"]),
        ("title: T|itle", "Title", ["the headline"]),
    ],
)  # fmt: skip
def test_what_stands_there_is_told(text, words, some):
    value, about = told(text)
    assert about == words
    for part in some:
        assert part in value


def test_the_leaders_of_the_file_are_told_with_its_states():
    text = (
        "states: [{id: x:arstotzka, name: Arstotzka}]\n"
        "leaders: [{name: Vasil Dimitrov, office: head_of_state, state: Arstotzka, period: 1979/..}]\n"
        "agreements: [{kind: aid, parties: [Arst|otzka, ARG], signed: 1982-11-23}]"
    )
    assert "head of state on 1982-11-23: Vasil Dimitrov (since 1979)" in told(text)[0]
    assert "head of state of Arstotzka" in told(text.replace("Arst|", "Arst").replace("Vasil D", "Vasil| D", 1))[0]


@pytest.mark.parametrize("text", ["|", "agreements: |[]", "xyz|: 1", "agreements:\n- {kind: zz|}", "# wo|rds"])
def test_of_what_is_nothing_nothing_is_told(text):
    assert told(text) is None


# --- codes in comments


def test_the_codes_of_a_line_are_offered_first_in_its_comment():
    text = "agreements: [{kind: aliance, parties: [ARG, CHL]}]  # geobrief: ignore[|]"
    assert labels(text)[0] == "GB204"
    assert typed(text, "GB204").endswith("ignore[GB204]")
    assert typed("# geobrief: ignore[GB402, GB4|]", "GB401") == "# geobrief: ignore[GB402, GB401]"
