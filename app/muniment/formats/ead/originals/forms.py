"""The source of a unit: its own element as it came, with slots where the components in it stood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from muniment.description.sources import DOCUMENT, SOURCE, is_source
from muniment.description.units import Kept, Unit
from muniment.description.unopened import Stored, Unopened
from muniment.formats.ead import instructions, revisions
from muniment.formats.ead.versions import Version
from muniment.formats.xml import escaping
from muniment.formats.xml.namespaces import XLINK

GROUP = "group"
"""The place of a kept piece that stood around the file in a group of them; its number follows a stroke."""

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SLOT = re.compile(rf"<\?{instructions.SLOT} ([\w.-]+)\?>")
_BEGUN = f"<?{instructions.SLOT} "
_NAME = re.compile(r"<(?:[\w.-]+:)?(\w[\w.-]*)")
_END = re.compile(r"(</(?:[\w.-]+:)?)\w[\w.-]*(\s*>)\Z")
_NAMES = re.compile(rf'<\?{instructions.TARGET} names="[^"]*"\?>')
_DECLARATION = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Form:
    """An element, or a whole file, as text with slots, each with the name of the component it is for.

    `at` is the number of the slot it came from, among those of the element above;
    `names` are the namespaces it was written under, where they are not the usual ones; `revision` is that
    of the reader that read it.
    """

    text: str
    at: int = 0
    names: str = ""
    revision: int = revisions.NEWEST

    @property
    def is_outdated(self) -> bool:
        """Whether the newest reader would find more in it than the one that read it."""
        return self.revision < revisions.NEWEST

    @property
    def segments(self) -> list[str]:
        """The text before, between and after the slots."""
        return _SLOT.split(self.text)[::2]

    @property
    def slots(self) -> list[str]:
        """The names that stand in the slots."""
        return _SLOT.findall(self.text) if _BEGUN in self.text else []

    @property
    def name(self) -> str:
        """The name of the element, without a prefix."""
        found = _NAME.search(self.text)
        return found[1] if found else ""

    def is_called(self, name: str) -> bool:
        """Return whether the element has the name, for one without a prefix at a look."""
        if self.text.startswith(f"<{name}") and self.text[len(name) + 1] in "> \n/\t\r":
            return True
        return self.name == name

    def renamed(self, name: str) -> "Form":
        """Return the element under another name."""
        if self.is_called(name):
            return self
        begun = _NAME.sub(lambda found: found[0].removesuffix(found[1]) + name, self.text, count=1)
        return replace(self, text=_END.sub(rf"\g<1>{name}\g<2>", begun))


def slot(name: str) -> str:
    """Return what stands in the place of a component."""
    return f"<?{instructions.SLOT} {name}?>"


def usual_names(version: Version) -> str:
    """Return the namespaces that finding aids of the version are written under."""
    return f' xmlns="{version.namespace}" xmlns:xlink="{XLINK}" xmlns:xsi="{_XSI}"'


def declared(tag: str) -> dict[str, str]:
    """Return the namespaces that a start tag declares, by prefix."""
    return {prefix: one or other for prefix, one, other in _DECLARATION.findall(tag)}


def as_text(names: Mapping[str, str]) -> str:
    """Return declarations as they stand in a start tag."""
    return "".join(f' xmlns{":" if prefix else ""}{prefix}="{space}"' for prefix, space in names.items())


def names_of(tag: str, version: Version) -> str:
    """Return the declarations of a first element, or nothing where they are the usual ones."""
    said, usual = declared(tag), declared(usual_names(version))
    if "" in said and said.items() <= usual.items():
        return ""
    return as_text({"": ""} | said)


def names_at(element: etree._Element | None, tag: str, version: Version) -> str:
    """Return the declarations that hold for what stands in an element of a file whose first tag is `tag`.

    They are those of the first element, unless some stand further in.
    """
    if element is None:
        return names_of(tag, version)
    held = {prefix or "": escaping.value(space) for prefix, space in element.nsmap.items()}
    return names_of(tag, version) if held == declared(tag) else as_text({"": ""} | held)


def kept_form(version: Version, text: str, at: int, names: str) -> Kept:
    """Return the source of a unit as it is kept."""
    said = instructions.instruction([("names", names)]) if names else ""
    place, revision = f"{SOURCE}/{at}", revisions.told(text)
    return Kept(vocabulary=version.value, place=place, xml=said + text, revision=revision)


def kept_document(version: Version, text: str) -> Kept:
    """Return the file around the units as it is kept."""
    return Kept(vocabulary=version.value, place=DOCUMENT, xml=text)


def is_form(kept: Kept) -> bool:
    """Return whether the piece is the source of a unit, or of the file around it."""
    return is_source(kept.place)


def source_of(unit: Unit) -> tuple[Kept, ...]:
    """Return the unit's own element, with the number of its slot, as it is kept; nothing where none is."""
    return tuple(kept for kept in unit.kept if kept.place.startswith(f"{SOURCE}/"))


def source_alone(unit: Unit) -> str:
    """Return the unit's own element wherever it stood, without the components in it; nothing if none is kept.

    However a file is laid out that has others before it or in it now, it is the same.
    """
    words = " ".join(" ".join(_SLOT.sub(" ", kept.xml) for kept in source_of(unit)).split())
    return words.replace("> ", ">").replace(" <", "<")


def is_of_file(kept: Kept) -> bool:
    """Return whether the piece is such a source, or stood around the file in a group."""
    return is_form(kept) or kept.place.startswith(f"{GROUP}/")


def form_of(unit: Stored, version: str) -> Form | None:
    """Return the source of the unit in a version, or None where it has none."""
    if isinstance(unit, Unopened) and not unit.may_keep(version):
        return None
    for kept in unit.kept:
        place, _, at = kept.place.partition("/")
        if place == SOURCE and at.isdigit() and kept.vocabulary == version:
            said = _NAMES.match(kept.xml) if kept.xml.startswith("<?") else None
            names = dict(instructions.pairs(said[0]))["names"] if said else ""
            return Form(kept.xml[said.end() if said else 0 :], int(at), names, _read_by(kept))
    return None


def _read_by(kept: Kept) -> int:
    """Return the revision of the reader that read what is kept; the newest where it found as much."""
    return kept.revision if revisions.is_outdated(kept) else revisions.NEWEST


def slot_of(unit: Stored, version: str) -> int | None:
    """Return the number of the slot that the source of the unit is for, or None where it has no source."""
    if isinstance(unit, Unopened):
        places = unit.places
    else:
        places = [(kept.vocabulary, kept.place) for kept in unit.kept]
    for vocabulary, said in places:
        place, _, at = said.partition("/")
        if place == SOURCE and at.isdigit() and vocabulary == version:
            return int(at)
    return None


def document_of(unit: Stored, version: str) -> Form | None:
    """Return the file that stood around the unit, or None where it kept none in the version."""
    if isinstance(unit, Unopened) and not unit.may_keep(version):
        return None
    found = (kept for kept in unit.kept if kept.place == DOCUMENT and kept.vocabulary == version)
    return next((Form(kept.xml) for kept in found), None)


def files_of(unit: Stored) -> tuple[Version, ...]:
    """Return the versions of the files that the unit stood at the top of, and keeps."""
    kept = {each.vocabulary for each in unit.kept if each.place == DOCUMENT}
    return tuple(version for version in Version if version.value in kept)


def stood_below(unit: Unit, top: Unit) -> bool:
    """Return whether the unit stood beside another, in the file that the other keeps."""
    for version in files_of(top):
        document, form = document_of(top, version), form_of(unit, version)
        if document and form and not files_of(unit):
            return 0 < form.at < len(document.slots)
    return False


def without_forms(unit: Unit) -> Unit:
    """Return the unit with what it keeps beside its source, its file and what stood around that."""
    return replace(unit, kept=tuple(kept for kept in unit.kept if not is_of_file(kept)))
