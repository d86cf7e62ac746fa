"""Writes the pictures of the gallery: `python docs/pictures/draw.py`."""

from __future__ import annotations

from pathlib import Path

import geobrief
from geobrief import panels

HERE = Path(__file__).parent
BRIEF = (
    "Argentina and Russia signed an agreement on military cooperation on 18 March 2015. President Vladimir Putin "
    "visited Buenos Aires in July 2014. In 2014 Russia annexed Crimea. "
    "Britain accused Russia of aggression on 20 March 2014."
)


def main() -> None:
    """Write every picture."""
    world = geobrief.world()
    pictures = {
        "alliances-1914": world.network("alliances", on="1914-07-01"),
        "leaders-chile": world.leaders_chart("Chile", during="1960/2000"),
        "warsaw-pact": world.agreements["warsaw-pact-1955"].timeline(),
        "falklands-war": world.dispute("Falklands War").timeline(),
        "brief": geobrief.read(BRIEF, published="2015-03-27").timeline(),
        "coverage": world.coverage_chart(),
        "alliances-1955": world.network("alliances", on="1955-07-01"),
        "defense-pacts": panels.dyad_years("cow", 1816, 2012).add_alliances().plot("defense", statistic="sum"),
    }
    for name, picture in pictures.items():
        picture.save(HERE / f"{name}.svg")


if __name__ == "__main__":
    main()
