"""Words that would stand in nothing but an instruction, once more where everybody reads them."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from lxml import etree

from muniment.description.units import FindingAid, Kept, Unit
from muniment.formats.ead.reading.components import take
from muniment.formats.ead.reading.drafts import LISTS, Draft
from muniment.formats.ead.reading.header import HEADERS, finding_aid
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.tags import Tag
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import bodies, identity
from muniment.formats.ead.writing.header import header
from muniment.formats.ead.writing.keeping import AROUND, in_other_elements
from muniment.formats.ead.writing.leaves import leaves, nodes, version_of
from muniment.formats.ead.writing.notes import heading_in
from muniment.formats.ead.writing.pieces import Piece, piece
from muniment.formats.xml.elements import is_element, local

_WORD = re.compile(r"\w+")
_MARK = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^>]*>", re.DOTALL)
_HOST = "odd"
HEADING = "Also in the file this came from"
"""What stands over words that only an instruction would say."""


def in_rows(rows: Iterable[str]) -> Counter[str]:
    """Return the words that stand in elements, and how often."""
    return Counter(_WORD.findall(html.unescape(_MARK.sub(" ", "\n".join(rows)))))


def unsaid(unit: Unit, riding: Sequence[Kept], around: Counter[str], version: Version) -> Iterator[Piece]:
    """Yield a note, left out when read back, with the words of what is `riding` that no field ever said.

    What was read into a field and is not said there any more, somebody changed or took out.
    `around` are the words in the header of the file, which says some of what stood around the units: of
    each version that they came in, for one says again what the other does.
    """
    above: dict[str, Counter[str]] = {}
    rows: list[str] = []
    for kept in riding:
        own = version_of(kept.vocabulary)
        said = above.get(own, around) if kept.place == AROUND else _said(kept, unit, version)
        left = said + in_rows(in_other_elements(kept, version))
        for node in nodes(kept.xml, own):
            left += _replaced(node, unit.aid, own, version) if kept.place == AROUND else Counter()
            rows += _lacking(node, own, left, version)
        if kept.place == AROUND:
            above[own] = left
    if rows:
        heading = heading_in(_HOST, version).text(HEADING)
        yield piece(Tag(_HOST, version).derived().rows([heading, *rows]))


def _lacking(node: etree._Element, own: Version, left: Counter[str], version: Version) -> Iterator[str]:
    """Yield a paragraph for each element in the node, of version `own`, that is not among the words `left`.

    Those that are, are taken out of these, the longest first: short ones may be among them by chance. Words
    are counted as those of the node are: of `2<emph>nd</emph>` each half is a word.
    """
    found = [(f"{label}: {text}", _in_tree(leaf, own)) for label, text, leaf in leaves(node, own)]
    told: set[int] = set()
    for number, (_text, words) in sorted(enumerate(found), key=lambda each: -each[1][1].total()):
        if words <= left:
            left.subtract(words)
            told.add(number)
    for number, (text, _words) in enumerate(found):
        if number not in told:
            yield Tag("p", version).text(text)


def _said(kept: Kept, unit: Unit, version: Version) -> Counter[str]:
    """Return the words that are written for the values that a kept element was read as.

    Beside other dates a date may have been none of its own, and a repository beside the first one.
    """
    own = version_of(kept.vocabulary)
    alone, beside = (
        Draft(own, in_pieces=False, revision=kept.revision, dates=dates) for dates in ([], [*unit.dates])
    )
    for node in nodes(kept.xml, own) if own == kept.vocabulary else ():
        take(alone, node, kept.place)
        take(beside, node, kept.place)
    values: dict[str, Any] = {name: tuple(getattr(alone, name)) for name in LISTS}
    # The address of a repository is written with its name alone.
    values["kept"] = () if alone.repository and not unit.repository else (kept,)
    values["dates"] = tuple(date for date in alone.dates if date in beside.dates)
    repository = alone.repository if unit.repository in ("", alone.repository) else ""
    said = Unit(id="u", repository=repository, **values)
    pieces = [*identity.identity(said, version), *bodies.body(said, version)]
    return in_rows(row for each in pieces for row in each.rows)


def _replaced(node: etree._Element, aid: FindingAid | None, own: Version, version: Version) -> Counter[str]:
    """Return the words that are written for what a header was read as and the finding aid says no more."""
    read = finding_aid(Heard(node, own)) if local(node) in HEADERS else None
    if read is None or aid is None or read == aid:
        return Counter()
    names = (each.name for each in fields(FindingAid))
    changed: dict[str, Any] = {
        name: getattr(read, name) for name in names if getattr(read, name) != getattr(aid, name)
    }
    changed["events"] = tuple(each for each in read.events if each not in aid.events)
    return in_rows(header(FindingAid(**changed), "", "", version))


def _in_tree(element: etree._Element, version: Version) -> Counter[str]:
    """Return the words in an element, without those that we composed."""
    return Counter(word for text in _texts(element, version) for word in _WORD.findall(text))


def _texts(element: etree._Element, version: Version) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if is_element(child) and not Heard(child, version).derived:
            yield from _texts(child, version)
        yield child.tail or ""
