"""The words of a catalogue's marks, titles, names and notes: found by sound, and offered for slips.

Of its long texts it has the words in other scripts, by which *Khrushchev* finds `Хрущёв` in them.
A word that no unit has any more may stay until the index is built anew: whoever offers one looks
first whether it finds anything.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, func, select, union_all

from muniment.catalogue import databases
from muniment.catalogue.cutting import SOUND, WRITTEN
from muniment.catalogue.met import keys_of
from muniment.catalogue.portions import ASKED, portions
from muniment.catalogue.tables import vocabulary
from muniment.description.romanising.beginnings import may_begin_so

_MOST_SPELLINGS = 8
_MOST_BEGINNINGS = 64
_SHORTEST_BEGINNING = 4
"""Characters of a key: the beginnings of words that are shorter may be anything."""

_LAST, _ALONE = "\U0010ffff", "\x01"
"""Behind a key: they end all keys that begin so, and this one alone."""

_MOST_KEYS = 12
"""Keys of a word that are asked for: one for each script, and a few more where it goes on."""
_WORDS = select(vocabulary.c.word).order_by(vocabulary.c.key, vocabulary.c.word)
_SPELT = _WORDS.where(vocabulary.c.key == bindparam("asked")).limit(_MOST_SPELLINGS)
_BEGUN = _WORDS.where(vocabulary.c.key >= bindparam("first"), vocabulary.c.key < bindparam("last")).limit(
    _MOST_BEGINNINGS
)
_FROM_EACH = union_all(
    *(
        select(
            select(vocabulary.c.key, vocabulary.c.word)
            .where(vocabulary.c.key >= bindparam(f"first{at}"), vocabulary.c.key < bindparam(f"last{at}"))
            .order_by(vocabulary.c.key, vocabulary.c.word)
            .limit(_MOST_BEGINNINGS)
            .subquery()
        )
        for at in range(_MOST_KEYS)
    )
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


class Spellings:
    """The words of a catalogue that may be what was typed in another script; each is looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._latin: dict[tuple[str, str], tuple[str, ...]] = {}
        self._others: dict[tuple[tuple[str, ...], bool], Mapping[str, Sequence[str]]] = {}

    def in_latin(self, key: str, begun: str) -> tuple[str, ...]:
        """Return words in Latin letters that have a key; or begin so, as this much of a word does."""
        asked = key, begun
        if asked not in self._latin:
            self._latin[asked] = self._find_latin(key, begun)
        return self._latin[asked]

    def in_others(self, keys: tuple[str, ...], *, begins: bool) -> Mapping[str, Sequence[str]]:
        """Return words in other scripts that have one of the keys, by the letter that its script has in keys.

        Where it `begins`, those are returned that words begin with which have such keys, or longer ones.
        """
        asked = keys, begins
        if asked not in self._others:
            self._others[asked] = dict(self._find_others(keys, begins=begins)) if keys else {}
        return self._others[asked]

    def _find_latin(self, key: str, begun: str) -> tuple[str, ...]:
        marked = f"{SOUND}{key}"
        found = _words(self._connection, _SPELT, asked=marked)
        if not found and begun and len(key) >= _SHORTEST_BEGINNING:
            likely = _words(self._connection, _BEGUN, first=marked, last=f"{marked}{_LAST}")
            found = tuple(word for word in likely if may_begin_so(word, begun))
        return found[:_MOST_SPELLINGS]

    def _find_others(self, keys: tuple[str, ...], *, begins: bool) -> Iterator[tuple[str, Sequence[str]]]:
        asked = {f"{bound}{at}": "" for at in range(_MOST_KEYS) for bound in ("first", "last")}
        for at, key in enumerate(keys[:_MOST_KEYS]):
            more = begins and len(key) >= _SHORTEST_BEGINNING
            asked |= {
                f"first{at}": f"{WRITTEN}{key}",
                f"last{at}": f"{WRITTEN}{key}{_LAST if more else _ALONE}",
            }
        same: defaultdict[str, list[str]] = defaultdict(list)
        longer: defaultdict[str, list[str]] = defaultdict(list)
        database = databases.of(self._connection)
        for key, word in database.those(self._connection, _FROM_EACH, **asked):
            of_script = (same if key.removeprefix(WRITTEN) in keys else longer)[key[len(WRITTEN)]]
            of_script.append(word)
        for script in {**same, **longer}:
            words = same[script] or longer[script]
            yield script, (_beginnings(words) if begins else list(dict.fromkeys(words)))[:_MOST_SPELLINGS]


def _beginnings(words: Iterable[str]) -> list[str]:
    """Return those of the words that no other of them begins with."""
    found: list[str] = []
    for word in sorted(words):
        if not found or not word.startswith(found[-1]):
            found.append(word)
    return found


def _words(connection: Connection, wanted: Select[str], **asked: str) -> tuple[str, ...]:
    found = databases.of(connection).those(connection, wanted, **asked)
    return tuple(dict.fromkeys(word for (word,) in found))


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
