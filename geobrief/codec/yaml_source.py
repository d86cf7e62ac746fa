"""Parses and writes YAML. Data is built from PyYAML's parse events, and YAML types nothing.

Every scalar is the text that was typed (NO, 014, 1:30, 2014), except that a bare `null`, `~` or an empty value is
None. What makes YAML hard to read or to trust is refused, each with a code: aliases, tags, merge keys, keys that are
not text, duplicate keys, a second document, more than 64 levels, line separators known only to YAML.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from geobrief.codec.positions import Lines, Mark, Path, path_text
from geobrief.codec.sources import DEEPEST, UNREAD, ParsedSource
from geobrief.findings import Finding, Place, code
from geobrief.printable import visible

_MOST_FINDINGS = 1000
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Unless escaped, YAML breaks lines at these or drops them, and the last ones turn the direction of the text.
_ESCAPED = frozenset("\r\x85\u2028\u2029\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_KEY, _ITEM, _NOWHERE = object(), object(), object()  # what comes next: a key, an item, a value to skip


def read_yaml(text: str, file: str | None = None) -> ParsedSource:
    """The data of one YAML document. After a syntax error nothing is read; complete records before it are kept.

    >>> read_yaml("country: NO").data
    {'country': 'NO'}
    """
    builder = _Builder(text.removeprefix("\ufeff"), file)
    builder.look_for_separators()
    try:
        builder.build(iter(yaml.parse(builder.text, Loader=_PARSER)))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        builder.end_at(error)
    nothing: dict[str, Any] | None = None if builder.findings else {}  # an empty file leaves everything out
    data = builder.root[0] if builder.root else nothing
    return ParsedSource(data, tuple(builder.findings), file, True, builder.text, builder.offsets)


class _StopError(yaml.YAMLError):
    """The rest of the text is not read; a finding says why."""


@attrs.define
class _Builder:
    """The data so far. `offsets` has one entry for every key and value that is read.

    `stack` has the lists and mappings around the innermost one, from the outermost in, each with what comes next in it.
    """

    text: str
    file: str | None
    root: list[Any] = attrs.field(factory=list)
    offsets: array[int] = attrs.field(factory=lambda: array("I"))
    findings: list[Finding] = attrs.field(factory=list)
    stack: list[tuple[Any, Any]] = attrs.field(factory=list)
    node: Any = None
    documents: int = 0
    _lines: Lines | None = None

    def build(self, events: Iterator[Any]) -> None:
        """Process all events. A large file spends its time in this loop, so the usual cases call no other function."""
        stack, add_offset, process = self.stack, self.offsets.append, self._unusual
        scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        node: Any = self.root
        self.node = node
        next_: Any = _ITEM
        for event in events:
            kind = event.__class__
            if kind in _CLOSING:
                node, next_ = stack.pop()
                self.node = node
            elif kind is scalar and next_ is _KEY and event.anchor is event.tag is None:
                key = event.value
                if key in node or key == "<<":
                    next_ = process(event, next_, events)
                else:
                    add_offset(event.start_mark.index)
                    next_ = key
            elif (
                next_ is _KEY
                or next_ is _NOWHERE
                or kind not in (scalar, mapping, sequence)
                or (event.anchor is not None or event.tag is not None)
            ):
                next_ = process(event, next_, events)
            else:
                if kind is scalar:
                    value: Any = None if event.value in _NULLS and not event.style else event.value
                else:
                    value = {} if kind is mapping else []
                add_offset(event.start_mark.index)
                if next_ is _ITEM:
                    node.append(value)
                else:
                    node[next_] = value
                    next_ = _KEY
                if kind is not scalar:
                    self._open(event, node, next_)
                    self.node = node = value
                    next_ = _KEY if kind is mapping else _ITEM

    def _open(self, event: Any, node: Any, next_: Any) -> None:
        if len(self.stack) == DEEPEST:
            self._report("GB108", f"nested more than {DEEPEST} deep; the rest is not read", event, ())
            raise _StopError
        self.stack.append((node, next_))

    def _unusual(self, event: Any, next_: Any, events: Iterator[Any]) -> Any:
        """Process an event of an unusual kind; returns what comes next in the innermost list or mapping."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        if not isinstance(event, yaml.NodeEvent):
            return next_
        if next_ is _KEY:
            return self._key(event, events)
        if next_ is not _NOWHERE:
            self._refuse(event, next_)
        _skip(event, events)
        return next_ if next_ is _ITEM else _KEY

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report("GB105", "second document; only the first is read", event, ())
            raise _StopError

    def _key(self, event: Any, events: Iterator[Any]) -> Any:
        """Process an unusual key; only a quoted `<<` is read."""
        key: str | None = getattr(event, "value", None)  # only scalars have a value
        if key is None:
            self._report("GB107", "keys must be text, got a list, a mapping or an alias", event, ())
            _skip(event, events)
        elif event.anchor is not None or event.tag is not None:
            self._report(*_odd(event), event, (key,))
        elif key == "<<" and not event.style:
            self._report("GB104", "merge keys are not supported; write the values out", event, (key,))
        elif key in self.node:
            self._report("GB106", f"duplicate key {key!r}; only the first is read", event, (key,))
        else:
            self.offsets.append(event.start_mark.index)
            return key
        return _NOWHERE

    def _refuse(self, event: Any, next_: Any) -> None:
        """Put UNREAD in place of a refused value."""
        self.offsets.append(event.start_mark.index)
        if next_ is _ITEM:
            self.node.append(UNREAD)
        else:
            self.node[next_] = UNREAD
        self._report(*_odd(event), event, _place_in(self.node))

    def _report(self, name: str, message: str, event: Any, rest: Path) -> None:
        """Add a finding; `rest` is the path from the innermost list or mapping to its subject."""
        path = (part for node, _ in self.stack[1:] for part in _place_in(node))
        place = Place(self.file, *self._mark(event.start_mark.index))
        self.findings.append(code(name).finding(message, path=path_text((*path, *rest)), place=place))
        if len(self.findings) == _MOST_FINDINGS:
            message = f"more than {_MOST_FINDINGS} errors; the rest is not read"
            self.findings.append(code("GB101").finding(message, place=place))
            raise _StopError

    def _mark(self, offset: int) -> Mark:
        self._lines = self._lines or Lines(self.text)
        return self._lines.mark(offset)

    def look_for_separators(self) -> None:
        """Report line separators that YAML knows and editors do not."""
        found = [match.start() for match in _SEPARATOR.finditer(self.text)]
        if found:
            character = f"U+{ord(self.text[found[0]]):04X}"
            message = f"{character} breaks a line for YAML, but not for most programs ({len(found)} in this text)"
            place = Place(self.file, *self._mark(found[0]))
            self.findings.append(code("GB111").finding(message, place=place, hint="escape it in double quotes"))

    def end_at(self, error: Exception) -> None:
        """End at an error: what is open there is incomplete, so the record that holds it is left out."""
        if not isinstance(error, _StopError):
            mark = self._mark(_offset_of(error, self.text))
            after = bool(self.root) and not self.stack and self.documents
            self.findings.append(
                code("GB112" if after else "GB101").finding(_problem(error), place=Place(self.file, *mark))
            )
        if len(self.stack) > 2:
            holder = self.stack[2][0]
            if isinstance(holder, list):
                holder.pop()
            else:
                holder.popitem()


def _place_in(node: Any) -> Path:
    """The key or number of the last value of a list or mapping."""
    return (next(reversed(node)),) if isinstance(node, dict) else (len(node) - 1,)


def _odd(event: Any) -> tuple[str, str]:
    """The code and message for something that is refused everywhere."""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        return "GB102", "anchors and aliases are not supported; write the values out"
    return "GB103", f"tags such as {event.tag} are not supported; the format types every value"


def _skip(event: Any, events: Iterator[Any]) -> None:
    """Skip the rest of a value."""
    depth = int(isinstance(event, _OPENING))
    while depth:
        inner = next(events)
        depth += isinstance(inner, _OPENING) - isinstance(inner, _CLOSING)


def _offset_of(error: Exception, text: str) -> int:
    """The offset at which the parser stopped."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.index)
    if isinstance(error, UnicodeEncodeError):
        return error.start
    # a character that YAML forbids; its position counts bytes
    return len(text.encode()[: getattr(error, "position", 0)].decode(errors="ignore"))


def _problem(error: Exception) -> str:
    messages = [getattr(error, part, None) for part in ("context", "problem")]
    return ": ".join(filter(None, messages)) or str(error).splitlines()[0]


class _Writer(yaml.SafeDumper):
    """Writes equal data with equal bytes, and nothing that `read_yaml` refuses."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write_text(writer: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if not _ESCAPED.isdisjoint(text) else "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style)


_Writer.add_representer(str, _write_text)


def write_yaml(data: Any) -> str:
    """Plain data as YAML; a text that other readers could take for a number or a date is quoted.

    >>> write_yaml({"parties": ["NO", "SE"], "signed": "1905"})
    "parties:\\n- 'NO'\\n- SE\\nsigned: '1905'\\n"
    """
    return visible(yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=2**31))
