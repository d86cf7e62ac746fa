"""How does something that may stand at the cursor get there? Quoted as the file needs it, in the brackets it lacks."""

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
class Offer:
    """Something that may be typed: `label` is what is shown, `text` what is typed, `order` by what it is sorted.

    `filter` is what the editor compares with what was typed already, `subject` the id of a record of which more can be
    told. `raw` text is no value but YAML as it stands, with a place for the cursor where `$0` stands. Who was not there
    at the time of the record is `absent`.
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
    """What has to stand around a value at the cursor: a list of its own, or a dash."""

    opening: str = ""
    closing: str = ""


def item(
    offer: Offer, cursor: Cursor, document: Document, frame: Frame, *, snippets: bool, on: str | None = None
) -> CompletionItem:
    """An offer as the editor takes it; `on` is the day for which more will be told, should it be asked for."""
    text = offer.text if offer.raw else quoted(offer.text, cursor, document.form)
    text = f"{frame.opening}{text}{frame.closing}"
    is_snippet = snippets and offer.raw and "$0" in text
    return CompletionItem(
        offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=MarkupContent(MarkupKind.Markdown, offer.documentation) if offer.documentation else None,
        sort_text=offer.order or None,
        filter_text=offer.filter or None,
        insert_text_format=InsertTextFormat.Snippet if is_snippet else None,
        text_edit=TextEdit(
            document.positions.range(cursor.start, cursor.end), text if is_snippet else text.replace("$0", "")
        ),
        tags=[CompletionItemTag.Deprecated] if offer.absent else None,
        data={"subject": offer.subject, "uri": document.uri, "on": on} if offer.subject else None,
    )


def quoted(text: str, cursor: Cursor, form: str) -> str:
    """A text as it has to be written at the cursor."""
    if cursor.quote == "'":
        return text.replace("'", "''") if form != "toml" else text
    if cursor.quote:
        return in_quotes(text)[1:-1]
    return text if form == "yaml" and is_bare(text) else in_quotes(text)


def framed(cursor: Cursor, document: Document, listed: bool) -> Frame:
    """What a value needs around it where a list is meant, and none has been begun."""
    if not listed or cursor.quote:
        return Frame()
    if cursor.flow or document.form != "yaml" or not on_own_line(cursor, document):
        return Frame("[", "]")
    return Frame("- ")


def on_own_line(cursor: Cursor, document: Document) -> bool:
    """Whether nothing stands before the value on its line."""
    start, _ = document.positions.line(cursor.start)
    return not document.text[start : cursor.start].strip()
