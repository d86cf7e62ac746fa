"""Who answers when an editor asks? For each request of the protocol, the module that knows."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from lsprotocol import types

from geobrief.lsp.actions import KINDS, actions
from geobrief.lsp.completions import completions, resolved
from geobrief.lsp.hovers import hover
from geobrief.lsp.server import Server
from geobrief.lsp.symbols import definition, symbols

_TRIGGERS = [" ", ":", "[", "{", ",", "-", '"', "'"]


def server() -> Server:
    """A server that answers all that it can."""
    made = Server()
    _take_texts(made)
    _answer(made)
    return made


def _take_texts(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        made.opened(params.text_document)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        text = params.content_changes[-1].text if params.content_changes else None
        made.changed(params.text_document.uri, params.text_document.version, text)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(params: types.DidSaveTextDocumentParams) -> None:
        made.saved()

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(params: types.DidChangeWatchedFilesParams) -> None:
        made.saved()

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        made.closed(params.text_document.uri)

    @made.feature(types.INITIALIZED)
    def _(params: types.InitializedParams) -> None:
        _watch_settings(made)

    @made.feature(types.SHUTDOWN)
    def _(*_: Any) -> None:
        made.was_shut_down = True
        made.stop_checks()


def _answer(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def _(params: types.HoverParams) -> types.Hover | None:
        found = made.at(params.text_document.uri, params.position)
        return hover(*found) if found else None

    @made.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=_TRIGGERS, resolve_provider=True),
    )
    def _(params: types.CompletionParams) -> types.CompletionList | None:
        found = made.at(params.text_document.uri, params.position)
        return completions(*found, snippets=_takes_snippets(made)) if found else None

    @made.feature(types.COMPLETION_ITEM_RESOLVE)
    def _(item: types.CompletionItem) -> types.CompletionItem:
        document = made.documents.get(str(item.data.get("uri"))) if isinstance(item.data, dict) else None
        told = resolved(item, document) if document else ""
        if told:
            item.documentation = types.MarkupContent(types.MarkupKind.Markdown, told)
        return item

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS)))
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = await made.settled(params.text_document.uri)
        return actions(document, params.range, params.context.only) if document and document.is_checked else []

    @made.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = made.documents.get(params.text_document.uri)
        return symbols(document) if document else []

    @made.feature(types.TEXT_DOCUMENT_DEFINITION)
    def _(params: types.DefinitionParams) -> types.Location | None:
        found = made.at(params.text_document.uri, params.position)
        return definition(*found) if found else None


def _takes_snippets(made: Server) -> bool:
    """Whether the editor can put the cursor where a completion wants it."""
    text = made.client_capabilities.text_document
    item = text.completion.completion_item if text and text.completion else None
    return bool(item and item.snippet_support)


def _watch_settings(made: Server) -> None:
    """Ask to be told when the settings of a project change, of an editor that can tell."""
    workspace = made.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher("**/pyproject.toml")])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        made.client_register_capability(types.RegistrationParams([types.Registration("settings", method, options)]))


def serve() -> int:
    """Answer until the editor goes away: 0 if it said so first, else 1."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    logging.getLogger("pygls").setLevel(logging.ERROR)  # it warns of each question that an editor takes back too late
    made, output = server(), sys.stdout
    with os.fdopen(os.dup(output.fileno()), "wb") as stream:  # the server closes its own at the end
        sys.stdout = sys.stderr  # what a library prints is no message to the editor
        try:
            made.start_io(sys.stdin.buffer, stream)
        finally:
            sys.stdout = output
            made.stop_checks()
    return 0 if made.was_shut_down else 1
