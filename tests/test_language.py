"""The package is written in plain English: names, docstrings, comments, messages and documentation.

Quoted words («…», `…`) are not read: they may quote a text, a name or a lexicon.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "geobrief").rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "geobrief").glob("*.toml"),
                ROOT / "geobrief" / "codec" / "descriptions.toml"])  # fmt: skip

# What was written, and what to write instead.
DIALECT = {
    r"told|tell|tells|telling": "state, give, report, say",
    r"untold": "not stated",
    r"borne|bears?|bearers?|bearings?": "has, holder, name, designation",
    r"mend|mends|mended|mending": "fix",
    r"behind": "after, beyond",
    r"nought|wherein|whereof|thereof|heed|heeds|beheld|whither|whence|hither|nay": "plain English",
    r"stands?|stood": "is, be, was",
    r"lies|lain|lay|laid": "is, extends",
    r"at hand": "available, given",
    r"is no(?! longer| more\b)|are no(?! longer| more\b)": "is not a",
    r"as good as": "probably, nearly",
    r"(?:has|have|had|is|was|there is) to say": "reports, message",
    r"by way of": "through",
    r"in turn": "also",
}
ALLOWED = re.compile(
    r"\b(?:there (?:is|are) no|stand(?:s)? for|stand-?alone|standstill|understand\w*|outstanding)\b", re.I
)
WORDS = [(re.compile(rf"\b(?:{words})\b", re.I), instead) for words, instead in DIALECT.items()]
IDENTIFIERS = re.compile(
    r"(?:^|_)(?:told|tell|tells|telling|untold|borne|bear|bears|bearer|bearers|bearing|bearings|mend|mends|mended|behind)(?:_|$)"
)
QUESTION = re.compile(r"[^.`]*\?")
QUOTED = re.compile(r"«[^»]*»|``[^`]*``|`[^`]*`|“[^”]*”")


def dialect(text: str) -> Iterator[str]:
    plain = ALLOWED.sub(" ", QUOTED.sub(" ", text))
    for pattern, instead in WORDS:
        for found in pattern.finditer(plain):
            context = plain[max(0, found.start() - 40) : found.end() + 30].replace("\n", " ").strip()
            yield f"«{found.group()}» in «{context}»; write {instead}"


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The text of docstrings and messages; a bare word is a key or a lexicon entry, not a sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            yield node.lineno, node.value


def comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
            yield getattr(node, "lineno", 1), text


def orphans(docstring: str) -> Iterator[str]:
    """Single words that a wrapped line left alone in the middle of a paragraph."""
    lines = docstring.splitlines()
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if len(before.strip()) > 80 and after.strip() and re.fullmatch(r"[a-z`]\S*", line.strip()):
            yield line.strip()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_written_in_plain_english(module):
    source = module.read_text("utf-8")
    tree = ast.parse(source)
    found = [f"{line}: {said}" for line, text in (*strings(tree), *comments(source)) for said in dialect(text)]
    found += [f"{line}: {name}" for line, name in identifiers(tree) if IDENTIFIERS.search(name.lower())]
    found += [f"{line}: a docstring that asks a question" for line, text in docstrings(tree) if QUESTION.match(text)]
    found += [f"{line}: orphan word «{word}»" for line, text in docstrings(tree) for word in orphans(text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_page_is_written_in_plain_english(page):
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.M | re.S)
    assert not list(dialect(text))
