"""The JSON object in what a language model returned: alone, in a code fence, or between sentences of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from geobrief import codec
from geobrief.errors import ArgumentError
from geobrief.findings import Finding, code

_MOST_OBJECTS, _MOST_STARTS = 20, 20
_MARK = re.compile(r'["{}]')
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_KEYS = frozenset((*codec.SECTIONS, "schema", "text"))


@attrs.frozen
class ReturnedData:
    """The plain data of an answer, and what was wrong with its form."""

    data: dict[str, Any]
    findings: tuple[Finding, ...] = ()


def read_answer(data: Mapping[str, Any] | str) -> ReturnedData:
    """The object with the records, of a mapping or of a text; without one, no data and the finding that says why.

    >>> read_answer('Here you are: ```json {"events": []} ```').data
    {'events': []}
    >>> read_answer("I cannot help with that.").findings[0].slug
    'no-records-in-answer'
    """
    if isinstance(data, Mapping):
        return _of_mapping(data)
    if not isinstance(data, str):
        raise ArgumentError("data", expected="a mapping or a text", got=data)
    if len(data) > codec.LARGEST:
        return ReturnedData({}, codec.too_large().findings)
    return _of_text(data.lstrip("\ufeff"))


def _of_mapping(data: Mapping[str, Any]) -> ReturnedData:
    if not data or any(key in _KEYS for key in data):
        return ReturnedData(dict(data))
    inner = [value for value in data.values() if isinstance(value, Mapping) and any(key in _KEYS for key in value)]
    if len(inner) == 1:  # {"result": {…}}
        return ReturnedData(dict(inner[0]))
    return ReturnedData({}, (_nothing(f"the answer has none of the keys {', '.join(codec.SECTIONS)}"),))


def _of_text(text: str) -> ReturnedData:
    whole = codec.parse(text, "json")
    if isinstance(whole.data, Mapping):
        return _with(_of_mapping(whole.data), whole.findings)
    parts, is_cut = _objects(text)
    parsed = [codec.parse(part, "json") for part in parts]
    useful = [each for each in parsed if isinstance(each.data, Mapping) and _of_mapping(each.data).data]
    if not useful:
        return ReturnedData(
            {}, (_reason(text, parsed, is_cut), *(finding for each in parsed for finding in each.findings))
        )
    answer = _with(_of_mapping(useful[0].data), useful[0].findings)
    if len(useful) > 1:
        message = f"the answer has {len(useful)} objects; only the first is read"
        return _with(answer, (code("several-answers").finding(message),))
    return answer


def _with(answer: ReturnedData, findings: tuple[Finding, ...]) -> ReturnedData:
    return attrs.evolve(answer, findings=(*answer.findings, *findings))


def _reason(text: str, parsed: list[codec.ParsedSource], is_cut: bool) -> Finding:
    if is_cut:
        return code("answer-cut-off").finding("the JSON of the answer ends before it is complete")
    if not text.strip():
        return _nothing("the answer is empty")
    return _nothing("the answer has no JSON object with records" if parsed else "the answer has no JSON object")


def _nothing(message: str) -> Finding:
    return code("no-records-in-answer").finding(message)


def _objects(text: str) -> tuple[list[str], bool]:
    """The balanced objects in a text, outermost only, and whether an object is begun and not ended."""
    found: list[str] = []
    start, is_cut = 0, False
    for _ in range(_MOST_STARTS):  # a brace in prose may never be closed
        begun = text.find("{", start)
        if begun < 0 or len(found) == _MOST_OBJECTS:
            break
        end = _end_of_object(text, begun)
        is_cut = is_cut or end is None
        if end is not None:
            found.append(text[begun:end])
        start = begun + 1 if end is None else end
    return found, is_cut


def _end_of_object(text: str, start: int) -> int | None:
    depth = 0
    for place, mark in _braces(text, start):
        depth += 1 if mark == "{" else -1
        if not depth:
            return place + 1
    return None


def _braces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The braces of a text from an object on, without those in its strings."""
    place = start
    while (found := _MARK.search(text, place)) is not None:
        place = found.start()
        if text[place] == '"':
            place = _string_end(text, place)
            continue
        yield place, text[place]
        place += 1


def _string_end(text: str, start: int) -> int:
    found = _STRING.match(text, start)
    return len(text) if found is None else found.end()
