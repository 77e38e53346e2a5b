"""Elements put in and taken out with the white space that lays them out."""

import copy
from collections.abc import Iterable

from lxml import etree


def drop(node: etree._Element) -> None:
    """Take the node out; words after it stay."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    tail = node.tail or ""
    stays = tail if tail.strip() else None
    closes = tail if node.getnext() is None and not stays else None
    if stays is not None or closes is not None:
        old = (before.tail if before is not None else parent.text) or ""
        said = old + stays if stays is not None else tail if not old.strip() else old
        if before is not None:
            before.tail = said
        else:
            parent.text = said
    parent.remove(node)


def put_after(node: etree._Element, new: etree._Element) -> None:
    """Put an element behind the node, laid out as the node is."""
    new.tail, space = node.tail, _space_before(node)
    node.tail = None
    node.addnext(new)
    node.tail = space


def put_before(node: etree._Element, new: etree._Element) -> None:
    """Put an element before the node, laid out as the node is."""
    space = _space_before(node)
    node.addprevious(new)
    new.tail = space


def put_last(parent: etree._Element, new: etree._Element) -> None:
    """Put an element at the end of another."""
    if len(parent):
        put_after(parent[-1], new)
    else:
        parent.append(new)
        new.tail = parent.text if not (parent.text or "").strip() else None


def put_instead(node: etree._Element, new: Iterable[etree._Element]) -> list[etree._Element]:
    """Put copies of elements in the place of the node and return them."""
    put = [copy.deepcopy(element) for element in new]
    for element in put:
        put_before(node, element)
    parent = node.getparent()
    if put and parent is not None:
        put[-1].tail = node.tail
        parent.remove(node)
    else:
        drop(node)
    return put


def has_words(element: etree._Element) -> bool:
    """Return whether words stand in the element beside the elements in it."""
    return any((text or "").strip() for text in (element.text, *(node.tail for node in element)))


def _space_before(node: etree._Element) -> str | None:
    before, parent = node.getprevious(), node.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return text if not (text or "").strip() else None
