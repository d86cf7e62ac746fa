"""Check scenario files: what cannot be read in them and what the rules find, with line and column."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
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
_HELP = (
    "exit codes: 0; 1 if a finding has the severity error, or that of --fail-on; 2 if a file cannot be read or an "
    "option is not valid"
)
_COUNTED = ("text", "concise", "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files and folders, the selected codes, and the format."""
    parser.epilog = _HELP
    add = parser.add_argument
    add("paths", metavar="PATH", nargs="*", default=["."], help="a scenario file, a folder of *.geobrief.yaml, .yml, "
        ".json and .toml (by default the current one), or a pattern; - is standard input")  # fmt: skip
    add("--select", metavar="CODES", action="append", help="only these codes or prefixes: GB4,GB501")
    add("--ignore", metavar="CODES", action="append", help="not these codes or prefixes")
    add("--exclude", metavar="PATTERNS", action="append", help="leave these files and folders out of folders, "
        "besides those of the settings")  # fmt: skip
    add("--fail-on", choices=("error", "warning", "note"), help="exit with 1 from this severity on (by default error)")
    add("--output-format", choices=FORMATS, default="text", help="the format of the findings")
    add("--output-file", metavar="FILE", help="write the findings to this file")
    add("--statistics", action="store_true", help="print only how often each code was found")
    add("--show-files", action="store_true", help="print the files that would be checked")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--fix", action="store_true", help="fix in the files what can be fixed safely; standard input "
                        "is written to standard output, and its findings to standard error")  # fmt: skip
    change.add_argument("--diff", action="store_true", help="print what --fix would change; exit with 1 if anything")
    change.add_argument("--add-ignore", action="store_true", help="add comments that ignore all findings (YAML)")
    add("--stdin-filename", metavar="NAME", help="the name that standard input has as a file")
    settings = parser.add_mutually_exclusive_group()
    settings.add_argument("--config", metavar="FILE", help="the settings: a pyproject.toml, or a file of only them")
    settings.add_argument("--isolated", action="store_true", help="without the settings of any file")
    add_jobs(parser, "check")
    add("--cache-dir", metavar="FOLDER", help="keep findings there for the next check; by default in "
        ".geobrief_cache in the folder of the project, if there is one")  # fmt: skip
    add("--no-cache", action="store_true", help="neither use nor keep findings of earlier checks")
    add("--exit-zero", action="store_true", help="exit with 0 even if there are errors")


def run(options: argparse.Namespace) -> int:
    """Check every file and write the findings; a file that cannot be read is an error message and exit code 2."""
    from geobrief.cli.streams import print_error, write

    render = _renderer(options.output_format, options.statistics)
    check = _Check(options)
    if options.show_files:
        write("".join(f"{display_name(name)}\n" for name in check.names()))
        return check.exit_code
    files = list(check.files())
    if options.diff:
        write("".join(check.changes))
    elif options.fix and STANDARD_INPUT in options.paths:
        write("".join(check.changes))
        print_error("".join(render(files)).rstrip("\n"))
    else:
        _put("".join(render(files)), options.output_file)
    if check.fixed:
        done = "ignored" if options.add_ignore else "could fix" if options.diff else "fixed"
        print_error(f"{done} {check.fixed} finding{'s' * (check.fixed > 1)}")
    return check.exit_code


def _put(text: str, file: str | None) -> None:
    """Write the findings to standard output, or to a file."""
    from geobrief.cli.streams import write

    if file is None:
        write(text)
        return
    try:
        with open(file, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableInputError(f"{display_name(file)} cannot be written ({reason})") from None


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
    """The check of some files, with the exit code, the number of findings that were fixed, and the changes to show."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._error_code = 0 if options.exit_zero else 1
        self.fixed = 0
        self.exit_code = 0
        self.changes: list[str] = []

    def files(self) -> Iterator[CheckedFile]:
        """The files that can be read, in order."""
        from geobrief.cli.display import with_progress
        from geobrief.cli.file_checks import FileChecker
        from geobrief.cli.jobs import apply

        names = self.names()
        checker = FileChecker.of(self._options)
        check = apply(checker.check, checker.lost, min(self._options.jobs, len(names) or 1))
        for result in with_progress(map(self._source, names), check, len(names), attrgetter("name")):
            self.fixed += result.fixed
            self.changes += filter(None, [result.change])
            for error in result.errors:
                self._fail(error)
            fails = result.change != "" if self._options.diff else result.fails
            self.exit_code = max(self.exit_code, self._error_code if fails else 0)
            if result.file is not None:
                yield result.file

    def names(self) -> list[str]:
        """The names of the files, each once."""
        from geobrief.cli.check_files import each_once

        return list(each_once(self._names()))

    def _source(self, name: str) -> CheckSource:
        """The file to check; standard input is read in this process."""
        from geobrief.cli.file_checks import CheckSource

        if name != STANDARD_INPUT:
            return CheckSource(name)
        return CheckSource(self._options.stdin_filename or name, content_of_input())

    def _names(self) -> Iterator[str]:
        from geobrief.cli.check_files import files_of, leads_outside
        from geobrief.cli.file_checks import FileChecker

        checker = FileChecker.of(self._options)
        for path in self._options.paths:
            try:
                names = files_of(path, checker.excludes)
            except UnreadableInputError as error:
                self._fail(str(error))
                continue
            for name in names:
                if name != path and leads_outside(name):
                    self._fail(f"{display_name(name)} is a link to a file outside the project")
                else:
                    yield name

    def _fail(self, message: str) -> None:
        from geobrief.cli.streams import print_error

        print_error(message)
        self.exit_code = 2
