"""The numbers of lists and headings, which Word counts itself and does not write among the words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from muniment.formats.documents.numerals import numeral
from muniment.formats.documents.wrappings import run_of

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered: the form, the words around numbers (`%1.%2.`), and the first."""

    form: str
    words: str
    start: int
    all_digits: bool


@dataclass(slots=True)
class _Counted:
    """How far a list has been counted, by its levels."""

    levels: Mapping[int, _Level]
    numbers: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int) -> str:
        """Count one more at this level, and return its number as it is shown."""
        self.numbers = {at: number for at, number in self.numbers.items() if at <= depth}
        self.numbers[depth] = self.numbers.get(depth, self._start(depth) - 1) + 1
        level = self.levels.get(depth)
        if level is None or level.form == "bullet":
            return ""
        return _PLACE.sub(lambda place: self._shown(int(place[1]) - 1, level), level.words)

    def _start(self, at: int) -> int:
        return self.levels[at].start if at in self.levels else 1

    def _shown(self, at: int, within: _Level) -> str:
        form = self.levels[at].form if at in self.levels and not within.all_digits else "decimal"
        return numeral(self.numbers.get(at, self._start(at)), form)


def write_numbers(document: Document) -> None:
    """Put the number of each paragraph before its words as they are shown; bullets are no words."""
    rels = document.part.rels.values()
    root = next((tie.target_part.element for tie in rels if tie.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if root is None:
        return
    lists = _lists(root)
    styles = dict(_numbered_styles(document))
    for paragraph in document.element.body.iter(qn("w:p")):
        id, depth = _said(paragraph.find(qn("w:pPr")), styles)
        number = lists[id].next(depth) if id in lists else ""
        if number and next(paragraph.iter(qn("w:t")), None) is not None:
            properties = paragraph.find(qn("w:pPr"))
            paragraph.insert(0 if properties is None else 1, run_of(f"{number} "))


def _said(properties: etree._Element | None, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """Return the list that a paragraph stands in, and how deep, as it says itself or else its style."""
    if properties is None:
        return "", 0
    style = properties.find(qn("w:pStyle"))
    id, depth = styles.get("" if style is None else style.get(qn("w:val"), ""), ("", 0))
    numbered = properties.find(qn("w:numPr"))
    if numbered is None:
        return id, depth
    return _value(numbered, "w:numId") or id, int(_value(numbered, "w:ilvl") or depth)


def _numbered_styles(document: Document) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in document.styles.element.iter(qn("w:style")):
        numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if numbered is not None:
            depth = int(_value(numbered, "w:ilvl") or 0)
            yield style.get(qn("w:styleId"), ""), (_value(numbered, "w:numId"), depth)


def _lists(root: etree._Element) -> dict[str, _Counted]:
    """Return the lists by their ids: those of one kind are counted on, unless one says where it begins."""
    kinds = {kind.get(qn("w:abstractNumId")): dict(_levels(kind)) for kind in root.iter(qn("w:abstractNum"))}
    counted = {id: _Counted(levels) for id, levels in kinds.items()}
    lists: dict[str, _Counted] = {}
    for each in root.iter(qn("w:num")):
        kind = _value(each, "w:abstractNumId")
        if kind in kinds:
            own = dict(_begun(each, kinds[kind]))
            id = each.get(qn("w:numId"), "")
            lists[id] = _Counted({**kinds[kind], **own}) if own else counted[kind]
    return lists


def _begun(numbered: etree._Element, levels: Mapping[int, _Level]) -> Iterator[tuple[int, _Level]]:
    for own in numbered.iter(qn("w:lvlOverride")):
        at, start = int(own.get(qn("w:ilvl"), "0")), _value(own, "w:startOverride")
        if start and at in levels:
            yield at, replace(levels[at], start=int(start))


def _levels(kind: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in kind.iter(qn("w:lvl")):
        yield (
            int(level.get(qn("w:ilvl"), "0")),
            _Level(
                form=_value(level, "w:numFmt"),
                words=_value(level, "w:lvlText"),
                start=int(_value(level, "w:start") or 1),
                all_digits=level.find(qn("w:isLgl")) is not None,
            ),
        )


def _value(within: etree._Element, name: str) -> str:
    found = within.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val"), ""))
