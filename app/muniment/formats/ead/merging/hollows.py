"""Elements from which all values were taken: what of them still says something."""

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.merging import layout
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.ead.reading.names import AGENTS
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local

AROUND_NAMES = "controlaccess"
"""The row of the element that groups access points, and groups of them."""


def filled(elements: Sequence[etree._Element], version: Version) -> Iterator[list[etree._Element]]:
    """Yield the elements without groups in which nothing but a heading is left, where there are any."""
    made = left(elements, version)
    if made and sum(_size(each) for each in made) < sum(_size(each) for each in elements):
        yield made


def headed(elements: Sequence[etree._Element], version: Version) -> Iterator[list[etree._Element]]:
    """Yield the elements with a heading that stands beside an empty one in that, where there are any."""
    made = list(map(copy.deepcopy, elements))
    heads = [
        node for each in made for node in each.iterdescendants() if row_of(version, local(node)) == "head"
    ]
    pairs = [(one, other) for one in heads for other in heads if one.getparent() is other.getparent()]
    found = [(one, other) for one, other in pairs if is_blank(one) and not is_blank(other)]
    for empty, head in found:
        empty.text = head.text
        empty.extend(list(head))
        layout.drop(head)
    if found:
        yield made


def is_blank(node: etree._Element) -> bool:
    """Return whether nothing stands in an element."""
    return not len(node) and not (node.text or "").strip()


def left(elements: Sequence[etree._Element], version: Version) -> list[etree._Element]:
    """Return copies of the elements without groups in which nothing but a heading is left."""
    made = list(map(copy.deepcopy, elements))
    for each in made:
        # The innermost come first, so that a group of hollow groups is hollow too.
        for node in reversed(list(each.iterdescendants(etree.Element))):
            if _is_hollow(node, version):
                layout.drop(node)
    return [each for each in made if not _is_hollow(each, version)]


def rest(node: etree._Element, told: Mapping[str, int], version: Version) -> Iterator[list[etree._Element]]:
    """Yield an element without what fields hold, of which the signs are told, marked as no value.

    Where the version wants what they hold to stand in it, that stands there with nothing in it.
    """
    row = row_of(version, local(node))
    for take_out in (layout.drop, _empty) if row in _HELD else ():
        made, left = copy.deepcopy(node), Counter(told)
        for each in reversed(list(made)):
            said = letters_of([each])
            if is_ours(each):
                layout.drop(each)
            elif is_element(each) and row_of(version, local(each)) in _HELD[row] and said <= left:
                left -= said
                take_out(each)
        if row not in _IN_WORDS:
            _unword(made)
        if letters_of([made]):
            yield [_marked(made)]


_HELD: Mapping[str, frozenset[str]] = {
    "physdesc": frozenset(("extent", "dimensions", "physfacet")),
    "physdescstructured": frozenset(
        ("quantity", "unittype", "dimensions", "physfacet", "descriptivenote"),
    ),
    "langmaterial": frozenset(("language", "languageset", "script")),
    "repository": AGENTS,
}
"""Elements in which others may stand that no field shows, each with what fields hold of it."""
_IN_WORDS = ("physdesc",)
"""Those whose own words say more than a sentence around what fields hold."""


def _empty(node: etree._Element) -> None:
    """Leave nothing of an element but itself and the elements in it."""
    for each in node.iter(etree.Element):
        each.attrib.clear()
        _unword(each)


def _unword(node: etree._Element) -> None:
    """Take out the words that stand in an element beside the elements in it."""
    if layout.has_words(node):
        node.text = None
        for each in node:
            each.tail = None


def _marked(made: etree._Element) -> etree._Element:
    mark = parsed(instructions.instruction(((instructions.REST, "yes"),)), "")[0]
    mark.tail, made.text = made.text, ""
    made.insert(0, mark)
    return made


def uncounted(node: etree._Element, version: Version) -> Iterator[list[etree._Element]]:
    """Yield an extent in parts without its number of something, where its note says more than plain words."""
    if row_of(version, local(node)) != "physdescstructured":
        return
    made = copy.deepcopy(node)
    counts = [each for each in made if row_of(version, local(each)) in ("quantity", "unittype")]
    notes = (each for each in made if row_of(version, local(each)) == "descriptivenote")
    if any(sum(1 for _each in note.iter()) > _PLAIN or note.attrib for note in notes):
        for each in counts:
            _empty(each)
        yield [made]


_PLAIN = 2
"""Elements of a note that is one plain paragraph: the note, and the paragraph."""


def letters_of(elements: Iterable[etree._Element]) -> Counter[str]:
    """Return the signs of all words in elements, and how often each stands: a comment may part a word."""
    return Counter(
        sign for each in elements for text in each.itertext() for sign in "".join(str(text).split())
    )


def _is_hollow(node: etree._Element, version: Version) -> bool:
    if row_of(version, local(node)) != AROUND_NAMES or layout.has_words(node):
        return False
    return all(not is_element(each) or row_of(version, local(each)) == "head" for each in node)


def _size(element: etree._Element) -> int:
    return sum(1 for _each in element.iter())
