"""What is a scenario laid over? The register, nothing at all (a closed world), or what other files tell."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from geobrief import codec
from geobrief.errors import UnreadableInputError, truncate

if TYPE_CHECKING:
    from geobrief.register import World
    from geobrief.scenario.scenarios import Scenario

WORLD, NOTHING = "world", "nothing"
_DEEPEST = 32
Loader = Callable[[codec.ParsedSource, "BaseWorlds"], "Scenario"]


@attrs.frozen
class BaseWorlds:
    """The worlds that files extend: `world` is what this word means, `open` are the files being loaded."""

    world: World
    load: Loader
    open: tuple[str, ...] = ()
    _known: dict[str, World | None] = attrs.field(factory=dict)

    def opened(self, source: codec.ParsedSource) -> BaseWorlds:
        """These bases for the loading of one source."""
        return attrs.evolve(self, open=(*self.open, os.path.realpath(source.file))) if source.file else self

    def of(self, header: codec.Header, loading: codec.Loading) -> World:
        """The world over which a scenario is laid; what cannot be had is told and left out."""
        from geobrief.register import World

        if not header.extends:
            return self.world
        found = [self._one(name, place, loading) for place, name in enumerate(header.extends)]
        return World.merged(*(world for world in found if world is not None))

    def _one(self, name: str, place: int, loading: codec.Loading) -> World | None:
        from geobrief.register import World

        if name == WORLD:
            return self.world
        if name == NOTHING:
            return World()
        listed = not isinstance(loading.source.data["extends"], str)
        at = ("extends", place) if listed else ("extends",)
        if loading.source.file is None:
            message = "only a file can extend another file"
            loading.report("GB390", message, at, hint=f"{WORLD} or {NOTHING}")
            return None
        return self._file(name, at, loading)

    def _file(self, name: str, at: codec.Path, loading: codec.Loading) -> World | None:
        if "\0" in name or len(self.open) > _DEEPEST:
            told = "is no name that a file can have" if "\0" in name else f"is extended over more than {_DEEPEST} files"
            loading.report("GB390", f"{truncate(name)!a} {told}", at)
            return None
        path = os.path.join(os.path.dirname(loading.source.file or ""), name)
        whole = os.path.realpath(path)
        if whole in self.open:
            loading.report("GB391", f"{name} extends this file in turn", at)
            return None
        if whole not in self._known:
            self._known[whole] = self._loaded(path, name, at, loading)
        return self._known[whole]

    def _loaded(self, path: str, name: str, at: codec.Path, loading: codec.Loading) -> World | None:
        from geobrief.scenario.files import source_of_file

        try:
            source = source_of_file(path)
        except UnreadableInputError as error:
            hint = f"{WORLD}, {NOTHING} or a file beside this one"
            loading.report("GB390", error.message.replace(path, truncate(name) or "an empty name"), at, hint=hint)
            return None
        scenario = self.load(source, self.opened(source))
        if any(finding.code == "GB391" for finding in scenario.load_findings):
            loading.report("GB391", f"{name} extends this file by way of others", at)
        elif scenario.load_findings:
            first = scenario.load_findings[0]
            told = f"{name} has {len(scenario.load_findings)} finding(s) of its own, the first of them: {first}"
            loading.report("GB390", first.message if first.code == "GB390" else told, at)
        return scenario.world
