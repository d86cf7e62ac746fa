"""How does a file, a text or plain data become a scenario? It is read, understood and laid over a world."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

from geobrief import codec, model
from geobrief.errors import ArgumentError, UnreadableInputError
from geobrief.findings import Place, code
from geobrief.scenario.names import Names
from geobrief.scenario.scenarios import LASTING, Scenario

if TYPE_CHECKING:
    from geobrief.register import World

DECLARING = {
    "people": model.Person,
    "states": model.State,
    "organizations": model.Organization,
    "groups": model.Group,
    "territories": model.Territory,
}
_FORMS = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}


def load(source: str | PathLike[str] | Mapping[str, Any], *, world: World | None = None) -> Scenario:
    """Load a scenario or a saved reading: a file (by its suffix), a text of YAML or JSON, or plain data.

    A `str` that has a line break, a colon or a brace is a text, any other one the name of a file. What is wrong with
    the content never raises; it is told in `findings`, and the rest is loaded. A file that is not there raises. Actors
    may be named; a name is that of the first time that its record tells, else of the day of publication.

    >>> scenario = load("agreements: [{kind: trade, parties: [Argentina, EU], signed: 2019-06-28}]")
    >>> scenario.agreements[0].parties
    ('ARG', 'org:EU')
    """
    if world is None:
        from geobrief.register import world as register

        world = register()
    data = _source(source)
    loading = codec.Loading(data, Names(world))
    header = codec.read_header(loading)
    read = {name: codec.read_section(loading, name, header.published) for name in DECLARING}
    ground = _declare(world, read)
    loading.resolve = Names(ground)
    read |= {name: codec.read_section(loading, name, header.published) for name in codec.SECTIONS if name not in read}
    lasting = (finding for finding in read.pop("findings").records if finding.code.startswith(LASTING))
    told: dict[str, Any] = {name: section.records for name, section in read.items()}
    return Scenario(
        title=header.title,
        published=header.published,
        text=header.text,
        **told,
        unread=(*data.findings, *loading.findings, *lasting),
        ground=ground,
        source=data,
        numbers={name: section.numbers for name, section in read.items()},
    )


def _source(source: object) -> codec.Source:
    if isinstance(source, Mapping):
        return codec.Source(source)
    if isinstance(source, str) and any(sign in source for sign in "\n:{"):
        return _text(source)
    if isinstance(source, str | PathLike):
        return _file(source)
    raise ArgumentError("nothing that can be loaded", expected="a path, a text or a mapping", got=type(source).__name__)


def _file(path: str | PathLike[str]) -> codec.Source:
    from pathlib import Path

    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        expected = "a file, or a text with a line break"
        raise UnreadableInputError(f"{file} cannot be read ({error.strerror})", expected=expected) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the byte at {error.start} belongs to no letter in UTF-8"
        return codec.Source(None, (code("GB109").finding(message, place=Place(str(file))),), str(file))
    form = _FORMS.get(file.suffix.lower())
    return codec.parse(text, form, str(file)) if form else _text(text, str(file))


def _text(text: str, file: str | None = None) -> codec.Source:
    """JSON where it is JSON, else YAML, of which most JSON is a part."""
    if text.lstrip().startswith("{"):
        read = codec.parse(text, "json", file)
        if read.data is not None:
            return read
    return codec.parse(text, "yaml", file)


def _declare(world: World, read: Mapping[str, codec.Section]) -> World:
    declared = {
        name: tuple(record for record in read[name].records if isinstance(record, made))
        for name, made in DECLARING.items()
    }
    return world.with_records(**declared) if any(declared.values()) else world
