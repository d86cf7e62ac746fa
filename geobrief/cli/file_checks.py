"""Checks one file of `geobrief check`, in this process or another, and fixes it if that was asked for."""

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


class CheckSource(NamedTuple):
    """A file to check; `content` is that of standard input."""

    name: str
    content: bytes | None = None


class FileCheck(NamedTuple):
    """What came of a check: the file, unless it cannot be read, how many findings were fixed, and what went wrong."""

    file: CheckedFile | None = None
    fixed: int = 0
    errors: tuple[str, ...] = ()


@attrs.frozen
class FileChecker:
    """The options of a check; it can be sent to another process.

    `cache` is the folder of the cache, "" if there is none; by default it is in the project of each file.
    """

    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    fix: bool
    cache: str | None

    @classmethod
    def of(cls, options: argparse.Namespace) -> FileChecker:
        """A checker with the options of the command."""
        cache = "" if options.no_cache else options.cache_dir
        return cls(_codes(options.select), _codes(options.ignore), options.fix, cache)

    def check(self, source: CheckSource) -> FileCheck:
        """The check of a file; what is wrong with its content is a finding."""
        from geobrief.project.files import CheckedFile

        try:
            if not self.fix:
                return FileCheck(self._checked(source))
            file, fixed, errors = self._fixed(source.name)
        except UnreadableInputError as error:
            return FileCheck(errors=(str(error),))
        return FileCheck(CheckedFile(file.name, file.text, file.findings), fixed, errors)

    def lost(self, source: CheckSource) -> FileCheck:
        """The check of a file whose process was killed."""
        return FileCheck(errors=(f"{display_name(source.name)} was not checked: its process was killed",))

    def _fixed(self, name: str) -> tuple[LoadedFile, int, tuple[str, ...]]:
        """The file after its fixes; one that cannot be written keeps its findings."""
        from geobrief.project import checked
        from geobrief.project.files import fix

        settings = self._settings(name)
        file = checked(name, settings=settings)
        try:
            number = fix(file)
        except UnreadableInputError as error:
            return file, 0, (str(error),)
        return (checked(name, settings=settings) if number else file), number, ()

    def _checked(self, source: CheckSource) -> CheckedFile:
        from geobrief.project import checked
        from geobrief.project.files import CheckedFile
        from geobrief.scenario.files import content_of

        settings = self._settings(source.name)
        content = content_of(source.name) if source.content is None else source.content
        cache = self._cache(source.name)
        kept = cache.find(source.name, content, settings) if cache else None
        if kept is not None:
            return kept
        file = checked(source.name, content=content, settings=settings)
        if cache:
            cache.keep(file, content, settings)
        return CheckedFile(file.name, file.text, file.findings)

    def _cache(self, name: str) -> Cache | None:
        if name == STANDARD_INPUT or self.cache == "":
            return None
        from geobrief.project.cache import Cache, cache_folder

        folder = cache_folder(name) if self.cache is None else self.cache
        return None if folder is None else Cache(folder)

    def _settings(self, name: str) -> Settings:
        from geobrief.project import settings_for

        settings = settings_for(name)
        select = settings.select if self.select is None else self.select
        ignore = settings.ignore if self.ignore is None else self.ignore
        return attrs.evolve(settings, select=select, ignore=ignore)


def _codes(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """The codes of an option that may be repeated and takes several, with commas between them."""
    if given is None:
        return None
    return tuple(name.strip() for names in given for name in names.split(","))
