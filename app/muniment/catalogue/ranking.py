"""Which of the units that match are the best, on PostgreSQL: by BM25, reckoned as SQLite's FTS5 reckons it.

S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009). A word
counts under each heading as `headings.WEIGHTS` says.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from sqlalchemy import ARRAY, Connection, Integer, bindparam, text

from muniment.catalogue import lexemes
from muniment.catalogue.headings import COLUMNS, WEIGHTS
from muniment.catalogue.matching import Match, Phrase, Without

_K, _B = 1.2, 0.75
_COUNTED_EXACTLY, _COMMON = 2_000, 0.02
_LEAST = 1e-6
"""What a phrase is worth that most units have."""

# Written out, and not put together anew by SQLAlchemy for each letter that is typed.
_BEST = """
SELECT key FROM (SELECT key, size{counted} FROM words WHERE key = ANY(:keys)) AS counted
ORDER BY {score} DESC, key LIMIT :limit
"""
_COUNTED = ", CAST(({sum}) / :bytes{number} AS double precision) AS f{number}"
_TIMES = "{weight} * (octet_length({heading}) - octet_length(replace({heading}, :phrase{number}, '')))"
_SCORE = f"CAST(:worth{{number}} AS double precision) * f{{number}} * {_K + 1} / (f{{number}} + {{length}})"
_LENGTH = f"{_K} * ({1 - _B} + {_B} * size / CAST(:mean AS double precision))"


def best(
    connection: Connection, asked: Match, among: Sequence[int], limit: int, *, are_all: bool
) -> list[int]:
    """Return the best of `among`, by their keys; these `are_all` where nothing else was asked for."""
    phrases = list(_phrases(asked))
    units, said = lexemes.totalled(connection)
    values: dict[str, object] = {"keys": list(among), "limit": limit, "mean": said / units if units else 1.0}
    known = len(among) if are_all and isinstance(asked, Phrase) else None
    worth = (_worth(_having(connection, each, units) if known is None else known, units) for each in phrases)
    for number, (phrase, much) in enumerate(zip(phrases, worth, strict=True)):
        needle = lexemes.in_a_row(phrase)
        named = {"phrase": needle, "bytes": len(needle.encode()), "worth": much}
        values |= {f"{name}{number}": value for name, value in named.items()}
    statement = text(_statement(tuple(phrase.headings or COLUMNS for phrase in phrases)))
    return list(connection.scalars(statement.bindparams(bindparam("keys", type_=ARRAY(Integer))), values))


@lru_cache
def _statement(headings: tuple[tuple[str, ...], ...]) -> str:
    """Return what ranks by phrases, each under its headings."""
    counted = score = ""
    for number, under in enumerate(headings):
        times = (_TIMES.format(weight=WEIGHTS[each], heading=each, number=number) for each in under)
        counted += _COUNTED.format(sum=" + ".join(times), number=number)
        score += (" + " if score else "") + _SCORE.format(number=number, length=_LENGTH)
    return _BEST.format(counted=counted, score=score)


def _phrases(asked: Match) -> Iterator[Phrase]:
    """Yield every phrase that speaks for a unit, as often as it is asked for."""
    if isinstance(asked, Phrase):
        yield asked
    elif isinstance(asked, Without):
        yield from _phrases(asked.wanted)
    else:
        for part in asked.parts:
            yield from _phrases(part)


def _worth(having: int, units: int) -> float:
    """Return how much a phrase tells: the more, the fewer units have it."""
    having = min(having, units)
    return max(math.log((units - having + 0.5) / (having + 0.5)), _LEAST)


def _having(connection: Connection, phrase: Phrase, units: int) -> int:
    """Return how many units have a phrase.

    Of what is common it is not counted how many exactly: that would take longer than all else.
    """
    likely = lexemes.likely_at_most(connection, phrase)
    if lexemes.is_exact(phrase) and likely > max(_COUNTED_EXACTLY, units * _COMMON):
        return likely
    first = _COUNTED_EXACTLY if not lexemes.is_exact(phrase) and likely > _COUNTED_EXACTLY else None
    seen, having = lexemes.counted(connection, phrase, first)
    return having if first is None or seen < first else having * likely // seen
