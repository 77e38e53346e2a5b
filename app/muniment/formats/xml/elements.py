"""Elements of a tree, and what they are called."""

from lxml import etree


def is_element(node: etree._Element) -> bool:
    """Return whether the node is an element, not a comment or an instruction."""
    tag: object = node.tag
    return isinstance(tag, str)


def local(node: etree._Element) -> str:
    """Return the element's name without its namespace; nothing for a comment or an instruction."""
    tag: object = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(node: etree._Element) -> str:
    """Return the namespace of an element; nothing where it has none."""
    tag: object = node.tag
    return tag[1:].rpartition("}")[0] if isinstance(tag, str) else ""
