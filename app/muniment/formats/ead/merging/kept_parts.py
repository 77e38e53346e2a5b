"""What of a finding aid that came from others no field holds: told part by part, with the place of each."""

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead.concepts import short
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.headers import header_of
from muniment.formats.ead.merging.sites import read_alone
from muniment.formats.ead.merging.units import merged
from muniment.formats.ead.originals import forms
from muniment.formats.ead.originals.aid_groups import of_group
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.reading.components import attributes_unheld, notes_in, opened, placed, take
from muniment.formats.ead.reading.drafts import Draft
from muniment.formats.ead.reading.header import HEADERS, finding_aid, header_in
from muniment.formats.ead.reading.heard import Heard, is_ours, is_slot
from muniment.formats.ead.reading.sources import inside, parsed, root_in, spelt
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import attribute_called, row_of, vocabulary
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import collapsed
from muniment.i18n import _

_MOST = 100
"""Elements of a piece up to which each is asked whether a field holds it; a longer one is told whole."""

_Says = Callable[[etree._Element], object]


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a part stands: in the source of the unit in a version, or in the header of its file.

    `element` is its number among all that stands there, in order; `attribute` that of the attribute on it,
    or -1 where the part is the element or comment itself.
    """

    version: Version
    is_in_header: bool
    element: int
    attribute: int = -1


@dataclass(frozen=True, slots=True)
class KeptPart:
    """An element, attribute or comment that goes back out as it came, and what it says.

    `where` are the names of what it stands in, the outermost first, and its own. `words` is what can be
    changed: its text, or where other elements stand in it what is in it as XML (`is_marked_up`). `place`
    is None for what can only be looked at (see `with_kept_words`, `without_kept_part`).
    """

    where: tuple[str, ...]
    text: str
    words: str = ""
    is_marked_up: bool = False
    place: KeptPlace | None = None


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
    for piece in of_group(unit):
        found.append(KeptPart((_("Group of finding aids (<eadgrp>)"),), piece.xml.strip()))
    return tuple(found)


def _around(document: Form, version: Version) -> Iterator[KeptPart]:
    """Yield what a file says of itself that the fields of the finding aid do not."""
    if not _has_root(document):
        return
    root = root_in(document.text)
    header = header_of(document, version)
    last = header_in(root) if header is not None else None
    for node in root:
        if not is_element(node):
            continue
        telling = _Telling(version, node if node is last else None, is_in_header=True)
        if row_of(version, local(node)) in HEADERS:
            yield from telling.parts(spelt(node, version), _said_of_aid(version))
        else:
            yield telling.whole((), node)


def _has_root(document: Form) -> bool:
    return any(segment.strip() for segment in document.segments)


def _said_of_aid(version: Version) -> _Says:
    return lambda header: finding_aid(Heard(header, version))


def _of_unit(unit: Unit, form: Form, version: Version) -> Iterator[KeptPart]:
    names = form.names or forms.usual_names(version)
    now = merged(unit, form, version, names) or form
    heard = Heard(spelt(parsed(now.text, names)[0], version), version)
    telling = _Telling(version, heard.element)
    for each, others in attributes_unheld(heard):
        yield from (telling.attribute((), each.element, name) for name in others)
    for node, place in placed(heard.element, [], version):
        says = _said_at(place, names, version, form.revision)
        met = set[etree._Element]()
        for one, around in opened(node, place, version, form.revision):
            yield from telling.groups([group for group in around if group not in met], node)
            met.update(around)
            if not is_ours(one) and _is_kept(one, place, version, form.revision):
                yield from telling.parts(one, says, around)


def _is_kept(node: etree._Element, place: str, version: Version, revision: int) -> bool:
    """Return whether fields do not say all of what stands at a place, or of a note in that."""
    each_one = (node, *notes_in(node, place, version, revision))
    return any(take(Draft(version, revision=revision, alone=True), each, place) for each in each_one)


def _said_at(place: str, names: str, version: Version, revision: int) -> _Says:
    return lambda node: read_alone([node], place, names, version, revision)


class _Telling:
    """Tells parts of a source with their places in it; `top` is its first element, or None to tell none."""

    def __init__(self, version: Version, top: etree._Element | None, *, is_in_header: bool = False) -> None:
        self._version = version
        self._is_in_header = is_in_header
        self._order = {} if top is None else {each: number for number, each in enumerate(top.iter())}

    def parts(
        self, node: etree._Element, says: _Says, around: Sequence[etree._Element] = ()
    ) -> Iterator[KeptPart]:
        """Yield the parts of a piece without which it would be read just so; all of it where that is none.

        It stands in the elements `around` it, the outermost first.
        """
        said = says(node) if is_element(node) else None
        is_long = sum(1 for _each in node.iter()) > _MOST
        found = [] if not said or is_long else list(self._unheld(node, lambda each: says(each) == said))
        where = tuple(map(self._called, around))
        yield from (replace(each, where=(*where, *each.where)) for each in found or [self.whole((), node)])

    def groups(self, groups: Iterable[etree._Element], top: etree._Element) -> Iterator[KeptPart]:
        """Yield what is said on groups of notes, `top` the outermost; all of one with loose words in it."""
        for each in groups:
            where = tuple(map(self._called, _ancestors(top, each)))
            yield from (self.attribute(where, each, name) for name in map(str, each.attrib))
            if layout.has_words(each):
                yield self.whole(where, each)

    def whole(self, where: tuple[str, ...], node: etree._Element) -> KeptPart:
        """Return an element or comment as a part."""
        is_marked_up = is_element(node) and len(node) > 0
        pieces = map(str, node.itertext()) if is_element(node) else (str(node.text or ""),)
        text = collapsed(" ".join(pieces)).strip()
        words = inside(node).strip() if is_marked_up else text
        return KeptPart((*where, self._called(node)), text, words, is_marked_up, self._place(node))

    def attribute(self, where: tuple[str, ...], node: etree._Element, name: str) -> KeptPart:
        """Return an attribute as a part."""
        called, text = attribute_called(self._version, short(name)), str(node.attrib[name])
        place = self._place(node, list(map(str, node.attrib)).index(name))
        return KeptPart((*where, self._called(node), called), text, text, place=place)

    def _unheld(self, node: etree._Element, is_same: Callable[[etree._Element], bool]) -> Iterator[KeptPart]:
        """Yield the attributes and elements that can be taken out of a piece and leave it the same."""
        elements, told = list(node.iter()), set[etree._Element]()
        for at, each in enumerate(elements):
            around = _ancestors(node, each)
            if told.intersection(around):
                continue
            where = tuple(map(self._called, around))
            if each is not node and _is_same_without(node, at, is_same):
                told.add(each)
                yield self.whole(where, each)
                continue
            for name in map(str, each.attrib) if is_element(each) else ():
                if short(name) != "xlink:type" and _is_same_without(node, at, is_same, name):
                    yield self.attribute(where, each, name)

    def _place(self, node: etree._Element, attribute: int = -1) -> KeptPlace | None:
        number = self._order.get(node)
        if number is None or (attribute < 0 and _holds_ours(node)):
            return None
        return KeptPlace(self._version, self._is_in_header, number, attribute)

    def _called(self, node: etree._Element) -> str:
        if not is_element(node):
            return _("Comment") if isinstance(node, etree._Comment) else _("Instruction")
        name = local(node)
        return f"{vocabulary().label(row_of(self._version, name))} (<{name}>)"


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


def _holds_ours(node: etree._Element) -> bool:
    """Return whether what we put into a source stands in it: slots of components, instructions."""
    return any(is_slot(each) or is_ours(each) for each in node.iter(etree.ProcessingInstruction))
