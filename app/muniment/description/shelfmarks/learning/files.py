"""Scheme files of the archivist's own: written, listed, taken in from others, taken away."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from muniment.description.folding import fold
from muniment.description.shelfmarks.reading import read_again
from muniment.description.shelfmarks.schemes import Scheme, SchemeError, scheme, table_in
from muniment.i18n import _
from muniment.paths import data_folder

_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def folder() -> Path:
    """Return the folder of the archivist's own schemes, which need not be there yet."""
    return data_folder() / "schemes"


def own() -> list[Path]:
    """Return the files of the archivist's own schemes, by name."""
    return sorted(folder().glob("*.toml")) if folder().is_dir() else []


def id_for(name: str) -> str:
    """Return what a scheme of that name is called by the program, such as `seed-vault`."""
    return "-".join(re.findall(r"[^\W_]+", fold(name))) or "scheme"


def save(table: Mapping[str, Any]) -> Path:
    """Write a scheme into the archivist's folder, where it is in force at once, and return its file.

    A scheme of the same id in the folder is replaced; raises `SchemeError` where the table is none.
    """
    scheme(table, str(table.get("name", "")))
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{id_for(str(table['id']))}.toml"
    unfinished = path.with_suffix(".part")
    unfinished.write_text(as_toml(table), "utf-8")
    unfinished.replace(path)
    read_again()
    return path


def take_in(path: Path) -> Scheme:
    """Copy a scheme file that somebody shared into the archivist's folder, and return its scheme.

    Raises `SchemeError`, and copies nothing, where it cannot be used.
    """
    table = table_in(path)
    found = scheme(table, path.name)
    if any(each.stem == id_for(found.id) for each in own()):
        raise SchemeError(
            _("There is a scheme “{name}” in your folder already: take that one away first.").format(
                name=found.id
            )
        )
    save(table)
    return found


def take_away(id: str) -> None:
    """Delete one of the archivist's own schemes; shipped ones of the same id are in force again."""
    (folder() / f"{id_for(id)}.toml").unlink(missing_ok=True)
    read_again()


def as_toml(table: Mapping[str, Any]) -> str:
    """Return a scheme's table as the text of its file."""
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
