"""What is fuzzed: for each target the inputs, and what must hold of each of them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from inputs import PIECE, data, documents, pieces, texts

import geobrief
from geobrief import GeobriefError

MOST_SECONDS = 1.0  # CPU time for one input of at most 10,000 code points
LONGEST_MESSAGE = 2_000
DAY = st.one_of(st.none(), st.sampled_from(["0001-01-01", "9999-12-31", "2015-03-27", "2016-02-29"]))
RECORDS = (
    *"State Person Tenure Organization Group Territory Agreement Dispute Event".split(),
    *"Quantity Evidence Finding Membership Claim".split(),
)
FIELDS = (
    "id name kind parties date steps actors type state person office period amount unit text start end names".split()
)
HEADERS = (
    *(b"Content-Length: 2\r\n\r\n{}", b"Content-Length: ", b"\r\n\r\n", b"99999999999999999999"),
    *(b"Content-Type: x\r\n", b"\xff"),
)
BYTES = st.one_of(
    st.binary(max_size=40), PIECE.map(lambda one: one.encode("utf-8", "replace")), st.sampled_from(HEADERS)
)
Check = Callable[[Any], None]
TARGETS: dict[str, tuple[st.SearchStrategy[Any], Check]] = {}


def target(strategy: st.SearchStrategy[Any]) -> Callable[[Check], Check]:
    """Enter a check with its inputs."""

    def enter(check: Check) -> Check:
        TARGETS[check.__name__] = (strategy, check)
        return check

    return enter


def timed(check: Check, value: Any) -> None:
    """The check of one input, which must not be slow; what is slow once only is forgiven."""
    for _ in (1, 2):
        start = time.process_time()
        check(value)
        seconds = time.process_time() - start
        if seconds < MOST_SECONDS:
            return
    raise AssertionError(f"{seconds:.1f} s for {str(value)[:200]!r}")


@contextlib.contextmanager
def misuse() -> Iterator[None]:
    """Errors for misuse are allowed, and have messages of a limited length."""
    try:
        yield
    except GeobriefError as error:
        if len(str(error)) >= LONGEST_MESSAGE:
            raise AssertionError(f"a message of {len(str(error))} characters") from error


def check_findings(findings: Any) -> None:
    """Findings can be printed in a limited length, and have no control characters."""
    for finding in findings:
        assert len(finding.message) < LONGEST_MESSAGE, finding.message[:300]
        assert str(finding).encode("utf-8")
        assert "\x1b" not in str(finding)


@target(st.tuples(texts("text"), DAY))
def text(value: Any) -> None:
    """Every text is read; the evidence is in it, and what is written is read back."""
    words, day = value
    brief = geobrief.read(words, published=day)
    check_findings(brief.findings)
    for record in (*brief.agreements, *brief.disputes, *brief.events):
        assert all(words[e.start : e.end] == e.text for e in record.evidence)
    json.dumps(brief.to_dict(), allow_nan=False)


@target(pieces() | st.text("0123456789-/X?~%.T:Z[]{}, ", max_size=40))
def edtf(value: Any) -> None:
    """A date or period is read, and written as what is read to the same, or refused as misuse."""
    for read in (geobrief.Date, geobrief.Period):
        with misuse():
            made = read(value)
            assert read(str(made)) == made
            assert made.earliest is None or made.latest is None or made.earliest <= made.latest
            made.overlaps(geobrief.Date("2014"))


def load(value: str, suffix: str) -> None:
    """A scenario in a form, loaded and checked."""
    scenario = geobrief.load(value) if suffix == "yaml" else loaded(value, suffix)
    check_findings(scenario.findings)
    check_findings(geobrief.check(scenario))
    geobrief.load(geobrief.dump(scenario))


def loaded(value: str, suffix: str) -> geobrief.Scenario:
    """The scenario of a file with a suffix."""
    file = folder() / f"fuzz.geobrief.{suffix}"
    file.write_text(value, "utf-8", errors="surrogatepass", newline="")
    return geobrief.load(file)


@target(texts("yaml"))
def yaml(value: Any) -> None:
    """Any YAML is loaded, with findings."""
    if "\n" in value:  # one line is the name of a file
        load(value, "yaml")
    assert loaded(value, "yaml") is not None


@target(texts("json"))
def json_files(value: Any) -> None:
    """Any JSON is loaded, with findings."""
    loaded(value, "json")


@target(texts("toml"))
def toml(value: Any) -> None:
    """Any TOML is loaded, with findings."""
    loaded(value, "toml")


@target(documents())
def mapping(value: Any) -> None:
    """Any plain data is loaded and checked, with findings."""
    with misuse():
        scenario = geobrief.load(value)
        check_findings(scenario.findings)
        check_findings(geobrief.check(scenario))


@target(
    st.tuples(
        st.sampled_from(RECORDS),
        st.lists(data(), max_size=3),
        st.dictionaries(st.sampled_from(FIELDS), data(), max_size=4),
    )
)
def records(value: Any) -> None:
    """A record is made of anything, or refuses it as misuse."""
    name, arguments, named = value
    with misuse(), allowed_signature():
        made = getattr(geobrief, name)(*arguments, **named)
        str(made), repr(made), hash(made)


@contextlib.contextmanager
def allowed_signature() -> Iterator[None]:
    """A call without a needed argument, or with an unknown one, is Python's TypeError."""
    try:
        yield
    except TypeError as error:
        if "argument" not in str(error):
            raise


@target(
    st.tuples(st.sampled_from(["cow_states", "mid", "atop", "cow_wars", "archigos", "pax"]), pieces(), st.lists(PIECE))
)
def datasets(value: Any) -> None:
    """A file of a dataset, whatever is in it, is read or refused as misuse."""
    kind, rest, cells = value
    file = folder() / "fuzz.csv"
    file.write_text(f"ccode,stateabb,year,{','.join(cells)}\n2,USA,1990\n{rest}", "utf-8", errors="replace", newline="")
    with misuse():
        dataset = geobrief.datasets.read(kind, file)
        check_findings(list(dataset.findings)[:100])
        len(list(dataset.records())) if hasattr(dataset, "records") else None


SOURCE = "Chile and Peru signed a border treaty on 3 June 1929. President Leguía met Chile's minister in Lima in 1929."


@target(st.tuples(documents() | data(), st.just(SOURCE) | texts("text")))
def grounding(value: Any) -> None:
    """Anything is held against a text: what is kept rests on its words."""
    extracted, words = value
    with misuse():
        grounded = geobrief.ground(extracted, words)
        check_findings(grounded.findings)


@target(st.tuples(texts("reply"), st.just(SOURCE) | texts("text")))
def replies(value: Any) -> None:
    """Whatever a model answers, a text is read."""
    answer, words = value
    chat = geobrief.extractors.Chat(lambda messages, schema: answer, attempts=2)
    check_findings(geobrief.read(words, extractor=chat, published="1929-06-05").findings)


@target(st.lists(BYTES))
def headers(value: Any) -> None:
    """Bytes for the language server are headers, or end the stream with one line that says why."""
    from geobrief.lsp.features import MessageStream

    stream = MessageStream(io.BytesIO(b"".join(value)))
    for _ in range(200):
        if not stream.readline():
            break
    assert len(stream.problem) < LONGEST_MESSAGE


@target(
    st.tuples(
        texts("yaml") | texts("json") | texts("toml"), st.integers(0, 900), st.sampled_from(["yaml", "json", "toml"])
    )
)
def editor(value: Any) -> None:
    """A file is open in an editor: completions, hovers and symbols are found at every place."""
    from geobrief.lsp.actions import actions
    from geobrief.lsp.completions import completions
    from geobrief.lsp.diagnostics import diagnostics
    from geobrief.lsp.documents import Document
    from geobrief.lsp.hovers import hover
    from geobrief.lsp.server import check, store
    from geobrief.lsp.symbols import definition, symbols

    words, offset, form = value
    offset = min(offset, len(words))
    document = Document(f"file:///scenario.geobrief.{form}", words)
    store(document, check(document)[0])
    completions(document, offset)
    hover(document, offset)
    definition(document, offset)
    symbols(document)
    for diagnostic in diagnostics(document)[:3]:
        actions(document, diagnostic.range)


COMMANDS = "demo read ground init check diff schema resolve codes who world table sources rules explain".split()
WORDS = st.one_of(
    PIECE, st.sampled_from("--format json --help --on 2014 -- - FRA Burma GB402 leaders states nofile".split())
)


@target(st.tuples(st.sampled_from(COMMANDS), st.lists(WORDS.filter(lambda word: "\0" not in word), max_size=5)))
def command_line(value: Any) -> None:
    """Every command ends with a number; what is wrong is one line."""
    from geobrief.cli import main

    command, arguments = value
    with (
        contextlib.chdir(folder()),
        contextlib.redirect_stdout(Output()),
        contextlib.redirect_stderr(Output()) as errors,
    ):
        try:
            code = main([command, *arguments])
        except SystemExit as left:
            code = left.code
    assert code in (0, 1, 2), (code, errors.getvalue()[:300])
    assert "Traceback" not in errors.getvalue()


class Output(io.StringIO):
    """Standard output or standard error, kept."""

    def fileno(self) -> int:
        raise io.UnsupportedOperation


@cache
def folder() -> Path:
    """A folder for the files of a run."""
    made = tempfile.mkdtemp(prefix="geobrief-fuzz-")
    os.environ["GEOBRIEF_CACHE"] = made
    return Path(made)
