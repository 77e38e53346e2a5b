"""Editors that say beside what is typed what was understood of it: dates and shelfmarks."""

from __future__ import annotations

from html import escape
from typing import Any

from typing_extensions import override

from muniment.catalogue import Row
from muniment.description import dates, shelfmarks
from muniment.description.units import DateStatement
from muniment.desktop.forms.inputs import Caption, WordsInput
from muniment.desktop.forms.links import Links
from muniment.desktop.forms.parts import Kind, Part
from muniment.desktop.forms.scene import Scene
from muniment.i18n import _

_MOST_NEIGHBOURS = 3
_ELIDED = 70


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
        self.line.textChanged.connect(self._say)

    def _say(self, words: str) -> None:
        unit = self.scene.unit
        reading = shelfmarks.read(words, unit.repository if unit else "")
        self._crumbs.say(shelfmark_understood(reading) if words.strip() else "")
        self._neighbours.say(self._same(reading.search_key) if words.strip() else "")

    def _same(self, search_key: str) -> str:
        rows = [row for row in self.scene.desk.catalogue.with_search_key(search_key) if self._is_another(row)]
        links = [f'<a href="{row.id}">{escape(_shortened(row.label))}</a>' for row in rows[:_MOST_NEIGHBOURS]]
        if len(rows) > _MOST_NEIGHBOURS:
            links.append(_("and {count} more").format(count=len(rows) - _MOST_NEIGHBOURS))
        return _("Also here: {units}").format(units=" · ".join(links)) if links else ""

    def _is_another(self, row: Row) -> bool:
        """A file and the one item in it may share a shelfmark: that is no clash."""
        unit = self.scene.unit
        return unit is None or not (row.id in (unit.id, unit.parent) or row.parent == unit.id)


def date_understood(words: str) -> str:
    """Return in one line what a date means, or a plain sentence why it is not understood."""
    if not words.strip():
        return ""
    understood = dates.understand(words)
    if not understood.edtf:
        return _("Not understood; kept as written.")
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


def _shortened(words: str) -> str:
    return words if len(words) <= _ELIDED else f"{words[:_ELIDED].rstrip()} …"


INPUTS = {Kind.DATE: DateInput, Kind.STATED_DATE: StatedDateInput, Kind.SHELFMARK: ShelfmarkInput}
