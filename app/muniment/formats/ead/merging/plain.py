"""Values as elements that we would write for them, in the namespace and spelling of a file that came."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from lxml import etree

from muniment.description.units import FindingAid, Unit
from muniment.formats.ead.flavours import in_dtd_spelling
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in
from muniment.formats.ead.writing import bodies, identity, names
from muniment.formats.ead.writing.documents import File
from muniment.formats.ead.writing.header import header as written_header
from muniment.formats.ead.writing.pieces import Piece
from muniment.formats.xml.namespaces import XLINK

Values = Mapping[str, Sequence[Any]]
"""Values by field; the repository is a list of one, or of none."""


def in_identity(values: Values, version: Version, space: str) -> list[etree._Element]:
    """Return the elements of a `did` that say the values."""
    return _elements(identity.identity(_unit(values), version), version, space)


def in_group(group: str, values: Values, version: Version, space: str) -> list[etree._Element]:
    """Return the elements in a group, by its row, that say those of the values that may stand there."""
    return _elements(identity.members(group, _unit(values), version), version, space)


def in_body(values: Values, version: Version, space: str) -> list[etree._Element]:
    """Return the elements below the `did` that say the values."""
    unit = _unit(values)
    return _elements(bodies.body(unit, version), version, space)


def in_access_points(values: Values, version: Version, space: str) -> list[etree._Element]:
    """Return the element around access points that says the values, creators among them."""
    return _elements(list(names.all_access_points(_unit(values), version)), version, space)


Writer: TypeAlias = Callable[[Values, Version, str], list[etree._Element]]
WRITERS: tuple[Writer, ...] = (in_identity, in_body)
"""Who writes values as elements of the `did`, and who writes them below it."""


def bare(unit: Unit, name: str, version: Version, space: str) -> etree._Element:
    """Return the element `name` as we would write it for the level, audience and status of the unit."""
    said = Unit(
        id="u", level=unit.level, level_name=unit.level_name, audience=unit.audience, status=unit.status
    )
    rows = "".join(File(version).opened(name, said, 0))
    return in_spelling(f"{rows}</{name_in(version, name)}>", space)[0]


def nothing_known(version: Version, space: str) -> etree._Element:
    """Return what stands in a `did` of which nothing is known."""
    (piece,) = identity.identity(Unit(id="u"), version)
    return in_spelling("\n".join(piece.rows), space)[0]


def header(aid: FindingAid, version: Version, space: str) -> etree._Element:
    """Return an element around the header that we would write for a finding aid."""
    return in_spelling("\n".join(written_header(aid, "", "", version)), space)


def _unit(values: Values) -> Unit:
    fields: dict[str, Any] = {name: tuple(said) for name, said in values.items() if name != "repository"}
    return Unit(id="u", repository=next(iter(values.get("repository", ())), ""), **fields)


def _elements(pieces: list[Piece], version: Version, space: str) -> list[etree._Element]:
    rows = [row for each in pieces for row in each.rows] if _says(pieces) else []
    return list(in_spelling("\n".join(rows), space))


_KEEPERS = ("<repository", "<agents")
"""Elements that say who keeps the unit, which no claim tells."""


def _says(pieces: list[Piece]) -> bool:
    """Return whether the pieces say anything; a `did` of which nothing is known has an empty title."""
    return any(each.claims or each.rows[0].startswith(_KEEPERS) for each in pieces)


def in_spelling(text: str, space: str) -> etree._Element:
    """Return an element around what is in the spelling of a schema, in that of a file of the namespace."""
    if not space:
        return parsed(in_dtd_spelling(text), ' xmlns=""')
    return parsed(text, f' xmlns="{space}" xmlns:xlink="{XLINK}"')
