"""Is what follows the T of a date a time of day?

A time of day is kept as it is written and plays no part in comparisons; it is read so that a misprint does not pass.
"""

from __future__ import annotations

import re

from geobrief.when.errors import unreadable

_TIME = re.compile("T([0-9]{2}):([0-9]{2})(?::([0-9]{2})([.][0-9]+)?)?(?:Z|([+-])([0-9]{2})(?::?([0-9]{2}))?)?")
_FARTHEST = {"-": 12 * 60, "+": 14 * 60}  # minutes; no clock on earth is set further from UTC


def read_time(text: str, at: int) -> tuple[str, int]:
    """The time that begins with the T at `at`, and the place behind it."""
    time = _TIME.match(text, at)
    if time is None:
        raise unreadable(text, at + 1, "a time hh:mm or hh:mm:ss, with Z or ±hh:mm if known")
    if not _on_the_clock(time):
        raise unreadable(text, at + 1, "a time 00:00:00–23:59:59 or 24:00:00")
    if not _on_earth(time):
        raise unreadable(text, time.start(5), "an offset -12:00–+14:00, Z for none")
    return time[0], time.end()


def _on_the_clock(time: re.Match[str]) -> bool:
    hour, minute, second = (int(number or 0) for number in time.group(1, 2, 3))
    midnight = hour == 24 and not "".join(time.groups("")[1:4]).strip("0.")
    return midnight or (hour < 24 and minute < 60 and second < 60)


def _on_earth(time: re.Match[str]) -> bool:
    if not time[5]:
        return True
    hours, minutes = int(time[6]), int(time[7] or 0)
    offset = hours * 60 + minutes
    return minutes < 60 and offset <= _FARTHEST[time[5]] and not (time[5] == "-" and offset == 0)
