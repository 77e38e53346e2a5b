"""What stands at the beginning of the page: its title, and where its parts are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from muniment.description.areas import AREA_LABELS, Area
from muniment.description.units import Unit
from muniment.formats.web_page.places import Place
from muniment.formats.web_page.tags import anchor
from muniment.formats.web_page.tongues import words
from muniment.formats.web_page.values import Said, dated, level_of, said_of
from muniment.i18n import _

FIELDS = frozenset(
    ("level", "level_name", "audience", "shelfmarks", "titles", "dates", "credits", "subjects")
)
"""What of a unit is read for the contents."""

RECORDS, INDEX = "the-records", "the-index"
"""Where records without a fonds stand, and the index."""

_MOST, _DEEPEST = 120, 3
"""Entries of the contents beyond which they do not go deeper, and how deep they go at the most."""


@dataclass(slots=True)
class Contents:
    """The parts of a page: `chapters` and units that have others below them, and the first of its units."""

    entries: list[tuple[int, str]] = field(default_factory=list)
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
            self.entries.append((place.depth, _entry(place.unit)))
        elif place.depth == 0 and not self.has_records:
            self.has_records = True
            self.entries.append((0, anchor(RECORDS, words(_("Records")))))

    @property
    def only(self) -> Unit | None:
        """The unit that all others stand below, or the one there is; None where there are several."""
        is_whole = self.count == 1 or (self.chapters == 1 and not self.has_records)
        return self.first if is_whole else None

    def listed(self) -> str:
        """Return the list of the contents, no deeper than it can be read."""
        entries = [(0, _entry(self.first))] if self.first and self.count == 1 else self.entries
        counts = Counter(depth for depth, _said in entries)
        sums = accumulate(counts[depth] for depth in sorted(counts))
        deepest = max((depth for depth, total in enumerate(sums) if total <= _MOST), default=0)
        shown = [each for each in entries if each[0] <= deepest]
        areas = [(1, anchor(id, words(AREA_LABELS[area]))) for id, area in self.areas] if self.only else []
        # Parts of the one chapter that are named themselves lead to its records.
        if self.only and self.count > 1 and len(shown) == 1:
            areas.append((1, anchor(records_of(self.only.id), words(_("Records")))))
        index = [(0, anchor(INDEX, words(_("Index"))))] if self.has_index else []
        return "".join(_nested([*shown[:1], *areas, *shown[1:], *index]))


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


def _is_in_index(unit: Unit) -> bool:
    names = (*(each.name for each in unit.credits), *(each.text for each in unit.subjects))
    return any(map(str.strip, names))


def _entry(unit: Unit) -> str:
    date = words(dated(unit.dates[0])) if unit.dates else ""
    said = f' <span class="date">{date}</span>' if date else ""
    return f"{anchor(unit.id, words(name_of(unit)))}{said}"


def _nested(entries: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Yield entries as lists in lists."""
    at = -1
    for depth, said in entries:
        if depth > at:
            yield "<ul>" * (depth - at)
        else:
            yield f"</li>{'</ul></li>' * (at - depth)}"
        yield f"<li>{said}"
        at = depth
    yield "</li></ul>" * (at + 1)
