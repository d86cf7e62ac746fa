"""Prints the page of all rules: `python -m geobrief.rules > docs/rules.md`."""

from __future__ import annotations

from geobrief.checking.documentation import document

if __name__ == "__main__":
    print(document(), end="")
