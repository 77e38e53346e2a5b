"""The page of a finding aid, written piece by piece: its contents and its index are held, not its units."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from muniment import i18n
from muniment.description.areas import AREA_LABELS, Area
from muniment.description.levels import Audience, Level
from muniment.description.units import Unit
from muniment.description.unopened import Stored, Unopened, glanced, opened
from muniment.formats import ead
from muniment.formats.web_page.contents import FIELDS, RECORDS, Contents, areas_in, name_of, records_of
from muniment.formats.web_page.index import Index
from muniment.formats.web_page.looks import LOOK, on_paper
from muniment.formats.web_page.places import Place, Places
from muniment.formats.web_page.tags import PROSE, anchor, labelled
from muniment.formats.web_page.texts import texts
from muniment.formats.web_page.tongues import spoken_in, tongue, words
from muniment.formats.web_page.values import Said, dated, keeper_of, level_of, said_of
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
_UNMARKED = frozenset((None, Level.FILE, Level.ITEM))
"""Levels that go without saying in a line."""


class Page:
    """The page of units in tree order, which are gone through twice.

    `count` says how many units stand on it, `withheld` how many do not, being for staff only, `notes` how
    many notes of others, and `values` how many values of their other fields.
    """

    def __init__(self, units: Iterable[Stored], title: str) -> None:
        self._units = units
        self._title = title
        self._contents = Contents()
        self._index = Index()
        self._to_close = ""
        self._has_records = False
        self._language, self._keeper = "", ""
        self.count = 0
        self.withheld = 0
        self.notes = 0
        self.values = 0

    def pieces(self) -> Iterator[str]:
        """Yield the text of the page; empty pieces while the units are only looked through."""
        places = Places(self._units, _glance)
        for place in places:
            self._contents.take(place)
            yield ""
        self.withheld = places.withheld
        yield from self._head()
        for stored in Places(self._units, opened):
            unit, hidden = ead.without_staff_only(stored.unit)
            place = replace(stored, unit=unit)
            self.values += hidden
            yield from self._part(place)
            self._index.take(place.unit)
            self.count += 1
            self.notes += sum(each.audience is Audience.INTERNAL for each in place.unit.notes)
        yield self._to_close
        yield from self._index.pieces()
        yield f"</main>\n{_foot(self._contents.only)}</div>\n</body>\n</html>\n"

    def _head(self) -> Iterator[str]:
        only = self._contents.only
        title, language = self._name(), only.aid.language if only and only.aid else ""
        direction = ' dir="rtl"' if i18n.reads_from_right() else ""
        yield f'<!DOCTYPE html>\n<html lang="{i18n.tag()}"{direction}>\n<head>\n{_META}'
        yield f"<title>{escaping.words(title)}</title>\n<style>{LOOK}{on_paper(title)}</style>\n</head>\n"
        skip = anchor(_TEXT, words(_("Go to the text")), "skip")
        yield f'<body>\n{skip}\n<div class="frame">\n'
        yield f"<header><h1{tongue(title, language)}>{escaping.words(title)}</h1>\n{_brief(only)}</header>\n"
        yield f'<nav aria-labelledby="{_CONTENTS}"><h2 id="{_CONTENTS}">{words(_("Contents"))}</h2>\n'
        yield f'{self._contents.listed()}</nav>\n<main id="{_TEXT}">\n'

    def _name(self) -> str:
        """What the page is called: as its finding aid is, or the one unit at the top, or the catalogue."""
        only = self._contents.only
        if only is None:
            return self._title
        return (only.aid.title if only.aid else "") or name_of(only)

    def _part(self, place: Place) -> Iterator[str]:
        if place.depth == 0:
            self._language = place.unit.aid.language if place.unit.aid else ""
            self._keeper = place.unit.repository
            yield from self._opened(place)
        place = replace(place, unit=self._as_read_here(place.unit, place.depth))
        if place.is_chapter or self._contents.count == 1:
            yield from self._chapter(place)
        else:
            yield from _entry(place)

    def _as_read_here(self, unit: Unit, depth: int) -> Unit:
        """The unit in the language of the finding aid where it says none, and without the keeper of all."""
        is_said = depth > 0 and unit.repository and unit.repository == self._keeper
        return spoken_in(replace(unit, repository="") if is_said else unit, self._language)

    def _opened(self, place: Place) -> Iterator[str]:
        """Close what stood before a unit at the top, and open what it stands in."""
        if place.is_chapter or self._contents.count == 1:
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
        yield _heading(unit, 2) if name_of(unit) != self._name() else f"<h2>{words(_('Summary'))}</h2>\n"
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
    is_line = rank > 2 and unit.titles and unit.level not in _UNMARKED
    level = f'<span class="level">{words(level_of(unit))}</span> ' if is_line else ""
    first = unit.titles[0] if unit.title else None
    inner = PROSE.words(first.line.content) if first else words(name_of(unit))
    said = tongue(first.text, first.language, first.script) if first else ""
    name = ' class="name"' if rank > 2 else ""
    return f"<h{rank}{name}>{level}<span{said}>{inner}</span></h{rank}>\n"


def _listed(said: Iterable[Said], area: Area) -> str:
    return labelled((each.label, each.values) for each in said if each.area is area)


def _heads() -> str:
    """The heads of the columns; each line is read with its own words by who hears the page."""
    heads = (("mark", _("Shelfmark")), ("name", _("Title")), ("date", _("Date")))
    inner = "".join(f'<span class="{name}">{words(head)}</span>' for name, head in heads)
    return f'<div class="line heads" aria-hidden="true">{inner}</div>\n'


def _brief(only: Unit | None) -> str:
    """Who keeps what the page describes, when it was made and how much it is, in a line."""
    if only is None:
        return ""
    said = (keeper_of(only), *map(dated, only.dates[:1]), *(each.words for each in only.extents[:1]))
    line = " · ".join(map(words, filter(None, said)))
    return f'<p class="under">{line}</p>\n' if line else ""


def _foot(only: Unit | None) -> str:
    said = filter(None, (only.aid.publisher, only.aid.rights)) if only and only.aid else ()
    inner = "".join(f"<p{tongue(each)}>{escaping.words(each)}</p>" for each in said)
    return f"<footer>{inner}</footer>\n" if inner else ""


def _glance(stored: Stored) -> Unit:
    """Open a unit as far as the contents need it: those at the top may give the page its title.

    One without a title is called by its mark; title, date and mark may be for staff only where it says that
    of anything.
    """
    is_for_all = isinstance(stored, Unopened) and Audience.INTERNAL.value not in stored.body
    unit = glanced(stored, FIELDS) if stored.parent and is_for_all else None
    return unit if unit is not None and unit.title else ead.without_staff_only(opened(stored))[0]
