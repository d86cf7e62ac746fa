"""Sources of the register, and how to cite them."""

from __future__ import annotations

import re

import attrs

from geobrief.register.tables import rows


@attrs.frozen
class Source:
    """A source of the register; the `source` of a record is the id of one."""

    id: str
    title: str
    citation: str = ""
    url: str = ""
    note: str = ""


def load_sources() -> tuple[Source, ...]:
    """All sources of the register."""
    return tuple(Source(**row) for row in rows("sources"))


_AUTHORS_AND_YEAR = re.compile(r"(.+?) \((\d{4})[a-z]?\)\. (.+)")
_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "&%$#_{}"})


def cited(source: Source) -> str:
    """The id and title of a source, and its citation, address and note if it has them.

    >>> print(cited(Source("gw-2020", "Independent states", "Gleditsch (1999). Interstate System Membership.")))
    gw-2020: Independent states
      Gleditsch (1999). Interstate System Membership.
    <BLANKLINE>
    """
    details = (part for part in (source.citation, source.url, source.note) if part)
    return "".join(f"{line}\n" for line in (f"{source.id}: {source.title}", *(f"  {part}" for part in details)))


def bibtex(source: Source) -> str:
    """A BibTeX entry; with authors and year if the citation begins with them.

    >>> print(bibtex(Source("gw-2020", "States", "Gleditsch, K. S.; Ward, M. D. (1999). Interstate Membership.")))
    @misc{gw-2020,
      title = {States},
      author = {Gleditsch, K. S. and Ward, M. D.},
      year = {1999},
      note = {Interstate Membership.},
    }
    <BLANKLINE>
    """
    found = _AUTHORS_AND_YEAR.fullmatch(source.citation)
    authors, year, rest = found.groups() if found else ("", "", source.citation)
    entry = {"title": source.title, "author": authors.replace("; ", " and "), "year": year, "note": rest}
    fields = [f"  {name} = {{{value.translate(_SPECIAL)}}},\n" for name, value in entry.items() if value]
    url = [f"  url = {{{source.url}}},\n"] if source.url else []
    return f"@misc{{{source.id},\n{''.join(fields + url)}}}\n"
