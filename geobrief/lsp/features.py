"""The features of the server: which function answers each request of the protocol, and the loop on standard input."""

from __future__ import annotations

import logging
import os
import re
import sys
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from geobrief.errors import GeobriefError
from geobrief.lsp.actions import KINDS, actions
from geobrief.lsp.completions import completions, description_of
from geobrief.lsp.hovers import hover
from geobrief.lsp.references import references, rename, renamed_range
from geobrief.lsp.server import Server
from geobrief.lsp.symbols import definition, symbols

_TRIGGERS = [" ", ":", "[", "{", ",", "-", '"', "'"]
_LARGEST_MESSAGE = 64 * 2**20  # bytes
_LONGEST_HEADER = 1000  # bytes
_HEADER = re.compile(rb"(?:Content-Length: (\d{1,18})|(?!(?i:Content-Length))[\w-]+:.*)?\r\n")


def server() -> Server:
    """A server with all its features."""
    server = Server()
    _add_notifications(server)
    _add_requests(server)
    return server


def _add_notifications(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        server.opened(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri, params.text_document.version, params.content_changes)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        server.saved()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        server.saved()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.INITIALIZED)
    def _(params: types.InitializedParams) -> None:
        _watch_settings(server)

    @server.feature(types.SHUTDOWN)
    def _(*_: Any) -> None:
        server.was_shut_down = True
        server.stop_checks()


def _add_requests(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def _(params: types.HoverParams) -> types.Hover | None:
        found = server.at(params.text_document.uri, params.position)
        return hover(*found) if found else None

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=_TRIGGERS, resolve_provider=True),
    )
    def _(params: types.CompletionParams) -> types.CompletionList | None:
        found = server.at(params.text_document.uri, params.position)
        return completions(*found, snippets=_takes_snippets(server)) if found else None

    @server.feature(types.COMPLETION_ITEM_RESOLVE)
    def _(item: types.CompletionItem) -> types.CompletionItem:
        document = server.documents.get(str(item.data.get("uri"))) if isinstance(item.data, dict) else None
        text = description_of(item, document) if document else ""
        if text:
            item.documentation = types.MarkupContent(types.MarkupKind.Markdown, text)
        return item

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS)))
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = await server.up_to_date(params.text_document.uri)
        return actions(document, params.range, params.context.only) if document and document.is_checked else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = server.documents.get(params.text_document.uri)
        return symbols(document) if document else []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def _(params: types.DefinitionParams) -> types.Location | None:
        found = server.at(params.text_document.uri, params.position)
        return definition(*found, server.family(found[0])) if found else None

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def _(params: types.ReferenceParams) -> list[types.Location]:
        found = server.at(params.text_document.uri, params.position)
        declarations = params.context.include_declaration
        return references(*found, server.family(found[0]), declarations=declarations) if found else []

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def _(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        found = server.at(params.text_document.uri, params.position)
        places = references(*found, found[:1], declarations=True) if found else []
        return [types.DocumentHighlight(place.range) for place in places]

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def _(params: types.PrepareRenameParams) -> types.Range | None:
        found = server.at(params.text_document.uri, params.position)
        return renamed_range(*found) if found else None

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def _(params: types.RenameParams) -> types.WorkspaceEdit | None:
        await server.up_to_date(params.text_document.uri)
        found = server.at(params.text_document.uri, params.position)
        try:
            return rename(*found, params.new_name, server.family(found[0])) if found else None
        except GeobriefError as error:
            raise JsonRpcInvalidParams(str(error)) from None


def _takes_snippets(server: Server) -> bool:
    """Whether the editor can put the cursor inside a completion."""
    text = server.client_capabilities.text_document
    item = text.completion.completion_item if text and text.completion else None
    return bool(item and item.snippet_support)


def _watch_settings(server: Server) -> None:
    """Ask the editor to report changes of project settings, if it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/pyproject.toml")])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        server.client_register_capability(types.RegistrationParams([types.Registration("settings", method, options)]))


# --- standard input and output ---------------------------------------------------------------------------------------


class MessageStream:
    """The bytes of messages, as pygls reads them; the stream ends at a header that is not one, with `problem` set."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.problem: str = ""

    def readline(self) -> bytes:
        """The next line of a header."""
        line = self._stream.readline(_LONGEST_HEADER)
        header = _HEADER.fullmatch(line)
        if line and header is None:
            self.problem = f"expected a header of the Language Server Protocol, got {line[:60]!r}"
        elif header and header[1] and int(header[1]) > _LARGEST_MESSAGE:
            self.problem = f"message of {int(header[1])} bytes, the largest allowed has {_LARGEST_MESSAGE}"
        return b"" if self.problem else line

    def read(self, size: int) -> bytes:
        """The body of a message."""
        return self._stream.read(size)


class _OneLine(logging.Filter):
    """Leaves out the traceback when pygls reports a message that it cannot read: the fault is in the message."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if text.startswith("Unable to "):
            record.msg, record.args, record.exc_info = text.partition("\n")[0], (), None
        return True


def serve() -> int:
    """Answer requests on standard input until the editor leaves: 0 after a shutdown request, else 1."""
    log = logging.StreamHandler(sys.stderr)
    log.addFilter(_OneLine())
    logging.basicConfig(handlers=[log], level=logging.WARNING)
    logging.getLogger("pygls").setLevel(logging.ERROR)  # it warns of each request that is cancelled too late
    running, output, messages = server(), sys.stdout, MessageStream(sys.stdin.buffer)
    with os.fdopen(os.dup(output.fileno()), "wb") as stream:  # the server closes its own at the end
        sys.stdout = sys.stderr  # a library that prints must not write into the messages
        try:
            running.start_io(messages, stream)  # type: ignore[arg-type]  # of a stream it uses these two methods
        finally:
            sys.stdout = output
            running.stop_checks()
    if messages.problem:
        raise GeobriefError(messages.problem)
    return 0 if running.was_shut_down else 1
