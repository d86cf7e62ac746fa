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
    return {**os.environ, "PYTHONPATH": str(ROOT), **({"PYTHONUNBUFFERED": "1"} if unbuffered else {})}


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


def interrupted(number: int, *arguments: object, after: int) -> tuple[bytes, bytes, int]:
    """What a command wrote that got a signal when its output had so many bytes, and was only then read to its end."""
    running = subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(False)
    )
    begin = os.read(running.stdout.fileno(), after) if after else b""
    if not after:
        time.sleep(1.5)
    running.send_signal(number)
    time.sleep(0.2)
    rest, error = running.communicate(timeout=60)
    return begin + rest, error, running.returncode


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_array_ends_after_a_whole_object(brief, number, code):
    written, error, returned = interrupted(number, "read", *[brief] * 5000, "--output-format", "json", after=5000)
    documents = json.loads(written)
    assert 0 < len(documents) < 5000
    assert {document["file"] for document in documents} == {str(brief)}
    assert (error, returned) == (b"", code)


def test_a_signal_waits_for_the_object_that_is_written(tmp_path):
    """The pipe is full in the middle of an object when the signal comes."""
    brief = tmp_path / "long.txt"
    brief.write_text("Chile and Peru signed a border treaty on Monday. " * 400, "utf-8")
    written, error, returned = interrupted(
        signal.SIGINT, "read", brief, brief, brief, "--output-format", "json", after=1
    )
    assert len(json.loads(written)) in (1, 2)
    assert (error, returned) == (b"", 130)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_json_lines_are_whole(brief, number):
    written, _, _ = interrupted(number, "read", *[brief] * 5000, "--output-format", "jsonl", after=5000)
    assert all(json.loads(line)["file"] == str(brief) for line in written.decode().splitlines())
    assert written.endswith(b"\n")


def test_an_interruption_before_the_first_object_writes_nothing(tmp_path):
    brief = tmp_path / "long.txt"
    brief.write_text("Chile and Peru signed a border treaty on Monday. " * 20_000, "utf-8")
    written, error, returned = interrupted(signal.SIGINT, "read", brief, brief, "--output-format", "json", after=0)
    assert (written, error, returned) == (b"", b"", 130)


def test_a_second_signal_does_not_wait(tmp_path):
    brief = tmp_path / "long.txt"
    brief.write_text("Chile and Peru signed a border treaty on Monday. " * 400, "utf-8")
    running = subprocess.Popen(
        command("read", brief, "--output-format", "json"), stdout=subprocess.PIPE, env=environment(False)
    )
    os.read(running.stdout.fileno(), 1)
    for _ in range(2):
        running.send_signal(signal.SIGINT)
        time.sleep(0.2)
    assert running.wait(timeout=30) == 130
    running.stdout.close()


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
