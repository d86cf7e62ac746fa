"""The page of all codes of findings, each with an example: `python tests/codes/page.py > docs/codes.md`.

The examples of rules are their first failing case (`tests/rules`), those of checks of datasets are the cases of
`tests/datasets`, all others are in `examples.yaml`. Each is run, and the page has what was found.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from unittest import mock

import attrs
import pyarrow
import yaml

import geobrief
from geobrief import datasets
from geobrief.batch import read_batch
from geobrief.codec.yaml_source import write_yaml
from geobrief.extractors import Chat
from geobrief.findings import Code, Finding, codes
from geobrief.model import Agreement, Event, State, Tenure
from geobrief.project import checked
from geobrief.register import World
from geobrief.rules import Violation, rules
from geobrief.scenario import check, load

TESTS = Path(__file__).parents[1]
FAMILIES = {
    "GB0": "Expectations, coverage and rules that fail",
    "GB1": "Syntax",
    "GB2": "Keys and values",
    "GB3": "Names, references and base files",
    "GB4": "Time, office, states and organisations",
    "GB5": "Agreements",
    "GB6": "Disputes",
    "GB7": "Events and evidence",
    "GB8": "Reading and grounding",
    "GB9": "Datasets",
}
HEAD = """# Codes

This page is generated: `python tests/codes/page.py > docs/codes.md`. It has every code that a finding may have, with
what it means and an example that was run: what was given, and what was found. `geobrief explain GB401` prints the text
of one code. What the rules have in common is on their own page, [rules](rules.md).
"""
TEXT = "Peru accused Chile of espionage."
WRONG = """\
{"events": [{"type": "ACCUSE", "actors": ["Brazil"], "recipients": ["Chile"], "evidence": [{"text": "Peru accused"}]}]}
"""
DISPUTES = """\
dispnum,stday,stmon,styear,endday,endmon,endyear,outcome,settle,fatality,fatalpre,maxdur,mindur,hiact,hostlev,recip,numa,numb,ongo2014,version
1,1,1,1950,1,2,1950,6,1,0,0,2,2,7,3,0,1,1,0,5
"""
PARTICIPANTS = """\
dispnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,sidea,revstate,revtype1,revtype2,fatality,fatalpre,hiact,hostlev,orig,version
2,"CHL",155,1,1,1950,1,2,1950,0,1,1,0,0,0,0,1,1,5
"""
Example = tuple[str, str, Finding]  # how it is given, what is given, and what was found


def page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD
    for family, held in groupby(codes(), key=lambda code: code.code[:3]):
        yield f"## {FAMILIES[family]}\n"
        for code in held:
            yield from _entry(code)


def _entry(code: Code) -> Iterator[str]:
    how, given, finding = example(code.code)
    yield f"({code.code})=\n### {code.code} {code.slug}\n"
    yield f"{code.severity.value.capitalize()}, since {code.since}.\n"
    yield code.text.strip().replace("\nHow to fix it:", "\n\nHow to fix it:")
    yield f"\n{how}:\n\n```text\n{given.rstrip()}\n```\n"
    place = f"`{finding.path}`: " if finding.path else ""
    hint = f" (hint: {_plain(finding.hint)})" if finding.hint else ""
    yield f"Found, {finding.severity.value}: {place}{_plain(finding.message)}{hint}\n"


def _plain(text: str) -> str:
    """A message without what Markdown would read as markup."""
    return f"`` {text} ``"


@cache
def example(code: str) -> Example:
    """The example of a code; a code that its example does not give raises a LookupError."""
    how, given, findings = _example(code)
    found = next((finding for finding in findings if finding.code == code), None)
    if found is None:
        raise LookupError(f"{code} is not found by its example, but {[str(finding) for finding in findings]}")
    return how, given, found


def _example(code: str) -> tuple[str, str, Iterable[Finding]]:
    if code in _rules():
        return _of_rule(code)
    if code in _datasets():
        kind, text = _datasets()[code]
        return f"A file of the kind `{kind}`", text, _of_dataset(kind, text)
    case = _examples()[code]
    if "scenario" in case:
        form = case.get("form", "yaml")
        name = f"example.geobrief.{form}"
        return f"A file in {form.upper()}", case["scenario"], checked(name, content=case["scenario"]).findings
    if "answer" in case:
        given = f"{case['text']}\n\n{case['answer']}"
        return "A text, and what a model returned", given, geobrief.ground(case["answer"], case["text"]).findings
    if "text" in case:
        return "A text", case["text"], geobrief.read(case["text"]).findings
    with tempfile.TemporaryDirectory() as folder:
        found = _findings(eval(case["python"], _names(Path(folder))))
        plain = (attrs.evolve(one, message=one.message.replace(f"{folder}/", "")) for one in found)
        return "In Python", case.get("shown", case["python"]), tuple(plain)


def _findings(value: Any) -> tuple[Finding, ...]:
    return tuple(value if isinstance(value, tuple) else value.findings)


# --- where the examples are ------------------------------------------------------------------------------------------


@cache
def _examples() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text("utf-8"))
    return found


@cache
def _rules() -> dict[str, Any]:
    return {rule.code: rule for rule in rules() if (TESTS / "rules" / f"{rule.code}.yaml").exists()}


def _of_rule(code: str) -> tuple[str, str, Iterable[Finding]]:
    source = geobrief.codec.parse((TESTS / "rules" / f"{code}.yaml").read_text("utf-8"))
    case = next(case for case in source.data if "fail" in case)
    text = write_yaml(case["scenario"])
    return f"A file ({case['fail']})", text, check(load(text), select=[code])


@cache
def _datasets() -> dict[str, tuple[str, str]]:
    """The kind and the text of the first file for each code of datasets."""
    folder = TESTS / "datasets"
    found: dict[str, tuple[str, str]] = {}
    for path in (folder / "rules.yaml", *sorted((folder / "cases").glob("*.yaml"))):
        for case in yaml.safe_load(path.read_text("utf-8")):
            plain = not {"bom", "encoding", "newline"} & set(case)
            for finding in case.get("findings", ()) if plain else ():
                found.setdefault(finding.split()[0], (case["kind"], case["file"]))
    return found


def _of_dataset(kind: str, text: str) -> tuple[Finding, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_text(text, "utf-8")
        return tuple(datasets.read(kind, path).findings)


# --- what examples in Python use -------------------------------------------------------------------------------------


def _names(folder: Path) -> dict[str, Any]:
    def file(content: bytes) -> Path:
        path = folder / "a.geobrief.yaml"
        path.write_bytes(content)
        return path

    return {
        "geobrief": geobrief, "datasets": datasets, "Chat": Chat, "file": file, "batch": _batch,
        "asked": _asked, "broken_rule": _broken_rule, "interrupted": _interrupted, "WRONG": WRONG,
        "read_batch": _read_batch, "last_known": _last_known, "selected": _selected,
        "PARTICIPANTS": _table("mid-b", PARTICIPANTS, folder), "DISPUTES": _table("mid-a", DISPUTES, folder),
    }  # fmt: skip


def _table(kind: str, text: str, folder: Path) -> datasets.Dataset:
    path = folder / f"{kind}.csv"
    path.write_text(text, "utf-8")
    return datasets.read(kind, path)


def _batch(text: object, published: object = None, **options: Any) -> tuple[Finding, ...]:
    """What is found when one text of many is read."""
    (brief,) = geobrief.read_all([text if published is None else (text, published)], **options)
    return tuple(brief.findings)


def _asked(answer: object, **options: Any) -> tuple[Finding, ...]:
    """What is found when a model gives an answer, which may be an error."""

    def model(messages: object, schema: object) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return tuple(geobrief.read(TEXT, extractor=Chat(model, **options)).findings)


def _broken_rule() -> tuple[Finding, ...]:
    rule = attrs.evolve(next(iter(_rules().values())), check=_second_recipient)
    return (rule.failure(IndexError("tuple index out of range"), "events[0]", None),)


def _second_recipient(event: Event) -> Iterator[Violation]:
    """The second recipient of an event."""
    yield Violation(event.recipients[1])


_second_recipient.__module__ = "my_rules"  # by whatever name this file is run


def _interrupted(text: str) -> tuple[Finding, ...]:
    with mock.patch("geobrief.batch.reading.BriefReader.read", side_effect=MemoryError):
        return _read_batch(text)


def _last_known() -> tuple[Finding, ...]:
    held = Tenure("Ann", "foreign_minister", state="x:a", period="2001/", known_until="2005-06-30")
    world = World(tenures=[held], states=[State("x:a", "Arstotzka")])
    return tuple(world.office_holders("Arstotzka", on="2007-01-01").findings)


def _selected() -> tuple[Finding, ...]:
    agreement = Agreement("trade", ["CHL", "PER"], parties_complete=False)
    return tuple(World(agreements=[agreement]).agreements_of("CHL").findings)


def _read_batch(text: str) -> tuple[Finding, ...]:
    (found,) = read_batch(pyarrow.record_batch({"text": [text]}))["findings"].to_pylist()
    return tuple(Finding(**{key: one[key] for key in ("code", "slug", "severity", "message")}) for one in found)


if __name__ == "__main__":
    print(*page(), sep="\n", end="")
