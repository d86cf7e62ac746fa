"""What does a TOML text hold? Its values have no places: findings name the path of keys, or the torn line."""

from __future__ import annotations

from geobrief.codec.sources import Source, unreadable


def read_toml(text: str, file: str | None = None) -> Source:
    """The data of one TOML document.

    >>> read_toml('schema = "geobrief/1"').data
    {'schema': 'geobrief/1'}
    """
    import tomllib

    try:
        return Source(tomllib.loads(text.removeprefix("\ufeff")), (), file)
    except RecursionError:
        return unreadable("GB108", "nested too deep to be read", file)
    except ValueError as error:
        return unreadable("GB101", str(error), file, *_mark(str(error)))


def _mark(message: str) -> tuple[int, ...]:
    import re

    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    return (int(found[1]), int(found[2])) if found else ()
