"""The finding aid for paper: strips that follow each other down its pages, for who knows how to draw them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from muniment.description import dates
from muniment.description.areas import AREA_LABELS, Area
from muniment.description.units import Unit
from muniment.formats.web_page.aid import Aid
from muniment.formats.web_page.contents import (
    INDEX,
    RECORDS,
    Entry,
    areas_in,
    name_of,
    records_of,
    titled,
    told_level,
)
from muniment.formats.web_page.places import Place
from muniment.formats.web_page.tags import anchor
from muniment.formats.web_page.texts import sides_of
from muniment.formats.web_page.tongues import words
from muniment.formats.web_page.values import Said, dated, said_of
from muniment.i18n import _

_PARAGRAPH = re.compile(r"^<p\b[^>]*>")
_SMALL = 12
"""Units of a finding aid that is seen as a whole, and needs neither a title page nor contents."""
_RUNNING = 1
"""How deep a unit with parts stands at the most whose title stands at the head of the pages."""


class Kind(Enum):
    """What a strip is, by which it is drawn; in brackets how many cells stand beside each other."""

    TITLE = auto()  # (1) of the whole
    UNDER = auto()  # (1) what is said below that
    CHAPTER = auto()  # (1) a heading that begins a page
    AREA = auto()  # (1) a heading in a chapter
    LABELLED = auto()  # (2) a label, and what it says
    HEADS = auto()  # (3) of the columns of units
    UNIT = auto()  # (3) shelfmark, title with what else is said, and date
    VERSIONS = auto()  # (1 or 2) the heads of texts
    TEXTS = auto()  # (1 or 2) parts of them that belong together
    LINE = auto()  # (2) of the contents, with its page
    NAMED = auto()  # (1) of the index, with its pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Cells as HTML that stand beside each other. `id` is the place that it is; 0 or more steps indent it.

    One that `clings` stays on the page of what follows. `running` stands at the head of the pages from here.
    """

    kind: Kind
    cells: tuple[str, ...]
    id: str = ""
    step: int = 0
    clings: bool = False
    has_parts: bool = False
    running: str = ""


class Booklet(Aid):
    """The finding aid in strips: the body first, as contents and index say on which pages it stands."""

    _has_records = False

    @property
    def is_small(self) -> bool:
        """Whether it is seen as a whole, with its title above the first page."""
        return self.contents.count <= _SMALL

    @property
    def _chief(self) -> Kind:
        return Kind.AREA if self.is_small else Kind.CHAPTER

    def body(self) -> Iterator[Strip]:
        """Yield the units, once they were looked through."""
        if self.is_small:
            yield from self.title()
        for place in self.places():
            if self.is_chapter(place):
                yield from self._chapter(place)
                continue
            if place.depth == 0 and not self._has_records:
                self._has_records = True
                yield _heading(self._chief, _("Records"), RECORDS)
                yield _heads()
            yield from _entry(place)

    def title(self) -> Iterator[Strip]:
        """Yield what it is called, of what it is, who publishes it, and of which day it is."""
        yield Strip(kind=Kind.TITLE, cells=(words(self.name),))
        today = "" if self.is_small else words(dates.in_words(date.today().isoformat()))
        for each in filter(None, (self.brief, *map(words, self.imprint), today)):
            yield Strip(kind=Kind.UNDER, cells=(each,))

    def listed(self, page: Callable[[str], int]) -> Iterator[Strip]:
        """Yield the contents; nothing where it is seen as a whole. `page` says where a place is."""
        shown = [] if self.is_small else self.contents.shown()
        if shown:
            yield _heading(Kind.CHAPTER, _("Contents"), "")
        yield from (_line(each, page(each.id)) for each in shown)

    def named(self, page: Callable[[str], int]) -> Iterator[Strip]:
        """Yield the index, with the pages on which each name stands; nothing where it is seen as a whole."""
        if self.is_small or not self.index:
            return
        yield _heading(Kind.CHAPTER, _("Index"), INDEX)
        for kind, entries in self.index.entries():
            yield _heading(Kind.AREA, kind, "")
            for name, units in entries:
                pages = {page(id): anchor(id, str(page(id))) for id, _mark in reversed(units)}
                where = ", ".join(pages[number] for number in sorted(pages))
                yield Strip(kind=Kind.NAMED, cells=(f"{words(name)}&nbsp; {where}",))

    def _chapter(self, place: Place) -> Iterator[Strip]:
        unit = place.unit
        said = said_of(unit)
        name = name_of(unit)
        shown = titled(unit) if name != self.name else words(_("Summary"))
        yield Strip(
            kind=self._chief,
            cells=(shown,),
            id=unit.id,
            clings=True,
            running=name if name != self.name else "",
        )
        yield from _labelled(said, Area.IDENTITY)
        for id, area in areas_in(unit.id, said):
            yield _heading(Kind.AREA, AREA_LABELS[area], id)
            yield from _labelled(said, area)
        yield from _texts(unit)
        if place.has_parts:
            yield _heading(Kind.AREA, _("Records"), records_of(unit.id))
            yield _heads()


def _entry(place: Place) -> Iterator[Strip]:
    unit = place.unit
    level = told_level(unit)
    title = f'<span class="soft">{words(level)}</span> {titled(unit)}' if level else titled(unit)
    said = "".join(_paragraph(each) for each in said_of(unit, is_line=True))
    yield Strip(
        kind=Kind.UNIT,
        cells=(
            words(unit.shelfmark),
            f'<p class="name">{title}</p>{said}',
            words(dated(unit.dates[0])) if unit.dates else "",
        ),
        id=unit.id,
        step=max(place.depth - 1, 0),
        clings=place.has_parts,
        has_parts=place.has_parts,
        running=name_of(unit) if place.has_parts and place.depth <= _RUNNING else "",
    )
    yield from _texts(unit)


def _paragraph(said: Said) -> str:
    """What is said under a label, after it in the first paragraph."""
    label = f'<span class="soft">{words(said.label)}</span>&nbsp; '
    if not any(map(_is_block, said.values)):
        return f'<p class="said">{label}{"; ".join(said.values)}</p>'
    inner = "".join(map(_block, said.values))
    begun = _PARAGRAPH.sub(lambda found: f"{found[0]}{label}", inner, count=1)
    return f'<div class="said">{begun if begun != inner else f"<p>{label}</p>{inner}"}</div>'


def _labelled(said: Iterable[Said], area: Area) -> Iterator[Strip]:
    for each in said:
        if each.area is area:
            cells = (words(each.label), "".join(map(_block, each.values)))
            yield Strip(kind=Kind.LABELLED, cells=cells)


def _texts(unit: Unit) -> Iterator[Strip]:
    for sides in sides_of(unit):
        yield Strip(kind=Kind.VERSIONS, cells=sides.heads, clings=True)
        yield from (Strip(kind=Kind.TEXTS, cells=cells) for cells in sides.rows)


def _line(entry: Entry, page: int) -> Strip:
    when = f' &nbsp;<span class="soft">{words(entry.date)}</span>' if entry.date else ""
    cells = (f"{anchor(entry.id, words(entry.name))}{when}", anchor(entry.id, str(page)))
    return Strip(kind=Kind.LINE, cells=cells, step=entry.depth)


def _heading(kind: Kind, shown: str, id: str) -> Strip:
    return Strip(kind=kind, cells=(words(shown),), id=id, clings=True)


def _heads() -> Strip:
    heads = (_("Shelfmark"), _("Title"), _("Date"))
    return Strip(kind=Kind.HEADS, cells=tuple(map(words, heads)), clings=True)


def _is_block(value: str) -> bool:
    return value.startswith(("<p", "<ul", "<ol", "<blockquote", "<h", "<div", "<table", "<dl"))


def _block(value: str) -> str:
    return value if _is_block(value) else f"<p>{value}</p>"
