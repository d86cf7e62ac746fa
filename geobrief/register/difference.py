"""What has changed between two days? The records that hold on one of them only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from geobrief.when import Date

if TYPE_CHECKING:
    from geobrief.register.worlds import World


@attrs.frozen
class Difference:
    """What began to hold and what ceased, each as a world of its own, after `start` and up to `end`."""

    start: Date
    end: Date
    began: World
    ended: World
