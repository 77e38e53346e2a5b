"""What of a finding aid that came from others no field holds: told part by part, with the place of each."""

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead.concepts import short
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.sites import read_alone
from muniment.formats.ead.merging.units import merged
from muniment.formats.ead.originals import forms
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.reading.components import other_attributes, placed, take
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.header import HEADERS, finding_aid
from muniment.formats.ead.reading.heard import Heard, is_ours
from muniment.formats.ead.reading.sources import parsed, root_in, spelt
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called, row_of, vocabulary
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import collapsed
from muniment.i18n import _

_MOST = 100
"""Elements of a piece up to which each is asked whether a field holds it; a longer one is told whole."""

_Says = Callable[[etree._Element], object]


@dataclass(frozen=True, slots=True)
class KeptPart:
    """An element, attribute or comment that goes back out as it came, and what it says.

    `where` are the names of what it stands in, the outermost first, and its own.
    """

    where: tuple[str, ...]
    text: str


def kept_parts(unit: Unit) -> tuple[KeptPart, ...]:
    """Return what of the source of a unit is in none of its fields, in the order in which it stands there.

    What stood in a part that was since taken out of the unit is not told.
    """
    found: list[KeptPart] = []
    for version in Version:
        document, form = forms.document_of(unit, version), forms.form_of(unit, version)
        if document is not None:
            found += _around(document, version)
        if form is not None:
            found += _of_unit(unit, form, version)
    for piece in forms.without_forms(unit).kept:
        found.append(KeptPart((piece.place,), piece.xml))
    return tuple(found)


def _around(document: Form, version: Version) -> Iterator[KeptPart]:
    """Yield what a file says of itself that the fields of the finding aid do not."""
    for node in root_in(document.text) if _has_root(document) else ():
        if not is_element(node):
            continue
        if row_of(version, local(node)) in HEADERS:
            yield from _parts(spelt(node, version), version, _said_of_aid(version))
        else:
            yield _whole((), node, version)


def _has_root(document: Form) -> bool:
    return any(segment.strip() for segment in document.segments)


def _said_of_aid(version: Version) -> _Says:
    return lambda header: finding_aid(Heard(header, version))


def _of_unit(unit: Unit, form: Form, version: Version) -> Iterator[KeptPart]:
    names = form.names or forms.usual_names(version)
    now = merged(unit, form, version, names) or form
    heard = Heard(spelt(parsed(now.text, names)[0], version), version)
    for each in other_attributes(heard):
        element = parsed(each.xml, names)[0]
        yield from (_attribute((), element, str(name), version) for name in element.attrib)
    for node, place in placed(heard.element, [], version):
        if is_ours(node) or not take(Draft(version, revision=form.revision), node, place):
            continue
        yield from _parts(node, version, _said_at(place, names, version))


def _said_at(place: str, names: str, version: Version) -> _Says:
    return lambda node: read_alone([node], place, names, version)


def _parts(node: etree._Element, version: Version, says: _Says) -> Iterator[KeptPart]:
    """Yield the parts of a piece without which it would be read just so; all of it where that is none."""
    said = says(node) if is_element(node) else None
    is_long = sum(1 for _each in node.iter()) > _MOST
    found = [] if not said or is_long else list(_unheld(node, version, lambda each: says(each) == said))
    yield from found or [_whole((), node, version)]


def _unheld(
    node: etree._Element, version: Version, is_same: Callable[[etree._Element], bool]
) -> Iterator[KeptPart]:
    """Yield the attributes and elements that can be taken out of a piece and leave it the same."""
    elements, told = list(node.iter()), set[etree._Element]()
    for at, each in enumerate(elements):
        around = _ancestors(node, each)
        if told.intersection(around):
            continue
        where = tuple(_called(above, version) for above in around)
        if each is not node and _is_same_without(node, at, is_same):
            told.add(each)
            yield _whole(where, each, version)
            continue
        for name in each.attrib if is_element(each) else ():
            if short(str(name)) != "xlink:type" and _is_same_without(node, at, is_same, str(name)):
                yield _attribute(where, each, str(name), version)


def _is_same_without(
    node: etree._Element, at: int, is_same: Callable[[etree._Element], bool], attribute: str = ""
) -> bool:
    """Return whether a piece is the same without an element in it, or without an attribute of that."""
    other = copy.deepcopy(node)
    one = list(other.iter())[at]
    if attribute:
        del one.attrib[attribute]
    else:
        layout.drop(one)
    return is_same(other)


def _ancestors(node: etree._Element, each: etree._Element) -> Sequence[etree._Element]:
    """Return what an element of a piece stands in, the piece first."""
    found: list[etree._Element] = []
    while each is not node:
        above = each.getparent()
        assert above is not None
        each = above
        found.insert(0, each)
    return found


def _whole(where: tuple[str, ...], node: etree._Element, version: Version) -> KeptPart:
    pieces = map(str, node.itertext()) if is_element(node) else (str(node.text or ""),)
    return KeptPart((*where, _called(node, version)), collapsed(" ".join(pieces)).strip())


def _attribute(where: tuple[str, ...], node: etree._Element, name: str, version: Version) -> KeptPart:
    called = attribute_called(version, short(name))
    return KeptPart((*where, _called(node, version), called), str(node.attrib[name]))


def _called(node: etree._Element, version: Version) -> str:
    if not is_element(node):
        return _("Comment") if isinstance(node, etree._Comment) else _("Instruction")
    name = local(node)
    return f"{vocabulary().label(row_of(version, name))} (<{name}>)"
