"""XML as it stood, without the declarations of its surroundings: what kept material is made of."""

import re
from collections.abc import Iterator

from lxml import etree

from muniment.formats.ead import escaping
from muniment.formats.ead.concepts import short
from muniment.formats.ead.versions import XLINK

_DECLARED = re.compile(r'^(<[^\s>/]+) xmlns="[^"]*"')
_PREFIXED = re.compile(r" xmlns[:=]")
_LINKED = f' xmlns:xlink="{XLINK}"'


def verbatim(node: etree._Element) -> str:
    """Return the element, comment or instruction as text, without what follows it."""
    text = etree.tostring(node, with_tail=False, encoding="unicode")
    plain = _DECLARED.sub(r"\1", text, count=1).replace(_LINKED, "", 1)
    return "".join(_pieces(node, _space(node))) if _PREFIXED.search(plain) else plain


def is_element(node: etree._Element) -> bool:
    """Return whether the node is an element, not a comment or an instruction."""
    tag: object = node.tag
    return isinstance(tag, str)


def local(node: etree._Element) -> str:
    """Return the element's name without its namespace; nothing for a comment or an instruction."""
    tag: object = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _space(node: etree._Element) -> str:
    return etree.QName(node).namespace or "" if is_element(node) else ""


def _pieces(node: etree._Element, space: str) -> Iterator[str]:
    """Yield the node in pieces: elements of the vocabulary by their bare names, others as they are."""
    if not is_element(node) or _space(node) != space:
        yield etree.tostring(node, with_tail=False, encoding="unicode")
        return
    name = local(node)
    said = "".join(f' {short(str(key))}="{escaping.value(str(text))}"' for key, text in node.attrib.items())
    inner = "".join(_inner(node, space))
    yield f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def _inner(node: etree._Element, space: str) -> Iterator[str]:
    yield escaping.words(node.text or "")
    for child in node:
        yield from _pieces(child, space)
        yield escaping.words(child.tail or "")
