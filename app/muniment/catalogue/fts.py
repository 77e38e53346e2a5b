"""The language of FTS5, and what it writes down of an index: how many rows it has, how many pages.

The latter are read from its own records instead of counted, which takes seconds where there are a million
rows (SQLite, *FTS5 Data Structures*).
"""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from sqlalchemy import Connection, text

from muniment.catalogue.headings import COLUMNS, KEYS, WEIGHTS
from muniment.catalogue.matching import Every, Match, Phrase, Without

_AVERAGES, _STRUCTURE = 1, 10
_COOKIE = 4
_PAGE = 4050

INDEX = (
    f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, content='', prefix='1 2 3 4 5',"
    " tokenize='unicode61 remove_diacritics 0')",
    # Without places and columns: a shelfmark's tokens are found a hundred times faster than in `words`.
    "CREATE VIRTUAL TABLE keywords USING fts5(keys, content='', detail='none', prefix='1 2',"
    " tokenize='unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE marks USING fts5(mark, content='', tokenize='trigram')",
)
"""Makes the search index: words of units, their shelfmarks whole, and three letters of these at a time."""

FOUND = "SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?"
"""Asks for the keys of rows that match, and how many at the most."""

_RANKED = f"SELECT rowid AS key, bm25(words, {', '.join(map(str, WEIGHTS.values()))}) AS score FROM words"
BEST = f"SELECT key FROM ({_RANKED} WHERE words MATCH ? LIMIT ?) ORDER BY score, key LIMIT ?"
"""Asks what matches, how many of the first that match to look at, and how many of the best to return."""

# The plus keeps SQLite from asking the index unit by unit.
_OF = "rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))"
BEST_OF = f"SELECT key FROM ({_RANKED} WHERE words MATCH ? AND {_OF}) ORDER BY score, key LIMIT ?"
"""Asks what matches, between which keys and which of these (JSON), and how many of the best to return."""


def expression(asked: Match) -> str:
    """Return what is asked in the language of FTS5; every word is quoted, so that none has a meaning."""
    if isinstance(asked, Phrase):
        if ranged := asked.in_range(KEYS):
            return expression(ranged)
        where = f"{{{' '.join(asked.headings)}}} : " if asked.headings else ""
        said = " OR ".join(quoted(" ".join((*asked.words[:-1], last))) for last in asked.last)
        return f"{where}({said})" if asked.numbers else f"{where}{said}{'*' if asked.may_grow else ''}"
    if isinstance(asked, Without):
        return f"({expression(asked.wanted)}) NOT ({expression(asked.unwanted)})"
    between = " AND " if isinstance(asked, Every) else " OR "
    return between.join(f"({expression(part)})" for part in asked.parts)


def quoted(words: str) -> str:
    """Return words in quotes, where none of them has a meaning."""
    return '"' + words.replace('"', '""') + '"'


def rows(connection: Connection, index: str) -> int:
    """Return how many rows an index has."""
    return next(_numbers(_record(connection, index, _AVERAGES)), 0)


def size(connection: Connection, index: str) -> int:
    """Return about how many bytes an index takes."""
    return sum(pages(connection, index)) * _PAGE


def pages(connection: Connection, index: str) -> list[int]:
    """Return how many pages the pieces of an index have, level by level; the lowest has the newest."""
    return [sum(level.pieces) for level in _levels(_structure(connection, index))]


def unmerged(connection: Connection, index: str, least: int) -> int:
    """Return how many pages lie in levels of at least so many pieces, or in one that is being merged."""
    found = _levels(_structure(connection, index))
    return sum(sum(level.pieces) for level in found if level.is_merging or len(level.pieces) >= least)


def levels(connection: Connection, index: str) -> int:
    """Return how many levels an index has for its pieces."""
    return next(_structure(connection, index), 0)


def pieces(connection: Connection, index: str) -> int:
    """Return in how many pieces an index lies."""
    return next(islice(_structure(connection, index), 1, None), 0)


def newest(connection: Connection, index: str, most: int) -> int:
    """Return how many pieces of an index lie there newly, each of so many pages at most: edits write such."""
    lowest = next(_levels(_structure(connection, index)), _Level(is_merging=False, pieces=()))
    return sum(1 for _piece in takewhile(lambda pages: pages <= most, reversed(lowest.pieces)))


def _structure(connection: Connection, index: str) -> Iterator[int]:
    return _numbers(_record(connection, index, _STRUCTURE)[_COOKIE:])


def _record(connection: Connection, index: str, id: int) -> bytes:
    found = connection.scalar(text(f"SELECT block FROM {index}_data WHERE id = :id"), {"id": id})
    return bytes(found or b"")


class _Level(NamedTuple):
    """How many pages each piece of a level has, the newest last, and whether these are being merged."""

    is_merging: bool
    pieces: tuple[int, ...]


def _levels(numbers: Iterator[int]) -> Iterator[_Level]:
    levels, _segments, _writes = next(numbers, 0), next(numbers, 0), next(numbers, 0)
    for _level in range(levels):
        merging, segments = next(numbers, 0), next(numbers, 0)
        yield _Level(bool(merging), tuple(_pages(numbers) for _segment in range(segments)))


def _pages(numbers: Iterator[int]) -> int:
    """Return how many pages a piece has, from its first to its last."""
    _id, first, last = next(numbers, 0), next(numbers, 0), next(numbers, 0)
    return last - first + 1 if first else 0


def _numbers(record: bytes) -> Iterator[int]:
    """Yield the numbers of a record: seven bits a byte, the highest first, but all eight of a ninth byte."""
    number = length = 0
    for byte in record:
        length += 1
        number = number << 8 | byte if length == 9 else number << 7 | byte & 0x7F
        if byte < 0x80 or length == 9:
            yield number
            number = length = 0
