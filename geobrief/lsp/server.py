"""The server: the open documents, and the check of each a moment after typing stops.

A check runs in a thread of its own; until it is done, requests are answered from the result of the last one. A file
that is extended takes with it the open files that extend it, also before it is saved.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import thread_time

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from geobrief import __version__, project
from geobrief.lsp.diagnostics import diagnostics
from geobrief.lsp.documents import ContentChange, Document, changed_text, is_scenario
from geobrief.lsp.names import prepare
from geobrief.lsp.related_files import dependants, family, real_path
from geobrief.project import LoadedFile, Settings, SettingsError, forget_settings, settings_for

_LOGGER = logging.getLogger(__name__)
_PAUSE, _LONGEST_PAUSE = 0.03, 5.0  # seconds
_QUICK = 0.2  # seconds; after a longer check, the pause is as long as the check
_UNREADABLE = ("GB101", "GB105", "GB108", "GB110", "GB112")  # after one of these nothing was read


class Server(LanguageServer):
    """The open documents and their running checks."""

    def __init__(self) -> None:
        super().__init__("geobrief", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
        self.documents: dict[str, Document] = {}
        self.was_shut_down = False
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._checker = ThreadPoolExecutor(max_workers=1)
        self._shown_errors: set[str] = set()

    # --- documents ----------------------------------------------------------------------------------------------------

    def opened(self, item: types.TextDocumentItem) -> None:
        """Keep a file that was opened, and check it."""
        if is_scenario(item.uri, item.language_id):
            forget_settings()
            encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
            self.documents[item.uri] = Document(
                item.uri, item.text, item.version, str(getattr(encoding, "value", encoding))
            )
            self.check(item.uri, 0)

    def changed(self, uri: str, version: int | None, changes: Sequence[ContentChange]) -> None:
        """Keep a changed text, and check it and what extends it, after a pause that is long if checks are."""
        document = self.documents.get(uri)
        if document is not None and changes:
            for change in changes:
                document = document.replaced(changed_text(document, change), version)
            self.documents[uri] = document
            for other in (document, *dependants(document, self.documents.values())):
                seconds = other.check_seconds
                self.check(other.uri, _PAUSE if seconds < _QUICK else min(seconds, _LONGEST_PAUSE))

    def saved(self) -> None:
        """Check all open files: one may extend another, and the settings may have changed."""
        forget_settings()
        for uri in self.documents:
            self.check(uri, 0)

    def closed(self, uri: str) -> None:
        """Forget a file and its diagnostics; what extends it is checked against what is on the disk."""
        document = self.documents.pop(uri, None)
        if document is not None:
            self._cancel(uri)
            for other in dependants(document, self.documents.values()):
                self.check(other.uri, 0)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def family(self, document: Document) -> list[Document]:
        """A document, the files that it extends, and the open files that extend one of these."""
        return family(document, self.documents)

    def at(self, uri: str, position: types.Position) -> tuple[Document, int] | None:
        """The document and the offset of a position in it; None if the file is not a scenario."""
        document = self.documents.get(uri)
        return None if document is None else (document, document.positions.offset(position))

    # --- checks -------------------------------------------------------------------------------------------------------

    def check(self, uri: str, pause: float) -> asyncio.Task[None]:
        """Check a file after a pause and publish its diagnostics; a check of it that still runs is cancelled."""
        self._cancel(uri)
        task = asyncio.get_running_loop().create_task(self._check(uri, pause))
        self._checks[uri] = task
        return task

    async def up_to_date(self, uri: str) -> Document | None:
        """The document once its current text is checked."""
        document, task = self.documents.get(uri), self._checks.get(uri)
        if document is not None and not document.is_checked:
            await asyncio.wait([self.check(uri, 0) if task is None or task.done() else task])
        return self.documents.get(uri)

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = self.documents[uri]
        try:
            loop = asyncio.get_running_loop()
            unsaved = self._unsaved(document)
            (file, error), seconds = await loop.run_in_executor(self._checker, _timed_check, document, unsaved)
        except Exception:  # a fault of the checker must not end the server
            _LOGGER.exception("%s could not be checked", uri)
            return
        document.check_seconds = seconds if document.checked else 0.0
        store(document, file)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics(document), document.version)
        )
        self._show_error(error)
        self._checker.submit(prepare, document.world)

    def _unsaved(self, document: Document) -> dict[str, bytes]:
        """The content of the other open files by real path."""
        others = (other for other in self.documents.values() if other.uri != document.uri)
        return {real_path(other): other.text.encode("utf-8", "surrogatepass") for other in others}

    def _cancel(self, uri: str) -> None:
        task = self._checks.pop(uri, None)
        if task is not None:
            task.cancel()

    def _show_error(self, error: str | None) -> None:
        """Show, once, what is wrong with the settings of a project."""
        if error is not None and error not in self._shown_errors:
            self._shown_errors.add(error)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"geobrief: {error}"))

    def stop_checks(self) -> None:
        """Cancel all checks."""
        for uri in tuple(self._checks):
            self._cancel(uri)
        self._checker.shutdown(wait=False, cancel_futures=True)


def check(document: Document, unsaved: Mapping[str, bytes] | None = None) -> tuple[LoadedFile, str | None]:
    """The checked file, and what is wrong with the settings of its project, if anything is.

    `unsaved` has the content of the other open files.
    """
    settings, error = _settings(document.path)
    text = document.text.removeprefix("\ufeff")
    return project.checked(document.path, content=text, settings=settings, unsaved=unsaved), error


def store(document: Document, file: LoadedFile) -> None:
    """Keep the result of a check in its document."""
    document.checked = file
    if document.scenario is None or not any(finding.code in _UNREADABLE for finding in file.scenario.load_findings):
        document.scenario = file.scenario


def _timed_check(document: Document, unsaved: Mapping[str, bytes]) -> tuple[tuple[LoadedFile, str | None], float]:
    """The result of a check and the seconds it computed, without those for which it waited."""
    started = thread_time()
    return check(document, unsaved), thread_time() - started


def _settings(path: str) -> tuple[Settings, str | None]:
    try:
        return settings_for(path), None
    except SettingsError as error:
        return Settings(), str(error)
