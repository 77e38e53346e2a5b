"""Tables written as TOML, for the files that an archivist may share: schemes, templates."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def as_toml(table: Mapping[str, Any]) -> str:
    """Return a table as the text of its file; what says nothing is left out."""
    return "\n".join(_lines(table)) + "\n"


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if not _is_rows(value) and value not in ([], (), "", None):
            yield f"{_key(key)} = {_value(value)}"
    for key, rows in table.items():
        for row in rows if _is_rows(rows) else ():
            yield f"\n[[{_key(key)}]]"
            yield from _lines(row)


def _is_rows(value: object) -> bool:
    return (
        isinstance(value, list | tuple) and bool(value) and all(isinstance(each, Mapping) for each in value)
    )


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    """TOML's values are JSON's, but for tables; patterns are easier to read between single quotes."""
    if isinstance(value, str) and "\\" in value and "'" not in value and "\n" not in value:
        return f"'{value}'"
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
