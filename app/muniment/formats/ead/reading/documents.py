"""Whole finding aids into units, component by component."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from muniment.description.findings import Finding, Severity
from muniment.description.units import FindingAid, Kept, Unit, a_title, new_id
from muniment.formats.deliveries import Delivery, Source
from muniment.formats.ead.flavours import spell_links
from muniment.formats.ead.originals.forms import kept_document, kept_form, names_of
from muniment.formats.ead.originals.scanning import Cut, cuts
from muniment.formats.ead.parsing import Root, iterate, root_of
from muniment.formats.ead.reading import components
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.reading.header import finding_aid
from muniment.formats.ead.reading.heard import Heard, is_ours
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version, is_readable
from muniment.formats.ead.vocabulary import name_in, row_of, vocabulary
from muniment.formats.xml.elements import local
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.sources import Prepared, prepare
from muniment.i18n import _

_UNITS = frozenset(("archdesc", *COMPONENTS))
_HEADERS = frozenset(("eadheader", "control"))
_AROUND = (*_HEADERS, "frontmatter")


def is_ead(source: Source) -> bool:
    """Return whether the file begins as a finding aid does."""
    try:
        return root_of(prepare(Source(source.name, source.data[:_FIRST])).data).is_ead
    except XmlError:
        return False


_FIRST = 65_536


def read(source: Source) -> Delivery:
    """Return the units in a finding aid; each keeps its own element as it came, the first one its file."""
    return _read(source, cuts)


def read_in_pieces(source: Source) -> Delivery:
    """Return what `read` does, but keep only what the fields do not say, piece by piece."""
    return _read(source, lambda _prepared: [])


def _read(source: Source, cut: Callable[[Prepared], list[Cut]]) -> Delivery:
    prepared = prepare(source)
    root = root_of(prepared.data)
    if not root.is_ead:
        raise XmlError(
            _("{name} is not a finding aid: it begins with <{root}>.").format(
                name=source.name, root=root.name
            )
        )
    document = _Document(source.name, root, cut(prepared))
    units = document.units(prepared)
    if not document.agrees:
        return read_in_pieces(source)
    return Delivery(
        format=root.version.label,
        units=tuple(units),
        findings=tuple(document.findings()),
        placed=True,
        kept=tuple(document.kept.most_common()),
    )


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

    name: str
    root: Root
    cuts: list[Cut]
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
        names = [name_in(version, id) for id in (*_UNITS, *around)]
        for event, element in iterate(prepared.data, self.root, names):
            name = row_of(version, local(element))
            if name in _UNITS:
                self._begin(name) if event == "start" else self._end(element)
            elif event == "end" and not self._open:
                self._header(element, name)
        self.agrees = self.agrees and len(self.cuts) in (0, len(self.places) + 1)
        if self.cuts:
            self._before = [kept_document(self.root.version, self.cuts[0].text)]
        elif prepared.doctype and not self._ours:
            self._before.insert(0, self._keeping("/", prepared.doctype))
        units = [place.unit() for place in self.places if not place.made]
        if not self.places and (self.cuts or self._before):
            units = [self._bare()]
        if units:
            first = units[0]
            units[0] = replace(first, aid=first.aid or self._aid, kept=(*self._before, *first.kept))
        return units

    def _bare(self) -> Unit:
        """Return a unit for a file that has a header and describes nothing."""
        title = self._aid.title if self._aid else ""
        return Unit(id=new_id(), titles=(a_title(title),) if title else ())

    def findings(self) -> Iterator[Finding]:
        """Yield what was not understood, and how much was kept because the fields do not say all of it."""
        if not self.places:
            yield self._finding("ead-empty", _("The file describes nothing: it has no <archdesc>."))
        if not is_readable(self.root.namespace):
            message = _("The file is EAD in a namespace that is not known: {space}.")
            yield self._finding("ead-namespace", message.format(space=self.root.namespace))
        for name, count in self.kept.most_common():
            label, spelt = vocabulary().label(name), name_in(self.root.version, name)
            message = _("{count} × {label} (<{name}>) says more than the fields hold.")
            yield Finding(
                rule="ead-kept",
                severity=Severity.ADVICE,
                file=self.name,
                message=message.format(count=count, label=label, name=spelt),
                cure=_("Nothing need be done: it is kept as it stands."),
            )

    def _finding(self, rule: str, message: str) -> Finding:
        return Finding(rule=rule, severity=Severity.SHOULD, file=self.name, message=message)

    def _header(self, element: etree._Element, name: str) -> None:
        self._spell(element)
        above = element.getparent()
        self._ours = self._ours or (above is not None and any(is_ours(node) for node in above))
        if name in _HEADERS:
            self._control = element
        if self._control is not None and name != "frontmatter":
            self._aid = finding_aid(Heard(self._control, self.root.version))
        if not self._ours and not self.cuts:
            self._before.append(self._keeping("/", verbatim(element)))

    def _spell(self, element: etree._Element) -> None:
        if not self.root.namespace and self.root.version is Version.EAD2002:
            spell_links(element)

    def _keeping(self, place: str, xml: str) -> Kept:
        return Kept(vocabulary=self.root.version.value, place=place, xml=xml)

    def _begin(self, name: str) -> None:
        place = _Place(self._open[-1] if self._open else None, number=len(self.places) + 1)
        self.places.append(place)
        cut = self.cuts[place.number] if place.number < len(self.cuts) else None
        spelt = name_in(self.root.version, name)
        self.agrees = self.agrees and (not self.cuts or (cut is not None and cut.name == spelt))
        self._open.append(place)

    def _end(self, element: etree._Element) -> None:
        place = self._open.pop()
        self._spell(element)
        heard = Heard(element, self.root.version)
        reader = components.Component(heard, self._ours, in_pieces=not self.cuts)
        place.made = heard.has("made")
        self.agrees = self.agrees and not (place.made and self.cuts)
        place.id, place.said = reader.id, {} if place.made else reader.fields()
        if self.cuts and self.agrees:
            place.said["kept"] = (*place.said["kept"], self._source(place))
        self.kept.update(reader.kept_names)
        _forget(element)

    def _source(self, place: _Place) -> Kept:
        """Return the component as it came."""
        cut = self.cuts[place.number]
        names = names_of(self.cuts[0].root, self.root.version)
        return kept_form(self.root.version, cut.text, cut.at, names)


def _forget(element: etree._Element) -> None:
    """Drop what has been read, so that the tree never holds more than one branch."""
    element.clear()
    before = element.getprevious()
    above = element.getparent()
    if before is not None and above is not None and local(before) in COMPONENTS:
        above.remove(before)
