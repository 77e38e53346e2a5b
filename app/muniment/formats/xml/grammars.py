"""Schemas that a file is validated against: ours, or a file of the archivist's own."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from muniment import paths, refusals
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.inclusions import files_of, gathered
from muniment.formats.xml.misfits import reason
from muniment.i18n import _

Grammar: TypeAlias = etree.XMLSchema | etree.RelaxNG | etree.DTD


@lru_cache(maxsize=16)
def ours(name: str) -> etree.XMLSchema:
    """Return our schema in that file below `schemas/`."""
    return etree.XMLSchema(etree.parse(str(paths.schema(name)), _parser()))


def loaded(path: Path) -> Grammar:
    """Return the grammar in an .xsd, .rng or .dtd file; raise `XmlError` where it cannot be used."""
    try:
        return _loaded(path, changed(path))
    except (OSError, etree.LxmlError, XmlError) as error:
        message = _("The schema {name} cannot be used: {reason}")
        said = f"{refusals.reason(error)}." if isinstance(error, OSError) else error
        raise XmlError(message.format(name=path.name, reason=reason(path) or said)) from error


def changed(path: Path) -> tuple[int, ...]:
    """Return when each file was last changed that a schema is made of."""
    return tuple(file.stat().st_mtime_ns for file in files_of(path))


@lru_cache(maxsize=16)
def _loaded(path: Path, _changed: tuple[int, ...]) -> Grammar:
    with gathered(path) as whole:
        if path.suffix.lower() == ".dtd":
            grammar = etree.DTD(str(whole))
            declared: Any = grammar
            if not declared.elements():
                raise XmlError(_("it declares no elements."))
            return grammar
        make = etree.RelaxNG if path.suffix.lower() == ".rng" else etree.XMLSchema
        return make(etree.parse(str(whole), _parser()))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
