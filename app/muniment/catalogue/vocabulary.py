"""The words of a catalogue's marks, titles, names and notes: found by sound, and offered for slips.

A word that no unit has any more may stay until the index is built anew: whoever offers one looks
first whether it finds anything.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, func, select

from muniment.catalogue import databases
from muniment.catalogue.cutting import SOUND
from muniment.catalogue.matching import Spelt
from muniment.catalogue.met import keys_of
from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.tables import vocabulary
from muniment.description.romanising.beginnings import may_begin_so

_MOST_SPELLINGS = 8
_MOST_BEGINNINGS = 64
_SHORTEST_BEGINNING = 4
"""Characters of a key: the beginnings of words that are shorter may be anything."""

_LAST = "\U0010ffff"
_WORDS = select(vocabulary.c.word).order_by(vocabulary.c.key, vocabulary.c.word)
_SPELT = _WORDS.where(vocabulary.c.key == bindparam("asked")).limit(_MOST_SPELLINGS)
_BEGUN = _WORDS.where(vocabulary.c.key >= bindparam("first"), vocabulary.c.key < bindparam("last")).limit(
    _MOST_BEGINNINGS
)
"""Made once: to write a question to the database takes longer than the answer, and names have many."""
_KNOWN = select(vocabulary.c.key).where(vocabulary.c.key.in_(ASKED))


class Vocabulary:
    """Learns the words of units as they are indexed, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def learn(self, words: Iterable[str], keys_of: Callable[[str], Iterable[str]] = keys_of) -> None:
        """Take in words that it may not have; `keys_of` returns by what each is found (`met.keys_of`)."""
        for portion in portions(sorted(words)):
            missing = sorted(set(portion) - set(self._connection.scalars(_KNOWN, {"asked": portion})))
            self._add(sorted((key, word) for word in missing for key in keys_of(word)))

    def take_in(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take in words with their keys; as nothing is asked for it, other rows may be written meanwhile."""
        self._add(sorted((key, word) for word, keys in words.items() for key in keys))

    def _add(self, rows: Sequence[tuple[str, str]]) -> None:
        if rows:
            databases.of(self._connection).learn(self._connection, rows)


def forget(connection: Connection) -> None:
    """Forget all words."""
    connection.execute(delete(vocabulary))


def spelt(connection: Connection) -> Spelt:
    """Return what tells the words in Latin letters that may be how a word in another script is spelt."""

    @lru_cache
    def find(key: str, begun: str) -> tuple[str, ...]:
        marked = f"{SOUND}{key}"
        found = _words(connection, _SPELT, asked=marked)
        if not found and begun and len(key) >= _SHORTEST_BEGINNING:
            likely = _words(connection, _BEGUN, first=marked, last=f"{marked}{_LAST}")
            found = tuple(word for word in likely if may_begin_so(word, begun))
        return found[:_MOST_SPELLINGS]

    return find


def _words(connection: Connection, wanted: Select[str], **asked: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(connection.scalars(wanted, asked)))


def words_from(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Return the words that begin so, in their order."""
    wanted = select(vocabulary.c.word).where(_from(beginning)).order_by(vocabulary.c.key).limit(limit)
    return list(connection.scalars(wanted))


def words_around(connection: Connection, word: str, limit: int) -> list[str]:
    """Return words that begin as this one does but for its second letter: theirs is another, or one more."""
    goes_on = func.substr(vocabulary.c.key, 3, 2).in_((word[2:4], word[1:3]))
    wanted = select(vocabulary.c.word).where(_from(word[0]), goes_on).order_by(vocabulary.c.key)
    return list(connection.scalars(wanted.limit(limit)))


def is_word(connection: Connection, word: str) -> bool:
    """Say whether the catalogue has this folded word."""
    return connection.scalar(select(vocabulary.c.key).where(vocabulary.c.key == word).limit(1)) is not None


def short_words_from(connection: Connection, beginning: str, limit: int) -> list[str]:
    """Return the shortest words that begin so and are longer, which people use most."""
    wanted = select(vocabulary.c.word).where(_from(beginning), vocabulary.c.key != beginning)
    shortest = wanted.order_by(func.length(vocabulary.c.word), vocabulary.c.word).limit(limit)
    return list(connection.scalars(shortest))


def _from(beginning: str) -> ColumnElement[bool]:
    return and_(vocabulary.c.key >= beginning, vocabulary.c.key < f"{beginning}{_LAST}")
