"""The field's datasets: lists of states, leaders, alliances, disputes, wars, events and more, read as published.

`read(kind, path)` reads a file into a `Dataset`; `kinds()` lists what can be read. Nothing of the datasets is in the
package: users have the files. Needs the extra `datasets`.
"""

from geobrief.datasets.catalogue import kinds
from geobrief.datasets.dataset import Dataset
from geobrief.datasets.kinds import Column, DateColumn, Kind
from geobrief.datasets.reading import read
from geobrief.datasets.rules import missing_references

__all__ = ["Column", "Dataset", "DateColumn", "Kind", "kinds", "missing_references", "read"]
