"""Small faults in the library, and whether its tests find them: `python fuzz mutants [--number N] [PACKAGE ...]`.

A fault is another comparison, a number one more, `or` for `and`, a condition without its `not`, None for a result.
The faults are drawn by a kept seed, equally many for each package, and made in a copy of the tree. What survives is
printed: it needs a test, unless it changes nothing that can be seen.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SEED = "mutants of the library 1"
ROOT = Path(__file__).parent.parent
PATIENCE = 600  # seconds for the tests of one mutant; one that takes longer is found
TESTS = {
    "when": ("tests/when", "geobrief/when"),
    "codec": ("tests/codec", "tests/scenario", "geobrief/codec"),
    "rules": ("tests/rules", "geobrief/rules"),
    "checking": ("tests/rules", "tests/scenario", "geobrief/checking"),
    "register": ("tests/register", "geobrief/register"),
}
RESOLVER = ("resolution", "spellings", "folding", "name_parts", "name_index", "codes", "foreign_spellings", "titles")
OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Mutant(NamedTuple):
    """A file with one part replaced."""

    package: str
    file: Path
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before!r} → {self.after!r}"


def mutants(package: str) -> list[Mutant]:
    """All faults of a package."""
    found = []
    for file in sorted((ROOT / "geobrief" / package).glob("*.py")):
        if package != "register" or file.stem in RESOLVER:
            source = file.read_text("utf-8")
            found += [
                Mutant(package, file.relative_to(ROOT), node.lineno, *replaced(source, node, new))
                for node, new in faults(ast.parse(source))
            ]
    return found


def faults(tree: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Expressions, each with a wrong one; constants and annotations of modules are left out."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                for node in ast.walk(statement):
                    yield from wrong(node)


def wrong(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """An expression with what may wrongly be in its place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHER:
        yield node, ast.Compare(node.left, [OTHER[type(node.ops[0])](), *node.ops[1:]], node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield node, ast.BoolOp(OTHER[type(node.op)](), node.values)
    elif isinstance(node, ast.BinOp) and type(node.op) in OTHER:
        yield node, ast.BinOp(node.left, OTHER[type(node.op)](), node.right)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield node, ast.Constant(node.value + 1)
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield node.value, ast.Constant(None)


def replaced(source: str, node: ast.expr, new: ast.expr) -> tuple[str, str, str]:
    """The words of an expression, those in their place, and the source with them."""
    lines = source.encode().splitlines(keepends=True)
    assert node.end_lineno is not None
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + (node.end_col_offset or 0)
    before, after = source.encode()[start:end].decode(), f"({ast.unparse(new)})"
    return before, after, (source.encode()[:start] + after.encode() + source.encode()[end:]).decode()


def survives(mutant: Mutant, tree: Path) -> bool:
    """Whether the tests of its package pass with a fault in a copy of the tree."""
    place = tree / mutant.file
    original = place.read_text("utf-8")
    place.write_text(mutant.source, "utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *TESTS[mutant.package]]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return False
    finally:
        place.write_text(original, "utf-8")
    return run.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Print the faults that survive, and how many were found, by package."""
    parser = argparse.ArgumentParser(prog="python fuzz mutants")
    parser.add_argument("packages", nargs="*", choices=[*TESTS, []], metavar="PACKAGE", help=f"of {', '.join(TESTS)}")
    parser.add_argument("--number", type=int, default=60, help="of faults for each package")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(
            ROOT, tree, ignore=shutil.ignore_patterns(".git", "__pycache__", ".nox", "_build", ".hypothesis")
        )
        for package in options.packages or TESTS:
            possible = mutants(package)
            drawn = random.Random(f"{SEED} {package}").sample(possible, min(options.number, len(possible)))
            alive = 0
            for mutant in drawn:
                if survives(mutant, tree):
                    alive += 1
                    print(f"survives: {mutant}", flush=True)
            print(f"{package}: {len(drawn) - alive} of {len(drawn)} found (of {len(possible)} possible)", flush=True)
    return 0
