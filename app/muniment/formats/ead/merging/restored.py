"""What we would write of kept material, put back as it came: where it stands in a source it may stay."""

import copy
from collections.abc import Iterable

from lxml import etree

from muniment.formats.ead.merging import layout, plain
from muniment.formats.ead.reading.heard import Heard, is_ours, said_in
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import is_element, local


def restored(elements: Iterable[etree._Element], version: Version, space: str) -> list[etree._Element]:
    """Return copies of elements that we would write in `version`, with what instructions keep of it in them.

    What we composed beside kept material, and say nothing of our own by, is left out.
    """
    made = [copy.deepcopy(element) for element in elements]
    for element in made:
        instead = [each for each in element.iter(etree.Element) if _stands_for_kept(each, version)]
        for node in [each for each in element.iter(etree.PI) if is_ours(each)]:
            said = dict(said_in(node))
            if said.get("vocabulary") == version and "kept" in said:
                _restore(node, said, version, space)
        beside = [each for each in element.iter(etree.Element) if _is_composed(each, version)]
        for composed in dict.fromkeys((*instead, *beside)):
            layout.drop(composed)
    return made


def _restore(node: etree._Element, said: dict[str, str], version: Version, space: str) -> None:
    """Put what an instruction keeps in its place, without the words that we put behind it."""
    try:
        piece = plain.in_spelling(said["kept"], space)
    except etree.XMLSyntaxError:
        return
    before = node.getprevious()
    if before is not None and is_ours(before) and dict(said_in(before)).get("block") == "kept":
        layout.drop(before)
    if "words" in said:
        _drop_words(node)
    if len(piece) == 1:
        layout.put_instead(node, piece)


def _drop_words(node: etree._Element) -> None:
    """Take out the words behind an instruction, and the one that ends them."""
    behind = list(node.itersiblings())
    end = next((n for n, each in enumerate(behind) if _ends_kept(each)), None)
    if end is not None:
        node.tail = behind[end].tail
        for each in behind[: end + 1]:
            each.tail = None
            layout.drop(each)


def _ends_kept(node: etree._Element) -> bool:
    return is_ours(node) and dict(said_in(node)).get("end") == "kept"


def _is_composed(node: etree._Element, version: Version) -> bool:
    """Return whether an element is a paragraph of ours beside others, which is left out when read back."""
    if row_of(version, local(node)) != "p" or not Heard(node, version).derived:
        return False
    around = node.getparent()
    return around is not None and sum(map(is_element, around)) > 1


def _stands_for_kept(node: etree._Element, version: Version) -> bool:
    """Return whether an element is of ours, right behind what keeps it as it came."""
    before = node.getprevious()
    is_behind = before is not None and is_ours(before) and "kept" in dict(said_in(before))
    return is_behind and row_of(version, local(node)) != "p" and Heard(node, version).derived
