"""Kept elements in those of another version, where both have them: chronologies, tables, lists of terms.

They stand behind the instruction that keeps them as they came, and are left out when read back.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from muniment.formats.ead import concepts, inline, instructions
from muniment.formats.ead.pointers import pointing
from muniment.formats.ead.soundness import is_sound
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of, vocabulary
from muniment.formats.ead.writing.leaves import nodes
from muniment.formats.xml.elements import is_element, local
from muniment.formats.xml.escaping import collapsed

_CALLED: Mapping[Version, Mapping[tuple[str, str], str]] = {
    Version.EAD2002: {
        ("chronitem", "datesingle"): "date",
        ("chronitem", "daterange"): "date",
        ("chronitem", "dateset"): "date",
        ("chronitem", "chronitemset"): "eventgrp",
        ("notestmt", "controlnote"): "note",
    },
    Version.EAD3: {
        ("chronitem", "date"): "datesingle",
        ("chronitem", "eventgrp"): "chronitemset",
        ("notestmt", "note"): "controlnote",
    },
}
"""What a version calls an element otherwise, by the element around it."""

_BETWEEN = {"daterange": "–", "dateset": ", "}
"""What stands between elements whose words become those of one."""

_NO_SIGN = re.compile(r"\W+")


def crossed(xml: str, origin: str, inside: str, version: Version) -> str:
    """Return a kept element of the vocabulary `origin` in elements of `version` that may stand `inside`.

    Nothing is returned where that version has no elements for it, or not for all of its words and links.
    """
    if origin not in set(Version) or origin == version:
        return ""
    own = Version(origin)
    found = nodes(xml, own)
    made = _Crossing(own, version).element(found[0], inside) if len(found) == 1 else None
    if made is None or _said(made) != _said(found[0]) or not is_sound(made, inside, version):
        return ""
    _mark_derived(made)
    return verbatim(made)


class _Crossing:
    """The way from one version to another."""

    def __init__(self, own: Version, version: Version) -> None:
        self._own = own
        self._version = version

    def element(self, node: etree._Element, inside: str) -> etree._Element | None:
        """Return the element as the other version has it in the element `inside`; None where it has none."""
        row = row_of(self._own, local(node))
        name = self._name(row, inside)
        if not name:
            return None
        made = etree.Element(f"{{{self._version.namespace}}}{name_in(self._version, name)}")
        for attribute, said in self._attributes(node, row, name):
            made.set(concepts.qualified(attribute), said)
        into = made
        if inline.takes_parts(self._version, name):
            into = etree.SubElement(made, f"{{{self._version.namespace}}}part")
        self._fill(into, node, row_of(self._version, local(into)))
        if into is not made or not self._has_words(inside):
            _trim(into)
        return made

    def _name(self, row: str, inside: str) -> str:
        """Return the row of the element that stands for another; nothing where there is none."""
        usual = inline.span_elements(self._version)
        kind = inline.span_kind(self._own, row)
        names = (_CALLED.get(self._version, {}).get((inside, row)), row, usual.get(kind) if kind else None)
        may = (name for name in names if name and inline.may_stand(self._version, name, inside))
        return next(may, "")

    def _attributes(self, node: etree._Element, row: str, name: str) -> Iterator[tuple[str, str]]:
        """Yield the attributes, but for ids and what refers to them: those are of the block as it came."""
        if "xlink:type" in concepts.attributes_of(self._version, name):
            yield "xlink:type", "simple"
        for key, text in node.attrib.items():
            concept = concepts.concept_of(self._own, row, concepts.short(str(key)))
            meant = concepts.nearest(self._version, concept, concepts.meaning(self._own, concept, str(text)))
            attribute, said = concepts.in_attribute(self._version, name, concept, meant)
            if attribute and concept != "id" and attribute not in pointing(self._version, name):
                yield attribute, said

    def _fill(self, made: etree._Element, node: etree._Element, inside: str) -> None:
        between = _BETWEEN.get(row_of(self._own, local(node)), "")
        _say(made, collapsed(node.text or ""))
        for number, child in enumerate(node):
            _say(made, between if number else "")
            if is_element(child) and (crossed := self.element(child, inside)) is not None:
                made.append(crossed)
            elif is_element(child):
                self._fill(made, child, inside)
            _say(made, collapsed(child.tail or ""))
        if not self._has_words(inside):
            _unspace(made)

    def _has_words(self, row: str) -> bool:
        form = vocabulary().form(row, self._version)
        return form is not None and form.content.words


def texts_in(node: etree._Element) -> Iterator[str]:
    """Yield the runs of words in an element, without those of comments and instructions."""
    yield node.text or ""
    for child in node:
        yield from texts_in(child) if is_element(child) else ()
        yield child.tail or ""


def _say(made: etree._Element, words: str) -> None:
    """Put words behind all that is in an element."""
    if len(made):
        made[-1].tail = (made[-1].tail or "") + words
    else:
        made.text = (made.text or "") + words


def _trim(made: etree._Element) -> None:
    """Leave out the white space at both ends of an element's words."""
    made.text = (made.text or "").lstrip(" ") or None
    if len(made):
        made[-1].tail = (made[-1].tail or "").rstrip(" ") or None
    else:
        made.text = (made.text or "").rstrip(" ") or None


def _unspace(made: etree._Element) -> None:
    """Leave out the white space that only lays out elements."""
    made.text = (made.text or "").strip() or None
    for child in made:
        child.tail = (child.tail or "").strip() or None


def _said(node: etree._Element) -> tuple[str, Counter[str]]:
    """Return the signs of the words in an element, in their order, and the addresses that it leads to."""
    signs = _NO_SIGN.sub("", "".join(texts_in(node)))
    each = ((str(key), str(text)) for one in node.iter(etree.Element) for key, text in one.attrib.items())
    return signs, Counter(text for key, text in each if key.endswith("href"))


def _mark_derived(made: etree._Element) -> None:
    mark = etree.ProcessingInstruction(instructions.TARGET, f'{instructions.DERIVED}="yes"')
    mark.tail, made.text = made.text, None
    made.insert(0, mark)
