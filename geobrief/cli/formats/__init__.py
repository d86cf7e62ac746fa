"""In which form do findings leave the command? One module for each output format, imported only where it is asked for.

Each has a function `written`, from the files that were checked to pieces of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geobrief.project import CheckedFile

_MODULES = {
    "text": "sources",
    "concise": "concise",
    "json": "objects",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
}
FORMATS = tuple(_MODULES)
Writer = Callable[[Sequence["CheckedFile"]], Iterator[str]]


def writer(output_format: str) -> Writer:
    """The function that writes in an output format.

    >>> "".join(writer("json")([]))
    '[]\\n'
    """
    from importlib import import_module

    written: Writer = import_module(f"geobrief.cli.formats.{_MODULES[output_format]}").written
    return written
