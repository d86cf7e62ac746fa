"""What is wrong with the text in the editor? As `geobrief check` says, with the settings of the project.

The text may not be saved yet, so it is read as the file would be: by the suffix of its name, and from its folder.
"""

from __future__ import annotations

from geobrief import project
from geobrief.lsp.documents import Document
from geobrief.project import CheckedFile, Settings, SettingsError, settings_for

_TORN = ("GB101", "GB105", "GB108", "GB110", "GB112")  # behind these nothing was read


def checked(document: Document) -> tuple[CheckedFile, str | None]:
    """The findings about a document, and what is wrong with the settings of its project, if anything is."""
    settings, complaint = _settings(document.path)
    text, ignore = document.text.removeprefix("\ufeff"), settings.ignored(document.path)
    return project.checked(document.path, content=text, select=settings.select, ignore=ignore), complaint


def take(document: Document, file: CheckedFile) -> None:
    """Keep what a check found."""
    document.checked = file
    if document.known is None or not any(finding.code in _TORN for finding in file.scenario.unread):
        document.known = file.scenario


def _settings(path: str) -> tuple[Settings, str | None]:
    try:
        return settings_for(path), None
    except SettingsError as error:
        return Settings(), str(error)
