"""XML as it stood, without the declarations of its surroundings: what kept material is made of."""

from collections.abc import Iterator

from lxml import etree

from muniment.formats.ead import escaping
from muniment.formats.ead.concepts import short


def verbatim(node: etree._Element) -> str:
    """Return the element, comment or instruction as text, without what follows it."""
    return "".join(_pieces(node))


def is_element(node: etree._Element) -> bool:
    """Return whether the node is an element, not a comment or an instruction."""
    return not isinstance(node, (etree._Comment, etree._ProcessingInstruction, etree._Entity))


def local(node: etree._Element) -> str:
    """Return the element's name without its namespace; nothing for a comment or an instruction."""
    return node.tag.rpartition("}")[2] if is_element(node) else ""


def _pieces(node: etree._Element) -> Iterator[str]:
    if not is_element(node):
        yield etree.tostring(node, with_tail=False, encoding="unicode")
        return
    name = local(node)
    said = "".join(f' {short(str(key))}="{escaping.value(str(text))}"' for key, text in node.attrib.items())
    inner = "".join(_inner(node))
    yield f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def _inner(node: etree._Element) -> Iterator[str]:
    yield escaping.words(node.text or "")
    for child in node:
        yield from _pieces(child)
        yield escaping.words(child.tail or "")
