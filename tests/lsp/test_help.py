"""Completions and hovers: keys, words, names, dates and codes, each for its place and its time."""

from __future__ import annotations

import pytest

from geobrief.lsp.completions import completions
from geobrief.lsp.documents import Document
from geobrief.lsp.hovers import hover
from geobrief.lsp.server import check, store

YAML = "file:///w/a.geobrief.yaml"


def document(text, uri=YAML):
    checked = Document(uri, text)
    store(checked, check(checked)[0])
    return checked


def offered(text, uri=YAML, *, snippets=False):
    """The completions at the character `|`, in the order in which an editor shows them."""
    offset = text.index("|")
    items = completions(document(text.replace("|", "", 1), uri), offset, snippets=snippets).items
    return sorted(items, key=lambda item: item.sort_text or item.label)


def labels(text, uri=YAML):
    return [item.label for item in offered(text, uri)]


def typed(text, label, uri=YAML):
    """The text after the completion with a label."""
    offset, whole = text.index("|"), text.replace("|", "", 1)
    edited = document(whole, uri)
    item = next(item for item in completions(edited, offset).items if item.label == label)
    change = item.text_edit
    start, end = edited.positions.offset(change.range.start), edited.positions.offset(change.range.end)
    return whole[:start] + change.new_text + whole[end:]


def hovered(text, uri=YAML):
    """The hover at the character `|`, and the words that it is about."""
    offset = text.index("|")
    checked = document(text.replace("|", "", 1), uri)
    found = hover(checked, offset)
    if found is None:
        return None
    start, end = (checked.positions.offset(place) for place in (found.range.start, found.range.end))
    return found.contents.value, checked.text[start:end]


# --- keys


def test_missing_keys_are_offered_with_the_needed_ones_first():
    found = offered("agreements:\n- kind: aid\n  |\n")
    assert found[0].label == "parties"
    assert found[0].detail == "needed"
    assert found[0].documentation.value.startswith("the states, organisations and groups")
    assert "kind" not in [item.label for item in found]


def test_a_key_with_a_value_can_be_completed():
    assert typed("agreements:\n- ki|: aid\n", "kind") == "agreements:\n- kind: aid\n"


def test_missing_sections_are_offered_without_indentation():
    found = labels("title: x\nstates: []\n|")
    assert {"agreements", "expect", "published"} <= set(found)
    assert not {"title", "states"} & set(found)


def test_the_first_key_of_a_fact_decides_which_fact_it_is():
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
    ids=["an empty item", "no item", "after the key", "in brackets", "in braces"],
)
def test_a_new_record_begins_in_the_style_of_its_place(text, after):
    assert typed(text, "kind") == after


def test_keys_are_quoted_in_json_and_followed_by_an_equals_sign_in_toml():
    assert typed('{"agreements": [{|}]}', "kind", "file:///w/a.geobrief.json") == '{"agreements": [{"kind": }]}'
    assert typed('[[agreements]]\npar|\n', "parties", "file:///w/a.geobrief.toml") == (
        "[[agreements]]\nparties = []\n"
    )  # fmt: skip


# --- words


def test_words_of_a_vocabulary_have_their_gloss():
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
def test_other_known_values_are_offered(text, some):
    assert some <= set(labels(text))


def test_the_leaders_of_the_state_on_the_day_are_expected():
    first = labels("expect:\n- {on: 1965-06-01, that: {leader: |, of: Egypt}}")
    assert first[0] == "Gamal Abdel Nasser"
    assert "Anwar Sadat" in labels("expect:\n- on: 1975-06-01\n  that:\n    leader: |\n    of: Egypt\n")[:2]
    assert "Anwar Sadat" not in first[:2]


def test_titles_of_known_agreements_of_the_parties_are_offered():
    found = labels("agreements:\n- {kind: alliance, parties: [Germany, Soviet Union], signed: 1939-08-23, title: |}")
    assert "German–Soviet Non-Aggression Pact" in found[:2]
    assert "North Atlantic Treaty" in labels("agreements:\n- {kind: alliance, title: north atl|}")
    assert labels("agreements:\n- {kind: alliance, title: |}") == []


def test_nothing_is_offered_for_free_text():
    assert labels("title: The |") == []
    assert labels("agreements:\n- kind:|") == []
    assert labels("# a comment |") == []


# --- names


def test_a_state_is_offered_by_its_name_at_the_time():
    first = offered("agreements:\n- {kind: aid, signed: 1985, parties: [Bur|")
    assert {"Burma", "Burkina Faso", "Burundi"} <= {item.label for item in first}
    assert "Burkina Faso" not in labels("agreements:\n- {kind: aid, signed: 1975, parties: [Burk|")
    assert "Upper Volta" in labels("agreements:\n- {kind: aid, signed: 1975, parties: [Burk|")


@pytest.mark.parametrize("asked", ["ARG", "argentine", "Buenos", "Argentin"], ids=["id", "demonym", "capital", "name"])
def test_an_actor_is_found_by_id_demonym_capital_and_name(asked):
    first = offered(f"agreements:\n- {{kind: aid, signed: 1985, parties: [{asked}|")[0]
    assert (first.label, first.text_edit.new_text) == ("Argentina", "Argentina")
    assert first.filter_text.casefold().startswith(asked.casefold())


def test_actors_that_existed_at_the_time_come_first():
    then = labels("agreements:\n- {kind: aid, signed: 1950, parties: [Russia|")
    assert then[0] == "Soviet Union"
    later = offered("agreements:\n- {kind: aid, signed: 2015, parties: [Soviet|")
    gone = [item.label for item in later if item.tags]
    assert "Soviet Union" in gone
    assert [item.label for item in later][-len(gone) :] == gone


def test_a_name_of_several_actors_is_not_offered():
    found = [item.text_edit.new_text for item in offered("agreements:\n- {kind: aid, parties: [Congo|")]
    assert "Congo" not in found
    assert {"Democratic Republic of the Congo", "Republic of the Congo"} <= set(found)


@pytest.mark.parametrize(
    ("text", "namespace", "some"),
    [
        ("memberships:\n- organization: |", "org", "NATO"),
        ("claims:\n- territory: F|", "territory", "Falkland Islands"),
        ("expect:\n- {that: {member: Spain, of: N|", "org", "NATO"),
    ],
)
def test_only_records_of_the_right_type_are_offered(text, namespace, some):
    found = offered(text)
    assert some in [item.label for item in found]
    assert {item.detail.partition(":")[0] for item in found} == {namespace}


def test_a_name_that_begins_as_typed_comes_before_one_with_a_later_word_that_does():
    found = labels("agreements:\n- {kind: aid, signed: 1985, parties: [Hel|")
    assert found.index("Finland") < found.index("Saint Helena, Ascension and Tristan da Cunha")  # by Helsinki


def test_parties_are_offered_first_as_keys_of_roles():
    assert labels("agreements:\n- {kind: loan, parties: [Peru, Chile], roles: {|}}")[:2] == ["Chile", "Peru"]


def test_records_of_the_file_are_offered():
    text = "states:\n- {id: x:arstotzka, name: Arstotzka, demonyms: [Arstotzkan]}\nagreements:\n- {parties: [Arst|]}"
    assert labels(text) == ["Arstotzka"]


def test_a_list_is_begun_if_there_is_none():
    assert typed("agreements:\n- parties: Chi|", "Chile") == "agreements:\n- parties: [Chile]"
    assert typed("agreements:\n- parties:\n    Chi|", "Chile") == "agreements:\n- parties:\n    - Chile"


def test_a_name_is_quoted_if_necessary():
    text = "states:\n- {id: x:a, name: 'A: B, C'}\nagreements:\n- {parties: [A|]}"
    assert typed(text, "A: B, C").endswith('[{"A: B, C"]}'.replace("{", ""))
    assert typed('{"agreements": [{"parties": ["Chi|"]}]}', "Chile", "file:///w/a.geobrief.json").endswith(
        '["Chile"]}]}'
    )


def test_people_in_office_for_an_actor_of_the_record_are_offered_first():
    assert labels("events:\n- {type: AID, actors: [Argentina], date: 1982-05-01, people: [|]}") == [
        "Leopoldo Galtieri",
        "Nicanor Costa Méndez",
    ]
    assert labels("leaders:\n- {name: Kibaki|, state: Kenya}")[0] == "Mwai Kibaki"
    assert labels("leaders:\n- {name: x, person: person:mwai|}") == ["Mwai Kibaki"]


# --- hover


@pytest.mark.parametrize(
    ("text", "words", "some"),
    [
        ("agreements:\n- {signed: 1985, parties: [Bur|ma]}", "Burma",
         ["`MMR`", "then called Burma", "Rangoon", "Ne Win"]),
        ("agreements:\n- {signed: 1995, parties: [SU|N]}", "SUN",
         ["did not exist on 1995-01-01", "1922-12-30 to 1991-12-25"]),
        ("agreements:\n- {signed: 1985, parties: ['org:NA|TO']}", "org:NATO", ["members on 1985-01-01: 16"]),
        ("agreements:\n- {signed: 1990, parties: [group:taliban|]}", "group:taliban", ["did not exist", "since 1994"]),
        ("disputes:\n- {ongoing: 1982-05-01, territory: Falk|land Islands}", "Falkland Islands",
         ["administered on 1982-05-01 by Argentina", "claimed by United Kingdom"]),
        ("states:\n- East Ger|many", "East Germany", ["`DDR`"]),
        ("events:\n- {people: [That|cher], date: 1982}", "Thatcher", ["head of government of United Kingdom"]),
        ("leaders:\n- {name: A, person: Margaret Th|atcher}", "Margaret Thatcher", ["1979-05-04 to 1990-11-28"]),
        ("expect:\n- {that: {dispute: falklands|-war}}", "falklands-war", ["settled 1982-06-14"]),
        ("expect:\n- {that: {agreement: two|-plus-four-1990}}", "two-plus-four-1990", ["signed 1990-09-12"]),
        ("agreements:\n- {ki|nd: loan}", "kind", ["needed", "`alliance`"]),
        ("agr|eements: []", "agreements", ["agreements made, offered"]),
        ("agreements:\n- {kind: lo|an}", "loan", ["money is lent"]),
        ("agreements:\n- {signed: 1985|-04~}", "1985-04~", ["month", "1985-04-30", "approximate"]),
        ("leaders:\n- {period: 1982/|..}", "1982/..", ["period", "goes on"]),
        ("agreements:\n- {roles: {Chi|le: buyer}}", "Chile", ["`CHL`"]),
        ("agreements:\n- {parties: [Con|go]}", "Congo", ["COD or COG"]),
        ("agreements:\n- {parties: [Argentinia|]}", "Argentinia", ["Argentina"]),
        ("a: b # geobrief: ignore[GB4|01]", "GB401", ["leader-not-in-office", "How to fix it"]),
        ("title: T|itle", "Title", ["the headline"]),
    ],
)  # fmt: skip
def test_a_hover_describes_the_words_at_its_place(text, words, some):
    value, about = hovered(text)
    assert about == words
    for part in some:
        assert part in value


def test_a_hover_on_a_state_of_the_file_has_the_leaders_of_the_file():
    text = (
        "states: [{id: x:arstotzka, name: Arstotzka}]\n"
        "leaders: [{name: Vasil Dimitrov, office: head_of_state, state: Arstotzka, period: 1979/..}]\n"
        "agreements: [{kind: aid, parties: [Arst|otzka, ARG], signed: 1982-11-23}]"
    )
    assert "head of state on 1982-11-23: Vasil Dimitrov (since 1979)" in hovered(text)[0]
    assert "head of state of Arstotzka" in hovered(text.replace("Arst|", "Arst").replace("Vasil D", "Vasil| D", 1))[0]


@pytest.mark.parametrize("text", ["|", "agreements: |[]", "xyz|: 1", "agreements:\n- {kind: zz|}", "# wo|rds"])
def test_there_is_no_hover_where_nothing_is_known(text):
    assert hovered(text) is None


# --- codes in comments


def test_the_codes_found_on_a_line_are_offered_first_in_its_comment():
    text = "agreements: [{kind: aliance, parties: [ARG, CHL]}]  # geobrief: ignore[|]"
    assert labels(text)[0] == "GB204"
    assert typed(text, "GB204").endswith("ignore[GB204]")
    assert typed("# geobrief: ignore[GB402, GB4|]", "GB401") == "# geobrief: ignore[GB402, GB401]"
