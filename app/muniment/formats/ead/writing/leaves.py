"""Kept XML as people read it: each element that has words of its own, what it is called, and its words."""

import re
from collections.abc import Iterator

from lxml import etree

from muniment.description.markup import SpanKind
from muniment.formats.ead.inline import span_kind
from muniment.formats.ead.originals.forms import usual_names
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml import escaping
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.parsing import OPTIONS

_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_LAID_OUT = ("blocks", "prose")
"""Fields of rows that are about the form of words, not what they say."""


def paragraphs(xml: str, origin: str) -> Iterator[str]:
    """Yield the words of kept XML of the vocabulary `origin`, element by element."""
    version = version_of(origin)
    for node in nodes(xml, version):
        yield from (text for _label, text, _leaf in leaves(node, version))


def version_of(origin: str) -> Version:
    """Return the version whose rows say what elements of the vocabulary are called."""
    return Version(origin) if origin in set(Version) else Version.EAD2002


def nodes(xml: str, version: Version) -> list[etree._Element]:
    """Return the elements of a kept piece; none of what is no element, such as a document type."""
    return [node for node in parsed(xml, usual_names(version)) if is_element(node)]


def parsed(text: str, names: str) -> etree._Element:
    """Return an element around the text, which declares the namespaces `names`, as well as it can be read."""
    parser = etree.XMLParser(**{**OPTIONS, "recover": True})
    found = etree.fromstring(f"<around{names}>{_PROLOG.sub('', text)}</around>", parser)
    return found if found is not None else etree.Element("around")


def leaves(
    node: etree._Element, version: Version, above: str = ""
) -> Iterator[tuple[str, str, etree._Element]]:
    """Yield of each element with words of its own what it, or one around it, is called, its words, and it."""
    label = _label(node, version, above)
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        yield label, escaping.collapsed("".join(_line(node, version))).strip(" "), node
        return
    for child in node:
        if is_element(child):
            yield from leaves(child, version, label)


def _label(node: etree._Element, version: Version, above: str) -> str:
    row = vocabulary().elements.get(row_of(version, local(node)))
    if row is None or (above and row.field in _LAID_OUT):
        return above or local(node)
    return row.label


def _line(node: etree._Element, version: Version) -> Iterator[str]:
    """Yield the words in an element; those of elements that are no spans of a line stand apart."""
    yield node.text or ""
    for child in node:
        kind = span_kind(version, row_of(version, local(child))) if child.text else None
        apart = "" if kind is SpanKind.EMPHASIS or not is_element(child) else " "
        yield apart
        yield from _line(child, version) if is_element(child) else ()
        yield apart
        yield child.tail or ""
