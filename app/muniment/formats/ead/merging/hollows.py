"""Elements from which all values were taken: what of them still says something."""

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.merging import layout
from muniment.formats.ead.reading.heard import is_ours
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


def left(elements: Sequence[etree._Element], version: Version) -> list[etree._Element]:
    """Return copies of the elements without groups in which nothing but a heading is left."""
    made = list(map(copy.deepcopy, elements))
    for each in made:
        # The innermost come first, so that a group of hollow groups is hollow too.
        for node in reversed(list(each.iterdescendants(etree.Element))):
            if _is_hollow(node, version):
                layout.drop(node)
    return [each for each in made if not _is_hollow(each, version)]


def rest(node: etree._Element, unsaid: Mapping[str, int], version: Version) -> list[etree._Element]:
    """Return a physical description without what fields hold, marked as no value, where words are left."""
    if not unsaid or row_of(version, local(node)) not in _DESCRIBED:
        return []
    made = copy.deepcopy(node)
    for each in list(made):
        if row_of(version, local(each)) in _HELD or is_ours(each):
            layout.drop(each)
    if letters_of([made]) != unsaid:
        return []
    mark = parsed(instructions.instruction(((instructions.REST, "yes"),)), "")[0]
    mark.tail, made.text = made.text, ""
    made.insert(0, mark)
    return [made]


_DESCRIBED = frozenset(("physdesc",))
_HELD = frozenset(("extent", "dimensions", "physfacet"))
"""What stands in a physical description and is held by fields."""


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
