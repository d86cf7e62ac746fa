"""What is written is written as a whole, or the command says that it is not; signals cut nothing in half."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of Unix")
ROOT = Path(__file__).parents[2]
LARGE = ("schema",)  # more than a pipe or a page of a disk holds


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "geobrief", *map(str, arguments)]


def environment(unbuffered: bool) -> dict[str, str]:
    """The environment of a command, which measures no coverage: its disk or its files may be full."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONPATH": str(ROOT), **({"PYTHONUNBUFFERED": "1"} if unbuffered else {})}


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The output when nothing is in its way."""
    return subprocess.run(command(*LARGE), stdout=subprocess.PIPE, env=environment(False), check=True).stdout


@pytest.mark.parametrize("unbuffered", [False, True], ids=["buffered", "unbuffered"])
def test_a_pipe_that_does_not_wait_gets_everything(whole, unbuffered):
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    running = subprocess.Popen(command(*LARGE), stdout=writer, stderr=subprocess.PIPE, env=environment(unbuffered))
    os.close(writer)
    time.sleep(1)  # until the pipe is full
    with open(reader, "rb") as pipe:
        assert pipe.read() == whole
    assert (running.communicate()[1], running.returncode) == (b"", 0)


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from geobrief.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("unbuffered", [False, True], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", [LARGE, ("rules", "--output-format", "json"), ("world", "--on", "1990-01-01")])
def test_a_file_that_takes_only_a_part_is_an_error(tmp_path, arguments, unbuffered):
    with open(tmp_path / "out", "wb") as out:
        ran = subprocess.run(
            [sys.executable, "-c", LIMITED, *arguments],
            stdout=out, stderr=subprocess.PIPE, env=environment(unbuffered), check=False,
        )  # fmt: skip
    size = (tmp_path / "out").stat().st_size
    assert size <= 20_000
    assert (ran.returncode, ran.stderr.decode()[:24]) == (
        (2, "geobrief: cannot write: ") if size == 20_000 else (0, "")
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("unbuffered", [False, True], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rules"], ["who", "Peru", "--on", "1990-01-01"]])
def test_a_full_disk_is_one_line_of_error(arguments, unbuffered):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, env=environment(unbuffered), check=False
        )
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("geobrief: cannot write: ")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_an_error_that_nobody_can_read_changes_no_exit_code(brief):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            command("read", "lost.txt", brief, "--output-format", "json"),
            stdout=subprocess.PIPE, stderr=full, env=environment(False), check=False,
        )  # fmt: skip
    assert (ran.returncode, json.loads(ran.stdout)[0]["file"]) == (2, str(brief))


# --- signals

CODES = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
LONG = "Chile and Peru signed a border treaty on Monday. " * 400  # as JSON, more than a pipe holds


@pytest.fixture
def signalled(geobrief, brief, monkeypatch):
    """Read the brief ten times, with a signal while it is read for the nth time."""
    import geobrief.brief as module

    read = module.BriefReader.read

    def run(number: int, nth: int, output_format: str):
        count = 0

        def read_or_stop(*arguments, **options):
            nonlocal count
            count += 1
            if count == nth:
                signal.raise_signal(number)
            return read(*arguments, **options)

        monkeypatch.setattr(module.BriefReader, "read", read_or_stop)
        return geobrief("read", *[brief] * 10, "--output-format", output_format)

    return run


@pytest.mark.parametrize(("number", "code"), CODES)
@pytest.mark.parametrize("nth", [2, 5, 10])
def test_an_interrupted_array_ends_after_a_whole_object(signalled, number, code, nth):
    ran = signalled(number, nth, "json")
    assert (ran.code, ran.err, len(json.loads(ran.out))) == (code, "", nth - 1)


@pytest.mark.parametrize(("number", "code"), CODES)
@pytest.mark.parametrize("output_format", ["text", "json", "jsonl"])
def test_an_interruption_before_the_first_object_writes_nothing(signalled, number, code, output_format):
    assert signalled(number, 1, output_format) == (code, "", "")


@pytest.mark.parametrize(("number", "code"), CODES)
def test_json_lines_are_whole(signalled, number, code):
    ran = signalled(number, 4, "jsonl")
    assert (ran.code, len([json.loads(line) for line in ran.out.splitlines()])) == (code, 3)


def start_writing(*arguments: object) -> subprocess.Popen[bytes]:
    """A process that has begun to write, and whose output was read for one byte."""
    running = subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(False)
    )
    assert os.read(running.stdout.fileno(), 1) in b"[{"
    return running


@pytest.mark.parametrize(("number", "code"), CODES)
@pytest.mark.parametrize("many", [1, 3])
def test_a_signal_waits_for_the_object_that_is_written(tmp_path, number, code, many):
    """The pipe is full in the middle of the first object when the signal comes."""
    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    running = start_writing("read", *[tmp_path / "long.txt"] * many, "--output-format", "json")
    running.send_signal(number)
    rest, error = running.communicate(timeout=120)
    document = json.loads(("[" if many > 1 else "{").encode() + rest)
    assert len(document if many > 1 else [document]) < 3
    assert (error, running.returncode) == (b"", code)


def test_a_second_signal_does_not_wait(tmp_path):
    (tmp_path / "long.txt").write_text(LONG, "utf-8")
    running = start_writing("read", tmp_path / "long.txt", "--output-format", "json")
    for _ in range(100):
        running.send_signal(signal.SIGINT)
        try:
            running.wait(timeout=1)
            break
        except subprocess.TimeoutExpired:
            continue
    assert running.returncode in (130, -signal.SIGINT)  # the latter where one more came at its very end
    running.stdout.close()
    running.stderr.close()


def test_a_signal_that_the_parent_ignores_stays_ignored(brief):
    code = "import signal, subprocess, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); import geobrief.cli as c;"
    code += "import os; os.kill(os.getpid(), signal.SIGINT); sys.exit(c.main(sys.argv[1:]))"
    ran = subprocess.run([sys.executable, "-c", code, "read", str(brief)], env=environment(False), check=False)
    assert ran.returncode == 0


def test_handlers_are_put_back():
    from geobrief.cli import main

    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    main(["explain", "GB801"])
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
