"""Schemas that a file is validated against: ours by its version, or a file of the archivist's own."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree
from typing_extensions import override

from muniment import paths
from muniment.formats.ead import flavours
from muniment.formats.ead.errors import EadError
from muniment.formats.ead.versions import Version
from muniment.formats.xml.validation import Grammar
from muniment.i18n import _


def ours(version: Version) -> etree.XMLSchema:
    """Return our schema of the version."""
    return _of_ours(version.schema)


def of_the_dtd() -> etree.XMLSchema:
    """Return our schema of EAD 2002 as its DTD has it."""
    return _of_ours(flavours.DTD_SCHEMA)


def _of_ours(name: str) -> etree.XMLSchema:
    grammar = loaded(paths.schema(name))
    assert isinstance(grammar, etree.XMLSchema)
    return grammar


def loaded(path: Path) -> Grammar:
    """Return the grammar in an .xsd, .rng or .dtd file; raise `EadError` where it cannot be used."""
    try:
        return _loaded(path, path.stat().st_mtime_ns)
    except (OSError, etree.LxmlError) as error:
        message = _("The schema {name} cannot be used: {reason}")
        raise EadError(message.format(name=path.name, reason=error)) from error


@lru_cache(maxsize=16)
def _loaded(path: Path, _changed: int) -> Grammar:
    if path.suffix.lower() == ".dtd":
        return etree.DTD(str(path))
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    parser.resolvers.add(_Nearby(path.parent))
    make = etree.RelaxNG if path.suffix.lower() == ".rng" else etree.XMLSchema
    return make(etree.parse(str(path), parser))


class _Nearby(etree.Resolver):
    """Answers an address that a schema imports with the file of that name beside it, or with ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @override
    def resolve(self, system_url: str, public_id: str, context: object = None) -> Any:
        if "://" not in system_url:
            return None
        name = system_url.rpartition("/")[2]
        nearby = (self._folder / name, paths.schema(name))
        text = next((path.read_text(encoding="utf-8") for path in nearby if path.is_file()), "")
        return self.resolve_string(text, context, base_url=system_url)
