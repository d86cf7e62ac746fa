"""What tables and texts add to a name or do to it: footnote marks, braces, «Government of», letters wrongly decoded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# «Peru¹», «Serbia 3)», «Cyprus [a]», «Denmark 2/», «Kosovo*», «Chad (b)», «Mali2».
_MARKS = re.compile(
    r"(?:\s*[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ*†‡§¶#]+|\s*[(\[](?:\d{1,2}|[a-z])[)\]]|\s+(?:\d{1,2}|[a-z])[)\]/]"
    r"|(?<=[^\W\d_]{3})\d{1,2}[)\]/]?)+[.,]?$|^[*†‡§¶#]+\s*"
)
_QUOTES = "\"'“”„«»‘’`"
_BRACES = str.maketrans("{}（）［］", "()()[]")
_WRONGLY_DECODED = re.compile("[\u00c2-\u00f4\u0152-\u0178][\u0080-\u00bf\u0152-\u2122]")
_SHORT_FORM = 4
# What a name covers: «Germany including former GDR», «China except Hong Kong».
_EXTENT = re.compile(r"(?<=\S)[ ,(]+(?:incl|excl|including|excluding|except|without)\b.*$", re.IGNORECASE)
_GOVERNMENT = re.compile(r"(?:the )?(?:royal )?(?:government|govt\.?|gov't\.?|gov\.) of (?:the )?(?=\S)", re.IGNORECASE)


def rewritten(text: str) -> Iterator[str]:
    """A name without what is not part of it; nothing if there is nothing to leave out.

    >>> list(rewritten("Peru¹")), list(rewritten("Govt. of Serbia (Yugoslavia)")), list(rewritten("TÃ¼rkiye"))
    (['Peru'], ['Serbia (Yugoslavia)'], ['Türkiye'])
    """
    whole = html.unescape(decoded(text)).translate(_BRACES).strip(_QUOTES + " ")
    plain = _MARKS.sub("", whole).strip()
    if plain.isupper() and len(plain) <= _SHORT_FORM:  # «EU (27)» has 27 members
        plain = whole
    if plain and plain != text:
        yield plain
    bare = _EXTENT.sub("", plain)
    if bare != plain:
        yield bare
    if is_government(plain):
        yield _GOVERNMENT.sub("", plain, count=1)


def is_government(text: str) -> bool:
    """Whether a text begins with «Government of»."""
    return _GOVERNMENT.match(text) is not None


def decoded(text: str) -> str:
    """The text as it was, if UTF-8 was read as Latin-1 or Windows-1252.

    >>> decoded("SÃ£o TomÃ©"), decoded("São Tomé")
    ('São Tomé', 'São Tomé')
    """
    if not _WRONGLY_DECODED.search(text):
        return text
    try:
        return b"".join(map(_byte, text)).decode("utf-8")
    except UnicodeError:
        return text


def _byte(letter: str) -> bytes:
    return bytes((ord(letter),)) if ord(letter) < 256 else letter.encode("cp1252")
