"""Finding aids read from the tree of the parser: those that their text alone cannot be cut by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from muniment.description.units import FindingAid, Kept, Unit, a_title, new_id
from muniment.formats.ead import instructions
from muniment.formats.ead.flavours import spell_links
from muniment.formats.ead.originals.forms import kept_document, kept_form, names_at
from muniment.formats.ead.originals.scanning import Cut
from muniment.formats.ead.parsing import Root, iterate
from muniment.formats.ead.reading import components
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.reading.header import HEADERS, finding_aid
from muniment.formats.ead.reading.heard import Heard, is_made, is_ours, said_in
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.sources import Prepared

_UNITS = frozenset(("archdesc", *COMPONENTS))
_AROUND = (*HEADERS, "frontmatter")


@dataclass(slots=True)
class InTree:
    """The units of a file, and what was kept because no field says all of it, counted by element."""

    units: Sequence[Unit]
    kept: Counter[str]
    described: bool


def from_tree(prepared: Prepared, root: Root, cuts: Sequence[Cut]) -> InTree | None:
    """Return the units; each keeps the element it was cut out as, all that no field says where nothing was.

    Raises `XmlError` where the file is not well-formed. None where the cuts are not the components.
    """
    document = _Document(root, cuts)
    units = document.units(prepared)
    return InTree(units, document.kept, bool(document.places)) if document.agrees else None


@dataclass(slots=True)
class _Place:
    """A component: the one it stands in, its id, and, once it has been read, what it says."""

    above: "_Place | None"
    number: int
    id: str = ""
    made: bool = False
    said: dict[str, Any] = field(default_factory=dict)

    def unit(self) -> Unit:
        """Return the unit, below the next component that is a unit."""
        return Unit(id=self.id, parent=self.above.nearest() if self.above else None, **self.said)

    def nearest(self) -> str | None:
        """Return the id of the component, or of the one above a collection made for the file."""
        if not self.made:
            return self.id
        return self.above.nearest() if self.above else None


@dataclass(slots=True)
class _Document:
    """A file while it is being read; whether its cuts and its elements agree is known when it has been."""

    root: Root
    cuts: Sequence[Cut]
    places: list[_Place] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    _open: list[_Place] = field(default_factory=list)
    _aid: FindingAid | None = None
    _control: etree._Element | None = None
    _before: list[Kept] = field(default_factory=list)
    _ours: bool = False
    agrees: bool = True

    def units(self, prepared: Prepared) -> list[Unit]:
        """Read everything and return the units; children stand after their parents."""
        version = self.root.version
        around = (*_AROUND, "filedesc") if version is Version.EAD4 else _AROUND
        # A file may say that it is of a version whose names are not those it uses.
        names = list(dict.fromkeys(name for id in (*_UNITS, *around) for name in (name_in(version, id), id)))
        for event, element in iterate(prepared, self.root, names):
            name = row_of(version, local(element))
            if name in _UNITS:
                self._begin(name, element) if event == "start" else self._end(element)
            elif event == "end" and not self._open:
                self._header(element, name)
        self.agrees = self.agrees and len(self.cuts) in (0, len(self.places) + 1)
        if self.cuts:
            self._before = [kept_document(self.root.version, self.cuts[0].text)]
        elif prepared.doctype and not self._ours:
            self._before.insert(0, self._before_all(prepared.doctype))
        self._tell_twins_apart()
        units = [place.unit() for place in self.places if not place.made]
        if not self.places and (self.cuts or self._before):
            units = [bare(self._aid)]
        if units:
            first = units[0]
            units[0] = replace(first, aid=first.aid or self._aid, kept=(*self._before, *first.kept))
        return units

    def _tell_twins_apart(self) -> None:
        """Give a component whose id stands on one before it, such as a copy, an id of its own."""
        met: set[str] = set()
        for place in self.places:
            place.id = new_id() if place.id in met else place.id
            met.add(place.id)

    def _header(self, element: etree._Element, name: str) -> None:
        self._spell(element)
        above = element.getparent()
        self._ours = self._ours or (above is not None and any(is_ours(node) for node in above))
        if name in HEADERS:
            self._control = element
        if self._control is not None and name != "frontmatter":
            self._aid = finding_aid(Heard(self._control, self.root.version))
        if not self._ours and not self.cuts:
            self._before.append(self._before_all(verbatim(element)))

    def _came(self, description: etree._Element) -> Iterator[Kept]:
        """Yield what stands before the description in a file of ours and is not of ours."""
        came = False
        for node in reversed(list(description.itersiblings(preceding=True))):
            said = dict(said_in(node)) if is_ours(node) else {}
            if "kept" in said:
                yield components.kept_in(said)
            elif came and is_element(node):
                self._spell(node)
                yield self._before_all(verbatim(node))
            came = instructions.CAME in said

    def _spell(self, element: etree._Element) -> None:
        if not self.root.namespace and self.root.version is Version.EAD2002:
            spell_links(element)

    def _before_all(self, xml: str) -> Kept:
        return Kept(vocabulary=self.root.version.value, place="/", xml=xml)

    def _begin(self, name: str, element: etree._Element) -> None:
        if self._ours and not self.cuts and not self.places:
            self._before = list(self._came(element))
        place = _Place(self._open[-1] if self._open else None, number=len(self.places) + 1)
        self.places.append(place)
        cut = self.cuts[place.number] if place.number < len(self.cuts) else None
        self.agrees = self.agrees and (not self.cuts or (cut is not None and cut.name == local(element)))
        self._open.append(place)

    def _end(self, element: etree._Element) -> None:
        place = self._open.pop()
        self._spell(element)
        heard = Heard(element, self.root.version)
        reader = components.Component(heard, self._ours, in_pieces=not self.cuts)
        place.made = is_made(heard)
        self.agrees = self.agrees and not (place.made and self.cuts)
        place.id, place.said = reader.id, {} if place.made else reader.said()
        above = element.getparent()
        if self.cuts and self.agrees:
            place.said["kept"] = (*place.said.get("kept", ()), self._source(place, above))
        self.kept.update(reader.kept_names)
        _forget(element)
        if self.cuts and above is not None and not self._holds_units(above):
            _leave_slot(element, above)

    def _holds_units(self, element: etree._Element) -> bool:
        """Return whether components have a place in the element; in others they are found as well."""
        return element.getparent() is None or row_of(self.root.version, local(element)) in (*_UNITS, "dsc")

    def _source(self, place: _Place, above: etree._Element | None) -> Kept:
        """Return the component as it came, which stands in an element."""
        cut = self.cuts[place.number]
        names = names_at(above, self.cuts[0].root, self.root.version)
        return kept_form(self.root.version, cut.text, cut.at, names)


def _leave_slot(element: etree._Element, above: etree._Element) -> None:
    """Put a slot where a component stood among words, as what it was cut out of has it."""
    left = etree.ProcessingInstruction(instructions.SLOT, local(element))
    left.tail = element.tail
    above.replace(element, left)


def bare(aid: FindingAid | None) -> Unit:
    """Return a unit for a file that has a header and describes nothing."""
    title = aid.title if aid else ""
    return Unit(id=new_id(), titles=(a_title(title),) if title else ())


_WHITE = " \t\r\n"


def _forget(element: etree._Element) -> None:
    """Drop what has been read, so that the tree never holds more than one branch; words behind it stay."""
    tail = element.tail
    element.clear()
    element.tail = tail
    before = element.getprevious()
    above = element.getparent()
    if before is None or (before.tail or "").strip(_WHITE):
        return
    if above is not None and local(before) in COMPONENTS:
        above.remove(before)
