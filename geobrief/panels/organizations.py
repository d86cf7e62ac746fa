"""Memberships of states in organizations, and the organizations that states share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from geobrief.errors import ArgumentError, nearest
from geobrief.panels.facts import Facts
from geobrief.panels.matrices import by_unit, pairs_of, places, products
from geobrief.panels.records import membership_spells
from geobrief.panels.shapes import NUMBER, PanelShape
from geobrief.panels.sources import REGISTER, PanelSource, coded, spells_of

COVERED = ("memberships", None, "members of organisations")
KINDS = ("cow-igo-memberships",)
_NOBODY, _NOTHING = pl.Series([], dtype=pl.Int64), np.zeros((0, 0), dtype=np.int64)
_FULL, _ASSOCIATE, _OBSERVER = 1, 2, 3


def column_of(organization: str) -> str:
    """The name of the column for members of an organization.

    >>> column_of("org:NATO"), column_of("African Union")
    ('member_nato', 'member_african_union')
    """
    return f"member_{re.sub('[^0-9a-z]+', '_', organization.removeprefix('org:').casefold()).strip('_')}"


def known_organizations(source: PanelSource, names: tuple[str, ...]) -> dict[str, str]:
    """The organizations of a source that a caller named, by the name of the column of each."""
    if not names:
        raise ArgumentError("add_memberships needs an organization", expected="a name or id such as NATO", got=names)
    found = {}
    for name in names:
        if not isinstance(name, str):
            raise ArgumentError("not an organization", expected="a name or id such as NATO", got=name)
        found[column_of(name)] = _known(source, name)
    return found


def _known(source: PanelSource, name: str) -> str:
    if source.kind == REGISTER:
        return str(source.world.organizations[name].id if name.startswith("org:") else _resolved(source, name))
    options = source.frame["ioname"].unique().to_list()
    if name.casefold() in options:
        return name.casefold()
    near = nearest(name, options)
    raise ArgumentError("no such organization in the dataset", expected="a name in ioname", got=name, nearest=near)


def _resolved(source: PanelSource, name: str) -> str:
    record = source.world.resolve_actor(name).record
    id = getattr(record, "id", "")
    if not id.startswith("org:"):
        near = nearest(name, [entry.name for entry in source.world.organizations])
        raise ArgumentError("no such organization", expected="a name or id such as NATO", got=name, nearest=near)
    return str(id)


def memberships(source: PanelSource, shape: PanelShape, columns: Mapping[str, str]) -> Facts:
    """Whether a state is a member (observers are not) of each organization."""
    wanted = pl.DataFrame({"organization": list(columns.values()), "column": list(columns)})
    spells = member_spells(source, shape).filter(pl.col("status") != _OBSERVER).join(wanted, on="organization")
    rows = shape.spread(spells)
    flags = [(pl.col("column") == name).any().cast(pl.Int8).alias(name) for name in columns]
    return Facts.counted(rows.group_by("_state", NUMBER).agg(flags), source.unknown(shape))


def member_spells(source: PanelSource, shape: PanelShape) -> pl.DataFrame:
    """The spells of memberships: organization, state, status (1 full, 2 associate, 3 observer), first, last."""
    if source.kind == REGISTER:
        spells = membership_spells(source.world.memberships)
        status = pl.when(pl.col("status") == "observer").then(_OBSERVER).otherwise(_FULL)
        return coded(spells.with_columns(status.alias("status")), ["_state"], "id", shape)
    spells = spells_of(source.frame).select(
        pl.col("ioname").alias("organization"), pl.col("ccode").alias("_state"), "status", "first", "last"
    )
    return coded(spells, ["_state"], "cow", shape)


def counts(source: PanelSource, shape: PanelShape) -> Facts:
    """How many organizations a state is in, by status; for a pair, how many the two share as members."""
    rows = shape.spread(member_spells(source, shape))
    unknown = source.unknown(shape)
    if not shape.pairs:
        status = {"igos_full": _FULL, "igos_associate": _ASSOCIATE, "igos_observer": _OBSERVER}
        numbers = [
            pl.col("organization").filter(pl.col("status") == value).n_unique().cast(pl.Int64).alias(name)
            for name, value in status.items()
        ]
        every = pl.col("organization").n_unique().cast(pl.Int64).alias("igos")
        return Facts.counted(rows.group_by("_state", NUMBER).agg(*numbers, every), unknown)
    members = rows.filter(pl.col("status") != _OBSERVER).select("organization", "_state", NUMBER).unique()
    states = members.select("_state", NUMBER).unique().sort(NUMBER)
    shared = list(by_unit(states, members, shape, _shared))
    return Facts.counted(
        pl.concat(shared or [pairs_of(_NOBODY, shape.first, {"shared_igos": _NOTHING}, shape)]), unknown
    )


def _shared(codes: pl.Series, members: pl.DataFrame) -> dict[str, Any]:
    """How many organizations each two states share in one unit of time."""
    names = members["organization"].unique().sort()
    belongs = np.zeros((len(codes), len(names)))
    belongs[places(codes, members["_state"]), np.searchsorted(names.to_numpy(), members["organization"].to_numpy())] = 1
    return {"shared_igos": np.rint(products(belongs)).astype(np.int64)}
