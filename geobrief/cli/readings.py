"""Reads one input of `geobrief read`, in this process or another, and writes it in the format that was asked for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from geobrief.batch.reading import BatchReader
from geobrief.brief import Brief
from geobrief.cli.formats import json_text
from geobrief.cli.texts import display_name, text_of
from geobrief.errors import ArgumentError, UnreadableInputError
from geobrief.findings import code

if TYPE_CHECKING:
    from geobrief.cli.inputs import BriefInput
    from geobrief.when import Date


class Reading(NamedTuple):
    """What came of an input: its brief, and its JSON if that was asked for, or an error."""

    heading: str
    brief: Brief | None = None
    written: str = ""
    has_errors: bool = False
    error: str | None = None


@attrs.frozen
class InputReader:
    """The options of reading; it can be sent to another process."""

    published: Date | None
    form: str
    of_many: bool
    _batch_reader: BatchReader

    @classmethod
    def of(cls, options: argparse.Namespace, of_many: bool) -> InputReader:
        """A reader with the options of the command."""
        extractor = None if options.extractor is None else _imported(options.extractor)
        reader = BatchReader.of(strict=options.strict, extractor=extractor)
        return cls(options.published, options.output_format, of_many, reader)

    def read(self, item: BriefInput) -> Reading:
        """The reading of an input; a text that cannot be read is an error, a bad row a finding."""
        if item.error is not None:
            return Reading(item.file, error=item.error)
        if item.row is not None:
            return self._reading(item, self._brief_of_row(item.row))
        try:
            text = text_of(item.file) if item.text is None else item.text
        except UnreadableInputError as error:
            return Reading(item.file, error=str(error))
        return self._reading(item, self._batch_reader.reader.read(text, self.published))

    def lost(self, item: BriefInput) -> Reading:
        """The reading of an input whose process was killed."""
        if item.row is None:
            return Reading(item.file, error=f"{display_name(item.file)} was not read: its process was killed")
        return self._reading(item, self._batch_reader.lost_row())

    def _brief_of_row(self, row: Any) -> Brief:
        if row.problem is not None:
            return self._batch_reader.reader.unread("", None, code("not-a-text").finding(row.problem))
        return self._batch_reader.read_row(row.text, self.published if row.published in (None, "") else row.published)

    def _reading(self, item: BriefInput, brief: Brief) -> Reading:
        has_errors = any(finding.severity == "error" for finding in brief.findings)
        if self.form not in ("json", "jsonl"):
            return Reading(_heading(item), brief, has_errors=has_errors)
        document = {**_origin(item), **brief.to_dict()} if self.of_many else brief.to_dict()
        written = json_text(document, None if self.form == "jsonl" else 2)
        return Reading(item.file, written=written, has_errors=has_errors)


def _imported(name: str) -> Any:
    """What a module has under a name, given as `module:name`; modules of the current folder are found too."""
    import os
    import sys
    from importlib import import_module

    module, _, attribute = name.partition(":")
    if not module or not attribute:
        raise ArgumentError("--extractor", expected="MODULE:NAME", got=name)
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ArgumentError(f"--extractor cannot be imported ({error})", got=name) from None


def _origin(item: BriefInput) -> dict[str, Any]:
    """Where a text is from: one of many has its file, and its row and id if it is of a table."""
    origin: dict[str, Any] = {"file": item.file}
    if item.row is not None:
        origin["row"] = item.row.number
        if item.row.id is not None:
            origin["id"] = item.row.id
    return origin


def _heading(item: BriefInput) -> str:
    return display_name(item.file) + (f", row {item.row.number}" if item.row else "")
