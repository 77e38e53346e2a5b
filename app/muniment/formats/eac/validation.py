"""Is an authority record valid? What its schema has against it, in an archivist's words."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from lxml import etree

from muniment.description.findings import Finding
from muniment.formats.deliveries import Source
from muniment.formats.eac.reading import parsed, unknown
from muniment.formats.eac.slots import PLACES, Each, One
from muniment.formats.eac.versions import Version, version_of
from muniment.formats.eac.vocabulary import spelt
from muniment.formats.xml.elements import local
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.grammars import Grammar, loaded, ours
from muniment.formats.xml.validation import MOST, finding, problems, surroundings, unreadable


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what the schema of the file's version, or the one given, has against the file.

    A file that is not well-formed, or is no authority record, gives a finding that says so.
    """
    try:
        root = parsed(source)
        version = version_of(local(root), etree.QName(root).namespace or "")
        if schema is None and (version is None or not etree.QName(root).namespace):
            raise unknown(root)
    except XmlError as error:
        return (unreadable(source, error, "eac-root" if error.line == 1 else "xml-well-formed"),)
    standing = version or Version.EAC2
    grammar = loaded(schema) if schema else ours(standing.schema)
    own = schema.name if schema else ""
    return tuple(_findings(source, root.getroottree(), grammar, standing, own))


def _findings(
    source: Source, tree: etree._ElementTree, grammar: Grammar, version: Version, own: str
) -> Iterator[Finding]:
    for problem in islice(problems(grammar, tree, replace(spelt(version), own=own)), MOST):
        yield finding("eac-schema", source, problem, field=_field(tree, problem.path, version))


def _field(tree: etree._ElementTree, path: str, version: Version) -> str:
    """Return the field of the agent that the element at the path belongs to."""
    fields = (_fields(version).get(local(element)) for element in surroundings(tree, path))
    return next(filter(None, fields), "record")


@cache
def _fields(version: Version) -> dict[str, str]:
    fields: dict[str, str] = {}
    for place in PLACES[version]:
        homes = place.homes if isinstance(place, Each) else (place.home,) if isinstance(place, One) else ()
        for home in homes:
            fields.setdefault(home.rpartition("/")[2], place.field.partition(".")[0])
    return fields
