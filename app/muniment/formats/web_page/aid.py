"""A finding aid as readers see it, on a page or on paper: its units in order, and what they make up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from muniment.description.levels import Audience
from muniment.description.units import Unit
from muniment.description.unopened import Stored, Unopened, glanced, opened
from muniment.formats import ead
from muniment.formats.web_page.contents import FIELDS, Contents, name_of
from muniment.formats.web_page.index import Index
from muniment.formats.web_page.places import Place, Places
from muniment.formats.web_page.tongues import spoken_in, words
from muniment.formats.web_page.values import dated, keeper_of


class Aid:
    """The finding aid of units in tree order, which are gone through twice; `title` is that of the catalogue.

    `count` says how many units stand in it, `withheld` how many do not, being for staff only, `notes` how
    many notes of others, and `values` how many values of their other fields.
    """

    def __init__(self, units: Iterable[Stored], title: str) -> None:
        self._units = units
        self._title = title
        self._language, self._keeper = "", ""
        self.contents = Contents()
        self.index = Index()
        self.count = 0
        self.withheld = 0
        self.notes = 0
        self.values = 0

    @property
    def name(self) -> str:
        """What it is called: as it says, or as the one unit at the top, or the catalogue is."""
        only = self.contents.only
        if only is None:
            return self._title
        return (only.aid.title if only.aid else "") or name_of(only)

    @property
    def brief(self) -> str:
        """Who keeps what it describes, when that was made and how much it is, in a line of HTML."""
        only = self.contents.only
        if only is None:
            return ""
        said = (keeper_of(only), *map(dated, only.dates[:1]), *(each.words for each in only.extents[:1]))
        return " · ".join(map(words, filter(None, said)))

    @property
    def imprint(self) -> list[str]:
        """Who published it, and by which right."""
        aid = self.contents.only.aid if self.contents.only else None
        return [each for each in (aid.publisher, aid.rights) if each] if aid else []

    def look_through(self) -> Iterator[None]:
        """Go through the units once, for the contents."""
        places = Places(self._units, self._glance)
        for place in places:
            self.contents.take(place)
            yield
        self.withheld = places.withheld

    def places(self) -> Iterator[Place]:
        """Yield each unit with its place, as readers see it; what it names goes to the index."""
        for stored in Places(self._units, opened):
            unit, hidden = ead.without_staff_only(stored.unit)
            self.values += hidden
            if stored.depth == 0:
                self._language = unit.aid.language if unit.aid else ""
                self._keeper = unit.repository
            yield replace(stored, unit=self._as_read_here(unit, stored.depth))
            self.index.take(unit)
            self.count += 1
            self.notes += sum(each.audience is Audience.INTERNAL for each in unit.notes)

    def is_chapter(self, place: Place) -> bool:
        """Whether a unit stands in a section of its own."""
        return place.is_chapter or self.contents.count == 1

    def _as_read_here(self, unit: Unit, depth: int) -> Unit:
        """The unit in the language of the finding aid where it says none, and without the keeper of all."""
        is_said = depth > 0 and unit.repository and unit.repository == self._keeper
        return spoken_in(replace(unit, repository="") if is_said else unit, self._language)

    def _glance(self, stored: Stored) -> Unit:
        """Open a unit as far as the contents need it: those at the top may give the page its title.

        One without a title is called by its mark; title, date and mark may be for staff only where it says
        that of anything. The first that has a text with a translator is opened, as there is an index then.
        """
        unit = glanced(stored, FIELDS) if stored.parent and self._is_brief(stored) else None
        return unit if unit is not None and unit.title else ead.without_staff_only(opened(stored))[0]

    def _is_brief(self, stored: Stored) -> bool:
        if not isinstance(stored, Unopened) or Audience.INTERNAL.value in stored.body:
            return False
        return self.contents.has_index or not stored.may_say("translators")
