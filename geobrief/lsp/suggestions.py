"""Suggestions for the cursor, and the edits that insert them: quoted as the file needs it, in brackets if they lack."""

from __future__ import annotations

import attrs
from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionItemTag,
    InsertTextFormat,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from geobrief.codec.quoting import in_quotes, is_bare
from geobrief.lsp.cursor import Cursor
from geobrief.lsp.documents import Document


@attrs.frozen
class Suggestion:
    """Something that may be typed: `label` is shown, `text` is inserted, and `order` is the sort key.

    `filter` is what the editor compares with what is typed already, `subject` the id of a record that can be described
    on request. `raw` text is inserted without quoting, with the cursor at its `$0`. A record that did not exist at the
    time is `absent`.
    """

    label: str
    text: str
    order: str = ""
    detail: str = ""
    documentation: str = ""
    filter: str = ""
    kind: CompletionItemKind = CompletionItemKind.Value
    subject: str = ""
    raw: bool = False
    absent: bool = False


@attrs.frozen
class Frame:
    """What is inserted around a value: the brackets of a new list, or a dash."""

    opening: str = ""
    closing: str = ""


def frame_for(cursor: Cursor, document: Document, listed: bool) -> Frame:
    """The frame of a value; `listed` if its field takes a list, which has not begun at the cursor."""
    if not listed or cursor.quote:
        return Frame()
    if cursor.flow or document.form != "yaml" or not is_first_on_line(cursor, document):
        return Frame("[", "]")
    return Frame("- ")


def is_first_on_line(cursor: Cursor, document: Document) -> bool:
    """Whether only blanks precede the cursor's key or value on its line."""
    start, _ = document.positions.line(cursor.start)
    return not document.text[start : cursor.start].strip()


def quoted(text: str, cursor: Cursor, form: str) -> str:
    """A text as it must be written at the cursor."""
    if cursor.quote == "'":
        return text.replace("'", "''") if form != "toml" else text
    if cursor.quote:
        return in_quotes(text)[1:-1]
    return text if form == "yaml" and is_bare(text) else in_quotes(text)


def completion_item(
    suggestion: Suggestion, cursor: Cursor, document: Document, frame: Frame, *, snippets: bool, on: str | None = None
) -> CompletionItem:
    """A suggestion in the terms of the protocol; `on` is the day as of which its subject is described on request."""
    text = suggestion.text if suggestion.raw else quoted(suggestion.text, cursor, document.form)
    text = f"{frame.opening}{text}{frame.closing}"
    is_snippet = snippets and suggestion.raw and "$0" in text
    documentation = suggestion.documentation
    return CompletionItem(
        suggestion.label,
        kind=suggestion.kind,
        detail=suggestion.detail or None,
        documentation=MarkupContent(MarkupKind.Markdown, documentation) if documentation else None,
        sort_text=suggestion.order or None,
        filter_text=suggestion.filter or None,
        insert_text_format=InsertTextFormat.Snippet if is_snippet else None,
        text_edit=TextEdit(
            document.positions.range(cursor.start, cursor.end), text if is_snippet else text.replace("$0", "")
        ),
        tags=[CompletionItemTag.Deprecated] if suggestion.absent else None,
        data={"subject": suggestion.subject, "uri": document.uri, "on": on} if suggestion.subject else None,
    )
