"""Names of scenario files, and the form that each suffix stands for."""

from __future__ import annotations

import os

FORMS = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}
SCENARIO_SUFFIXES = tuple(f".geobrief{suffix}" for suffix in FORMS)


def form_of(file: str) -> str | None:
    """The form of a file by its suffix: yaml, json or toml.

    >>> form_of("sale.geobrief.YML"), form_of("sale")
    ('yaml', None)
    """
    return FORMS.get(os.path.splitext(file)[1].lower())


def is_scenario_name(name: str) -> bool:
    """Whether a file is named as scenario files are.

    >>> is_scenario_name("sale.GEOBRIEF.json"), is_scenario_name("sale.json")
    (True, False)
    """
    return name.lower().endswith(SCENARIO_SUFFIXES)
