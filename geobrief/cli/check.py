"""Check scenario files: what cannot be read in them and what the rules find, with line and column."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from geobrief.cli.formats import FORMATS
from geobrief.cli.jobs import add_jobs
from geobrief.cli.texts import STANDARD_INPUT, content_of_input, display_name
from geobrief.errors import ArgumentError, UnreadableInputError

if TYPE_CHECKING:
    from geobrief.cli.file_checks import CheckSource
    from geobrief.cli.formats import Renderer
    from geobrief.project import CheckedFile

SUMMARY = "check scenario files"
_HELP = "exit codes: 0; 1 if a finding has the severity error; 2 if a file cannot be read or an option is not valid"
_COUNTED = ("text", "concise", "json")
_SKIPPED_FOLDERS = ("__pycache__", "node_modules", "site-packages")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files and folders, the selected codes, and the format."""
    parser.epilog = _HELP
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a scenario file, or a folder of *.geobrief.yaml, "
                        ".yml, .json and .toml; - is standard input")  # fmt: skip
    parser.add_argument("--select", metavar="CODES", action="append", help="only these codes or prefixes: GB4,GB501")
    parser.add_argument("--ignore", metavar="CODES", action="append", help="not these codes or prefixes")
    parser.add_argument("--output-format", choices=FORMATS, default="text", help="the format of the findings")
    parser.add_argument("--statistics", action="store_true", help="print only how often each code was found")
    parser.add_argument("--fix", action="store_true", help="fix in the files what can be fixed safely")
    add_jobs(parser, "check")
    parser.add_argument("--cache-dir", metavar="FOLDER", help="keep findings there for the next check; by default in "
                        ".geobrief_cache in the folder of the project, if there is one")  # fmt: skip
    parser.add_argument("--no-cache", action="store_true", help="neither use nor keep findings of earlier checks")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are errors")


def run(options: argparse.Namespace) -> int:
    """Check every file and write the findings; a file that cannot be read is an error message and exit code 2."""
    from geobrief.cli.streams import print_error, write

    render = _renderer(options.output_format, options.statistics)
    if options.fix and STANDARD_INPUT in options.paths:
        raise ArgumentError("--fix changes files", expected="a path", got=STANDARD_INPUT)
    check = _Check(options)
    write("".join(render(list(check.files()))))
    if check.fixed:
        print_error(f"fixed {check.fixed} finding{'s' * (check.fixed > 1)}")
    return check.exit_code


def _renderer(output_format: str, statistics: bool) -> Renderer:
    from geobrief.cli.formats import renderer

    if not statistics:
        return renderer(output_format)
    if output_format not in _COUNTED:
        expected = f"the format {' or '.join(_COUNTED)}"
        raise ArgumentError("--statistics has no such format", expected=expected, got=output_format)
    from geobrief.cli.formats import counts

    return counts.render_json if output_format == "json" else counts.render


class _Check:
    """The check of some files, with the exit code and the number of findings that were fixed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._error_code = 0 if options.exit_zero else 1
        self.fixed = 0
        self.exit_code = 0

    def files(self) -> Iterator[CheckedFile]:
        """The files that can be read, in order."""
        from geobrief.cli.display import with_progress
        from geobrief.cli.file_checks import FileChecker
        from geobrief.cli.jobs import apply

        names = list(each_once(self._names()))
        checker = FileChecker.of(self._options)
        check = apply(checker.check, checker.lost, min(self._options.jobs, len(names) or 1))
        for result in with_progress(map(self._source, names), check, len(names), attrgetter("name")):
            self.fixed += result.fixed
            for error in result.errors:
                self._fail(error)
            if result.file is not None:
                has_errors = any(finding.severity == "error" for finding in result.file.findings)
                self.exit_code = max(self.exit_code, self._error_code if has_errors else 0)
                yield result.file

    def _source(self, name: str) -> CheckSource:
        """The file to check; standard input is read in this process."""
        from geobrief.cli.file_checks import CheckSource

        if name != STANDARD_INPUT:
            return CheckSource(name)
        return CheckSource(name, content_of_input())

    def _names(self) -> Iterator[str]:
        for path in self._options.paths:
            try:
                names = files_of(path)
            except UnreadableInputError as error:
                self._fail(str(error))
                continue
            for name in names:
                if name != path and _leads_outside(name):
                    self._fail(f"{display_name(name)} is a link to a file outside the project")
                else:
                    yield name

    def _fail(self, message: str) -> None:
        from geobrief.cli.streams import print_error

        print_error(message)
        self.exit_code = 2


def files_of(path: str) -> list[str]:
    """The file itself, or the scenario files in a folder and its folders, by name, without those in hidden folders."""
    if path == STANDARD_INPUT or not os.path.isdir(path):
        return [path]
    found = sorted(_in_folder(path))
    if not found:
        expected = "*.geobrief.yaml, .yml, .json or .toml"
        raise UnreadableInputError(f"{display_name(path)}: no scenario files in this folder", expected=expected)
    return found


def each_once(files: Iterable[str]) -> Iterator[str]:
    """Files in the order given, each once.

    >>> list(each_once(["a.geobrief.yaml", "./a.geobrief.yaml", "-"]))
    ['a.geobrief.yaml', '-']
    """
    seen: set[str] = set()
    for file in files:
        path = file if file == STANDARD_INPUT else os.path.abspath(file)
        if path not in seen:
            seen.add(path)
            yield file


def _leads_outside(name: str) -> bool:
    """Whether a file that nobody named is a link out of its project, which could be to any file of the machine."""
    if not os.path.islink(name):
        return False
    from geobrief.project import settings_for
    from geobrief.scenario.files import is_within, readable_folders

    return not is_within(os.path.realpath(name), readable_folders(name, settings_for(name).extends_outside))


def _raise(error: OSError) -> None:
    raise UnreadableInputError(f"{display_name(str(error.filename))} cannot be searched ({error.strerror})")


def _in_folder(folder: str) -> Iterator[str]:
    from geobrief.suffixes import is_scenario_name

    for here, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        yield from (os.path.normpath(os.path.join(here, name)) for name in names if is_scenario_name(name))
