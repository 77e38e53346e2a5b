"""The fields that a search may name, each by where its words stand, what fact it is, or what SQL it takes."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, and_, false, or_, select

from muniment.catalogue.databases import Found
from muniment.catalogue.journal import DONE
from muniment.catalogue.matching import Match
from muniment.catalogue.tables import steps, touched, units
from muniment.catalogue.words import KEYS, TEXTS
from muniment.description import dates, languages
from muniment.description.folding import fold
from muniment.i18n import _

Test: TypeAlias = ColumnElement[bool]


def _dated(value: str) -> Test:
    """Tell units whose date has at least a day in common with what was typed: `1961..1967`, `May 1967`."""
    begin, end = _range(value)
    if not begin and not end:
        return false()
    known = or_(units.c.begin_date != "", units.c.end_date != "")
    begun = or_(units.c.begin_date == "", units.c.begin_date <= end) if end else known
    ended = or_(units.c.end_date == "", units.c.end_date >= begin) if begin else known
    return and_(known, begun, ended)


def _changed(value: str) -> Test:
    """Tell units that were changed on these days, by steps that are not undone."""
    begin, end = _days(value)
    if begin is None and end is None:
        return false()
    made = select(touched.c.record).join(steps).where(steps.c.state == DONE)
    if begin is not None:
        made = made.where(steps.c.moment >= _midnight(begin))
    if end is not None:
        made = made.where(steps.c.moment < _midnight(end + timedelta(days=1)))
    return units.c.id.in_(made)


_AGO = {"today": (0, 0), "yesterday": (1, 1), "week": (7, 0), "month": (31, 0), "year": (366, 0)}
"""How many days ago the time begins and ends that a word means."""

_EARLIEST, _LATEST = date(1970, 1, 1), date(9990, 1, 1)


def _days(value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of what was typed, None where it is open or not understood."""
    if ago := _AGO.get(fold(value)):
        today = datetime.now().astimezone().date()
        return today - timedelta(days=ago[0]), today - timedelta(days=ago[1])
    begin, end = _range(value)
    return _day(begin), _day(end)


def _range(value: str) -> tuple[str, str]:
    """Return the first and the last day of what was typed, nothing where it is open or not understood."""
    first, dots, last = value.partition("..")
    begin, end = dates.understand(first.strip()), dates.understand((last if dots else first).strip())
    return begin.begin, end.end


def _day(iso: str) -> date | None:
    try:
        return min(max(date.fromisoformat(iso), _EARLIEST), _LATEST)
    except ValueError:
        return None


def _midnight(day: date) -> str:
    """Return the moment at which a day begins here, as the journal writes it."""
    return datetime.combine(day, time()).astimezone(UTC).isoformat(timespec="seconds")


def _is(value: str) -> Test | None:
    wanting = units.c.must + units.c.should > 0
    return {"invalid": and_(wanting, units.c.must > 0), "incomplete": wanting}.get(fold(value))


def lying_in(asked: Match) -> Test:
    """Tell units that match, or lie in one that does."""
    place = select(units.c.key, units.c.id).where(Found(asked)).cte(recursive=True)
    below = units.alias("below")
    within = place.union(select(below.c.key, below.c.id).where(below.c.parent == place.c.id))
    return units.c.key.in_(select(within.c.key))


def _nothing_known(_value: str) -> str:
    return ""


class Field(NamedTuple):
    """One field: the headings of the index to look under, or the kind of fact, or a test of its own.

    `whole` gives the fact that a text is all of, such as the code of a language by its name. A test
    answers None where it does not know what was typed, which is then looked for as a fact.
    """

    headings: tuple[str, ...] = ()
    fact: str = ""
    whole: Callable[[str], str] = _nothing_known
    test: Callable[[str], Test | None] | None = None


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": Field(("titles",)),
        "shelfmark": Field((KEYS,)),
        "agent": Field(("agents", "translators")),
        "translator": Field(("translators",)),
        "subject": Field(("subjects", "places")),
        "place": Field(("places",)),
        "note": Field(("notes",)),
        "text": Field(TEXTS),
        "original": Field(("original",)),
        "translation": Field(("translation",)),
        "repository": Field(("repository",)),
        "language": Field(fact="language", whole=languages.tag_of),
        "level": Field(fact="level"),
        "has": Field(fact="has"),
        "is": Field(fact="is", test=_is),
        "date": Field(test=_dated),
        "changed": Field(test=_changed),
        "id": Field(test=lambda value: units.c.id == value),
    }
)

IN = "in"
PLACES = (KEYS, "titles")
"""The headings by which `in:` knows a place."""


@cache
def names() -> Mapping[str, str]:
    """Return the fields by their names, folded: in English, and in the language of the interface."""
    known = (*FIELDS, IN)
    return MappingProxyType({fold(_(name)): name for name in known} | {name: name for name in known})
