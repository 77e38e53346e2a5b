"""Kept XML as people read it: each element that has words of its own, what it is called, and its words."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from muniment.description.markup import Inline, Line, Span, SpanKind
from muniment.formats.ead.concepts import attribute_name, qualified
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


_BREAK = "\0"
"""Stands where an element begins or ends: no file has it."""
_BREAKS = re.compile(f"{_BREAK}+")
_NO_BREAKS = re.compile(rf"{_BREAK}+(?=[\s,.;:!?)\]’”»])|(?<=[\s(\[‘“«]){_BREAK}+")

_Run = tuple[str, str]
"""Words, and the address that they lead to; none for most."""


def lines(xml: str, origin: str) -> Iterator[Line]:
    """Yield the words of kept XML of the vocabulary `origin`, element by element, with where they lead.

    A pointer without words of its own says its title, or its address.
    """
    version = version_of(origin)
    for node in nodes(xml, version):
        yield from (Line(tuple(_tidy(runs))) for runs in _lines(node, version))


def _lines(node: etree._Element, version: Version) -> Iterator[list[_Run]]:
    if _has_words(node) or _address(node, version):
        yield list(_linked(node, version))
        return
    for child in node:
        if is_element(child):
            yield from _lines(child, version)


def _linked(node: etree._Element, version: Version) -> Iterator[_Run]:
    """Yield the words in an element: those of a link in one run."""
    address = _address(node, version)
    if address:
        words = "".join(_line(node, version))
        yield (words if words.strip() else _title(node, version) or address), address
        return
    yield node.text or "", ""
    for child in node:
        apart = _apart(child, version)
        yield apart, ""
        yield from _linked(child, version) if is_element(child) else ()
        yield apart + (child.tail or ""), ""


def _tidy(runs: Iterable[_Run]) -> Iterator[Inline]:
    """Yield runs of a line without the white space that only lays them out."""
    said = [(_collapsed(words), address) for words, address in runs]
    last = len(said) - next((n for n, (words, _to) in enumerate(reversed(said)) if words.strip()), len(said))
    before = " "
    for number, (words, address) in enumerate(said[:last], 1):
        text = words.lstrip(" ") if before.endswith(" ") else words
        text = text.rstrip(" ") if number == last else text
        before = text or before
        if text:
            yield Span(SpanKind.LINK, (text,), (("href", address),)) if address else text


def _address(node: etree._Element, version: Version) -> str:
    return _said(node, version, "href")


def _title(node: etree._Element, version: Version) -> str:
    return escaping.collapsed(_said(node, version, "title")).strip(" ")


def _said(node: etree._Element, version: Version, concept: str) -> str:
    name = qualified(attribute_name(version, row_of(version, local(node)), concept))
    return str(node.get(name, "")).strip()


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
    if _has_words(node):
        yield label, _collapsed("".join(_line(node, version))).strip(" "), node
        return
    for child in node:
        if is_element(child):
            yield from leaves(child, version, label)


def _has_words(node: etree._Element) -> bool:
    return bool((node.text or "").strip() or any((child.tail or "").strip() for child in node))


def _label(node: etree._Element, version: Version, above: str) -> str:
    row = vocabulary().elements.get(row_of(version, local(node)))
    if row is None or (above and row.field in _LAID_OUT):
        return above or local(node)
    return row.label


def _line(node: etree._Element, version: Version) -> Iterator[str]:
    """Yield the words in an element; those of elements that are no spans of a line stand apart."""
    yield node.text or ""
    for child in node:
        apart = _apart(child, version)
        yield apart
        yield from _line(child, version) if is_element(child) else ()
        yield apart
        yield child.tail or ""


def _apart(child: etree._Element, version: Version) -> str:
    kind = span_kind(version, row_of(version, local(child))) if child.text else None
    return "" if kind is SpanKind.EMPHASIS or not is_element(child) else _BREAK


def _collapsed(words: str) -> str:
    """Return words without the white space that only lays them out; those of two elements stand apart."""
    return escaping.collapsed(_BREAKS.sub(" ", _NO_BREAKS.sub("", words)))
