"""The styles of an OpenDocument text: slanted words, headings, the numbers of lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from muniment.description.markup import BlockKind
from muniment.formats.documents.numerals import numeral

_SPACES: Mapping[str, str] = MappingProxyType(
    {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }
)

Look = Mapping[str, bool]
"""Which of the looks words have, and which they surely have not."""

PLAIN: Look = MappingProxyType({})
_KINDS = {"Heading": BlockKind.HEADING, "Title": BlockKind.HEADING, "Quot": BlockKind.QUOTE}
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def name(of: str) -> str:
    """Return the full name of an element or attribute: `text:p` with its namespace."""
    prefix, local = of.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; without a form it is not."""

    form: str
    before: str
    behind: str
    start: int
    shown: int
    """How many levels are shown in the number, its own the last: 2.1 shows two."""


Levels = Mapping[int, Level]


@dataclass(slots=True)
class Counted:
    """How far a list has been counted, by its levels from 1."""

    levels: Levels
    numbers: dict[int, int] = field(default_factory=dict)

    def next(self, depth: int, start: str = "") -> str:
        """Count one more at this level, or begin anew where a start is said; return it as it is shown."""
        level = self.levels.get(depth)
        first = whole(start, level.start if level else 1)
        self.numbers = {at: number for at, number in self.numbers.items() if at <= depth}
        self.numbers[depth] = self.numbers[depth] + 1 if depth in self.numbers and not start else first
        if level is None or not level.form:
            return ""
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        return f"{level.before}{'.'.join(filter(None, map(self._shown, shown)))}{level.behind}"

    def _shown(self, at: int) -> str:
        level = self.levels.get(at)
        if level is None or not level.form:
            return ""
        return numeral(self.numbers.get(at, level.start), _FORMS.get(level.form, "decimal"))


class Styles:
    """What the styles of a document say, by their names."""

    def __init__(self, common: etree._Element, own: etree._Element) -> None:
        self._looks: dict[tuple[str, str], Look] = {}
        self._kinds: dict[str, BlockKind] = {}
        self._lists: dict[str, Levels] = {}
        self.headings: Levels = {}
        for root in (common, own):
            for outline in root.iter(name("text:outline-style")):
                self.headings = dict(_levels(outline))
            for listed in root.iter(name("text:list-style")):
                self._lists[listed.get(name("style:name"), "")] = dict(_levels(listed))
        for style in _parents_first([*common.iter(name("style:style")), *own.iter(name("style:style"))]):
            self._learn(style, is_own=style.getroottree().getroot() is own)

    def words(self, style: str) -> Look:
        """Return how words look that have this style."""
        return self._looks.get(("text", style), PLAIN)

    def paragraph(self, style: str) -> Look:
        """Return how all words of a paragraph look by what was said of that paragraph alone."""
        return self._looks.get(("paragraph", style), PLAIN)

    def kind(self, style: str) -> BlockKind:
        """Return what a paragraph of this style is."""
        return self._kinds.get(style, BlockKind.PARAGRAPH)

    def levels(self, style: str) -> Levels:
        """Return how a list of this style is numbered."""
        return self._lists.get(style, {})

    def _learn(self, style: etree._Element, *, is_own: bool) -> None:
        called, above = style.get(name("style:name"), ""), style.get(name("style:parent-style-name"), "")
        family = style.get(name("style:family"), "")
        look = dict(_look(style))
        if family == "text":
            self._looks[family, called] = {**self._looks.get((family, above), PLAIN), **look}
        elif family == "paragraph":
            # Headings are bold by their style: that says no more than that they are headings.
            self._looks[family, called] = look if is_own else PLAIN
            known = (kind for words, kind in _KINDS.items() if called.startswith(words))
            self._kinds[called] = next(known, self.kind(above))


def whole(said: str | None, otherwise: int) -> int:
    """Return a whole number as it is said; the other where none is."""
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < _DIGITS else otherwise


_DIGITS = 7


def _parents_first(styles: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield the styles so that each comes after the one that it is made of, those in a circle last."""
    waiting = {(each.get(name("style:family")), each.get(name("style:name"))): each for each in styles}
    while waiting:
        ready = [key for key, each in waiting.items() if (key[0], _above(each)) not in waiting]
        for key in ready or list(waiting):
            yield waiting.pop(key)


def _above(style: etree._Element) -> str | None:
    return style.get(name("style:parent-style-name"))


def _look(style: etree._Element) -> Iterator[tuple[str, bool]]:
    for said in style.iterchildren(name("style:text-properties")):
        if slant := said.get(name("fo:font-style")):
            yield "italic", slant in ("italic", "oblique")
        if weight := said.get(name("fo:font-weight")):
            yield "bold", weight == "bold" or whole(weight, 0) >= _BOLD
        if line := said.get(name("style:text-underline-style")):
            yield "underline", line != "none"


_BOLD = 600


def _levels(style: etree._Element) -> Iterator[tuple[int, Level]]:
    for each in style:
        depth = whole(each.get(name("text:level")), 0)
        if depth:
            yield (
                depth,
                Level(
                    form=each.get(name("style:num-format"), ""),
                    before=each.get(name("style:num-prefix"), ""),
                    behind=each.get(name("style:num-suffix"), ""),
                    start=whole(each.get(name("text:start-value")), 1),
                    shown=whole(each.get(name("text:display-levels")), 1),
                ),
            )
