"""XML as it stood, without the declarations of its surroundings: what kept material is made of."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from muniment.formats.ead.concepts import short
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local, namespace
from muniment.formats.xml.namespaces import XLINK, XML

_DECLARED = re.compile(r'^(<[^\s>/]+) xmlns="[^"]*"')
_PREFIXED = re.compile(r" xmlns[:=]")
_CDATA_BEGINS = "<![CDATA["
_CDATA = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<words>.*?)\]\]>", re.DOTALL)
_LINKED = f' xmlns:xlink="{XLINK}"'


def verbatim(node: etree._Element) -> str:
    """Return the element, comment or instruction as text, without what follows it.

    CDATA is plain: so it is in all files that are read.
    """
    text = etree.tostring(node, with_tail=False, encoding="unicode")
    plain = _DECLARED.sub(r"\1", text, count=1).replace(_LINKED, "", 1)
    whole = "".join(_pieces(node, namespace(node))) if _PREFIXED.search(plain) else plain
    return _CDATA.sub(_in_plain_words, whole) if _CDATA_BEGINS in whole else whole


def _in_plain_words(found: re.Match[str]) -> str:
    return found[0] if found["words"] is None else escaping.words(found["words"])


def start(name: str, attributes: Mapping[str, str]) -> str:
    """Return what stands between the brackets of a start tag; attributes are named as lxml names them."""
    said = (_attribute(n, key, text) for n, (key, text) in enumerate(attributes.items()))
    return "".join((name, *said))


def _attribute(number: int, key: str, text: str) -> str:
    known = short(key)
    if not known.startswith("{"):
        return f' {known}="{escaping.value(text)}"'
    space, _, bare = known[1:].rpartition("}")
    if space == XML:
        return f' xml:{bare}="{escaping.value(text)}"'
    return f' xmlns:n{number}="{escaping.value(space)}" n{number}:{bare}="{escaping.value(text)}"'


def _pieces(node: etree._Element, space: str) -> Iterator[str]:
    """Yield the node in pieces: elements of the vocabulary by their bare names, others as they are."""
    if not is_element(node) or namespace(node) != space:
        yield etree.tostring(node, with_tail=False, encoding="unicode")
        return
    name = local(node)
    opened = start(name, {str(key): str(text) for key, text in node.attrib.items()})
    inner = "".join(_inner(node, space))
    yield f"<{opened}>{inner}</{name}>" if inner else f"<{opened}/>"


def _inner(node: etree._Element, space: str) -> Iterator[str]:
    yield escaping.words(node.text or "")
    for child in node:
        yield from _pieces(child, space)
        yield escaping.words(child.tail or "")
