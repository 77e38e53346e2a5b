"""The page of a finding aid, written piece by piece: its contents and its index are held, not its units."""

from collections.abc import Iterable, Iterator

from muniment import i18n
from muniment.description.areas import AREA_LABELS, Area
from muniment.description.units import Unit
from muniment.description.unopened import Stored
from muniment.formats.web_page.aid import Aid
from muniment.formats.web_page.contents import RECORDS, areas_in, name_of, records_of, titled, told_level
from muniment.formats.web_page.looks import LOOK, on_paper
from muniment.formats.web_page.places import Place
from muniment.formats.web_page.tags import anchor, labelled
from muniment.formats.web_page.texts import texts
from muniment.formats.web_page.tongues import tongue, words
from muniment.formats.web_page.values import Said, dated, said_of
from muniment.formats.xml import escaping
from muniment.i18n import _

_TEXT, _CONTENTS = "the-text", "the-contents"
_META = """<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
"""
_LOOSE = "</section>\n"
"""What closes records that stand in no fonds."""
_DEEPEST = 6
"""Steps that a title is indented at the most."""


class Page(Aid):
    """The finding aid as one page."""

    def __init__(self, units: Iterable[Stored], title: str) -> None:
        super().__init__(units, title)
        self._to_close = ""
        self._has_records = False

    def pieces(self) -> Iterator[str]:
        """Yield the text of the page; empty pieces while the units are only looked through."""
        for _each in self.look_through():
            yield ""
        yield from self._head()
        for place in self.places():
            yield from self._part(place)
        yield self._to_close
        yield from self.index.pieces()
        yield f"</main>\n{_foot(self.imprint)}</div>\n</body>\n</html>\n"

    def _head(self) -> Iterator[str]:
        only = self.contents.only
        title, language = self.name, only.aid.language if only and only.aid else ""
        direction = ' dir="rtl"' if i18n.reads_from_right() else ""
        yield f'<!DOCTYPE html>\n<html lang="{i18n.tag()}"{direction}>\n<head>\n{_META}'
        yield f"<title>{escaping.words(title)}</title>\n<style>{LOOK}{on_paper(title)}</style>\n</head>\n"
        skip = anchor(_TEXT, words(_("Go to the text")), "skip")
        yield f'<body>\n{skip}\n<div class="frame">\n'
        heading = f"<h1{tongue(title, language)}>{escaping.words(title)}</h1>"
        yield f"<header>{heading}\n{_under(self.brief)}</header>\n"
        yield f'<nav aria-labelledby="{_CONTENTS}"><h2 id="{_CONTENTS}">{words(_("Contents"))}</h2>\n'
        yield f'{self.contents.listed()}</nav>\n<main id="{_TEXT}">\n'

    def _part(self, place: Place) -> Iterator[str]:
        if place.depth == 0:
            yield from self._opened(place)
        yield from (self._chapter if self.is_chapter(place) else _entry)(place)

    def _opened(self, place: Place) -> Iterator[str]:
        """Close what stood before a unit at the top, and open what it stands in."""
        if self.is_chapter(place):
            yield self._to_close
            self._to_close = "</section>\n</section>\n" if place.has_parts else "</section>\n"
        elif self._to_close != _LOOSE:
            id = "" if self._has_records else f' id="{RECORDS}"'
            yield f"{self._to_close}<section{id}>\n<h2>{words(_('Records'))}</h2>\n{_heads()}"
            self._to_close, self._has_records = _LOOSE, True

    def _chapter(self, place: Place) -> Iterator[str]:
        unit = place.unit
        said = said_of(unit)
        yield f'<section id="{escaping.value(unit.id)}">\n'
        yield _heading(unit, 2) if name_of(unit) != self.name else f"<h2>{words(_('Summary'))}</h2>\n"
        yield _listed(said, Area.IDENTITY)
        for id, area in areas_in(unit.id, said):
            yield f'<section id="{escaping.value(id)}">\n<h3>{words(AREA_LABELS[area])}</h3>\n'
            yield f"{_listed(said, area)}</section>\n"
        yield from texts(unit)
        if place.has_parts:
            id = escaping.value(records_of(unit.id))
            yield f'<section id="{id}">\n<h3>{words(_("Records"))}</h3>\n{_heads()}'


def _entry(place: Place) -> Iterator[str]:
    """Yield a unit as a line of shelfmark, title and date, and what else is said of it below."""
    unit, step = place.unit, min(max(place.depth - 1, 0), _DEEPEST)
    mark = anchor(unit.id, words(unit.shelfmark)) if unit.shelfmark else ""
    date = words(dated(unit.dates[0])) if unit.dates else ""
    kind = " part" if place.has_parts else ""
    yield f'<section class="unit d{step}{kind}" id="{escaping.value(unit.id)}">\n<div class="line">'
    yield _heading(unit, min(place.depth + 3, 6))
    yield f'<span class="mark">{mark}</span><span class="date">{date}</span></div>\n'
    said = labelled((each.label, each.values) for each in said_of(unit, is_line=True))
    below = said + "".join(texts(unit))
    yield f'<div class="said">{below}</div>\n</section>\n' if below else "</section>\n"


def _heading(unit: Unit, rank: int) -> str:
    """The title of a unit with its emphasis; a line says its level, too, where that tells it from others."""
    level = told_level(unit) if rank > 2 else ""
    said = f'<span class="level">{words(level)}</span> ' if level else ""
    name = ' class="name"' if rank > 2 else ""
    return f"<h{rank}{name}>{said}{titled(unit)}</h{rank}>\n"


def _listed(said: Iterable[Said], area: Area) -> str:
    return labelled((each.label, each.values) for each in said if each.area is area)


def _heads() -> str:
    """The heads of the columns; each line is read with its own words by who hears the page."""
    heads = (("mark", _("Shelfmark")), ("name", _("Title")), ("date", _("Date")))
    inner = "".join(f'<span class="{name}">{words(head)}</span>' for name, head in heads)
    return f'<div class="line heads" aria-hidden="true">{inner}</div>\n'


def _under(brief: str) -> str:
    return f'<p class="under">{brief}</p>\n' if brief else ""


def _foot(imprint: Iterable[str]) -> str:
    inner = "".join(f"<p{tongue(each)}>{escaping.words(each)}</p>" for each in imprint)
    return f"<footer>{inner}</footer>\n" if inner else ""
