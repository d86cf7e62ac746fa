"""Check scenario files: what cannot be read in them and what the rules find, with line and column."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from geobrief.cli.formats import FORMATS
from geobrief.cli.texts import STANDARD_INPUT, content_of_input, display_name
from geobrief.errors import ArgumentError, UnreadableInputError

if TYPE_CHECKING:
    from geobrief.cli.formats import Renderer
    from geobrief.project import CheckedFile, Settings

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
        self._paths: Sequence[str] = options.paths
        self._select, self._ignore = _codes(options.select), _codes(options.ignore)
        self._fix: bool = options.fix
        self._error_code = 0 if options.exit_zero else 1
        self.fixed = 0
        self.exit_code = 0

    def files(self) -> Iterator[CheckedFile]:
        """The files that can be read, in order."""
        from geobrief.cli.display import with_progress

        names = list(each_once(self._names()))
        yield from (file for file in with_progress(names, self._check) if file is not None)

    def _names(self) -> Iterator[str]:
        for path in self._paths:
            try:
                names = files_of(path)
            except UnreadableInputError as error:
                self._fail(error)
                continue
            for name in names:
                if name != path and _leads_outside(name):
                    self._fail(UnreadableInputError(f"{display_name(name)} is a link to a file outside the project"))
                else:
                    yield name

    def _check(self, name: str) -> CheckedFile | None:
        try:
            file = self._checked(name)
            if self._fix and self._fixed(file):
                file = self._checked(name)
        except UnreadableInputError as error:
            self._fail(error)
            return None
        if any(finding.severity == "error" for finding in file.findings):
            self.exit_code = max(self.exit_code, self._error_code)
        return file

    def _fixed(self, file: CheckedFile) -> int:
        """How many findings were fixed in a file; one that cannot be written keeps its findings."""
        from geobrief.project.files import fix

        try:
            number = fix(file)
        except UnreadableInputError as error:
            self._fail(error)
            return 0
        self.fixed += number
        return number

    def _checked(self, name: str) -> CheckedFile:
        from geobrief.project import checked

        content = content_of_input() if name == STANDARD_INPUT else None
        return checked(name, content=content, settings=self._settings(name))

    def _settings(self, name: str) -> Settings:
        import attrs

        from geobrief.project import settings_for

        settings = settings_for(name)
        select = settings.select if self._select is None else self._select
        ignore = settings.ignore if self._ignore is None else self._ignore
        return attrs.evolve(settings, select=select, ignore=ignore)

    def _fail(self, error: UnreadableInputError) -> None:
        from geobrief.cli.streams import print_error

        print_error(str(error))
        self.exit_code = 2


def _codes(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """The codes of an option that may be repeated and takes several, with commas between them."""
    if given is None:
        return None
    return tuple(name.strip() for names in given for name in names.split(","))


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
