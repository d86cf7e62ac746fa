"""Small faults in the library, and whether its tests find them: `python fuzz mutants [--number N] [PACKAGE ...]`.

A fault is another comparison or condition, a number one more, `or` for `and`, two arguments exchanged, a statement
less, None for a result; messages and annotations stay. The faults are drawn by a kept seed, equally many for each
package, and made in a copy of the tree. The tests of the package run once with their coverage; then each fault meets
first those that execute its line and, since results are cached, some of the others, in a forked process.
What survives is printed: it needs a test, unless it changes nothing that can be seen. Needs fork and `coverage`.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import pickle
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
IMPORTED = ("pytest", "hypothesis", "attrs", "yaml", "dateparser", "pandas", "pyarrow.compute")
QUICK, SECONDS = 40, 12  # tests that a fault meets at once, and the seconds of all that it meets
PATIENCE, LONGEST = 60, 1800  # seconds for the tests of a fault, more are a loop; and for all tests of a package
MEMORY = 8_000_000_000
RESOLVER = ("resolution", "spellings", "folding", "name_parts", "name_index", "codes", "foreign_spellings", "titles")


class Package(NamedTuple):
    """Modules, and the tests that should find their faults."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


PACKAGES = {
    "when": Package(("when/*.py",), ("tests/when", "geobrief/when")),
    "codec": Package(
        ("codec/*.py",), ("tests/codec", "geobrief/codec", "tests/scenario", "tests/register/test_columns.py")
    ),
    "rules": Package(("rules/*.py",), ("tests/rules", "geobrief/rules", "tests/planted")),
    "checking": Package(("checking/*.py",), ("tests/rules", "geobrief/checking", "tests/scenario")),
    "resolver": Package(tuple(f"register/{name}.py" for name in RESOLVER), ("tests/register", "geobrief/register")),
    "dates": Package(("reading/dates/*.py",), ("tests/reading", "geobrief/reading")),
    "reading": Package(("reading/*.py", "reading/*/*.py"), ("tests/reading", "geobrief/reading")),
}
OTHER: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Mutant(NamedTuple):
    """A file with one part replaced."""

    file: Path
    lines: range
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.lines[0]}: {self.before!r} → {self.after!r}"


def mutants(package: Package, root: Path = ROOT) -> list[Mutant]:
    """All faults of a package."""
    found = []
    for file in sorted(file for pattern in package.modules for file in (root / "geobrief").glob(pattern)):
        source = file.read_text("utf-8")
        for node in executed(ast.parse(source)):
            for place, after in wrong(node):
                before, mutated = replaced(source, place, after)
                lines = range(place.lineno, (place.end_lineno or place.lineno) + 1)
                found.append(Mutant(file.relative_to(root), lines, before, after, mutated))
    return found


def executed(node: ast.AST, in_function: bool = False) -> Iterator[ast.AST]:
    """What runs when a function is called, without messages, annotations and `__repr__`."""
    match node:
        case ast.FunctionDef(name="__repr__") | ast.JoinedStr() | ast.Assert():
            return
        case ast.If(test=ast.Name("TYPE_CHECKING")):
            return
        case ast.Module() | ast.ClassDef() | ast.FunctionDef():
            children: Iterable[ast.AST] = node.body
        case ast.AnnAssign():
            children = [node.value] if node.value else ()
        case ast.Raise():
            children = ()
        case _:
            children = ast.iter_child_nodes(node)
    if in_function:
        yield node
    for child in children:
        yield from executed(child, in_function or isinstance(node, ast.FunctionDef))


def wrong(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Parts of a node, each with what may wrongly be in its place."""
    match node:
        case ast.Compare(left, [first, *others], right) if type(first) in OTHER:
            yield node, _text(ast.Compare(left, [OTHER[type(first)](), *others], right))
        case ast.BoolOp(operator, values):
            yield node, _text(ast.BoolOp(OTHER[type(operator)](), values))
        case ast.BinOp(left, operator, right) if type(operator) in OTHER:
            yield node, _text(ast.BinOp(left, OTHER[type(operator)](), right))
        case ast.UnaryOp(ast.Not(), operand):
            yield node, _text(operand)
        case ast.Constant(bool(value)):
            yield node, _text(ast.Constant(not value))
        case ast.Constant(int(value)):
            yield node, _text(ast.Constant(value + 1))
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant):
            yield value, "None"
        case ast.Call(function, [first, second, *others]) if (
            ast.unparse(function) not in {"isinstance", "issubclass", "cast", "min", "max"}
            and ast.dump(first) != ast.dump(second)
            and not any(isinstance(argument, ast.Starred) for argument in (first, second))
        ):
            yield node, _text(ast.Call(function, [second, first, *others], node.keywords))
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield node, "pass"
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) | ast.comprehension(ifs=[test, *_]):
            if not isinstance(test, ast.Compare | ast.UnaryOp):
                yield test, _text(ast.UnaryOp(ast.Not(), test))


def _text(expression: ast.expr) -> str:
    return f"({ast.unparse(expression)})"


def replaced(source: str, node: ast.expr | ast.stmt, after: str) -> tuple[str, str]:
    """The words of a node, and the source with others in their place."""
    lines = source.encode().splitlines(keepends=True)
    assert node.end_lineno is not None
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + (node.end_col_offset or 0)
    mutated = source.encode()[:start] + after.encode() + source.encode()[end:]
    return source.encode()[start:end].decode(), mutated.decode()


class Tests(NamedTuple):
    """Tests of a package."""

    seconds: dict[str, float]
    executing: dict[tuple[str, int], list[str]]  # by file and line

    def chosen_for(self, file: str, lines: range) -> list[str]:
        """Those that execute the lines of a file, then some of the others."""
        executing = [test for line in lines for test in self.executing.get((file, line), ())]
        left, chosen = float(SECONDS), []
        for test in dict.fromkeys([*executing, *self.seconds]):
            if self.seconds[test] <= left:
                left -= self.seconds[test]
                chosen.append(test)
        return chosen


def _used() -> float:
    return sum(os.times()[:4])


class Coverage:
    """Plugin of pytest that notes which tests execute a line of the library, and how long they take."""

    def __init__(self, modules: Iterable[str]) -> None:
        from coverage import Coverage as Tracer

        self.tracer = Tracer(data_file=None, include=[f"geobrief/{path}" for path in modules], config_file=False)
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.tracer.switch_context(nodeid)
        self.seconds[nodeid] = -_used()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            self.failed.add(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += _used()
        self.tracer.switch_context("")

    def tests(self) -> Tests:
        """In the order in which they are tried."""
        data = self.tracer.get_data()
        executing = {
            (str(Path(file).relative_to(Path.cwd())), line): self._in_turn(contexts)
            for file in data.measured_files()
            for line, contexts in data.contexts_by_lineno(file).items()
        }
        return Tests({test: self.seconds[test] for test in self._in_turn(self.seconds)}, executing)

    def _in_turn(self, tests: Iterable[str]) -> list[str]:
        """The quickest test of each function, then a second of each, and so on."""
        seen: dict[str, int] = {}
        place: dict[str, int] = {}
        for test in sorted({*tests} & {*self.seconds} - self.failed, key=lambda test: (self.seconds[test], test)):
            function = test.partition("[")[0]
            place[test] = seen[function] = seen.get(function, 0) + 1
        return sorted(place, key=place.__getitem__)


class Tree:
    """A copy of the project, in which faults are made and tests run."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "tree"
        shutil.copytree(ROOT, self.root, ignore=shutil.ignore_patterns(".*", "__pycache__", "_build"))

    def tests(self, package: Package) -> Tests:
        """The tests of a package that pass as long as there is no fault."""
        kept = self.root.parent / "tests"

        def measured() -> int:
            sys.dont_write_bytecode = False  # what is compiled now serves every fault
            plugin = Coverage(package.modules)
            plugin.tracer.start()
            _pytest(package.tests, plugin)
            plugin.tracer.stop()
            kept.write_bytes(pickle.dumps(plugin.tests()))
            return 0

        if self._forked(measured, LONGEST) != 0:
            raise SystemExit(f"the tests cannot be run: {' '.join(package.tests)}")
        tests: Tests = pickle.loads(kept.read_bytes())
        return tests

    def survives(self, mutant: Mutant, tests: Tests) -> bool:
        """Whether the tests of its package pass with a fault; what nothing executes survives."""
        file = str(mutant.file)
        if not any((file, line) in tests.executing for line in mutant.lines):
            return True
        chosen = tests.chosen_for(file, mutant.lines)
        place = self.root / file
        original, times = place.read_bytes(), place.stat()
        place.write_text(mutant.source, "utf-8")
        try:
            return all(
                self._forked(lambda: _pytest(part), PATIENCE) == 0  # noqa: B023
                for part in (chosen[:QUICK], chosen[QUICK:])
                if part
            )
        finally:
            place.write_bytes(original)
            os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _forked(self, work: Callable[[], int], seconds: int) -> int | None:
        """What a function returns in a process of its own, None if it takes longer."""
        process = os.fork()
        if not process:
            code = 70
            try:
                self._enter(seconds)
                code = work()
            finally:
                os._exit(code)
        end = time.monotonic() + 10 * seconds  # the machine may have more to do
        finished, status = 0, 0
        while not finished and time.monotonic() < end:
            time.sleep(0.02)
            finished, status = os.waitpid(process, os.WNOHANG)
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)  # and what it has started
        if finished:
            return os.waitstatus_to_exitcode(status)
        os.waitpid(process, 0)
        return None

    def _enter(self, seconds: int) -> None:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.chdir(self.root)
        sys.path.insert(0, str(self.root))
        os.environ |= {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.dont_write_bytecode = True


def _pytest(tests: Sequence[str], *plugins: Any) -> int:
    import hypothesis
    import pytest

    hypothesis.settings.register_profile(
        "mutants",
        hypothesis.settings(deadline=None, suppress_health_check=list(hypothesis.HealthCheck)),
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
    )
    options = ["-q", *([] if plugins else ["-x"]), "-n", "0", "-p", "no:cacheprovider", "--hypothesis-profile=mutants"]
    options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # pytest and hypothesis are imported before
    return int(pytest.main([*options, *tests], plugins))


def main(arguments: Sequence[str]) -> int:
    """Print the faults that survive, and how many were found, by package."""
    parser = argparse.ArgumentParser(prog="python fuzz mutants")
    names = ", ".join(PACKAGES)
    parser.add_argument("packages", nargs="*", choices=[*PACKAGES, []], metavar="PACKAGE", help=f"of {names}")
    parser.add_argument("--number", type=int, default=60, help="of faults for each package")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    for name in IMPORTED:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(Path(folder))
        for name in options.packages or PACKAGES:
            package = PACKAGES[name]
            possible = mutants(package, tree.root)
            drawn = random.Random(f"{options.seed} {name}").sample(possible, min(options.number, len(possible)))
            tests = tree.tests(package)
            alive = 0
            for mutant in drawn:
                if tree.survives(mutant, tests):
                    alive += 1
                    print(f"survives: {mutant}", flush=True)
            print(f"{name}: {len(drawn) - alive} of {len(drawn)} found (of {len(possible)} possible)", flush=True)
    return 0
