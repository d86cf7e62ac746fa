"""Index of the titles and other names of agreements and disputes."""

from __future__ import annotations

from collections.abc import Sequence

from geobrief.model.identity import ActorId
from geobrief.register.designations import TITLE, Designation
from geobrief.register.folding import folded
from geobrief.register.records import Records

TITLED = ("agreements", "disputes")
_MOST_SIMILAR = 3
_LONGEST = 200  # code points; no longer text is compared with titles
_LEAST_SIMILARITY = 0.6


class TitleIndex:
    """The agreements and disputes of one set of records by title, other name and id.

    Letter case, accents, punctuation and a leading article do not matter.
    """

    def __init__(self, records: Records) -> None:
        self._records = records
        self._tables: dict[str, dict[str, dict[str, str]]] = {}

    def _ids(self, table: str) -> dict[str, dict[str, str]]:
        """By folded name, the ids of the records of a table with it, each with the name as it is spelt."""
        found = self._tables.get(table)
        if found is None:
            found = {}
            for id, names in self._records.titles(table):
                for fold, name in (*((folded(name), name) for name in names), (id.replace("-", " "), id)):
                    found.setdefault(fold, {}).setdefault(id, name)
            self._tables[table] = found
        return found

    def ids(self, text: str, *tables: str) -> tuple[str, ...]:
        """The ids of the records of the tables, or of all, with this title or name."""
        if len(text) > _LONGEST:
            return ()
        fold = folded(text)
        return tuple(id for table in tables or TITLED for id in self._ids(table).get(fold, ()))

    def similar(self, text: str, *tables: str) -> tuple[str, ...]:
        """Up to three titles and names with a similar spelling."""
        if len(text) > _LONGEST:
            return ()
        from difflib import get_close_matches

        known = {fold: next(iter(ids.values())) for table in tables or TITLED for fold, ids in self._ids(table).items()}
        return tuple(known[fold] for fold in get_close_matches(folded(text), known, _MOST_SIMILAR, _LEAST_SIMILARITY))

    def designations(self, text: str) -> Sequence[Designation]:
        """The designations with this title or name."""
        return [Designation(text, str.__new__(ActorId, id), TITLE, "/..") for id in self.ids(text)]
