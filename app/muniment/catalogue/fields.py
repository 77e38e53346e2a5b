"""The fields that a search may name, each by where its words stand, what fact it is, or what SQL it takes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select

from muniment.catalogue import times
from muniment.catalogue.facts import HAS
from muniment.catalogue.headings import KEYS, TEXTS
from muniment.catalogue.hinted import Hinted, foremost, needs
from muniment.catalogue.journal import DONE
from muniment.catalogue.listable import MOST_LISTED, Changed, Listable
from muniment.catalogue.matching import Match, some
from muniment.catalogue.saying import bears_shelfmark, credits_agent, is_kept_by, uses_term
from muniment.catalogue.spans import touching
from muniment.catalogue.tables import periods, steps, units, waivers
from muniment.description import languages
from muniment.description.folding import fold
from muniment.description.levels import Status, SubjectKind
from muniment.description.vocabularies import vocabulary
from muniment.i18n import _

Test: TypeAlias = ColumnElement[bool]


def _dated(value: str) -> Test:
    """Tell units whose dates have at least a day in common with what was typed: `1961..1967`, `May 1967`."""
    tests = [_touched(*period) for period in times.asked(value)]
    if len(tests) < 2:
        return tests[0] if tests else false()
    known = needs(tests)
    is_known = len(known) == len(tests)
    return Hinted(or_(*tests), needs=some(known) if is_known else None, first=or_(*foremost(tests)))


def _touched(begin: str, end: str) -> Test:
    """Tell units whose dates have a day in common with a time, one end of which may be open."""
    begun, ended = units.c.begin_date, units.c.end_date
    not_too_late = and_(begun != "", begun <= end) if end else begun != ""
    without_beginning = and_(begun == "", ended != "", ended >= begin)
    if not begin:
        # None of the further times of a unit begins before its first.
        return or_(not_too_late, without_beginning)
    not_too_early = or_(ended == "", ended >= begin)
    # Those that begin within the time are found by the index at once; it is them that a list begins with.
    within = and_(begun >= begin, not_too_late, not_too_early)
    before = and_(begun < begin, not_too_late, not_too_early)
    known = touching(begin, end)
    touches = or_(within, before, without_beginning, _further(begin, end, is_found=known is not None))
    return Hinted(touches, needs=known, first=within)


def _further(begin: str, end: str, *, is_found: bool) -> Test:
    """Tell units by the times that their dates cover beside the first; few units have any.

    A unit that was found by other means is asked for its own, else the table is gone through once.
    """
    touches = [or_(periods.c.end_date == "", periods.c.end_date >= begin)]
    if end:
        touches.append(periods.c.begin_date <= end)
    covering = select(periods.c.unit).where(*touches)
    if is_found:
        return exists(covering.where(periods.c.unit == units.c.key).correlate(units))
    return units.c.key.in_(covering)


def _changed(value: str) -> Test:
    """Tell units that were changed on these days, by steps that are not undone."""
    begin, end = _days(value)
    if begin is None and end is None:
        return false()
    made = [steps.c.state == DONE]
    if begin is not None:
        made.append(steps.c.moment >= _midnight(begin))
    if end is not None:
        made.append(steps.c.moment < _midnight(end + timedelta(days=1)))
    return Changed(*made)


AGO = {"today": (0, 0), "yesterday": (1, 1), "week": (7, 0), "month": (31, 0), "year": (366, 0)}
"""How many days ago the time begins and ends that a word means."""

_EARLIEST, _LATEST = date(1970, 1, 1), date(9990, 1, 1)


def _days(value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of what was typed, None where it is open or not understood."""
    if ago := AGO.get(_one_of(AGO)(value)):
        today = datetime.now().astimezone().date()
        return today - timedelta(days=ago[0]), today - timedelta(days=ago[1])
    begin, end = times.within(value)
    return _day(begin), _day(end)


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
    known = {
        "invalid": Listable(and_(wanting, units.c.must > 0)),
        "valid": units.c.must == 0,
        "incomplete": Listable(wanting),
        "waived": Listable(units.c.id.in_(select(waivers.c.unit))),
        "unfinished": units.c.status != Status.FINAL,
    }
    return known.get(_one_of(STATES)(value))


STATES = ("invalid", "valid", "incomplete", "waived", "unfinished", *Status)
"""What `is:` may ask for."""


def _one_of(words: Iterable[str]) -> Callable[[str], str]:
    """Return what tells which of the words is meant, in English or the interface's language; "" for none."""

    @cache
    def known() -> Mapping[str, str]:
        return {fold(_(word)): word for word in words} | {word: word for word in words}

    return lambda value: known().get(fold(value), "")


def _level(value: str) -> str:
    """Return the level that has this for its label, in whichever language; "" for none."""
    asked = fold(value)
    labels = ((id, term.label) for id, term in vocabulary("levels").items())
    return next((id for id, label in labels if asked in (id, fold(label), fold(_(label)))), "")


def has_id(value: str) -> Test:
    """Tell the unit with this id."""
    return units.c.id == value


def lying_in(is_so: Test, found_by: Match | None = None) -> Test:
    """Tell units of which this is so, and what lies in them; the former the index may find by something."""
    places = select(units.c.key, units.c.id).where(is_so)
    # Where more places are meant than are listed, nobody needs to know what lies in all of them.
    first = select(places.limit(MOST_LISTED + 1).subquery())
    return Listable(Hinted(units.c.key.in_(_below(places)), enough=found_by), _below(first))


def _below(places: Select[int, str]) -> Select[int]:
    """Return the keys of places and of all that lies in them."""
    place = places.cte(recursive=True)
    below = units.alias("below")
    within = place.union(select(below.c.key, below.c.id).where(below.c.parent == place.c.id))
    return select(within.c.key)


def _nothing_known(_value: str) -> str:
    return ""


class Field(NamedTuple):
    """One field: the headings of the index to look under, or the kind of fact, or a test of its own.

    `whole` gives the fact that a text is all of, such as the code of a language by its name. A test
    answers None where it does not know what was typed, which is then looked for as a fact. `only` tests
    that the field says this and nothing else.
    """

    headings: tuple[str, ...] = ()
    fact: str = ""
    whole: Callable[[str], str] = _nothing_known
    test: Callable[[str], Test | None] | None = None
    only: Callable[[str], Test] | None = None


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": Field(("titles",), only=lambda value: units.c.title == value),
        "shelfmark": Field((KEYS,), only=bears_shelfmark),
        "agent": Field(("agents", "translators"), only=credits_agent),
        "translator": Field(("translators",), only=partial(credits_agent, relator="trl")),
        "subject": Field(("subjects", "places"), only=partial(uses_term, "subjects")),
        "place": Field(("places",), only=partial(uses_term, "subjects", role=SubjectKind.PLACE)),
        "note": Field(("notes",)),
        "text": Field(TEXTS),
        "original": Field(("original",)),
        "translation": Field(("translation",)),
        "repository": Field(("repository",), only=is_kept_by),
        "language": Field(fact="language", whole=languages.tag_of),
        "level": Field(fact="level", whole=_level),
        "has": Field(fact="has", whole=_one_of(HAS)),
        "is": Field(fact="is", whole=_one_of(STATES), test=_is),
        "date": Field(test=_dated),
        "changed": Field(test=_changed),
        "id": Field(test=has_id),
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
