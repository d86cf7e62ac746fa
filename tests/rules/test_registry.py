"""Every rule is documented, has a code of its own in the hundred of its family, and can be selected and ignored."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from geobrief import findings
from geobrief.checking import registry
from geobrief.errors import ArgumentError, GeobriefError
from geobrief.evidence import Evidence
from geobrief.findings import Severity, code, codes
from geobrief.model import Agreement, Event
from geobrief.register import World
from geobrief.rules import Violation, check_records, rule, rules

BAD = {"agreements": [Agreement("alliance", ["FRA"])], "events": [Event("CONSULT", []), Event("AID", ["FRA"])]}


@pytest.fixture(autouse=True)
def nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and codes that a test enters are those of the test alone."""
    codes()
    monkeypatch.setattr(registry, "_RULES", dict(registry._RULES))
    monkeypatch.setattr("geobrief.findings._CODES", dict(findings._CODES))


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.slug)
def test_a_rule_says_why_it_matters_and_how_to_fix_it(entry: registry.Rule) -> None:
    text = code(entry.code).text
    assert text.splitlines()[0].endswith((".", "?"))
    assert "\nWhy it matters: " in text
    assert "\nHow to fix it: " in text


def code_range(module: str) -> tuple[str, str]:
    """The first and the last code of a module of rules, with which its docstring begins."""
    found = re.match(r"(GB\d{3})(?:–(GB\d{3}))?: ", sys.modules[module].__doc__ or "")
    assert found, module
    return found[1], found[2] or found[1]


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.slug)
def test_the_code_of_a_rule_leads_to_its_module(entry: registry.Rule) -> None:
    first, last = code_range(entry.check.__module__)
    assert first <= entry.code <= last
    assert entry.check.__name__ == entry.slug.replace("-", "_")


def test_no_two_modules_share_a_range_of_codes() -> None:
    ranges = sorted(code_range(module) for module in {entry.check.__module__ for entry in rules()})
    assert all(last < first for (_, last), (first, _) in pairwise(ranges))
    held = {end for module in ranges for end in module}
    assert held <= {entry.code for entry in rules()}


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
    def any_event(event: Event) -> Iterator[Violation]:
        """There is an event."""
        yield Violation(event.type, "type")

    assert check_records(BAD, World()) == ()
    selected = check_records(BAD, World(), select=["GB799"])
    assert [finding.path for finding in selected] == ["events[0].type", "events[1].type"]


def test_an_own_rule_may_look_at_several_classes_or_at_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", {})

    @rule("GB798", "any-record", Severity.NOTE, since="9.9")
    def any_record(record: Agreement | Event, world: World) -> Iterator[Violation]:
        """A record."""
        yield Violation(f"{type(record).__name__} in {world!r}")

    found = [(finding.path, finding.message) for finding in check_records(BAD, World())]
    assert found[0] == ("agreements[0]", "Agreement in <World>")
    assert [path for path, _ in found] == ["agreements[0]", "events[0]", "events[1]"]


def test_a_second_rule_under_a_known_code_is_refused() -> None:
    with pytest.raises(GeobriefError, match="GB501"):

        @rule("GB501", "another", Severity.NOTE, since="9.9")
        def another(event: Event) -> Iterator[Violation]:
            """Another."""
            yield Violation(event.type)


def test_a_rule_with_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(GeobriefError, match=r"GB797.*expected world or context, got 'register'"):

        @rule("GB797", "unknown-parameter", Severity.NOTE, since="9.9")
        def unknown_parameter(event: Event, register: World) -> Iterator[Violation]:
            """An unknown parameter."""
            yield Violation(event.type)


Deal = Agreement | Event


def test_an_alias_of_record_types_is_as_good_as_the_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", {})

    @rule("GB796", "any-deal", Severity.NOTE, since="9.9")
    def any_deal(record: Deal) -> Iterator[Violation]:
        """A deal."""
        yield Violation("a deal")

    assert [finding.path for finding in check_records(BAD, World())] == ["agreements[0]", "events[0]", "events[1]"]


def test_a_rule_also_takes_records_of_a_derived_class(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", {})

    class Treaty(Agreement):
        pass

    @rule("GB796", "any-agreement", Severity.NOTE, since="9.9")
    def any_agreement(agreement: Agreement) -> Iterator[Violation]:
        """An agreement."""
        yield Violation("an agreement")

    found = check_records({"agreements": [Treaty("peace", ["FRA", "DEU"])]}, World())
    assert [finding.slug for finding in found] == ["any-agreement"]


def iter_nothing(event: Event) -> Iterator[Violation]:
    """Nothing."""
    return iter(())


@pytest.mark.parametrize(
    ("annotation", "got"),
    [(Any, "Any"), (str, "str"), (Agreement | None, "NoneType"), (Evidence, "Evidence"), ("Agrement", "Agrement")],
)
def test_a_rule_over_anything_but_record_types_is_refused(annotation: object, got: str) -> None:
    def over_what(record: object) -> Iterator[Violation]:
        """Anything."""
        yield Violation("never")

    over_what.__annotations__["record"] = annotation
    with pytest.raises(ArgumentError, match=f"GB796.*{got}"):
        rule("GB796", "over-what", Severity.NOTE, since="9.9")(over_what)
    assert "GB796" not in registry._RULES


def test_a_rule_without_an_annotated_parameter_is_refused() -> None:
    with pytest.raises(ArgumentError, match="GB796"):
        rule("GB796", "over-nothing", Severity.NOTE, since="9.9")(lambda: iter(()))
    with pytest.raises(ArgumentError, match="GB796"):
        rule("GB796", "over-something", Severity.NOTE, since="9.9")(lambda record: iter(()))


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(ArgumentError, match=r"GB796.*expected deprecated or unnecessary, got 'old'"):
        rule("GB796", "old", Severity.NOTE, since="9.9", tag="old")(iter_nothing)


def test_a_rule_that_raises_gives_a_finding_and_the_others_run_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_RULES", dict(registry._RULES))

    @rule("GB700", "raises", Severity.NOTE, since="9.9")
    def raises(event: Event) -> Iterator[Violation]:
        """The second recipient."""
        yield Violation("found before", "type")
        yield Violation(event.recipients[1])

    found = check_records({"events": [Event("CONSULT", [])]}, World())
    assert [(finding.path, finding.code) for finding in found] == [
        ("events[0].type", "GB700"), ("events[0]", "GB003"), ("events[0].actors", "GB705"),
    ]  # fmt: skip
    assert found[1].severity is Severity.ERROR
    assert found[1].message == "rule GB700 (raises) failed: IndexError: tuple index out of range"
    assert __name__ in (found[1].hint or "")


@pytest.mark.parametrize("result", [None, 5, ["not a violation"]])
def test_a_rule_that_does_not_yield_violations_gives_a_finding(monkeypatch: pytest.MonkeyPatch, result: object) -> None:
    monkeypatch.setattr(registry, "_RULES", {})

    def returns(event: Event) -> Any:
        """Anything but violations."""
        return result

    rule("GB796", "returns", Severity.NOTE, since="9.9")(returns)
    assert {finding.code for finding in check_records(BAD, World())} == {"GB003"}
