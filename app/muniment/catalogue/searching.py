"""Finding units by what was typed: shelfmarks first, then whole words, then words that begin so."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import Connection, select

from muniment.catalogue import databases
from muniment.catalogue.answers import Hit
from muniment.catalogue.fields import Test
from muniment.catalogue.hits import hits_of
from muniment.catalogue.matching import Match
from muniment.catalogue.narrowing import Sought, otherwise, seek
from muniment.catalogue.ordering import MOST_SORTED, RELEVANCE, in_order
from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import spelt
from muniment.description import shelfmarks
from muniment.description.levels import Status

T = TypeVar("T")

BEST_OF = 1000
"""How many matches are ranked: ranking those of a common word takes longer than a person waits."""

_ORDERED = select(
    units.c.key, units.c.search_key, units.c.status, units.c.sort_key, units.c.begin_date
).where(units.c.key.in_(ASKED))
_IDS = select(units.c.key, units.c.id).where(units.c.key.in_(ASKED))


class Answer(NamedTuple, Generic[T]):
    """What was found, and whether all that the index named is there; else it wants rebuilding."""

    found: list[T]
    is_whole: bool


def search(connection: Connection, text: str, limit: int, order: str = RELEVANCE) -> Answer[Hit]:
    """Return the first hits; no text ever is an error, one that asks nothing finds nothing."""
    sought = seek(text)
    wanted = _ordered(connection, sought, limit, order)
    hits = hits_of(connection, wanted, sought if len(wanted) == limit else otherwise(connection, sought))
    return Answer(hits, len(hits) == len(wanted))


def search_ids(connection: Connection, text: str, limit: int, order: str = RELEVANCE) -> Answer[str]:
    """Return the ids of all hits up to `limit`: shelfmarks, then the best of the text, then the rest."""
    wanted = _ordered(connection, seek(text), limit, order)
    ids: dict[int, str] = {}
    for portion in portions(wanted):
        ids.update((key, id) for key, id in connection.execute(_IDS, {"asked": portion}).all())
    return Answer([ids[key] for key in wanted if key in ids], len(ids) == len(wanted))


def count(connection: Connection, text: str, limit: int) -> int:
    """Return how many hits there are, `limit` at the most."""
    return len(all_keys(connection, seek(text), limit))


def all_keys(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return the keys of the hits up to `limit`, in no order: quicker than to find the best of them."""
    if not sought.question:
        return _narrowed_keys(connection, otherwise(connection, sought), limit) if sought else []
    index, found = databases.of(connection), dict[int, None]()
    found |= dict.fromkeys(_bearing(connection, sought, limit))
    if part := sought.question.as_part:
        found |= dict.fromkeys(index.matching_marks(connection, part, limit, sought.beside_shelfmarks))
    for look in (_words, _other_names, _other_scripts):
        if len(found) < limit:
            found |= dict.fromkeys(look(connection, sought, limit))
    return list(found)[:limit]


def _ordered(connection: Connection, sought: Sought, limit: int, order: str) -> list[int]:
    if order == RELEVANCE:
        return _keys(connection, sought, limit)
    return in_order(connection, all_keys(connection, sought, max(limit, MOST_SORTED)), order)[:limit]


def _keys(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return the keys of the hits; each way of looking is tried only while there is room for more."""
    found: dict[int, None] = {}
    for look in _WITH_WORDS if sought.question else _WITHOUT_WORDS if sought else ():
        if len(found) < limit:
            found |= dict.fromkeys(look(connection, sought, limit))
    return list(found)[:limit]


def _shelfmarks(connection: Connection, sought: Sought, limit: int) -> list[int]:
    found = _bearing(connection, sought, max(limit, BEST_OF))
    return _by_shelfmark(connection, found, shelfmarks.read(sought.question.text).search_key)


def _bearing(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return the keys of units with a shelfmark that has the words.

    What its last word may go on to is only looked for where there is room, and where some mark has the
    other words: to bring together all that begins so takes ten times as long as all else.
    """
    look, beside = databases.of(connection).matching_keys, sought.beside_shelfmarks
    question, whole = sought.question, sought.question.finished
    found = look(connection, whole.as_shelfmark, limit, beside) if whole.as_shelfmark else []
    if len(found) >= limit or whole == question or not question.as_shelfmark:
        return found
    if (begun := question.begun.as_shelfmark) and not look(connection, begun, 1, ()):
        return found
    return look(connection, question.as_shelfmark, limit, beside)


def _parts_of_shelfmarks(connection: Connection, sought: Sought, limit: int) -> list[int]:
    part = sought.question.as_part
    if not part:
        return []
    found = databases.of(connection).matching_marks(connection, part, limit, sought.beside_shelfmarks)
    return _by_shelfmark(connection, found)


def _best_texts(connection: Connection, sought: Sought, limit: int) -> list[int]:
    if sought.question.is_shelfmark or sought.is_ranged:
        # Texts that name it come after the units that bear it; ranking them would take longer than both.
        return _matches(connection, sought.words, limit, sought.tests)
    found = _matches(connection, sought.words, BEST_OF, sought.tests)
    if not found:
        return []
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
    return _words(connection, sought, limit) if limit > BEST_OF else []


def _words(connection: Connection, sought: Sought, limit: int) -> list[int]:
    return _matches(connection, sought.words, limit, sought.tests)


def _other_scripts(connection: Connection, sought: Sought, limit: int) -> list[int]:
    heard = sought.heard(spelt(connection))
    if heard == sought:
        return []
    return _matches(connection, heard.words, limit, heard.tests)


def _other_names(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return units that say what is named by another of its names."""
    more = otherwise(connection, sought)
    if more == sought:
        return []
    return _words(connection, more, limit) if more.question else _narrowed_keys(connection, more, limit)


def _narrowed(connection: Connection, sought: Sought, limit: int) -> list[int]:
    """Return units by fields alone, as many as may be, in the order of their shelfmarks."""
    return _by_shelfmark(connection, _narrowed_keys(connection, sought, max(limit, BEST_OF)))


def _narrowed_keys(connection: Connection, sought: Sought, limit: int) -> list[int]:
    if match := sought.narrowing:
        found = _matches(connection, match, limit, sought.tests)
        heard = sought.heard(spelt(connection)).narrowing if len(found) < limit else match
        return found if heard is None or heard == match else _matches(connection, heard, limit, sought.tests)
    tested = select(units.c.key).where(*sought.without_words).limit(limit)
    return list(connection.scalars(tested))


def _matches(connection: Connection, asked: Match, limit: int, tests: Sequence[Test]) -> list[int]:
    return databases.of(connection).matches(connection, asked, limit, tests)


_Look: TypeAlias = Callable[[Connection, Sought, int], list[int]]
_WITH_WORDS: tuple[_Look, ...] = (
    _shelfmarks,
    _parts_of_shelfmarks,
    _whole_words,
    _best_texts,
    _other_texts,
    _other_names,
    _other_scripts,
)
_WITHOUT_WORDS: tuple[_Look, ...] = (_narrowed, _other_names)


def _by_shelfmark(connection: Connection, keys: Sequence[int], exact: str = "") -> list[int]:
    """Return the keys by shelfmark and date: the very mark asked for first, documents before bare places."""
    order = {}
    for portion in portions(keys):
        for key, mark, status, *place in connection.execute(_ORDERED, {"asked": portion}).all():
            order[key] = (mark != exact, status == Status.STUB, *place, key)
    return sorted(order, key=order.__getitem__)
