"""Editors that say beside what is typed what was understood of it: dates and shelfmarks."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from PySide6.QtCore import QTimer
from typing_extensions import override

from muniment.catalogue import Row
from muniment.description import dates, shelfmarks
from muniment.description.units import DateStatement, Unit
from muniment.desktop.directions import shortened
from muniment.desktop.forms.inputs import Caption, WordsInput
from muniment.desktop.forms.links import Links
from muniment.desktop.forms.parts import Kind, Part
from muniment.desktop.forms.scene import Scene
from muniment.i18n import _
from muniment.tasks.neighbours import Around, around, place_at
from muniment.tasks.read_citation import filled_by, read_citation

_MOST_NEIGHBOURS = 3
_ELIDED = 70
_PAUSE = 150
"""Milliseconds after the last letter until it is looked what stands around."""
_FREE, _PLACE, _FILL = "next-free", "place-here", "fill-in"
"""What the links of offers lead to, beside units."""


class DateInput(WordsInput):
    """The words of a date; below them the EDTF and the plain words that were understood."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self.line.setPlaceholderText(part.hint or _("as written: 16 January 1967"))
        self._understood = Caption()
        self._column.addWidget(self._understood)
        self.line.textChanged.connect(lambda words: self._understood.say(date_understood(words)))


class StatedDateInput(DateInput):
    """A whole date statement, or none, edited by its words."""

    @override
    def _fill(self, value: DateStatement | None) -> None:
        super()._fill(value.text if value else "")

    @override
    def _parsed(self, reading: str) -> Any:
        if not reading.strip():
            return None
        event = self._value.event if self._value else "creation"
        return dates.statement(reading, event)


class ShelfmarkInput(WordsInput):
    """A shelfmark as written; below it where it stands, and what else has the same one."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self.line.setPlaceholderText(_("AQPPSH, MPP Korese, D 1, V. 1967"))
        self._crumbs = Caption()
        self._neighbours = Links(_("Other units with this shelfmark"))
        self._neighbours.linkActivated.connect(scene.desk.open_unit)
        self._column.addWidget(self._crumbs)
        self._column.addWidget(self._neighbours)
        self._offers = Links(_("What stands around this shelfmark"))
        self._offers.linkActivated.connect(self._take)
        self._column.addWidget(self._offers)
        self._around = Around()
        self._cited: Unit | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look_around)
        self.line.textChanged.connect(self._say)
        self.line.textEdited.connect(self._pause.start)

    def _say(self, words: str) -> None:
        unit = self.scene.unit
        reading = shelfmarks.read(words, unit.repository if unit else "")
        self._crumbs.say(shelfmark_understood(reading) if words.strip() else "")
        self._neighbours.say(self._same(reading.search_key) if words.strip() else "")

    def _look_around(self) -> None:
        """Tell of the neighbours, offer the next free number and the place, once typing pauses."""
        unit, words = self.scene.unit, self.line.text()
        is_asked = unit is not None and bool(words.strip())
        self._cited = read_citation(words)
        if self._cited is not None:
            offer = _("This is a whole citation: {fill}").format(
                fill=f'<a href="{_FILL}">{_("fill the form")}</a>'
            )
            self._offers.say(offer)
            return
        self._around = around(self.scene.desk.catalogue, words, unit) if unit and is_asked else Around()
        self._offers.say(" · ".join(_offered(self._around)))

    def _take(self, what: str) -> None:
        unit = self.scene.unit
        if what == _FILL and self._cited is not None and unit is not None:
            self.scene.fill(filled_by(unit, self._cited))
            self._offers.say("")
        elif what == _FREE:
            self.line.setText(self._around.free)
            self._look_around()
        elif what == _PLACE and unit is not None:
            desk, words = self.scene.desk, self.line.text()
            told = _("Placed: {mark}").format(mark=words)
            steps = place_at(desk.catalogue, unit.id, words)
            desk.run(steps, _("Placing"), lambda _done: desk.notice_undo(told))
            self._offers.say("")
        else:
            self.scene.desk.open_unit(what)

    def _same(self, search_key: str) -> str:
        rows = [row for row in self.scene.desk.catalogue.with_search_key(search_key) if self._is_another(row)]
        links = [
            f'<a href="{row.id}">{escape(shortened(row.label, _ELIDED))}</a>'
            for row in rows[:_MOST_NEIGHBOURS]
        ]
        if len(rows) > _MOST_NEIGHBOURS:
            links.append(_("and {count} more").format(count=len(rows) - _MOST_NEIGHBOURS))
        return _("Also here: {units}").format(units=" · ".join(links)) if links else ""

    def _is_another(self, row: Row) -> bool:
        """A file and the one item in it may share a shelfmark: that is no clash."""
        unit = self.scene.unit
        return unit is None or not (row.id in (unit.id, unit.parent) or row.parent == unit.id)


def _offered(found: Around) -> Iterator[str]:
    """Yield what is around as words with links: neighbours, the next free number, the place."""
    beside = [row for row in (found.before, found.after) if row is not None]
    links = [f'<a href="{row.id}">{escape(shortened(row.shelfmark, _ELIDED))}</a>' for row in beside]
    if len(links) == 2:
        yield _("Between {one} and {other}").format(one=links[0], other=links[1])
    elif found.before is not None:
        yield _("After {one}").format(one=links[0])
    elif found.after is not None:
        yield _("Before {one}").format(one=links[0])
    if found.free:
        link = f'<a href="{_FREE}">{escape(shortened(found.free, _ELIDED))}</a>'
        yield _("Next free: {mark}").format(mark=link)
    if found.way:
        way = escape(shortened(" › ".join(found.way), _ELIDED))
        words = _("Place it in {way}") if not found.missing else _("Make and place it in {way}")
        yield f'<a href="{_PLACE}">{words.format(way=way)}</a>'


def read_names_of_months() -> None:
    """Read beforehand, in all languages, what the first date that is shown is understood by."""
    dates.understand("1 May 1961")


def date_understood(words: str) -> str:
    """Return in one line what a date means, or a plain sentence why it is not understood."""
    if not words.strip():
        return ""
    understood = dates.understand(words)
    if understood.undated:
        return _("Undated.")
    if not understood.edtf:
        unclear = _("Not understood; kept as written. Write it like 16 January 1967, 1961–1967 or [1955?].")
        return "\n".join(understood.conflicts) or unclear
    meaning = f"{understood.edtf} · {dates.in_words(understood.edtf)}"
    return "\n".join((meaning, *understood.conflicts))


def shelfmark_understood(reading: shelfmarks.Reading) -> str:
    """Return where a shelfmark stands, from the repository down, and by which scheme it was read."""
    if reading.scheme is None:
        return _("Of no known scheme; kept as written.")
    crumbs = " › ".join(place.text for place in reading.places)
    return f"{crumbs}   ✓ {scheme_label(reading.scheme)}"


def scheme_label(id: str) -> str:
    """Return the name of a scheme of shelfmarks."""
    return next((scheme.name for scheme in shelfmarks.schemes() if scheme.id == id), id)


INPUTS = {Kind.DATE: DateInput, Kind.STATED_DATE: StatedDateInput, Kind.SHELFMARK: ShelfmarkInput}
