"""Finding units by what was typed: shelfmarks first, then the best of the text."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy import Row as Line

from muniment.catalogue import query, sqlite
from muniment.catalogue.answers import Hit
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.portions import portions
from muniment.catalogue.questions import Question, understand
from muniment.catalogue.snippets import snippet
from muniment.catalogue.tables import units
from muniment.description import shelfmarks
from muniment.description.levels import Status

_HITS = query.ROWS.add_columns(units.c.key, units.c.description)
_ORDER = select(units.c.key, units.c.search_key, units.c.status, units.c.sort_key, units.c.begin_date)
_PARENTS = select(units.c.id, units.c.parent, units.c.title, units.c.shelfmark)


def search(connection: Connection, text: str, limit: int) -> list[Hit]:
    """Return the first hits; no text ever is an error, one without words finds nothing."""
    question = understand(text)
    wanted = _keys(connection, question, limit)
    found = {}
    for portion in portions(wanted):
        for line in connection.execute(_HITS.where(units.c.key.in_(portion))):
            found[line.key] = line
    paths = _paths(connection, {line.parent for line in found.values() if line.parent})
    return [_hit(found[key], question, paths) for key in wanted]


def search_ids(connection: Connection, text: str, limit: int) -> list[str]:
    """Return the ids of all hits up to `limit`: shelfmarks, then the best of the text, then the rest."""
    wanted = _keys(connection, understand(text), limit)
    ids: dict[int, str] = {}
    for portion in portions(wanted):
        for key, id in connection.execute(select(units.c.key, units.c.id).where(units.c.key.in_(portion))):
            ids[key] = id
    return [ids[key] for key in wanted]


def _keys(connection: Connection, question: Question, limit: int) -> list[int]:
    """Return the keys of the hits; each way of looking is tried only while there is room for more."""
    if not question:
        return []
    found: dict[int, None] = {}
    for look in (_shelfmarks, _parts_of_shelfmarks, _best_texts, _other_texts):
        if len(found) < limit:
            found |= dict.fromkeys(look(connection, question, limit))
    return list(found)[:limit]


def _shelfmarks(connection: Connection, question: Question, limit: int) -> list[int]:
    if not question.as_shelfmark:
        return []
    found = sqlite.matching_keys(connection, question.as_shelfmark, max(limit, sqlite.BEST_OF))
    return _in_order(connection, found, shelfmarks.read(question.text).search_key)


def _parts_of_shelfmarks(connection: Connection, question: Question, limit: int) -> list[int]:
    if not question.as_part:
        return []
    return _in_order(connection, sqlite.matching_marks(connection, question.as_part, limit), "")


def _best_texts(connection: Connection, question: Question, limit: int) -> list[int]:
    if question.is_shelfmark:
        # Texts that name it come after the units that bear it; ranking them would take longer than both.
        return sqlite.matches(connection, question.anywhere, limit)
    return sqlite.best_matches(connection, question.anywhere, limit)


def _other_texts(connection: Connection, question: Question, limit: int) -> list[int]:
    # There are others only where more are wanted than are ranked.
    return sqlite.matches(connection, question.anywhere, limit) if limit > sqlite.BEST_OF else []


def _in_order(connection: Connection, keys: Sequence[int], exact: str) -> list[int]:
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


def _hit(line: Line[*tuple[Any, ...]], question: Question, paths: dict[str, tuple[str, ...]]) -> Hit:
    row = query.row(line)
    unit = decode_unit(row.id, row.parent, line.description)
    return Hit(row=row, path=paths.get(row.parent or "", ()), snippet=snippet(unit, question.phrases))
