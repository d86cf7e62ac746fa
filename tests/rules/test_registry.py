"""Every rule is documented, has a code of its own in the hundred of its family, and can be selected and ignored."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest

from geobrief import findings
from geobrief.checking import registry
from geobrief.errors import GeobriefError
from geobrief.findings import Severity, code, codes
from geobrief.model import Agreement, Event
from geobrief.register import World
from geobrief.rules import Fault, check_records, rule, rules

BAD = {"agreements": [Agreement("alliance", ["FRA"])], "events": [Event("CONSULT", []), Event("AID", ["FRA"])]}


@pytest.fixture(autouse=True)
def nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and codes that a test enters are those of the test alone."""
    codes()
    monkeypatch.setattr(registry, "_RULES", dict(registry._RULES))
    monkeypatch.setattr("geobrief.findings._CODES", dict(findings._CODES))


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.code.slug)
def test_a_rule_says_why_it_matters_and_how_to_mend_it(entry: registry.Rule) -> None:
    text = code(entry.code.code).text
    assert text.splitlines()[0].endswith((".", "?"))
    assert "\nWhy it matters: " in text
    assert "\nHow to mend it: " in text


def code_range(module: str) -> tuple[str, str]:
    """The first and the last code of a module of rules, with which its docstring begins."""
    found = re.match(r"(GB\d{3})(?:–(GB\d{3}))?: ", sys.modules[module].__doc__ or "")
    assert found, module
    return found[1], found[2] or found[1]


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.code.slug)
def test_the_code_of_a_rule_leads_to_its_module(entry: registry.Rule) -> None:
    first, last = code_range(entry.check.__module__)
    assert first <= entry.code.code <= last
    assert entry.check.__name__ == entry.code.slug.replace("-", "_")


def test_no_two_modules_share_a_range_of_codes() -> None:
    ranges = sorted(code_range(module) for module in {entry.check.__module__ for entry in rules()})
    assert all(last < first for (_, last), (first, _) in pairwise(ranges))
    held = {end for module in ranges for end in module}
    assert held <= {entry.code.code for entry in rules()}


def test_there_are_rules_for_what_people_get_wrong() -> None:
    assert len(rules()) >= 60


def test_codes_and_slugs_are_unique_among_all_findings() -> None:
    assert len({entry.slug for entry in codes()}) == len(codes())


def test_findings_come_record_by_record_whatever_the_order_of_the_tables() -> None:
    found = check_records(BAD, World())
    assert [(finding.path, finding.code) for finding in found] == [
        ("agreements[0].parties[0]", "GB303"), ("agreements[0].parties", "GB501"),
        ("events[0].actors", "GB705"), ("events[1].actors[0]", "GB303"), ("events[1].recipients", "GB703"),
    ]  # fmt: skip
    assert check_records(dict(reversed(BAD.items())), World()) == found


def test_rules_are_selected_and_ignored_by_the_beginning_of_their_code() -> None:
    assert {finding.code for finding in check_records(BAD, World(), select=["GB7"], ignore=["GB703"])} == {"GB705"}
    assert {finding.code for finding in check_records(BAD, World(), ignore=["GB3", "GB7"])} == {"GB501"}


@pytest.mark.parametrize("option", ["select", "ignore"])
def test_a_code_that_no_rule_has_is_refused_with_the_nearest(option: str) -> None:
    with pytest.raises(GeobriefError, match=r"GB700.*did you mean 'GB7"):
        check_records(BAD, World(), **{option: ["GB700"]})  # type: ignore[arg-type]


def test_a_preview_rule_runs_only_where_it_is_selected(monkeypatch: pytest.MonkeyPatch) -> None:
    entered: dict[str, registry.Rule] = {}
    monkeypatch.setattr(registry, "_RULES", entered)

    @rule("GB799", "any-event", Severity.NOTE, since="9.9", preview=True)
    def any_event(event: Event) -> Iterator[Fault]:
        """There is an event."""
        yield Fault(event.type, "type")

    assert check_records(BAD, World()) == ()
    selected = check_records(BAD, World(), select=["GB799"])
    assert [finding.path for finding in selected] == ["events[0].type", "events[1].type"]


def test_an_own_rule_may_look_at_several_classes_or_at_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", {})

    @rule("GB798", "told", Severity.NOTE, since="9.9")
    def told(record: Agreement | Event, world: World) -> Iterator[Fault]:
        """A record."""
        yield Fault(f"{type(record).__name__} in {world!r}")

    found = [(finding.path, finding.message) for finding in check_records(BAD, World())]
    assert found[0] == ("agreements[0]", "Agreement in <World>")
    assert [path for path, _ in found] == ["agreements[0]", "events[0]", "events[1]"]


def test_a_second_rule_under_a_known_code_is_refused() -> None:
    with pytest.raises(GeobriefError, match="GB501"):

        @rule("GB501", "another", Severity.NOTE, since="9.9")
        def another(event: Event) -> Iterator[Fault]:
            """Another."""
            yield Fault(event.type)


def test_a_rule_that_asks_for_what_is_not_given_is_refused() -> None:
    with pytest.raises(GeobriefError, match=r"GB797.*expected world or checked, got 'register'"):

        @rule("GB797", "asking", Severity.NOTE, since="9.9")
        def asking(event: Event, register: World) -> Iterator[Fault]:
            """Asking."""
            yield Fault(event.type)
