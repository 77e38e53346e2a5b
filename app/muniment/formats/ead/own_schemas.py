"""Schemas of the archivist's own: where they lie, how one is found by name, and a file measured by it."""

import shutil
from pathlib import Path

from muniment import paths
from muniment.description.findings import Finding
from muniment.formats.deliveries import Source
from muniment.formats.ead import schematrons
from muniment.formats.ead.validation import validate
from muniment.formats.xml import grammars
from muniment.formats.xml.errors import XmlError
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
    """Return the schemas in the folder, by name; what other schemas include stands among them."""
    return tuple(sorted(file for file in folder().iterdir() if file.suffix.lower() in SUFFIXES))


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
    if schema.suffix.lower() not in SUFFIXES:
        message = _("{name} is not a schema: its name should end in {suffixes}.")
        raise XmlError(message.format(name=schema.name, suffixes=", ".join(SUFFIXES)))
    if schema.suffix.lower() != ".sch":
        return validate(source, schema)
    rules = schematrons.loaded(schema)
    try:
        return schematrons.check(source, rules)
    except XmlError as error:
        return (unreadable(source, error),)


def add(path: Path) -> Path:
    """Copy a schema, with nothing that it includes, into the folder, and return where it lies.

    Raises `XmlError` where it cannot be used, or another of that name is there.
    """
    if path.suffix.lower() not in SUFFIXES:
        message = _("{name} is not a schema: its name should end in {suffixes}.")
        raise XmlError(message.format(name=path.name, suffixes=", ".join(SUFFIXES)))
    grammars.loaded(path) if path.suffix.lower() != ".sch" else schematrons.loaded(path)
    target = folder() / path.name
    if target.exists() and target.read_bytes() != path.read_bytes():
        message = _("There is another schema called {name}. Remove it first, or rename this one.")
        raise XmlError(message.format(name=path.name))
    if not target.exists():
        shutil.copyfile(path, target)
    return target


def remove(path: Path) -> None:
    """Take a schema out of the folder; one that is not there is no error, and none elsewhere is touched."""
    if path.parent == folder():
        path.unlink(missing_ok=True)
