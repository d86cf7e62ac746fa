"""`python -m geobrief` is the command `geobrief`."""

from __future__ import annotations

from geobrief.cli import command

if __name__ == "__main__":
    raise SystemExit(command())
