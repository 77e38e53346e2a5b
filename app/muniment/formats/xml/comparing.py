"""Two XML files held against each other: what one says that the other does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import cast

from lxml import etree

from muniment.formats.deliveries import Source
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.parsing import OPTIONS, ill_formed
from muniment.formats.xml.sources import prepare


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: the path of the element, its line in the first file, and what each of the two says."""

    path: str
    line: int
    one: str
    other: str


def differences(one: bytes, other: bytes) -> Iterator[Difference]:
    """Yield what differs between two files, in the order of the first; nothing where they are equal.

    Two files are equal when their trees are: the same elements in the same namespaces and in the same
    order, with the same attributes and values, the same words, and the same comments and processing
    instructions in the same places, before and after the first element too; and the same document type.
    Aside from this stand only: the encoding; the order of attributes; the prefixes of namespaces; whether
    an empty element is written with one tag or two; entities and character references, which are compared
    by what they stand for; and insignificant white space, which is how long a run of it is, and whether
    there is any between elements in an element that has no words of its own.

    Raises `XmlError` where one of them is not well-formed.
    """
    first, second = _document(one), _document(other)
    if first.doctype != second.doctype:
        yield Difference("/", 1, first.doctype, second.doctype)
    for a, b in zip_longest(_top(first.root), _top(second.root)):
        yield from _nodes(a, b, "")


@dataclass(frozen=True, slots=True)
class _Document:
    root: etree._Element
    doctype: str


def _document(data: bytes) -> _Document:
    prepared = prepare(Source("", data))
    try:
        root = etree.fromstring(prepared.data, etree.XMLParser(**OPTIONS))
    except etree.XMLSyntaxError as error:
        raise ill_formed(error) from error
    return _Document(root, escaping.collapsed(prepared.doctype))


def _top(root: etree._Element) -> list[etree._Element]:
    """Return the first element with the comments and instructions around it."""
    before = list(root.itersiblings(preceding=True))
    return [*reversed(before), root, *root.itersiblings()]


def _nodes(one: etree._Element | None, other: etree._Element | None, path: str) -> Iterator[Difference]:
    if one is None or other is None or one.tag != other.tag:
        yield Difference(_path(one, path), _line(one), _shown(one), _shown(other))
        return
    if not is_element(one):
        if _said(one) != _said(other):
            yield Difference(path, _line(one), _shown(one), _shown(other))
        return
    here = _path(one, path)
    yield from _attributes(one, other, here)
    words = _has_words(one) or _has_words(other)
    yield from _words(one, one.text, other.text, words, here)
    for a, b in zip_longest(one, other):
        yield from _nodes(a, b, here)
        if a is not None and b is not None:
            yield from _words(one, a.tail, b.tail, words, here)


def _attributes(one: etree._Element, other: etree._Element, path: str) -> Iterator[Difference]:
    for name in dict.fromkeys((*one.attrib, *other.attrib)):
        a, b = one.get(name), other.get(name)
        if a != b:
            plain = str(name).rpartition("}")[2]
            yield Difference(f"{path}/@{plain}", _line(one), "" if a is None else a, "" if b is None else b)


def _words(
    element: etree._Element, one: str | None, other: str | None, significant: bool, path: str
) -> Iterator[Difference]:
    """Compare what stands between two tags; in an element without words all of it is only layout."""
    a, b = escaping.collapsed(one or ""), escaping.collapsed(other or "")
    if a != b and significant:
        yield Difference(path, _line(element), a, b)


def _has_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip()) or any((node.tail or "").strip() for node in element)


def _said(node: etree._Element) -> tuple[str, str]:
    target = str(node.target) if isinstance(node, etree._ProcessingInstruction) else ""
    return target, node.text or ""


def _path(node: etree._Element | None, above: str) -> str:
    return f"{above}/{local(node) or 'comment'}" if node is not None else above


def _line(node: etree._Element | None) -> int:
    return cast("int | None", node.sourceline) or 0 if node is not None else 0


_LONGEST = 200


def _shown(node: etree._Element | None) -> str:
    if node is None:
        return ""
    text = escaping.collapsed(etree.tostring(node, with_tail=False, encoding="unicode"))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
