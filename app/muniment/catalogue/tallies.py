"""What hits are counted by, on one line for each unit: units are too wide to be read by the ten thousand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from muniment.catalogue import query
from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.portions import ASKED, PORTION, portions
from muniment.catalogue.records import NAMES
from muniment.catalogue.tables import tallies, terms, units, uses
from muniment.description.dates import Period
from muniment.i18n import _
from muniment.progress import Progress, Steps

TRANSLATOR = "trl"
ARCHIVE, LANGUAGE, TRANSLATOR_ONLY, OTHERWISE, BOTH = "r", "l", "t", "a", "b"
"""What stands before the key of a term: the part that it has in the unit."""

_KINDS: Mapping[str, str] = {"repository": ARCHIVE, "languages": LANGUAGE}
_YEAR = 4
DECADE = 10
_LONGEST = 100
"""Decades: what is said to last longer is a slip."""

_KEPT = select(tallies).where(tallies.c.unit.in_(ASKED))
_REPLACE = update(tallies).where(tallies.c.unit == bindparam("of"))
_REPLACE = _REPLACE.values(said=bindparam("now_said"), linked=bindparam("now_linked"))
_RESTATE = update(tallies).where(tallies.c.unit == bindparam("of")).values(said=bindparam("now_said"))
_RELINK = update(tallies).where(tallies.c.unit == bindparam("of")).values(linked=bindparam("now_linked"))
_COLUMNS = (units.c.status, units.c.begin_date, units.c.end_date, units.c.level, units.c.level_name)
_UNITS = select(units.c.key, *_COLUMNS).order_by(units.c.key)
_USES = select(uses.c.unit, terms.c.field, uses.c.role, terms.c.key).join(terms).order_by(uses.c.unit)


class Tally(NamedTuple):
    """What a unit is counted by: what `said` gives, and what `linked` does."""

    said: str
    linked: str


class Said(NamedTuple):
    """What a unit says itself; `begin` and `end` are years, those of several times with blanks between."""

    status: str
    begin: str
    end: str
    level: str
    level_name: str


def said(row: Mapping[str, Any], further: Sequence[Period] = ()) -> str:
    """Return what a unit says itself by the columns of its row, in one word that `read` understands.

    Its dates cover `further` times besides.
    """
    years = _years((row["begin_date"], row["end_date"]), further)
    # The name of a level stands last: it may be of any signs.
    return f"{row['status']}|{years}|{row['level']}|{row['level_name']}"


def dated(line: str, first: Period, further: Sequence[Period]) -> str:
    """Return what a unit says itself, as it was said but for the times that its dates cover."""
    status, _begin, _end, level = line.split("|", 3)
    return f"{status}|{_years(first, further)}|{level}"


def _years(first: Period, further: Sequence[Period]) -> str:
    years = dict.fromkeys((begin[:_YEAR], end[:_YEAR]) for begin, end in (first, *further))
    return "|".join(map(" ".join, zip(*years, strict=True)))


def read(line: str) -> Said:
    """Return what `said` was made of."""
    return Said(*line.split("|", len(Said._fields) - 1))


def decades_of(line: Said) -> set[int]:
    """Return the decades that what says this has a part in, each by its years without the last digit."""
    found: set[int] = set()
    for begin, end in zip(line.begin.split(" "), line.end.split(" "), strict=True):
        first, last = _decade(begin or end), _decade(end or begin)
        found.update(range(first, min(last, first + _LONGEST) + 1) if first and last else ())
    return found


def _decade(year: str) -> int:
    return int(year) // DECADE if year.isdigit() else 0


def linked(used: Iterable[tuple[str, str, int]]) -> str:
    """Return the terms of a unit, parted by blanks; of each it is given the field, the role and the key."""
    found: dict[int, str] = {}
    for field, role, term in used:
        if field == NAMES:
            part = TRANSLATOR_ONLY if role == TRANSLATOR else OTHERWISE
            found[term] = part if found.get(term, part) == part else BOTH
        elif field in _KINDS:
            found[term] = _KINDS[field]
    return " ".join(sorted(f"{part}{term}" for term, part in found.items()))


class Tallies:
    """The tallies of a catalogue's units, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kept(self, keys: Iterable[int]) -> dict[int, Tally]:
        """Return by what units are counted by now."""
        found: dict[int, Tally] = {}
        for portion in portions(keys):
            lines = self._connection.execute(_KEPT, {"asked": portion}).all()
            found |= {line.unit: Tally(line.said, line.linked) for line in lines}
        return found

    def replace(self, counted: Mapping[int, Tally]) -> None:
        """Count these units by something else."""
        new = [{"of": key, "now_said": said, "now_linked": linked} for key, (said, linked) in counted.items()]
        if new:
            self._connection.execute(_REPLACE, new)


def added(counted: Mapping[int, Tally]) -> Lines:
    """Return what lets new units be counted."""
    return lines(tallies.name, ("unit", "said", "linked"), [(key, *tally) for key, tally in counted.items()])


def restate(connection: Connection, counted: Mapping[int, str]) -> None:
    """Let units say something else themselves; what they are linked to stays."""
    if counted:
        new = [{"of": key, "now_said": said} for key, said in counted.items()]
        connection.execute(_RESTATE, new)


def relink(connection: Connection, counted: Mapping[int, str]) -> None:
    """Let units be linked to other terms, as `linked` returns them; what they say themselves stays."""
    if counted:
        new = [{"of": key, "now_linked": linked} for key, linked in counted.items()]
        connection.execute(_RELINK, new)


def gather(connection: Connection) -> Steps[None]:
    """Write the lines of all units of an older catalogue."""
    total = query.count(connection)
    for number, portion in enumerate(portions(rows(connection))):
        yield Progress(number * PORTION, total, _("Counting what units have in common"))
        connection.execute(insert(tallies), portion)


def rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """Yield the row that each unit is to have, in the order of their keys."""
    used = _used(connection)
    unit, terms_of = next(used, (0, ""))
    for row in connection.execute(_UNITS.execution_options(yield_per=PORTION)).mappings():
        is_linked = unit == row["key"]
        yield {"unit": row["key"], "said": said({**row}), "linked": terms_of if is_linked else ""}
        if is_linked:
            unit, terms_of = next(used, (0, ""))


def _used(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield each unit that uses anything, with its terms."""
    found = connection.execute(_USES.execution_options(yield_per=PORTION))
    for unit, terms_of in groupby(found, itemgetter(0)):
        yield unit, linked((field, role, term) for _unit, field, role, term in terms_of)
