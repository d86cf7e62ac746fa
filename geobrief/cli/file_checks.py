"""Checks one file of `geobrief check`, in this process or another, and changes it if that was asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from geobrief.cli.texts import STANDARD_INPUT, display_name
from geobrief.errors import UnreadableInputError

if TYPE_CHECKING:
    from geobrief.project import CheckedFile, LoadedFile, Settings
    from geobrief.project.cache import Cache

_MOST_ROUNDS = 5  # of fixes, each of what the one before has made readable


class CheckSource(NamedTuple):
    """A file to check; `content` is that of standard input."""

    name: str
    content: bytes | None = None


class FileCheck(NamedTuple):
    """What came of a check: the file, unless it cannot be read, whether it fails, what was changed, what went wrong.

    `fixed` is the number of findings that were fixed or ignored, and `change` the changed text of standard input, or
    the lines that would be changed.
    """

    file: CheckedFile | None = None
    fails: bool = False
    fixed: int = 0
    change: str = ""
    errors: tuple[str, ...] = ()


@attrs.frozen
class FileChecker:
    """The options of a check; it can be sent to another process.

    `change` is fix, diff, add-ignore or nothing. `cache` is the folder of the cache, "" if there is none; by default it
    is in the project of each file. `config` is the file of the settings, "" for none; by default that of each project.
    """

    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    exclude: tuple[str, ...]
    fail_on: str | None
    change: str
    cache: str | None
    config: str | None

    @classmethod
    def of(cls, options: argparse.Namespace) -> FileChecker:
        """A checker with the options of the command."""
        changes = {"fix": options.fix, "diff": options.diff, "add-ignore": options.add_ignore}
        return cls(
            select=_codes(options.select),
            ignore=_codes(options.ignore),
            exclude=_codes(options.exclude) or (),
            fail_on=options.fail_on,
            change=next((name for name, is_asked in changes.items() if is_asked), ""),
            cache="" if options.no_cache else options.cache_dir,
            config="" if options.isolated else options.config,
        )

    def check(self, source: CheckSource) -> FileCheck:
        """The check of a file; what is wrong with its content is a finding."""
        try:
            return self._changed(source) if self.change else self._result(self._checked(source))
        except UnreadableInputError as error:
            return FileCheck(errors=(str(error),))

    def lost(self, source: CheckSource) -> FileCheck:
        """The check of a file whose process was killed."""
        return FileCheck(errors=(f"{display_name(source.name)} was not checked: its process was killed",))

    def excludes(self, name: str) -> bool:
        """Whether a file in a folder is left out."""
        return self._settings(name).excludes(name)

    def _result(self, file: CheckedFile, fixed: int = 0, change: str = "", *errors: str) -> FileCheck:
        from geobrief.project.files import CheckedFile

        fails = self._settings(file.name).fails(file.findings)
        return FileCheck(CheckedFile(file.name, file.text, file.findings), fails, fixed, change, errors)

    def _changed(self, source: CheckSource) -> FileCheck:
        """The file after its change; one that cannot be written keeps its findings."""
        from geobrief.project import checked
        from geobrief.project.files import changed_text, replace

        settings = self._settings(source.name)
        file = after = checked(source.name, content=source.content, settings=settings)
        text, number = changed_text(file, self.change)
        for _ in range(_MOST_ROUNDS if number else 0):  # what was read at last may have other spellings in it
            after = checked(source.name, content=text, settings=settings)
            text, further = changed_text(after, self.change)
            if not further:
                break
            number += further
        if self.change == "diff":
            return self._result(file, number, _difference(file, text))
        if number and source.content is None:
            try:
                replace(file, text)
            except UnreadableInputError as error:
                return self._result(file, 0, "", str(error))
        return self._result(after, number, text if source.content is not None else "")

    def _checked(self, source: CheckSource) -> CheckedFile:
        from geobrief.project import checked
        from geobrief.scenario.files import content_of

        settings = self._settings(source.name)
        content = content_of(source.name) if source.content is None else source.content
        cache = None if source.content is not None else self._cache(source.name)
        kept = cache.find(source.name, content, settings) if cache else None
        if kept is not None:
            return kept
        file = checked(source.name, content=content, settings=settings)
        if cache:
            cache.keep(file, content, settings)
        return file

    def _cache(self, name: str) -> Cache | None:
        if name == STANDARD_INPUT or self.cache == "":
            return None
        from geobrief.project.cache import Cache, cache_folder

        folder = cache_folder(name) if self.cache is None else self.cache
        return None if folder is None else Cache(folder)

    def _settings(self, name: str) -> Settings:
        from geobrief.findings import Severity
        from geobrief.project import Settings, settings_for, settings_in

        if self.config is None:
            settings = settings_for(name)
        else:
            settings = settings_in(self.config) if self.config else Settings()
        return attrs.evolve(
            settings,
            select=settings.select if self.select is None else self.select,
            ignore=settings.ignore if self.ignore is None else self.ignore,
            exclude=(*settings.exclude, *self.exclude),
            fail_on=settings.fail_on if self.fail_on is None else Severity(self.fail_on),
        )


def _difference(file: LoadedFile, text: str) -> str:
    """The lines that a fix changes, as a unified diff; empty if there are none."""
    from difflib import unified_diff

    name = display_name(file.name)
    before, after = (part.splitlines(keepends=True) for part in (file.text, text))
    found = unified_diff(before, after, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in found)


def _codes(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """The codes of an option that may be repeated and takes several, with commas between them."""
    if given is None:
        return None
    return tuple(name.strip() for names in given for name in names.split(","))
