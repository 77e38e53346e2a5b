"""Trees of elements: found by local name, compared, put in order, set out in lines."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml import parsing
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import collapsed
from muniment.formats.xml.vocabularies import Form

Element: TypeAlias = etree._Element
Same: TypeAlias = tuple[object, ...]

# An id that stands twice is for validation to find, not for the parser to stumble over.
OPTIONS: dict[str, Any] = {**parsing.OPTIONS, "collect_ids": False}

_PARALLEL = "nameEntryParallel"


def words(element: Element | None) -> str:
    """Return the words in the element, white space collapsed; nothing where there is no element."""
    return collapsed(str(element.xpath("string()"))).strip(" ") if element is not None else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children with one of these local names, or all that are elements."""
    return (child for child in element if is_element(child) and (not names or local(child) in names))


def line_of(element: Element) -> int:
    """Return the line of the file that the element begins in, or 0."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child with one of these local names, or None."""
    return None if element is None else next(children(element, *names), None)


def row_of(element: Element) -> str:
    """Return the id of the element's row in the vocabulary."""
    parent = element.getparent()
    inside = parent is not None and local(parent) == _PARALLEL
    return "nameEntryInParallel" if inside and local(element) == "nameEntry" else local(element)


def form_of(element: Element, version: Version) -> Form | None:
    """Return what may stand in the element; None where the version does not know it."""
    known = str(element.tag).startswith(f"{{{version.namespace}}}") if is_element(element) else False
    return vocabulary().form(row_of(element), version) if known else None


def same(element: Element, version: Version) -> Same:
    """Return what two elements have in common when they say the same.

    White space between elements where no words may stand, the order of attributes and the
    prefixes of namespaces are put aside; everything else counts, comments and instructions too.
    """
    if not is_element(element):
        return (type(element).__name__, element.text or "")
    form = form_of(element, version)
    spaced = form is not None and not form.content.words and form.value == ""
    inner = tuple(_inner(element, version, spaced))
    return (str(element.tag), tuple(sorted((str(k), str(v)) for k, v in element.attrib.items())), inner)


def _inner(element: Element, version: Version, spaced: bool) -> Iterator[object]:
    pieces: list[object] = [element.text or ""]
    for each in element:
        pieces += [same(each, version), each.tail or ""]
    for piece in pieces:
        if isinstance(piece, str) and (not piece or (spaced and not piece.strip())):
            continue
        yield piece


def insert_in_order(parent: Element, newcomer: Element, version: Version) -> None:
    """Put the newcomer where the content model has it: behind all that may stand before it."""
    form = form_of(parent, version)
    order = vocabulary().order(form) if form else ()
    rank = _rank(order, newcomer)
    before = [index for index, each in enumerate(parent) if _rank(order, each) <= rank]
    parent.insert(before[-1] + 1 if before else 0, newcomer)


def _rank(order: tuple[str, ...], element: Element) -> int:
    name = local(element)
    if not name:
        return -1
    return order.index(name) if name in order else len(order)


def remove(element: Element) -> None:
    """Take the element out; words that follow it stay."""
    parent = element.getparent()
    if parent is None:
        return
    tail, previous = element.tail or "", element.getprevious()
    if tail.strip() and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail.strip():
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def set_out(element: Element, version: Version, indent: str = "\n") -> None:
    """Set the elements out in lines, wherever white space says nothing."""
    form = form_of(element, version)
    if form is None or form.content.words or form.content.model is None or not len(element):
        return
    pieces = [element.text or "", *(each.tail or "" for each in element)]
    if any(piece.strip() for piece in pieces):
        return
    element.text = f"{indent}  "
    for each in element:
        each.tail = f"{indent}  "
        set_out(each, version, f"{indent}  ")
    element[-1].tail = indent
