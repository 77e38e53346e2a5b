"""Notes that stand in another one (EAD 2002): they keep their places while that is changed."""

import copy
from collections.abc import Sequence

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.merging import layout, plain
from muniment.formats.ead.merging.sites import Site
from muniment.formats.ead.reading.heard import is_slot_of_note
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


class Lifted:
    """The notes in a note, taken out of it; slots stand in their places until they are put back."""

    def __init__(self, outer: Site, inner: Sequence[Site]) -> None:
        self._inner = inner
        for number, site in enumerate(inner):
            slot = etree.ProcessingInstruction(instructions.SLOT, f"{instructions.NOTE}-{number}")
            _put_for(site.node, slot)
        self._before, self._above = outer.node.getprevious(), outer.node.getparent()
        self.shell = _without_words(outer.node)

    def put_back(self, made: Sequence[etree._Element]) -> list[etree._Element]:
        """Put the notes into what took the place of the one that they stood in; return that.

        Each stands at its slot, or at the end where there is none. Where nothing took the place, what is left
        of the note stands there, without its words.
        """
        put = list(made) or [self._put_shell()]
        slots = {each.text: each for one in put for each in one.iter(etree.PI) if is_slot_of_note(each)}
        for number, site in enumerate(self._inner):
            slot = slots.get(f"{instructions.NOTE}-{number}")
            if slot is None:
                layout.put_last(put[-1], site.node)
            else:
                _put_for(slot, site.node)
        for each in put:
            self._head_first(each)
        return put

    def _head_first(self, note: etree._Element) -> None:
        """Put a heading that is new in a note before the notes in it that stand first."""
        names = [local(each) for each in note]
        at = names.index("head") if "head" in names else 0
        before, inner = list(filter(is_element, list(note)[:at])), [site.node for site in self._inner]
        if before and all(each in inner for each in before):
            head = copy.deepcopy(note[at])
            layout.drop(note[at])
            layout.put_before(before[0], head)

    def _put_shell(self) -> etree._Element:
        """Put what is left of the note where it stood; its id went along with its words."""
        self.shell.attrib.pop("id", "")
        if self._before is not None:
            layout.put_after(self._before, self.shell)
        elif self._above is not None:
            self._above.insert(0, self.shell)
        return self.shell


def put_out(site: Site, made: Sequence[etree._Element]) -> None:
    """Put elements behind the note that another stands in, and take that out; the first is its site now."""
    assert site.outer is not None
    layout.drop(site.node)
    for each in reversed(made):
        layout.put_after(site.outer.node, each)
    site.node, site.outer = made[0], None


def settle(outer: Site, version: Version, space: str) -> None:
    """Take out a note without another in it now, if it says nothing; leave none with a heading alone."""
    left = [row_of(version, local(each)) for each in outer.node if is_element(each)]
    if layout.has_words(outer.node) or any(row != "head" for row in left):
        return
    notes = (outer.wanted or outer.said).get("notes")
    if not notes:
        layout.drop(outer.node)
    elif left:
        *_others, made = plain.in_body({"notes": notes}, version, space)
        layout.put_last(outer.node, made[-1])


def _put_for(node: etree._Element, new: etree._Element) -> None:
    """Put a node exactly where another is."""
    above = node.getparent()
    assert above is not None
    new.tail = node.tail
    above.replace(node, new)
    node.tail = None


def _without_words(outer: etree._Element) -> etree._Element:
    made = copy.deepcopy(outer)
    made.tail = None
    for each in [each for each in made if not is_slot_of_note(each)]:
        layout.drop(each)
    if layout.has_words(made):
        made.text = None
        for each in made:
            each.tail = None
    return made
