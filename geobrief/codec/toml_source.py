"""What does a TOML text hold? Its values have no places: findings name the path of keys, or the torn line."""

from __future__ import annotations

from geobrief.codec.sources import Source
from geobrief.findings import Place, code


def read_toml(text: str, file: str | None = None) -> Source:
    """The data of one TOML document.

    >>> read_toml('schema = "geobrief/1"').data
    {'schema': 'geobrief/1'}
    """
    import tomllib

    try:
        return Source(tomllib.loads(text), (), file)
    except RecursionError:
        return Source(None, (code("GB108").finding("nested too deep to be read", place=Place(file)),), file)
    except ValueError as error:
        return Source(None, (code("GB101").finding(str(error), place=_place(str(error), file)),), file)


def _place(message: str, file: str | None) -> Place:
    import re

    found = re.search(r"\(at line (\d+), column (\d+)\)", message)
    return Place(file, int(found[1]), int(found[2])) if found else Place(file)
