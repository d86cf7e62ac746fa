"""Writes `geobrief/typed.py`, the TypedDicts of the format, from the schema: `python -m geobrief.codec.typed_dicts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from geobrief.codec.schemas import full
from geobrief.vocabulary import literals

_LITERALS = {
    frozenset(get_args(value)): name for name, value in vars(literals).items() if name[0].isupper() and get_args(value)
}
_FACTS = (
    "Expectation",
    "InDispute",
    "InAgreement",
    "Leading",
    "Member",
    "Capital",
    "Administered",
    "Existing",
    "Place",
)
_HEADER = '''"""The one format as TypedDicts, for type checkers: what `to_dict()` returns and `geobrief.load` takes.

Written by `python -m geobrief.codec.typed_dicts`.
"""

from __future__ import annotations

from typing import Any, TypedDict

'''


def module() -> str:
    """The text of the module."""
    schema = full()
    defs = {name: plain for name, plain in schema["$defs"].items() if name not in _FACTS}
    parts = [part for name, plain in defs.items() for part in _dict(f"{name}Data", plain)]
    parts += _dict("DocumentData", schema)
    body = "\n".join(parts)
    used = sorted(name for name in _LITERALS.values() if re.search(rf"\b{name}\b", body))
    imports = "".join(f"    {name},\n" for name in used)
    return f"{_HEADER}from geobrief.vocabulary.literals import (\n{imports})\n{body}\n"


def _dict(name: str, plain: Mapping[str, Any]) -> Iterator[str]:
    required = frozenset(plain.get("required", ()))
    properties = {key: value for key, value in plain["properties"].items() if key.isidentifier()}
    base = "TypedDict"
    if required and required != properties.keys():
        yield f"\n\nclass _{name}(TypedDict):"
        yield from (f"    {key}: {_type(value)}" for key, value in properties.items() if key in required)
        base = f"_{name}"
    total = "" if required == properties.keys() else ", total=False"
    yield f"\n\nclass {name}({base}{total}):"
    if "description" in plain:
        yield f'    """{_sentence(plain["description"])}"""\n'
    shown = (
        properties if base == "TypedDict" else {key: value for key, value in properties.items() if key not in required}
    )
    yield from (f"    {key}: {_type(value)}" for key, value in shown.items())


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}".rstrip(".…") + "."


def _type(plain: Mapping[str, Any]) -> str:
    """The type of a value, with None where it may be null."""
    options = list(dict.fromkeys(_options(plain)))
    return " | ".join(sorted(options, key=lambda option: option == "None")) or "Any"


def _options(plain: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in plain:
        name = plain["$ref"].rpartition("/")[2]
        yield "Any" if name in _FACTS else f"{name}Data"
    elif "anyOf" in plain:
        for option in plain["anyOf"]:
            yield from _options(option)
    elif "enum" in plain:
        words = frozenset(plain["enum"]) - {None}
        yield "bool" if True in words else _LITERALS.get(frozenset(map(str, words)), "str")
        if None in plain["enum"]:
            yield "None"
    else:
        kinds = plain.get("type", [])
        for kind in [kinds] if isinstance(kinds, str) else kinds:
            yield from _of_kind(kind, kinds, plain)


def _of_kind(kind: str, kinds: Any, plain: Mapping[str, Any]) -> Iterator[str]:
    if kind == "array":
        yield f"list[{_type(plain['items'])}]"
    elif kind == "object":
        yield f"dict[str, {_type(plain.get('additionalProperties') or {})}]"
    elif kind == "null":
        yield "None"
    elif kind in ("integer", "number"):
        if "string" not in kinds or kinds[0] == kind:
            yield "int" if kind == "integer" else "float"
    elif (kind == "string" and kinds[0] == "string") or (kind == "string" and isinstance(kinds, str)):
        yield "str"


if __name__ == "__main__":
    print(module(), end="")
