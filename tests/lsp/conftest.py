"""An editor for tests: it starts the server as a process, sends messages and reads the answers."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
_PATIENCE = 60  # seconds, for a busy machine


class Editor:
    """A running server, with the files that are open in it; all that it writes is read as messages."""

    def __init__(self, folder: Path, **capabilities: Any) -> None:
        command = [sys.executable, "-m", "geobrief", "lsp", "--stdio"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, env=environment)
        self.folder = folder
        self.messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self.received: list[dict[str, Any]] = []
        self.errors = b""
        self._count = 0
        self._threads = [threading.Thread(target=self._read), threading.Thread(target=self._read_errors)]
        for thread in self._threads:
            thread.start()
        params = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.initialized = self.ask("initialize", params)
        self.notify("initialized", {})

    def _read(self) -> None:
        stream = self.process.stdout
        while line := stream.readline():
            assert line.startswith(b"Content-Length: "), line
            while stream.readline().strip():
                pass
            self.messages.put(json.loads(stream.read(int(line.split(b":")[1]))))

    def _read_errors(self) -> None:
        self.errors = self.process.stderr.read()

    def send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self._count += 1
        self.send({"id": self._count, "method": method, "params": params})
        answer = self.wait(lambda message: message.get("id") == self._count and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def wait(self, wanted: Any) -> dict[str, Any]:
        """The next message of the server for which `wanted` is true; all messages are kept."""
        while True:
            message = self.messages.get(timeout=_PATIENCE)
            self.received.append(message)
            if wanted(message):
                return message

    # --- what a user does ---------------------------------------------------------------------------------------------

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "yaml") -> list[dict[str, Any]]:
        """Open a file and wait for its diagnostics."""
        item = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})
        return self.diagnostics(name, 1)

    def type(self, name: str, version: int, text: str) -> None:
        """Change the text of a file."""
        document = {"uri": self.uri(name), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, name: str, version: int | None) -> list[dict[str, Any]]:
        """The diagnostics of a version of a file; None: of a closed one."""

        def is_it(message: dict[str, Any]) -> bool:
            params = message.get("params") or {}
            return (
                message.get("method") == "textDocument/publishDiagnostics"
                and (params["uri"], params.get("version")) == (self.uri(name), version)
            )  # fmt: skip

        return self.wait(is_it)["params"]["diagnostics"]

    def at(self, method: str, name: str, line: int, character: int) -> Any:
        """Send a request about a place of a file."""
        position = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri(name)}, "position": position})

    def actions(self, name: str, place: dict[str, Any], *only: str) -> list[dict[str, Any]]:
        """The actions for a range."""
        context = {"diagnostics": [], **({"only": list(only)} if only else {})}
        return self.ask("textDocument/codeAction", {"textDocument": {"uri": self.uri(name)}, "range": place,
                                                    "context": context})  # fmt: skip

    def leave(self) -> int:
        """Shut the server down; returns its exit code."""
        self.ask("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(_PATIENCE)

    def close(self) -> None:
        """End the process, if it still runs, and the threads that read from it."""
        self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()


@pytest.fixture(scope="module")
def edit(tmp_path_factory):
    """An editor that several tests share, each with files of its own."""
    one = Editor(tmp_path_factory.mktemp("edit"))
    yield one
    one.close()


@pytest.fixture
def editor(tmp_path):
    """Start an editor in an empty folder, with the capabilities that are given."""
    started: list[Editor] = []

    def start(**capabilities: Any) -> Editor:
        started.append(Editor(tmp_path, **capabilities))
        return started[-1]

    yield start
    for one in started:
        one.close()
