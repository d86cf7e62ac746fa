"""Which files are open in the editor, and when is each of them checked? A moment after somebody has stopped typing.

A check takes its time beside what the editor asks; while it is under way, what is known from the last one is answered.
Texts are sent whole with each change: what an editor calls a line and what other programs do is not always the same,
and a text put together wrongly would be checked wrongly.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from geobrief import __version__, project
from geobrief.lsp.diagnostics import diagnostics
from geobrief.lsp.documents import Document, is_scenario
from geobrief.lsp.names import prepare
from geobrief.project import CheckedFile, Settings, SettingsError, forget_settings, settings_for

_LOGGER = logging.getLogger(__name__)
Checked = TypeVar("Checked")
_PAUSE, _LONGEST_PAUSE = 0.1, 5.0  # seconds


class Server(LanguageServer):
    """The open files, and the checks that are under way."""

    def __init__(self) -> None:
        super().__init__("geobrief", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.documents: dict[str, Document] = {}
        self.was_shut_down = False
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._checker = ThreadPoolExecutor(max_workers=1)
        self._complaints: set[str] = set()

    # --- texts --------------------------------------------------------------------------------------------------------

    def opened(self, item: types.TextDocumentItem) -> None:
        """Take a file that is opened, and check it."""
        if is_scenario(item.uri, item.language_id):
            forget_settings()
            encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
            self.documents[item.uri] = Document(
                item.uri, item.text, item.version, str(getattr(encoding, "value", encoding))
            )
            self.check(item.uri, 0)

    def changed(self, uri: str, version: int | None, text: str | None) -> None:
        """Take a changed text, and check it in a moment."""
        document = self.documents.get(uri)
        if document is not None and text is not None:
            self.documents[uri] = document.replaced(text, version)
            self.check(uri, min(max(_PAUSE, document.took), _LONGEST_PAUSE))

    def saved(self) -> None:
        """Check all files that are open: one may extend another, and the settings may have changed."""
        forget_settings()
        for uri in self.documents:
            self.check(uri, 0)

    def closed(self, uri: str) -> None:
        """Forget a file, and what was said of it."""
        if self.documents.pop(uri, None) is not None:
            self._cancel(uri)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def at(self, uri: str, position: types.Position) -> tuple[Document, int] | None:
        """A file and the offset in it, if the file is one of ours."""
        document = self.documents.get(uri)
        return None if document is None else (document, document.positions.offset(position))

    # --- checks -------------------------------------------------------------------------------------------------------

    def check(self, uri: str, pause: float) -> asyncio.Task[None]:
        """Check a file after a pause, and tell the editor; what was under way for it is given up."""
        self._cancel(uri)
        task = asyncio.get_running_loop().create_task(self._check(uri, pause))
        self._checks[uri] = task
        return task

    async def settled(self, uri: str) -> Document | None:
        """The file once it is checked as it stands."""
        document, task = self.documents.get(uri), self._checks.get(uri)
        if document is not None and not document.is_checked:
            await asyncio.wait([self.check(uri, 0) if task is None or task.done() else task])
        return self.documents.get(uri)

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.documents[uri]
        try:
            loop = asyncio.get_running_loop()
            (file, complaint), took = await loop.run_in_executor(self._checker, _timed, checked, document)
        except Exception:  # what nobody foresaw shall not leave the editor without a server
            _LOGGER.exception("%s could not be checked", uri)
            return
        document.took = took if document.checked else 0.0
        take(document, file)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics(document), document.version)
        )
        self._complain(complaint)
        self._checker.submit(prepare, document.base_world)

    def _cancel(self, uri: str) -> None:
        task = self._checks.pop(uri, None)
        if task is not None:
            task.cancel()

    def _complain(self, complaint: str | None) -> None:
        """Tell once what is wrong with the settings of a project."""
        if complaint is not None and complaint not in self._complaints:
            self._complaints.add(complaint)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"geobrief: {complaint}"))

    def stop_checks(self) -> None:
        """Give up what is under way."""
        for uri in tuple(self._checks):
            self._cancel(uri)
        self._checker.shutdown(wait=False, cancel_futures=True)


def _timed(check: Callable[[Document], Checked], document: Document) -> tuple[Checked, float]:
    """What a check finds, and the seconds that it took, without those for which it waited its turn."""
    begun = perf_counter()
    return check(document), perf_counter() - begun


_TORN = ("GB101", "GB105", "GB108", "GB110", "GB112")  # behind these nothing was read


def checked(document: Document) -> tuple[CheckedFile, str | None]:
    """The findings about a document, and what is wrong with the settings of its project, if anything is."""
    settings, complaint = _settings(document.path)
    text, ignore = document.text.removeprefix("\ufeff"), settings.ignored(document.path)
    select, plugins = settings.select, settings.plugins
    file = project.checked(document.path, content=text, select=select, ignore=ignore, plugins=plugins)
    return file, complaint


def take(document: Document, file: CheckedFile) -> None:
    """Keep what a check found."""
    document.checked = file
    if document.known is None or not any(finding.code in _TORN for finding in file.scenario.load_findings):
        document.known = file.scenario


def _settings(path: str) -> tuple[Settings, str | None]:
    try:
        return settings_for(path), None
    except SettingsError as error:
        return Settings(), str(error)
