"""Schemas of the archivist's own: where they lie, how one is found by name, and a file measured by it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from muniment import paths
from muniment.description.findings import Finding
from muniment.formats.deliveries import Source
from muniment.formats.ead import schematrons
from muniment.formats.ead.validation import validate
from muniment.formats.xml import grammars
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.inclusions import inclusions
from muniment.formats.xml.misfits import COMPACT
from muniment.formats.xml.validation import unreadable
from muniment.i18n import _

SUFFIXES = (".xsd", ".rng", ".dtd", ".sch")
"""The kinds of schema: XML Schema, RELAX NG, document type definition, Schematron."""


def folder() -> Path:
    """Return the folder that the archivist's own schemas are put into, made if missing."""
    made = paths.data_folder() / "schemas"
    made.mkdir(exist_ok=True)
    return made


def listed() -> tuple[Path, ...]:
    """Return the schemas in the folder, by name.

    One that takes from other files lies in a folder of its name; what was put beside others by hand, for
    them to take from, stands among the schemas.
    """
    found = (each / each.name if each.is_dir() else each for each in folder().iterdir())
    return tuple(sorted(file for file in found if file.suffix.lower() in SUFFIXES and file.is_file()))


def find(name: str) -> Path:
    """Return the schema of that path, or of that name in the folder, with its ending or without.

    Raises `XmlError`, which says what there is, where there is none.
    """
    path = Path(name)
    if path.is_file():
        return path
    for file in listed():
        if name in (file.name, file.stem):
            return file
    known = ", ".join(file.name for file in listed()) or _("none")
    message = _("There is no schema {name}. In your folder of schemas ({folder}) are: {known}.")
    raise XmlError(message.format(name=name, folder=folder(), known=known))


def check(source: Source, schema: Path) -> tuple[Finding, ...]:
    """Return what a schema of the archivist's own, of any kind, has against the file.

    Raises `XmlError` where the schema cannot be used; a file that is not well-formed gives a finding.
    """
    _must_be_schema(schema)
    if schema.suffix.lower() != ".sch":
        return validate(source, schema)
    rules = schematrons.loaded(schema)
    try:
        return schematrons.check(source, rules)
    except XmlError as error:
        return (unreadable(source, error),)


def add(path: Path) -> Path:
    """Copy a schema, with all that it takes from other files, into the folder, and return where it lies.

    Raises `XmlError` where it cannot be used, or another of that name is there.
    """
    _must_be_schema(path)
    grammars.loaded(path) if path.suffix.lower() != ".sch" else schematrons.loaded(path)
    copies = _copies(path)
    target = copies[path]
    there = next((file for file in listed() if file.name == path.name), None)
    if there is None:
        for file, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
    elif there != target or not all(map(_is_copied, copies, copies.values())):
        message = _("There is another schema called {name}. Remove it first, or rename this one.")
        raise XmlError(message.format(name=path.name))
    return target


def remove(path: Path) -> dict[Path, bytes]:
    """Take a schema, with its own copies of other files, out of the folder; return all for `bring_back`.

    One that is not there is no error, and none elsewhere is touched.
    """
    own = folder() / path.name
    if path.parent == own:
        kept = {file: file.read_bytes() for file in own.rglob("*") if file.is_file()}
        shutil.rmtree(own, ignore_errors=True)
        return kept
    if path == own and path.is_file():
        kept = {path: path.read_bytes()}
        path.unlink()
        return kept
    return {}


def bring_back(files: Mapping[Path, bytes]) -> None:
    """Put what was removed where it lay."""
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _must_be_schema(path: Path) -> None:
    if path.suffix.lower() == ".rnc":
        raise XmlError(_("The schema {name} cannot be used: {reason}").format(name=path.name, reason=COMPACT))
    if path.suffix.lower() not in SUFFIXES:
        message = _("{name} is not a schema: its name should end in {suffixes}.")
        raise XmlError(message.format(name=path.name, suffixes=", ".join(SUFFIXES)))


def _copies(schema: Path) -> dict[Path, Path]:
    """Return where the files of a schema go: one alone into the folder, several into one of their own."""
    taken = [each for each in inclusions(schema) if each.file is not None and not _is_ours(each.file)]
    home = folder() / schema.name if taken else folder()
    copies = {schema: home / schema.name}
    for each in taken:
        file = each.file or schema
        inside = _below(file, schema.parent)
        copies.setdefault(file, home / inside if inside else copies[each.by].parent / file.name)
    return copies


def _below(file: Path, folder: Path) -> Path | None:
    there, home = file.resolve(), folder.resolve()
    return there.relative_to(home) if there.is_relative_to(home) else None


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(paths.schema())


def _is_copied(file: Path, copy: Path) -> bool:
    return copy.is_file() and copy.read_bytes() == file.read_bytes()
