"""The output formats of findings: one module for each, imported when it is used.

Each has a function `render`, from checked files to pieces of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geobrief.project import CheckedFile

_MODULES = {
    "text": "sources",
    "concise": "concise",
    "json": "objects",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
    "html": "page",
}
FORMATS = tuple(_MODULES)
Renderer = Callable[[Sequence["CheckedFile"]], Iterator[str]]


def renderer(output_format: str) -> Renderer:
    """The function that renders an output format.

    >>> "".join(renderer("json")([]))
    '[]\\n'
    """
    from importlib import import_module

    render: Renderer = import_module(f"geobrief.cli.formats.{_MODULES[output_format]}").render
    return render


def json_text(data: Any, indentation: int | None = 2) -> str:
    r"""Plain data as JSON with a line break at its end; control characters are escapes, other letters as they are.

    >>> json_text({"name": "Åland\x9b"}, None)
    '{"name": "Åland\\u009b"}\n'
    """
    import json

    from geobrief.printable import visible_json

    return visible_json(json.dumps(data, ensure_ascii=False, indent=indentation)) + "\n"
