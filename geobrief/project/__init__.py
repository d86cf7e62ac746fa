"""The files of a project, checked with the settings of its `pyproject.toml` and the comments in each file."""

from __future__ import annotations

from geobrief.project.files import CheckedFile, LoadedFile, Spot, checked
from geobrief.project.settings import Settings, SettingsError, forget_settings, settings_for, settings_in

__all__ = [
    "CheckedFile",
    "LoadedFile",
    "Settings",
    "SettingsError",
    "Spot",
    "checked",
    "forget_settings",
    "settings_for",
    "settings_in",
]
