"""The command as a person runs it, and in this process, where it is faster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from geobrief.cli import main

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Ctrl-C interrupts, also where the tests run in the background of a shell, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def geobrief(capfdbinary):
    """Run the command in this process; its output is decoded without touching line ends."""

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def process():
    """Run the command in a process of its own, with bytes on standard input and more in the environment."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Ran:
        command = [sys.executable, "-m", "geobrief", *map(str, arguments)]
        settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        said = subprocess.run(command, input=stdin, capture_output=True, env=settings, check=False)
        return Ran(said.returncode, said.stdout.decode(), said.stderr.decode())

    return run


@pytest.fixture
def brief(tmp_path):
    """A file with a small brief."""
    file = tmp_path / "brief.txt"
    file.write_bytes(b"Chile and Peru signed a border treaty on Monday.\n")
    return file
