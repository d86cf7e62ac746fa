"""Write the table of all rules, as it stands in `docs/rules.md`: `python -m geobrief.rules > docs/rules.md`."""

from __future__ import annotations

from geobrief.checking.documentation import document

if __name__ == "__main__":
    print(document(), end="")
