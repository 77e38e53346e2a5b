"""Notes that stand in a note of another kind (EAD 2002): each is one by itself."""

from collections.abc import Sequence

from lxml import etree

from muniment.description.levels import Audience
from muniment.formats.ead import instructions, revisions
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def inner_notes(note: etree._Element, version: Version, revision: int) -> Sequence[etree._Element]:
    """Return what stands in a note and is read as if it stood behind it.

    What is for staff only because the note is stays a part of that.
    """
    if version is not Version.EAD2002 or not is_element(note):
        return ()
    name = revisions.inner_note(row_of(version, local(note)), revision)
    if not name or any(key in dict(Heard(note, version).pairs) for key in _OURS):
        return ()
    is_internal = note.get("audience") == Audience.INTERNAL
    named = (each for each in note if is_element(each) and row_of(version, local(each)) == name)
    return [each for each in named if _says(Heard(each, version), is_internal=is_internal)]


_OURS = ("field", instructions.DERIVED, instructions.REST)


def _says(heard: Heard, *, is_internal: bool) -> bool:
    """Return whether a note says something of its own, and for whom, if the one around it is for staff."""
    is_open = not is_internal or "audience" in heard.element.attrib
    return is_open and not (heard.blank or heard.derived or heard.has(instructions.REST))
