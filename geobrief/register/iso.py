"""ISO 3166-1 entries: their codes, and their names in other languages. The only module that uses pycountry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

_LANGUAGES = ("ar", "de", "es", "fr", "it", "pt", "pt_BR", "ru", "zh_CN", "zh_TW", "zh_HK")

_FIELDS = ("name", "official_name", "common_name")


@cache
def iso_entry(alpha_3: str) -> dict[str, str] | None:
    """The codes of the entry with this alpha-3 code; None if there is no such entry.

    >>> iso_entry("HKG")["alpha_2"]
    'HK'
    """
    import pycountry

    found = pycountry.countries.get(alpha_3=alpha_3)
    return None if found is None else {name: getattr(found, name) for name in ("alpha_2", "alpha_3", "numeric")}


def names_in_other_languages(
    languages: Iterable[str] = _LANGUAGES, fields: Iterable[str] = _FIELDS
) -> Iterator[tuple[str, str, str, str]]:
    """The names of all entries in other languages: alpha-3 code, language, text, and the English name.

    They are read from the translations that come with pycountry.

    >>> ("CHE", "fr", "Suisse", "Switzerland") in set(names_in_other_languages())
    True
    """
    import gettext

    import pycountry

    for language in languages:
        translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for entry in pycountry.countries:
            for field in fields:
                english = entry._fields.get(field)
                if english and (text := translation.gettext(english)) != english:
                    yield entry.alpha_3, language, text, english
