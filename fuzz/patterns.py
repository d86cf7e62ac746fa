"""The cost of every regular expression of the library on repeated text: one that is not linear is listed.

Run it with `python fuzz patterns`. The patterns are those that the library compiles when it is imported and used once.
Texts are made from a pattern itself: what comes before one of its repetitions, then what that repetition takes, many
times over, then a character that fits nothing.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

MOST = 4_000  # code points
SLOW = 0.006  # CPU seconds for the most repetitions below which growth is not measured
GROWTH = 24  # between 8 (linear) and 64 (square)
SHORT = {  # code points of the longest texts on which modules use their patterns
    "geobrief.codec.hints": 100,
    "geobrief.reading.mentions.traps": 40,
    "geobrief.register.foreign_spellings": 200,
    "geobrief.register.name_parts": 200,
    "geobrief.register.written_names": 200,
}
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "split"}
REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}


class Compiled(NamedTuple):
    """A pattern and the module that compiled it."""

    module: str
    pattern: re.Pattern[Any]


class Slow(NamedTuple):
    """A pattern, the text that makes it slow, and how the CPU time grows when the text is eight times as long."""

    module: str
    pattern: str
    pump: str
    method: str
    seconds: float
    growth: float

    def __str__(self) -> str:
        cost = f"{self.module}: {self.seconds:.2f} s, ×{self.growth:.0f}"
        return f"{cost}: {self.method} {self.pump!r}: {self.pattern[:120]!r}"


def compiled() -> list[Compiled]:
    """All patterns that the library compiles, each once."""
    found: dict[tuple[str | bytes, int], Compiled] = {}
    plain = re.compile

    def noting(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        made = plain(pattern, flags)
        module = sys._getframe(1).f_globals.get("__name__", "")
        if module.startswith("geobrief"):
            found.setdefault((made.pattern, made.flags), Compiled(module, made))
        return made

    re.compile = noting  # type: ignore[assignment]
    try:
        import geobrief

        for module in pkgutil.walk_packages(geobrief.__path__, "geobrief."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        from geobrief.reading.dates.find import RULES

        for rule in RULES:
            rule.pattern  # noqa: B018  which a text with its kinds would compile
        for name in sorted(Path(__file__).parent.glob("corpus/text/*")):
            geobrief.read(name.read_text("utf-8"), published="2015-03-27")
        for name in ("Burma (Myanmar)", "USSR/Russia", "Republik Kongo", "the former Yugoslavia", "Fredonia"):
            geobrief.world().resolve(name).suggestions  # noqa: B018
    finally:
        re.compile = plain
    return sorted(found.values(), key=lambda one: (one.module, str(one.pattern.pattern)))


def methods(one: Compiled) -> list[str]:
    """`fullmatch`, `match` and `finditer`, as the module of a pattern uses it; `finditer` for others."""
    module = sys.modules[one.module]
    patterns = {name for name, value in vars(module).items() if isinstance(value, re.Pattern)}
    names = {name for name in patterns if vars(module)[name] is one.pattern}
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in METHODS
        and (
            node.value.id in names
            if names and isinstance(node.value, ast.Name)
            else not names and not is_of(node, patterns)
        )
    }
    return sorted(used) if used and used <= {"match", "fullmatch"} else ["finditer"]


def is_of(node: ast.Attribute, names: set[str]) -> bool:
    """Whether a method is that of a pattern with one of the names, or of a text."""
    return isinstance(node.value, ast.Name) and node.value.id in {*names, "re"}


def slow(one: Compiled) -> Slow | None:
    """What makes a pattern slow, if anything does."""
    worst: Slow | None = None
    most = SHORT.get(one.module, MOST)
    for method in methods(one):
        for prefix, pump, end in texts(one.pattern):
            long = seconds(one.pattern, method, prefix + pump * (most // len(pump)) + end)
            if long < SLOW:
                continue
            short = seconds(one.pattern, method, prefix + pump * (most // 8 // len(pump)) + end)
            growth = long / max(short, 1e-5)
            if growth > GROWTH and (worst is None or long > worst.seconds):
                worst = Slow(one.module, str(one.pattern.pattern), prefix[-20:] + "|" + pump, method, long, growth)
                if long > 1:
                    return worst
    return worst


def seconds(pattern: re.Pattern[Any], method: str, text: str) -> float:
    """The CPU time that a pattern takes on a text; at most about two seconds."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, 2)
    try:
        found = getattr(pattern, method)(subject)
        if method == "finditer":
            for _ in found:
                pass
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def texts(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Beginnings, repeated words and ends for a pattern."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    seen = set()
    for prefix, body in itertools.islice(repeats(tree, ""), 60):
        for pump in list(dict.fromkeys(samples(body)))[:6]:
            for start, end in itertools.product(("", prefix), ("\0", "\n")):
                if pump and len(pump) < 60 and (start, pump, end) not in seen:
                    seen.add((start, pump, end))
                    yield start, pump, end


def repeats(tree: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    """The repetitions of a pattern without a small bound, each with a text that leads to it."""
    for operator, argument in tree:
        if operator in REPEATS:
            _, most, body = argument
            if most > 50:
                yield prefix, body
            yield from repeats(body, prefix)
        else:
            for part in parts(operator, argument):
                yield from repeats(part, prefix)
        prefix = (prefix + next(samples([(operator, argument)]), ""))[-200:]


def parts(operator: Any, argument: Any) -> Iterator[Any]:
    """The patterns inside one item of a pattern."""
    if operator is sre.SUBPATTERN:
        yield argument[3]
    elif operator is sre.BRANCH:
        yield from argument[1]
    elif operator is sre.ATOMIC_GROUP:
        yield argument
    elif operator in (sre.ASSERT, sre.ASSERT_NOT):
        yield argument[1]


def samples(tree: Any) -> Iterator[str]:
    """Some texts that a pattern takes; look-arounds are left out of account."""
    choices = [list(itertools.islice(dict.fromkeys(item(*one)), 4)) or [""] for one in tree]
    for number in range(max(map(len, choices), default=0)):
        yield "".join(choice[number % len(choice)] for choice in choices)


def item(operator: Any, argument: Any) -> Iterator[str]:
    """Some texts that one item of a pattern takes."""
    if operator is sre.LITERAL:
        yield chr(argument)
    elif operator in (sre.ANY, sre.NOT_LITERAL, sre.IN):
        yield from characters(operator, argument)
    elif operator in REPEATS:
        least, most, body = argument
        for text in samples(body):
            yield text * max(least, min(most, 1))
    else:
        for part in parts(operator, argument):
            if operator not in (sre.ASSERT, sre.ASSERT_NOT):
                yield from samples(part)


def characters(operator: Any, argument: Any) -> Iterator[str]:
    """Characters of each kind that a set of characters takes."""
    if operator is not sre.IN:
        yield from (one for one in "a A1." if operator is sre.ANY or ord(one) != argument)
        return
    made = parser.State()
    made.str = ""
    code = re._compiler.compile(parser.SubPattern(made, [(operator, argument)]))  # type: ignore[attr-defined]
    yield from (one for one in "aA1 .'\"\\-,\t\n([:é–_" if code.match(one))
    for kind, value in argument:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE:
            yield chr(value[0])


def main() -> int:
    """Print the patterns that are not linear; 1 if there are any."""
    signal.signal(signal.SIGVTALRM, _stop)
    all_patterns = compiled()
    found = [one for one in map(slow, all_patterns) if one is not None]
    print(*found, f"{len(found)} of {len(all_patterns)} patterns are not linear", sep="\n")
    return int(bool(found))


def _stop(number: int, frame: Any) -> None:
    raise TimeoutError


if __name__ == "__main__":
    raise SystemExit(main())
