"""Schemas that a file is validated against: ours, or a file of the archivist's own."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree
from typing_extensions import override

from muniment import paths
from muniment.formats.xml.errors import XmlError
from muniment.i18n import _

Grammar: TypeAlias = etree.XMLSchema | etree.RelaxNG | etree.DTD


def ours(name: str) -> etree.XMLSchema:
    """Return our schema in that file below `schemas/`."""
    grammar = loaded(paths.schema(name))
    assert isinstance(grammar, etree.XMLSchema)
    return grammar


def loaded(path: Path) -> Grammar:
    """Return the grammar in an .xsd, .rng or .dtd file; raise `XmlError` where it cannot be used."""
    try:
        return _loaded(path, path.stat().st_mtime_ns)
    except (OSError, etree.LxmlError) as error:
        message = _("The schema {name} cannot be used: {reason}")
        raise XmlError(message.format(name=path.name, reason=error)) from error


@lru_cache(maxsize=16)
def _loaded(path: Path, _changed: int) -> Grammar:
    if path.suffix.lower() == ".dtd":
        return etree.DTD(str(path))
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    nearby = _Nearby(path.parent)
    parser.resolvers.add(nearby)
    make = etree.RelaxNG if path.suffix.lower() == ".rng" else etree.XMLSchema
    try:
        return make(etree.parse(str(path), parser))
    except etree.LxmlError as error:
        if not nearby.lacking:
            raise
        message = _("The schema {name} wants {address}, which is not fetched: put {file} beside it.")
        address = nearby.lacking[0]
        file = address.rpartition("/")[2]
        raise XmlError(message.format(name=path.name, address=address, file=file)) from error


class _Nearby(etree.Resolver):
    """Answers an address that a schema imports with the file of that name beside it, or with ours.

    `lacking` are the addresses for which there is no such file.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.lacking: list[str] = []

    @override
    def resolve(self, system_url: str, public_id: str, context: object = None) -> Any:
        if "://" not in system_url:
            return None
        name = system_url.rpartition("/")[2]
        nearby = (self._folder / name, paths.schema(name))
        text = next((path.read_text(encoding="utf-8") for path in nearby if path.is_file()), "")
        self.lacking += [] if text else [system_url]
        return self.resolve_string(text, context, base_url=system_url)
