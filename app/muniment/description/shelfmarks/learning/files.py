"""Scheme files of the archivist's own: written, listed, taken in from others, taken away."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from muniment.description.folding import fold
from muniment.description.shelfmarks.reading import read_again
from muniment.description.shelfmarks.schemes import Scheme, SchemeError, scheme, table_in
from muniment.description.toml import as_toml
from muniment.i18n import _
from muniment.paths import data_folder, draft_of


def folder() -> Path:
    """Return the folder of the archivist's own schemes, which need not be there yet."""
    return data_folder() / "schemes"


def own() -> list[Path]:
    """Return the files of the archivist's own schemes, by name."""
    return sorted(folder().glob("*.toml")) if folder().is_dir() else []


def own_table(id: str) -> dict[str, Any] | None:
    """Return the scheme of one's own that has this id, as its file has it; None where there is none."""
    path = folder() / f"{id_for(id)}.toml"
    return table_in(path) if path.is_file() else None


def own_tables() -> list[dict[str, Any]]:
    """Return the archivist's own schemes as their files have them; a file that is no scheme is left out."""
    tables = []
    for path in own():
        with suppress(SchemeError):
            tables.append(table_in(path))
    return tables


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
    unfinished = draft_of(path)
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
