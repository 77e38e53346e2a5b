"""What stands at the beginning of the page: its title, and where its parts are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from muniment.description.areas import AREA_LABELS, Area
from muniment.description.levels import Level
from muniment.description.units import Unit
from muniment.formats.web_page.places import Place
from muniment.formats.web_page.tags import PROSE, anchor
from muniment.formats.web_page.tongues import tongue, words
from muniment.formats.web_page.values import Said, dated, level_of, said_of
from muniment.i18n import _

FIELDS = frozenset(
    ("level", "level_name", "audience", "shelfmarks", "titles", "dates", "credits", "subjects")
)
"""What of a unit is read for the contents."""

RECORDS, INDEX = "the-records", "the-index"
"""Where records without a fonds stand, and the index."""

_UNMARKED = frozenset((None, Level.FILE, Level.ITEM))
"""Levels that go without saying in a line."""
_MOST, _DEEPEST = 120, 3
"""Entries of the contents beyond which they do not go deeper, and how deep they go at the most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: how deep it stands, the place that it leads to, its words, and a date."""

    depth: int
    id: str
    name: str
    date: str = ""


@dataclass(slots=True)
class Contents:
    """The parts of a page: `chapters` and units that have others below them, and the first of its units."""

    entries: list[Entry] = field(default_factory=list)
    chapters: int = 0
    count: int = 0
    first: Unit | None = None
    areas: list[tuple[str, Area]] = field(default_factory=list)
    has_records: bool = False
    has_index: bool = False

    def take(self, place: Place) -> None:
        """Take up a unit."""
        self.count += 1
        self.first = self.first or place.unit
        self.has_index = self.has_index or _is_in_index(place.unit)
        if place.is_chapter:
            self.chapters += 1
        if self.count == 1 or (place.is_chapter and self.chapters == 1):
            self.areas = areas_in(place.unit.id, said_of(place.unit))
        if place.has_parts and place.depth <= _DEEPEST:
            self.entries.append(_entry(place.unit, place.depth))
        elif place.depth == 0 and not self.has_records:
            self.has_records = True
            self.entries.append(Entry(0, RECORDS, _("Records")))

    @property
    def only(self) -> Unit | None:
        """The unit that all others stand below, or the one there is; None where there are several."""
        is_whole = self.count == 1 or (self.chapters == 1 and not self.has_records)
        return self.first if is_whole else None

    def listed(self) -> str:
        """Return the list of the contents, no deeper than it can be read."""
        return "".join(_nested(self.shown()))

    def shown(self) -> list[Entry]:
        """Return the contents, no deeper than they can be read."""
        entries = self._named()
        counts = Counter(each.depth for each in entries)
        sums = accumulate(counts[depth] for depth in sorted(counts))
        deepest = max((depth for depth, total in enumerate(sums) if total <= _MOST), default=0)
        return self._with_areas([each for each in entries if each.depth <= deepest])

    def all(self) -> list[Entry]:
        """Return the contents as deep as they go."""
        return self._with_areas(self._named())

    def _named(self) -> list[Entry]:
        return [_entry(self.first, 0)] if self.first and self.count == 1 else self.entries

    def _with_areas(self, shown: list[Entry]) -> list[Entry]:
        areas = [Entry(1, id, AREA_LABELS[area]) for id, area in self.areas] if self.only else []
        # Parts of the one chapter that are named themselves lead to its records.
        if self.only and self.count > 1 and len(shown) == 1:
            areas.append(Entry(1, records_of(self.only.id), _("Records")))
        index = [Entry(0, INDEX, _("Index"))] if self.has_index else []
        return [*shown[:1], *areas, *shown[1:], *index]


def records_of(id: str) -> str:
    """Return where the records of the chapter of a unit stand."""
    return f"{id}-{RECORDS}"


def areas_in(id: str, said: Iterable[Said]) -> list[tuple[str, Area]]:
    """Return the areas that the chapter of a unit has headings for, and the place of each."""
    found = dict.fromkeys(each.area for each in said if each.area is not Area.IDENTITY)
    return [(f"{id}-{area}", area) for area in found]


def name_of(unit: Unit) -> str:
    """Return what a unit is called on the page: its title, or what else tells it from others."""
    dates = [dated(each) for each in unit.dates[:1]]
    instead = " ".join(filter(None, (level_of(unit), unit.shelfmark or "".join(dates))))
    return unit.title or instead or _("Without a title")


def titled(unit: Unit) -> str:
    """Return the title of a unit with its emphasis, or what it is called instead."""
    if not unit.title:
        return f"<span>{words(name_of(unit))}</span>"
    first = unit.titles[0]
    said = tongue(first.text, first.language, first.script)
    return f"<span{said}>{PROSE.words(first.line.content)}</span>"


def told_level(unit: Unit) -> str:
    """Return the level that a line says before the title, where that tells it from others."""
    return level_of(unit) if unit.titles and unit.level not in _UNMARKED else ""


def _is_in_index(unit: Unit) -> bool:
    names = (*(each.name for each in unit.credits), *(each.text for each in unit.subjects))
    translators = (name for version in unit.texts for name in version.translators)
    return any(map(str.strip, (*names, *translators)))


def _entry(unit: Unit, depth: int) -> Entry:
    return Entry(depth, unit.id, name_of(unit), dated(unit.dates[0]) if unit.dates else "")


def _nested(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield entries as lists in lists."""
    at = -1
    for each in entries:
        if each.depth > at:
            yield "<ul>" * (each.depth - at)
        else:
            yield f"</li>{'</ul></li>' * (at - each.depth)}"
        date = f' <span class="date">{words(each.date)}</span>' if each.date else ""
        yield f"<li>{anchor(each.id, words(each.name))}{date}"
        at = each.depth
    yield "</li></ul>" * (at + 1)
