"""What does a YAML text hold, and where? Built from PyYAML's parse events; YAML types nothing here.

Every scalar arrives as the text that was typed (NO, 014, 1:30, 2014), except that a bare `null`, `~` or nothing at all
is None. What makes YAML hard to read or to trust is refused, each with a code: aliases, tags, merge keys, keys that are
no text or stand twice, a second document, depth beyond 64, line separators that only YAML knows.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from geobrief.codec.paths import Path, written
from geobrief.codec.positions import Lines, Mark
from geobrief.codec.sources import DEEPEST, UNREAD, ParsedSource
from geobrief.findings import Finding, Place, code

_MOST_FINDINGS = 1000
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPED = frozenset("\r\x85\u2028\u2029\ufeff")  # unless escaped, YAML breaks lines at these, or drops them
_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_KEY, _ITEM, _NOWHERE = object(), object(), object()  # what comes next: a key, an item, a value that is not read


def read_yaml(text: str, file: str | None = None) -> ParsedSource:
    """The data of one YAML document; what stands behind a torn place is lost, complete records before it are kept.

    >>> read_yaml("country: NO").data
    {'country': 'NO'}
    """
    builder = _Builder(text.removeprefix("\ufeff"), file)
    builder.look_for_separators()
    try:
        builder.build(iter(yaml.parse(builder.text, Loader=_PARSER)))
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        builder.tear(error)
    nothing: dict[str, Any] | None = None if builder.findings else {}  # an empty file leaves everything out
    data = builder.root[0] if builder.root else nothing
    return ParsedSource(data, tuple(builder.findings), file, True, builder.text, builder.offsets)


class _TornError(yaml.YAMLError):
    """The rest of the text is not to be read; a finding has been made."""


@attrs.define
class _Builder:
    """The data so far. `offsets` has one entry for every key and value that is read.

    `stack` has the lists and mappings around the innermost one, outside in, each with what comes next in it.
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
        """Take all events. This loop is where a large file spends its time, so it does by itself all that is usual."""
        stack, note, take_note = self.stack, self.offsets.append, self._unusual
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
                    next_ = take_note(event, next_, events)
                else:
                    note(event.start_mark.index)
                    next_ = key
            elif (
                next_ is _KEY
                or next_ is _NOWHERE
                or kind not in (scalar, mapping, sequence)
                or (event.anchor is not None or event.tag is not None)
            ):
                next_ = take_note(event, next_, events)
            else:
                if kind is scalar:
                    value: Any = None if event.value in _NULLS and not event.style else event.value
                else:
                    value = {} if kind is mapping else []
                note(event.start_mark.index)
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
            self._say("GB108", f"nested more than {DEEPEST} deep; the rest is not read", event, ())
            raise _TornError
        self.stack.append((node, next_))

    def _unusual(self, event: Any, next_: Any, events: Iterator[Any]) -> Any:
        """Take an event of a kind that needs a look; what comes next in the innermost list or mapping."""
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
            self._say("GB105", "a second document begins here; it is not read", event, ())
            raise _TornError

    def _key(self, event: Any, events: Iterator[Any]) -> Any:
        """A key that is not usual, and is therefore not read."""
        key: str | None = getattr(event, "value", None)  # which only a scalar has
        if key is None:
            self._say("GB107", "a key is a text, not a list, a mapping or an alias", event, ())
            _skip(event, events)
        elif event.anchor is not None or event.tag is not None:
            self._say(*_odd(event), event, (key,))
        elif key == "<<" and not event.style:
            self._say("GB104", "merge keys are not read: write out what is meant", event, (key,))
        elif key in self.node:
            self._say("GB106", f"{key!r} stands twice in this mapping; only the first is read", event, (key,))
        else:
            self.offsets.append(event.start_mark.index)
            return key
        return _NOWHERE

    def _refuse(self, event: Any, next_: Any) -> None:
        """Put UNREAD where a value is refused."""
        self.offsets.append(event.start_mark.index)
        if next_ is _ITEM:
            self.node.append(UNREAD)
        else:
            self.node[next_] = UNREAD
        self._say(*_odd(event), event, _place_in(self.node))

    def _say(self, name: str, message: str, event: Any, rest: Path) -> None:
        """Note a finding; `rest` leads from the innermost list or mapping to what it is about."""
        path = (part for node, _ in self.stack[1:] for part in _place_in(node))
        place = Place(self.file, *self._mark(event.start_mark.index))
        self.findings.append(code(name).finding(message, path=written((*path, *rest)), place=place))
        if len(self.findings) == _MOST_FINDINGS:
            message = f"more than {_MOST_FINDINGS} faults; the rest is not read"
            self.findings.append(code("GB101").finding(message, place=place))
            raise _TornError

    def _mark(self, offset: int) -> Mark:
        self._lines = self._lines or Lines(self.text)
        return self._lines.mark(offset)

    def look_for_separators(self) -> None:
        """Tell of line separators that YAML knows and editors do not."""
        found = [match.start() for match in _SEPARATOR.finditer(self.text)]
        if found:
            sign = f"U+{ord(self.text[found[0]]):04X}"
            message = f"{sign} breaks a line for YAML, and for few other programs ({len(found)} in this text)"
            place = Place(self.file, *self._mark(found[0]))
            self.findings.append(code("GB111").finding(message, place=place, hint="escape it in double quotes"))

    def tear(self, error: Exception) -> None:
        """End where the text is torn: what is open there is incomplete, so the record that holds it is left out."""
        if not isinstance(error, _TornError):
            mark = self._mark(_torn_at(error, self.text))
            behind = bool(self.root) and not self.stack and self.documents
            self.findings.append(
                code("GB112" if behind else "GB101").finding(_problem(error), place=Place(self.file, *mark))
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
    """The code and message for something that is refused wherever it stands."""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        return "GB102", "anchors and aliases are not read: write out what is meant"
    return "GB103", f"tags such as {event.tag} are not read: the format types every value"


def _skip(event: Any, events: Iterator[Any]) -> None:
    """Pass over all that belongs to a value."""
    depth = int(isinstance(event, _OPENING))
    while depth:
        inner = next(events)
        depth += isinstance(inner, _OPENING) - isinstance(inner, _CLOSING)


def _torn_at(error: Exception, text: str) -> int:
    """The offset at which the parser stopped."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return int(mark.index)
    if isinstance(error, UnicodeEncodeError):
        return error.start
    # a sign that YAML forbids; its offset is one of bytes
    return len(text.encode()[: getattr(error, "position", 0)].decode(errors="ignore"))


def _problem(error: Exception) -> str:
    told = [getattr(error, part, None) for part in ("context", "problem")]
    return ": ".join(part for part in told if part) or str(error).splitlines()[0]


class _Writer(yaml.SafeDumper):
    """Writes the same data always with the same bytes, and nothing that `read_yaml` refuses."""

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
    return str(yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=2**31))
