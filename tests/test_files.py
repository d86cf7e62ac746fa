"""Files are opened only if they are regular ones, and opening never waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from geobrief.errors import UnreadableInputError
from geobrief.files import open_file, read_file


def test_a_regular_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"Peru\r\n")
    assert read_file(file) == b"Peru\r\n"
    assert read_file(str(file), 2) == b"Pe"
    (tmp_path / "link").symlink_to(file)
    with open_file(tmp_path / "link") as stream:
        assert stream.read() == b"Peru\r\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("lost", "no such file or directory"), ("a\0b", "not a possible file name"), ("x" * 5000, "file name too long")],
)
def test_a_missing_file_is_named(name: str, reason: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_file(name)
    assert str(caught.value).endswith(f" cannot be read ({reason})")
    assert len(str(caught.value)) < 300
    assert "\0" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="files of Unix")
@pytest.mark.parametrize("kind", ["pipe", "directory", "socket", "device"])
def test_what_is_not_a_regular_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "other"
    with socket.socket(socket.AF_UNIX) as bound:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "directory":
            path.mkdir()
        elif kind == "socket":
            bound.bind(str(path))
        else:
            path = Path("/dev/null")
        with pytest.raises(UnreadableInputError, match=rf"cannot be read \(a {kind}, expected a file\)"):
            open_file(path)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="files of Linux")
@pytest.mark.parametrize("name", ["/proc/self/status", "/proc/version", "/dev/fd/../status", "/sys/kernel/mm/ksm/run"])
def test_files_of_the_system_are_refused(name: str) -> None:
    if os.path.exists(name):
        with pytest.raises(UnreadableInputError, match="a file of the system"):
            open_file(name)


def test_a_link_to_a_file_of_the_system_is_refused(tmp_path: Path) -> None:
    if os.path.exists("/proc/self/status"):
        (tmp_path / "link").symlink_to("/proc/self/status")
        with pytest.raises(UnreadableInputError, match="a file of the system"):
            open_file(tmp_path / "link")
