"""What of a file can be mended without asking? What the rules say is another spelling of the same, and no more."""

from __future__ import annotations

from geobrief.errors import UnreadableInputError
from geobrief.project.files import CheckedFile


def mend(file: CheckedFile) -> int:
    """Write the fixes that the findings bring into the file, and nothing else; gives how many places were changed.

    Comments, layout, line ends and a byte order mark stay. A file in TOML, of which no places are known, is left.
    """
    from geobrief.rules.fixes import applied, edits

    made = edits(file.scenario.source, file.text, file.findings)
    if made:
        _write(file.name, applied(file.text, made))
    return len(made)


def _write(name: str, text: str) -> None:
    try:
        with open(name, "r+b") as file:
            mark = b"\xef\xbb\xbf" if file.read(3) == b"\xef\xbb\xbf" else b""
            file.seek(0)
            file.write(mark + text.encode("utf-8"))
            file.truncate()
    except OSError as error:
        raise UnreadableInputError(f"{name} cannot be mended ({error.strerror})") from None
