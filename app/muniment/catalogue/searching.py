"""Finding units by what was typed: shelfmarks first, then whole words, then words that begin so."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy import Row as Line

from muniment.catalogue import databases, query
from muniment.catalogue.answers import Hit
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.fields import Test
from muniment.catalogue.matching import Match, Phrase
from muniment.catalogue.narrowing import Sought, seek
from muniment.catalogue.portions import portions
from muniment.catalogue.snippets import snippet
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import spelt
from muniment.description import shelfmarks
from muniment.description.levels import Status

T = TypeVar("T")

BEST_OF = 1000
"""How many matches are ranked: ranking those of a common word takes longer than a person waits."""

_HITS = query.ROWS.add_columns(units.c.key, units.c.description)
_ORDER = select(units.c.key, units.c.search_key, units.c.status, units.c.sort_key, units.c.begin_date)
_PARENTS = select(units.c.id, units.c.parent, units.c.title, units.c.shelfmark)


class Answer(NamedTuple, Generic[T]):
    """What was found, and whether all that the index named is there; else it wants rebuilding."""

    found: list[T]
    is_whole: bool


def search(connection: Connection, text: str, limit: int) -> Answer[Hit]:
    """Return the first hits; no text ever is an error, one that asks nothing finds nothing."""
    sought = seek(text)
    wanted = _keys(connection, sought, limit)
    found = {}
    for portion in portions(wanted):
        for line in connection.execute(_HITS.where(units.c.key.in_(portion))):
            found[line.key] = line
    paths = _paths(connection, {line.parent for line in found.values() if line.parent})
    phrases = (sought.phrases, sought.heard(spelt(connection)).phrases)
    hits = [_hit(found[key], phrases, paths) for key in wanted if key in found]
    return Answer(hits, len(hits) == len(wanted))


def search_ids(connection: Connection, text: str, limit: int) -> Answer[str]:
    """Return the ids of all hits up to `limit`: shelfmarks, then the best of the text, then the rest."""
    wanted = _keys(connection, seek(text), limit)
    ids: dict[int, str] = {}
    for portion in portions(wanted):
        for key, id in connection.execute(select(units.c.key, units.c.id).where(units.c.key.in_(portion))):
            ids[key] = id
    return Answer([ids[key] for key in wanted if key in ids], len(ids) == len(wanted))


def _keys(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return the keys of the hits; each way of looking is tried only while there is room for more."""
    found: dict[int, None] = {}
    for look in _WITH_WORDS if sought.question else _WITHOUT_WORDS if sought else ():
        if len(found) < limit:
            found |= dict.fromkeys(look(connection, sought, limit))
    return list(found)[:limit]


def _shelfmarks(connection: Connection, sought: Sought, limit: int) -> list[int]:
    asked = sought.question.as_shelfmark
    if not asked:
        return []
    most = max(limit, BEST_OF)
    found = databases.of(connection).matching_keys(connection, asked, most, sought.beside_shelfmarks)
    return _in_order(connection, found, shelfmarks.read(sought.question.text).search_key)


def _parts_of_shelfmarks(connection: Connection, sought: Sought, limit: int) -> list[int]:
    part = sought.question.as_part
    if not part:
        return []
    found = databases.of(connection).matching_marks(connection, part, limit, sought.beside_shelfmarks)
    return _in_order(connection, found)


def _best_texts(connection: Connection, sought: Sought, limit: int) -> list[int]:
    if sought.question.is_shelfmark:
        # Texts that name it come after the units that bear it; ranking them would take longer than both.
        return _matches(connection, sought.words, limit, sought.tests)
    found = _matches(connection, sought.words, BEST_OF, sought.tests)
    if len(found) < BEST_OF:
        index = databases.of(connection)
        return index.best_matches(connection, sought.words, BEST_OF, limit, sought.tests)
    # To rank so many by how rare their words are takes longer than a person waits for a letter.
    return [*_matches(connection, sought.under("titles").words, limit, sought.tests), *found]


def _whole_words(connection: Connection, sought: Sought, limit: int) -> list[int]:
    whole = sought.finished
    return [] if whole == sought else _best_texts(connection, whole, limit)


def _other_texts(connection: Connection, sought: Sought, limit: int) -> list[int]:
    # There are others only where more are wanted than are ranked.
    if limit <= BEST_OF:
        return []
    return _matches(connection, sought.words, limit, sought.tests)


def _other_scripts(connection: Connection, sought: Sought, limit: int) -> list[int]:
    heard = sought.heard(spelt(connection))
    if heard == sought:
        return []
    return _matches(connection, heard.words, limit, heard.tests)


def _narrowed(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return units by fields alone, as many as may be, in the order of their shelfmarks."""
    most = max(limit, BEST_OF)
    if match := sought.heard(spelt(connection)).narrowing:
        return _in_order(connection, _matches(connection, match, most, sought.tests))
    found = select(units.c.key).where(*sought.without_words).limit(most)
    return _in_order(connection, list(connection.scalars(found)))


def _matches(connection: Connection, asked: Match, limit: int, tests: Sequence[Test]) -> list[int]:
    return databases.of(connection).matches(connection, asked, limit, tests)


_Look: TypeAlias = Callable[[Connection, Sought, int], list[int]]
_WITH_WORDS: tuple[_Look, ...] = (
    _shelfmarks,
    _parts_of_shelfmarks,
    _whole_words,
    _best_texts,
    _other_texts,
    _other_scripts,
)
_WITHOUT_WORDS: tuple[_Look, ...] = (_narrowed,)


def _in_order(connection: Connection, keys: Sequence[int], exact: str = "") -> list[int]:
    """Return the keys by shelfmark and date: the very mark asked for first, documents before bare places."""
    order = {}
    for portion in portions(keys):
        for key, mark, status, *place in connection.execute(_ORDER.where(units.c.key.in_(portion))):
            order[key] = (mark != exact, status == Status.STUB, *place, key)
    return sorted(order, key=order.__getitem__)


def _paths(connection: Connection, parents: set[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each of these units, the labels from the top down to it, itself included."""
    above: dict[str, tuple[str | None, str]] = {}
    missing = parents
    while missing:
        for portion in portions(missing):
            for id, parent, title, shelfmark in connection.execute(_PARENTS.where(units.c.id.in_(portion))):
                above[id] = (parent, title or shelfmark)
        missing = {parent for parent, _label in above.values() if parent} - above.keys()
    return {id: _labels(id, above) for id in parents}


def _labels(id: str | None, above: dict[str, tuple[str | None, str]]) -> tuple[str, ...]:
    labels = []
    while id is not None:
        id, label = above[id]
        labels.append(label)
    return tuple(reversed(labels))


def _hit(
    line: Line[*tuple[Any, ...]], phrases: Iterable[Sequence[Phrase]], paths: dict[str, tuple[str, ...]]
) -> Hit:
    row = query.row(line)
    unit = decode_unit(row.id, row.parent, line.description)
    passage = next(filter(None, (snippet(unit, each) for each in phrases)), "")
    return Hit(row=row, path=paths.get(row.parent or "", ()), snippet=passage)
