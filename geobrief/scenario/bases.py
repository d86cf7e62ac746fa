"""Resolves `extends`: the register, nothing at all (a closed world), or the records of other files of the project.

A file is loaded once and only from the folder of the project, and nothing in it is quoted: a scenario that somebody
else wrote could name any file.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import attrs

from geobrief import codec
from geobrief.errors import UnreadableInputError
from geobrief.printable import display_name
from geobrief.scenario.files import FileState, content_of, digest, is_scenario, is_within, source_of_bytes

if TYPE_CHECKING:
    from geobrief.findings import Finding
    from geobrief.register import World
    from geobrief.scenario.scenarios import Scenario

WORLD, NOTHING = "world", "nothing"
DEEPEST, MOST_FILES, MOST_BYTES = 32, 256, codec.LARGEST
_recent: deque[tuple[World, Scenario]] = deque(maxlen=8)
Loader = Callable[[codec.ParsedSource, "BaseWorlds"], "Scenario"]


@attrs.define
class _Loaded:
    """The worlds of the files that were loaded, by real path, and how many files and bytes were read.

    `asked` has the real path of each path that was asked for, `digests` that of the content of each file that was to be
    read, None if it could not be.
    """

    asked: dict[str, str] = attrs.field(factory=dict)
    digests: dict[str, str | None] = attrs.field(factory=dict)
    worlds: dict[str, World | None] = attrs.field(factory=dict)
    files: int = 0
    size: int = 0


@attrs.frozen
class BaseWorlds:
    """The worlds that files extend: `world` is what this word means, `open` are the files being loaded.

    `folders` are the real paths of the folders whose files may be extended; None: of every folder. `unsaved` has the
    content of files, by real path, that differs from what is on the disk: that of an editor.
    """

    world: World
    load: Loader
    folders: tuple[str, ...] | None
    unsaved: Mapping[str, bytes] = {}
    open: tuple[str, ...] = ()
    _loaded: _Loaded = attrs.field(factory=_Loaded)

    def opened(self, source: codec.ParsedSource) -> BaseWorlds:
        """These bases for the loading of one source."""
        return attrs.evolve(self, open=(*self.open, os.path.realpath(source.file))) if source.file else self

    def of(self, header: codec.Header, loading: codec.Loading) -> World:
        """The world that a scenario extends; what cannot be extended is reported and left out."""
        from geobrief.register import World
        from geobrief.register.recent_worlds import recent_world

        if not header.extends:
            return self.world
        if len(header.extends) > MOST_FILES:
            loading.report("GB390", f"more than {MOST_FILES} files; the rest is not read", ("extends", MOST_FILES))
        found = [self._one(name, number, loading) for number, name in enumerate(header.extends[:MOST_FILES])]
        worlds = tuple(world for world in found if world is not None)
        return recent_world(worlds, "merged", partial(World.merged, *worlds))

    def _one(self, name: str, number: int, loading: codec.Loading) -> World | None:
        from geobrief.register import World

        if name == WORLD:
            return self.world
        if name == NOTHING:
            return World()
        listed = not isinstance(loading.source.data["extends"], str)
        at = ("extends", number) if listed else ("extends",)
        if loading.source.file is None:
            message = "only a file can extend another file"
            loading.report("GB390", message, at, hint=f"{WORLD} or {NOTHING}")
            return None
        return self._file(name, at, loading)

    def _file(self, name: str, at: codec.Path, loading: codec.Loading) -> World | None:
        shown = display_name(name) or "an empty name"
        path = self._real_path(loading.source.file or "", name)
        if path is None:
            loading.report("GB390", f"{shown} is not a possible file name", at)
        elif not is_within(path, self.folders):
            hint = "a file of the project; `extends-outside` in its settings allows others"
            loading.report("GB392", f"{shown} is outside the folder of the project", at, hint=hint)
        elif path in self.open:
            loading.report("GB391", f"{shown} extends this file", at)
        else:
            if path not in self._loaded.worlds:
                self._loaded.worlds[path] = self._world_in(path, shown, at, loading)
            return self._loaded.worlds[path]
        return None

    def _world_in(self, path: str, shown: str, at: codec.Path, loading: codec.Loading) -> World | None:
        """The world of a file that was not loaded before."""
        exceeded = self._exceeded()
        if exceeded:
            loading.report("GB390", f"{shown} is not read: {exceeded}", at)
            return None
        try:
            content = self.unsaved[path] if path in self.unsaved else content_of(path)
        except UnreadableInputError as error:
            self._loaded.digests[path] = None
            hint = f"{WORLD}, {NOTHING} or a file beside this one"
            loading.report("GB390", error.message.replace(display_name(path), shown), at, hint=hint)
            return None
        self._loaded.digests[path] = digest(content)
        self._loaded.files += 1
        self._loaded.size += len(content)
        source = source_of_bytes(content, path)
        if not is_scenario(source):
            loading.report("GB390", f"{shown} is not a scenario file ({_line(source, source.findings)})", at)
            return None
        return self._loaded_from(source, shown, at, loading)

    def _real_path(self, file: str, name: str) -> str | None:
        """Where a name in a file leads, with all links followed; None where no file can have this name."""
        try:
            asked = os.path.join(os.path.dirname(os.path.abspath(file)), name)
            path = os.path.realpath(asked)
        except ValueError:
            return None
        self._loaded.asked[asked] = path
        return path

    @property
    def states(self) -> dict[str, FileState]:
        """The files that were asked for so far, by absolute paths."""
        return {
            asked: FileState(real, self._loaded.digests.get(real, "")) for asked, real in self._loaded.asked.items()
        }

    def _exceeded(self) -> str | None:
        """The limit that one file more would exceed."""
        if len(self.open) > DEEPEST:
            return f"extended through more than {DEEPEST} files"
        if self._loaded.files >= MOST_FILES:
            return f"more than {MOST_FILES} files are extended"
        if self._loaded.size > MOST_BYTES:
            return f"the extended files are larger than {MOST_BYTES >> 20} MB"
        return None

    def _loaded_from(self, source: codec.ParsedSource, shown: str, at: codec.Path, loading: codec.Loading) -> World:
        scenario = self._scenario(source)
        found = tuple(scenario.load_findings)
        if any(finding.code == "GB391" for finding in found):
            loading.report("GB391", f"{shown} extends this file through others", at)
        elif found:
            count = f"{len(found)} finding{'s' * (len(found) > 1)}"
            first = f"{found[0].code} {found[0].slug} ({_line(source, found)})"
            loading.report("GB390", f"{shown} has {count} of its own, first {first}", at)
        return scenario.world

    def _scenario(self, source: codec.ParsedSource) -> Scenario:
        """The scenario of a source, which is not read anew if its text was read lately and extends no file."""
        for world, scenario in tuple(_recent):
            same = scenario.source.file == source.file and scenario.source.text == source.text is not None
            if same and world is self.world:
                return scenario
        scenario = self.load(source, self.opened(source))
        if set(scenario.extends) <= {WORLD, NOTHING}:
            _recent.append((self.world, scenario))
        return scenario


def _line(source: codec.ParsedSource, findings: Sequence[Finding]) -> str:
    place = findings[0].place if findings else source.place(())
    return f"line {(place and place.line) or 1}"
