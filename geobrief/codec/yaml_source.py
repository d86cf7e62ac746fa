"""What does a YAML text hold, and at which line and column? Built from PyYAML's parse events; YAML types nothing here.

Every scalar arrives as the text that was typed (NO, 014, 1:30, 2014), except that a bare `null`, `~` or nothing at all
is None. What makes YAML hard to read or to trust is refused, each with a code: aliases, tags, merge keys, keys that are
no text or stand twice, a second document, depth beyond 64.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import yaml

from geobrief.codec.paths import Path, written
from geobrief.codec.sources import UNREAD, Mark, Marks, Source
from geobrief.findings import Finding, Place, code

DEEPEST = 64
_NULLS = ("", "~", "null", "Null", "NULL")
_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPED = frozenset("\r\x85\u2028\u2029\ufeff")  # unless escaped, YAML breaks lines at these, or drops them


def read_yaml(text: str, file: str | None = None) -> Source:
    """The data of one YAML document; what stands behind a torn place is lost, complete records before it are kept.

    >>> read_yaml("country: NO").data
    {'country': 'NO'}
    """
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        builder.tear(error, text)
    return Source(builder.data, tuple(builder.findings), file, True, builder.marks, builder.start)


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.parse(text, Loader=_PARSER))


class _TornError(yaml.YAMLError):
    """The rest of the text is not to be read; a finding has been made."""


@attrs.define
class _Open:
    """A mapping or list that is being read, and the key or number of the value that comes; None where it is refused."""

    node: Any
    marks: dict[str | int, tuple[Mark, Mark]]
    key: str | int | None = None
    key_mark: Mark | None = None
    awaits_key: bool = False

    def take_turn(self) -> str | int | None:
        """The place of the value that begins now."""
        if isinstance(self.node, dict):
            self.awaits_key = True
        else:
            self.key = len(self.node)
        return self.key

    def put(self, value: Any, mark: Mark) -> None:
        if isinstance(self.node, dict):
            self.node[self.key] = value
        else:
            self.node.append(value)
        if self.key is not None:
            self.marks[self.key] = (self.key_mark or mark, mark)


@attrs.define
class _Builder:
    file: str | None
    data: Any = None
    start: Mark | None = None
    documents: int = 0
    skipped: int = 0  # depth inside something that was refused
    findings: list[Finding] = attrs.field(factory=list)
    marks: Marks = attrs.field(factory=dict)
    stack: list[_Open] = attrs.field(factory=list)

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif self.skipped:
            self.skipped += isinstance(event, _OPENING)
            self.skipped -= isinstance(event, _CLOSING)
        elif isinstance(event, _CLOSING):
            self.stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._say("GB105", "a second document begins here; it is not read", event)
            raise _TornError
        self.start = _mark(event)

    def _node(self, event: Any) -> None:
        here = self.stack[-1] if self.stack else None
        if here is None:
            self.start = _mark(event)
            self.data = self._value(event)
        elif here.awaits_key:
            self._key(here, event)
        elif here.take_turn() is None:
            self.skipped = int(isinstance(event, _OPENING))
        else:
            here.put(self._value(event), _mark(event))

    def _key(self, here: _Open, event: Any) -> None:
        key = event.value if isinstance(event, yaml.ScalarEvent) else None
        here.key, here.key_mark, here.awaits_key = key, _mark(event), False
        if key is None:
            self._say("GB107", "a key is a text, not a list, a mapping or an alias", event)
            self.skipped = int(isinstance(event, _OPENING))
        elif self._value(event) is UNREAD:
            here.key = None
        elif key == "<<" and not event.style:
            self._say("GB104", "merge keys are not read: write out what is meant", event)
            here.key = None
        elif key in here.node:
            self._say("GB106", f"{key!r} stands twice in this mapping; only the first is read", event)
            here.key = None

    def _value(self, event: Any) -> Any:
        """The text, or the mapping or list (still empty), that begins with an event; UNREAD where it is refused."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            return self._refuse("GB102", "anchors and aliases are not read: write out what is meant", event)
        if event.tag is not None:
            return self._refuse("GB103", f"tags such as {event.tag} are not read: the format types every value", event)
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in _NULLS else event.value
        if len(self.stack) == DEEPEST:
            self._say("GB108", f"nested more than {DEEPEST} deep; the rest is not read", event)
            raise _TornError
        node: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(node, self.marks.setdefault(id(node), {}), awaits_key=isinstance(node, dict)))
        return node

    def _refuse(self, name: str, message: str, event: Any) -> Any:
        self._say(name, message, event)
        self.skipped = int(isinstance(event, _OPENING))
        return UNREAD

    def _path(self) -> Path:
        return tuple(level.key for level in self.stack if level.key is not None)

    def _say(self, name: str, message: str, event: Any) -> None:
        place = Place(self.file, *_mark(event))
        self.findings.append(code(name).finding(message, path=written(self._path()), place=place))

    def tear(self, error: Exception, text: str) -> None:
        """End where the text is torn: what is open there is incomplete, so the record that holds it is left out."""
        if not isinstance(error, _TornError):
            place = Place(self.file, *(_torn_at(error, text) or ()))
            self.findings.append(code("GB101").finding(_problem(error), place=place))
        if len(self.stack) > 2:
            holder = self.stack[1]
            if isinstance(holder.node, list):
                holder.node.pop()
            else:
                holder.node.popitem()


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _torn_at(error: Exception, text: str) -> Mark | None:
    """Where the parser stopped; the end of the text, where it names the line behind it."""
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    if mark is None or mark.line < len(lines):
        return mark and (mark.line + 1, mark.column + 1)
    return len(lines), len(lines[-1]) + 1


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
