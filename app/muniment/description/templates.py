"""Templates: which fields a kind of record is described by, what must be said, and what is said beforehand.

Shipped ones lie in `resources/templates`, the archivist's own in the folder `templates` among her data;
an own one takes the place of a shipped one of the same id.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from muniment.description.columns import COLUMNS
from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level
from muniment.description.shelfmarks.learning.files import id_for
from muniment.description.toml import as_toml
from muniment.description.units import Unit
from muniment.i18n import _
from muniment.paths import data_folder, draft_of, resource

RULE = "template"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A field that a template asks for: by the id of the form's field.

    A `required` one is missed while it is empty; a `fixed` one cannot be changed in the form; the
    `hint` says in a few words what belongs into it here.
    """

    field: str
    required: bool = False
    fixed: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What records of a kind and level are described by.

    `defaults` pair ids of columns (`description.columns`) with what a new record says there.
    """

    id: str
    name: str
    level: Level
    fields: tuple[Asked, ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()
    is_own: bool = False

    def asked(self, field: str) -> Asked | None:
        """Return what is asked of a field, or None where the template does not name it."""
        return next((each for each in self.fields if each.field == field), None)


class TemplateError(Exception):
    """A template file that cannot be read; the message says which and why."""


@cache
def templates() -> tuple[Template, ...]:
    """Return all templates by name; a file that cannot be used is left out."""
    found: dict[str, Template] = {}
    for folder, is_own in ((resource("templates"), False), (own_folder(), True)):
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            try:
                found[path.stem] = read(path, is_own)
            except TemplateError:
                continue
    return tuple(sorted(found.values(), key=lambda each: each.name.casefold()))


def template(id: str) -> Template | None:
    """Return the template of that id, or None where there is none."""
    return next((each for each in templates() if each.id == id), None)


def read(path: Path, is_own: bool = True) -> Template:
    """Return the template in a file; raise `TemplateError` where it is none."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return Template(
            id=path.stem,
            name=str(table["name"]),
            level=Level(table["level"]),
            fields=tuple(_asked(row) for row in table.get("field", ())),
            defaults=tuple((str(key), str(text)) for key, text in table.get("defaults", {}).items()),
            is_own=is_own,
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        message = _("The template {name} cannot be used: {reason}.")
        raise TemplateError(message.format(name=path.name, reason=error)) from error


def own_folder() -> Path:
    """Return the folder of the archivist's own templates, which need not be there yet."""
    return data_folder() / "templates"


def save(changed: Template) -> Template:
    """Keep a template among the archivist's own, where it is in force at once."""
    kept = replace(changed, id=changed.id or _free_id(changed.name), is_own=True)
    own_folder().mkdir(parents=True, exist_ok=True)
    path = own_folder() / f"{kept.id}.toml"
    unfinished = draft_of(path)
    unfinished.write_text(as_toml(_table(kept)), "utf-8")
    unfinished.replace(path)
    templates.cache_clear()
    return kept


def take_away(id: str) -> None:
    """Delete one of the archivist's own templates; a shipped one of the same id is in force again."""
    (own_folder() / f"{id}.toml").unlink(missing_ok=True)
    templates.cache_clear()


def filled(unit: Unit, chosen: Template) -> Unit:
    """Return the unit with the template's defaults where it says nothing; those of no column are left out."""
    rows = {row.id: row for row in COLUMNS}
    for id, text in chosen.defaults:
        row = rows.get(id)
        if row is not None and text and not row.text(unit):
            unit = row.typed(unit, text)
    return unit


def check(unit: Unit, chosen: Template) -> Iterator[Finding]:
    """Yield what the template requires and the unit does not say."""
    for each in chosen.fields:
        if each.required and not _says(unit, each.field):
            yield Finding(
                rule=RULE,
                severity=Severity.SHOULD,
                unit=unit.id,
                field=each.field,
                message=_("The template “{name}” requires this field.").format(name=chosen.name),
                cure=each.hint or _("Fill it in, or choose another template."),
            )


def _says(unit: Unit, field: str) -> bool:
    name, _dot, kind = field.partition(".")
    said = getattr(unit, name, None)
    return any(note.kind == kind for note in unit.notes) if kind else bool(said)


def _asked(row: Mapping[str, Any]) -> Asked:
    required, fixed = bool(row.get("required")), bool(row.get("fixed"))
    return Asked(field=str(row["id"]), required=required, fixed=fixed, hint=str(row.get("hint", "")))


def _table(kept: Template) -> dict[str, Any]:
    rows = [
        {"id": each.field, **({"required": True} if each.required else {}), **_rest(each)}
        for each in kept.fields
    ]
    return {"name": kept.name, "level": kept.level.value, "defaults": dict(kept.defaults), "field": rows}


def _rest(each: Asked) -> dict[str, Any]:
    said: dict[str, Any] = {"fixed": True} if each.fixed else {}
    return {**said, "hint": each.hint} if each.hint else said


def _free_id(name: str) -> str:
    taken = {each.id for each in templates()}
    id, number = id_for(name), 2
    while id in taken:
        id, number = f"{id_for(name)}-{number}", number + 1
    return id
