"""What no field holds, changed by hand: other words stand in its place, or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml import etree

from muniment.description.sources import DOCUMENT, SOURCE
from muniment.description.units import Kept, Unit
from muniment.formats.deliveries import FormatError
from muniment.formats.ead.concepts import short
from muniment.formats.ead.merging import layout
from muniment.formats.ead.merging.headers import header_of, with_header
from muniment.formats.ead.merging.kept_parts import KeptPart, KeptPlace, kept_parts
from muniment.formats.ead.merging.units import merged
from muniment.formats.ead.originals import forms
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.reading.header import HEADERS, finding_aid
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import inside, parsed, twins
from muniment.formats.ead.soundness import is_sound, may_have
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import is_holdable
from muniment.i18n import _

_ITSELF = frozenset(("archdesc", "did", "dsc", *COMPONENTS))
"""What a unit is said in: in these stands what others are asked about one by one."""


def with_kept_words(unit: Unit, part: KeptPart, words: str) -> Unit:
    """Return the unit with other words in the place of a part that `kept_parts` told of it; its fields stay.

    `words` are plain, or XML where the part is marked up. Raises FormatError, with a sentence, where the
    part cannot be changed, is not there any more, cannot say that, would say what a field is for, or would
    not be valid any more.
    """
    return _changed(unit, part, lambda spot: spot.say(words, is_marked_up=part.is_marked_up))


def without_kept_part(unit: Unit, part: KeptPart) -> Unit:
    """Return the unit without a part; as `with_kept_words` otherwise."""
    return _changed(unit, part, lambda spot: spot.take_out())


@dataclass(frozen=True, slots=True)
class _Spot:
    """An element or comment of a source, and the name of its attribute that is meant, if one is."""

    element: etree._Element
    attribute: str
    names: str

    def say(self, words: str, *, is_marked_up: bool) -> None:
        """Put words in the place of those that stand there."""
        if not is_holdable(words):
            raise FormatError(_("These words hold a sign that XML cannot hold. Type them anew."))
        if self.attribute:
            self.element.set(self.attribute, words)
        elif is_marked_up:
            self._fill(words)
        elif not is_element(self.element) and ("--" in words or "?>" in words or words.endswith("-")):
            raise FormatError(_("A comment can hold neither “--” nor “?>”, nor end with “-”."))
        else:
            self.element.text = words if is_element(self.element) else f" {words} "

    def take_out(self) -> None:
        """Leave nothing of it."""
        if self.attribute:
            del self.element.attrib[self.attribute]
        else:
            layout.drop(self.element)

    def _fill(self, xml: str) -> None:
        try:
            around = parsed(self._laid_out(xml), self.names)
        except etree.XMLSyntaxError as error:
            said = _("This is no well-formed XML. Close each element you open; write & as &amp;, < as &lt;.")
            raise FormatError(said) from error
        tail = self.element.tail
        for child in list(self.element):
            self.element.remove(child)
        self.element.text, self.element.tail = around.text, tail
        self.element.extend(around)

    def _laid_out(self, xml: str) -> str:
        """Return XML between the white space that what stands there begins and ends with."""
        old = inside(self.element)
        begun, ended = len(old) - len(old.lstrip()), len(old.rstrip())
        return f"{old[:begun]}{xml.strip()}{old[ended:]}"


def _changed(unit: Unit, part: KeptPart, change: Callable[[_Spot], None]) -> Unit:
    place = part.place
    if place is None:
        words = _("This part holds others, or stands around the whole description: it can only be looked at.")
        raise FormatError(words)
    if part not in kept_parts(unit):
        raise FormatError(_("This part is not there any more. Look at what is kept once more."))
    return (_in_header if place.is_in_header else _in_unit)(unit, place, change)


def _in_unit(unit: Unit, place: KeptPlace, change: Callable[[_Spot], None]) -> Unit:
    version = place.version
    form = forms.form_of(unit, version)
    assert form is not None
    names = form.names or forms.usual_names(version)
    around = parsed((merged(unit, form, version, names) or form).text, names)
    own, spot = around[0], _spot(around[0], place, names)
    piece = next((each for each in _upwards(spot.element) if _stands_in(each, own, version)), own)
    _change(piece, spot, version, change)
    new = replace(form, text=inside(around))
    if merged(unit, new, version, names) != new:
        raise FormatError(_says_field())
    return _keeping(unit, version, SOURCE, form.text, new.text)


def _in_header(unit: Unit, place: KeptPlace, change: Callable[[_Spot], None]) -> Unit:
    version = place.version
    document = forms.document_of(unit, version)
    header = None if document is None else header_of(document, version)
    assert document is not None
    assert header is not None
    own = header.around[0]
    _change(own, _spot(own, place, forms.usual_names(version)), version, change)
    if finding_aid(Heard(own, version)) != header.aid:
        raise FormatError(_says_field())
    new = with_header(document, header, header.around)
    return _keeping(unit, version, DOCUMENT, document.text, new.text)


def _spot(own: etree._Element, place: KeptPlace, names: str) -> _Spot:
    element = next(islice(own.iter(), place.element, None))
    attribute = "" if place.attribute < 0 else list(map(str, element.attrib))[place.attribute]
    return _Spot(element, attribute, names)


def _upwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


def _stands_in(element: etree._Element, own: etree._Element, version: Version) -> bool:
    """Return whether a unit is said in the element, among others: it stands in its own, or in its `did`."""
    above = element.getparent()
    if above is None or above is own:
        return above is not None and row_of(version, local(element)) != "did"
    return above.getparent() is own and row_of(version, local(above)) == "did"


def _change(piece: etree._Element, spot: _Spot, version: Version, change: Callable[[_Spot], None]) -> None:
    """Change it; raise FormatError where the piece that it stands in was valid, and is no more."""
    above = piece.getparent()
    was_sound = _is_sound(piece, spot, version)
    change(spot)
    is_left = piece.getparent() is above
    if was_sound and is_left and not _is_sound(piece, spot, version):
        raise FormatError(_("So the finding aid would not be valid any more. Nothing is changed."))


def _is_sound(piece: etree._Element, spot: _Spot, version: Version) -> bool:
    """Return whether a piece may stand where it does; of what a unit is said in, its attributes."""
    row, above = row_of(version, local(piece)), piece.getparent()
    if row in _ITSELF:
        said = {short(str(name)): str(text) for name, text in piece.attrib.items()}
        return may_have(row, said, version)
    (twin,) = twins([piece], spot.names, version)
    inside_of = "ead" if row in HEADERS or above is None else row_of(version, local(above))
    return is_sound(twin, inside_of, version)


def _keeping(unit: Unit, version: Version, place: str, before: str, after: str) -> Unit:
    """Return the unit with another text kept of its source or file."""

    def changed(kept: Kept) -> Kept:
        is_meant = kept.vocabulary == version.value and kept.place.partition("/")[0] == place
        return replace(kept, xml=kept.xml.removesuffix(before) + after) if is_meant else kept

    return replace(unit, kept=tuple(map(changed, unit.kept)))


def _says_field() -> str:
    return _("So it would say what a field is for. Say it there: the field and the file then agree.")
