"""Which unit of the catalogue heads a finding aid that comes again."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from muniment.catalogue import Catalogue, Row
from muniment.description.units import FindingAid, Unit
from muniment.formats import ead
from muniment.tasks.merge_units import same_content
from muniment.tasks.said_otherwise import in_one_spelling


def same_top(catalogue: Catalogue, tops: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units that head the same finding aids in the catalogue as those of a file do."""
    found = (top_of(catalogue, top, (), is_alone=len(tops) == 1) for top in tops)
    yield from (there for there in found if there is not None)


def top_of(catalogue: Catalogue, came: Unit, taken: Container[str], *, is_alone: bool) -> Unit | None:
    """Return the unit that heads the same finding aid in the catalogue; of several the one most alike.

    None of those `taken` is. The only one of a file is known by what it came with, too, whatever was made
    of that since.
    """
    alike = _same_identifier if _is_numbered(came) else _same_heading
    for way in (alike, _came_so) if is_alone else (alike,):
        found = [there for there in way(catalogue, came) if there.id not in taken]
        if found:
            return max(found, key=lambda there: _likeness(there, came))
    return None


def _likeness(there: Unit, came: Unit) -> tuple[bool, bool, bool]:
    """Return how alike two units are that head finding aids of one identifier."""
    said = [(each.shelfmark, each.title, each.date) for each in (there, came)]
    return same_content(there, came), said[0] == said[1], there.title == came.title


def _same_identifier(catalogue: Catalogue, came: Unit) -> Iterator[Unit]:
    aid = came.aid
    assert aid is not None
    for there in catalogue.units(_with_words(catalogue, aid.identifier)):
        if _is_called(there, aid):
            yield there


def _is_called(there: Unit, aid: FindingAid) -> bool:
    """Return whether the finding aid of a unit has the identifier of another, of the same agency."""
    other = there.aid
    return bool(other and other.identifier == aid.identifier and _agree(other.agency_code, aid.agency_code))


def _same_heading(catalogue: Catalogue, came: Unit) -> Iterator[Unit]:
    """Yield what has the same shelfmark, title and date, and whose finding aid has no identifier either.

    Without a title that is not enough: it must say the same in everything.
    """
    heading = _heading(came)
    rows = catalogue.rows(_with_words(catalogue, came.title))
    same = [row.id for row in rows if row.parent is None and _heading(row) == heading]
    for there in catalogue.units(same):
        if _is_like(there, came) and (came.title or same_content(there, came)):
            yield there


def _came_so(catalogue: Catalogue, came: Unit) -> Iterator[Unit]:
    """Yield what stands at the top and came as the head of the same finding aid."""
    named = came.aid.identifier if came.aid and came.aid.identifier else came.title
    telling = max(_WORD.findall(named), key=len, default="")
    for there in catalogue.units(catalogue.child_ids(None)[:_MOST_TOPS]):
        # To read all that is kept would take a second for each new file.
        before = ead.as_it_came(there, there) if any(telling in each.xml for each in there.kept) else None
        if before is not None and _is_the_same(replace(before, kept=there.kept), came):
            yield there


_WORD = re.compile(r"\w+")


def _is_the_same(before: Unit, came: Unit) -> bool:
    """Return whether two heads came of one finding aid: by identifier, or heading, or letter for letter."""
    if came.aid is not None and _is_numbered(came):
        return _is_called(before, came.aid)
    if not _is_like(before, came):
        return False
    return _heading(before) == _heading(came) if came.title else ead.source_of(before) == ead.source_of(came)


_MOST_TOPS = 1_000
"""So many are looked through for one that is called otherwise since it came."""


def _heading(said: Unit | Row) -> tuple[str, str, str]:
    return said.shelfmark, said.title, in_one_spelling(said.date)


def _is_numbered(unit: Unit) -> bool:
    return unit.aid is not None and bool(unit.aid.identifier)


def _is_like(there: Unit, came: Unit) -> bool:
    """Return whether both have a finding aid, or none has; that of the one there has no identifier."""
    return not _is_numbered(there) and bool(there.aid) == bool(came.aid)


def _with_words(catalogue: Catalogue, words: str) -> Sequence[str]:
    """Return the ids of what has these words in a row; of all at the top where nobody can search for them."""
    can_be_found = any(map(str.isalnum, words))
    return catalogue.search_ids(in_a_row(words)) if can_be_found else catalogue.child_ids(None)


def _agree(one: str, other: str) -> bool:
    return not (one and other) or one == other


def in_a_row(words: str) -> str:
    """Return what asks the catalogue for these words in a row."""
    return '"' + words.replace('"', " ") + '"'
