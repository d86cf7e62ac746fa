"""Check scenario files: what cannot be read in them, and what the rules have to say, with line and column."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats import FORMATS
from geobrief.cli.texts import STANDARD_INPUT, shown
from geobrief.errors import ArgumentError, UnreadableInputError

if TYPE_CHECKING:
    from geobrief.cli.formats import Writer
    from geobrief.project import CheckedFile

SUMMARY = "check scenario files"
_HELP = "exit codes: 0; 1 where a finding of severity error was made; 2 where a file could not be read, or an option"
_COUNTED = ("text", "concise", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files and folders, the codes that are wanted, and the format."""
    parser.epilog = _HELP
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a scenario file, or a folder of *.geobrief.yaml, "
                        ".yml, .json and .toml; - is standard input")  # fmt: skip
    parser.add_argument("--select", metavar="CODES", action="append", help="only these codes or beginnings: GB4,GB501")
    parser.add_argument("--ignore", metavar="CODES", action="append", help="not these codes or beginnings")
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="how findings are written")
    parser.add_argument("--statistics", action="store_true", help="tell how often each code was found, and no more")
    parser.add_argument("--fix", action="store_true", help="mend in the files what can be mended safely")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 also where errors were found")


def run(options: argparse.Namespace) -> int:
    """Check every file and write the findings; a file that cannot be read is told, and makes the exit code 2."""
    from geobrief.cli.streams import complain, write

    written = _writer(options.output_format, options.statistics)
    if options.fix and "-" in options.paths:
        raise ArgumentError("--fix mends files", expected="a path", got="-")
    checking = _Checking(options)
    for piece in written(list(checking)):
        write(piece)
    if checking.mended:
        complain(f"mended {checking.mended} place{'s' * (checking.mended > 1)}")
    return checking.exit_code


def _writer(output_format: str, statistics: bool) -> Writer:
    from geobrief.cli.formats import writer

    if not statistics:
        return writer(output_format)
    if output_format not in _COUNTED:
        expected = f"the format {' or '.join(_COUNTED)}"
        raise ArgumentError("--statistics cannot be written so", expected=expected, got=output_format)
    from geobrief.cli.formats import counts

    return counts.written_as_json if output_format == "json" else counts.written


class _Checking:
    """The files that can be read, in order, and the exit code that they and the others add up to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._paths: Sequence[str] = options.paths
        self._select, self._ignore = (_codes(option) for option in (options.select, options.ignore))
        self._fix: bool = options.fix
        self._found = 0 if options.exit_zero else 1
        self.mended = 0
        self.exit_code = 0

    def __iter__(self) -> Iterator[CheckedFile]:
        from geobrief.cli.display import watched

        files = list(each_once(self._files()))
        yield from (file for file in watched(files, self._check) if file is not None)

    def _files(self) -> Iterator[str]:
        for path in self._paths:
            try:
                yield from files_of(path)
            except UnreadableInputError as error:
                self._refuse(error)

    def _check(self, name: str) -> CheckedFile | None:
        try:
            file = self._checked(name)
            if self._fix:
                from geobrief.project.files import fix

                mended = fix(file)
                self.mended += mended
                file = self._checked(name) if mended else file
        except UnreadableInputError as error:
            self._refuse(error)
            return None
        if any(finding.severity == "error" for finding in file.findings):
            self.exit_code = max(self.exit_code, self._found)
        return file

    def _checked(self, name: str) -> CheckedFile:
        import attrs

        from geobrief.cli.texts import STANDARD_INPUT, content_of_input
        from geobrief.project import checked, settings_for

        settings = settings_for(name)
        chosen = {"select": self._select, "ignore": self._ignore}
        settings = attrs.evolve(settings, **{key: codes for key, codes in chosen.items() if codes is not None})
        content = content_of_input() if name == STANDARD_INPUT else None
        return checked(name, content=content, settings=settings)

    def _refuse(self, error: UnreadableInputError) -> None:
        from geobrief.cli.streams import complain

        complain(str(error))
        self.exit_code = 2


def _codes(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """The codes of an option that takes several with commas, and may stand several times."""
    if given is None:
        return None
    return tuple(name.strip() for names in given for name in names.split(","))


_PASSED_OVER = ("__pycache__", "node_modules", "site-packages")


def files_of(path: str) -> list[str]:
    """The file itself, or the scenario files in a folder and its folders, by name; hidden folders are passed over."""
    if path == STANDARD_INPUT or not os.path.isdir(path):
        return [path]
    found = sorted(_in_folder(path))
    if not found:
        expected = "*.geobrief.yaml, .yml, .json or .toml"
        raise UnreadableInputError(f"{shown(path)}: no scenario files in this folder", expected=expected)
    return found


def each_once(files: Iterable[str]) -> Iterator[str]:
    """Files in the order given, each once.

    >>> list(each_once(["a.geobrief.yaml", "./a.geobrief.yaml", "-"]))
    ['a.geobrief.yaml', '-']
    """
    seen: set[str] = set()
    for file in files:
        place = file if file == STANDARD_INPUT else os.path.abspath(file)
        if place not in seen:
            seen.add(place)
            yield file


def _refuse(error: OSError) -> None:
    raise UnreadableInputError(f"{shown(str(error.filename))} cannot be searched ({error.strerror})")


def _in_folder(folder: str) -> Iterator[str]:
    from geobrief.suffixes import is_scenario_name

    for here, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        yield from (os.path.normpath(os.path.join(here, name)) for name in names if is_scenario_name(name))
