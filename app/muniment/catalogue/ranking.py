"""Which of the units that match are the best, on PostgreSQL: by BM25, reckoned as SQLite's FTS5 reckons it.

S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009). A word
counts under each heading as `words.WEIGHTS` says.
"""

import math
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, Float, Select, cast, func, literal, select

from muniment.catalogue import lexemes
from muniment.catalogue.lexemes import words
from muniment.catalogue.matching import Match, Phrase, Without
from muniment.catalogue.words import COLUMNS, WEIGHTS

_K, _B = 1.2, 0.75
_LEAST = 1e-6
"""What a phrase is worth that most units have."""


def best(connection: Connection, asked: Match, among: Select[int], limit: int) -> list[int]:
    """Return the keys of the best of `among`, best first."""
    phrases = list(_phrases(asked))
    units, said = lexemes.totalled(connection)
    mean = said / units if units else 1.0
    found = among.cte("found")
    counted = (
        select(words.c.key, words.c.size, *(_counted(each).label(f"f{n}") for n, each in enumerate(phrases)))
        .join(found, found.c.key == words.c.key)
        .subquery()
    )
    length = _K * (1 - _B + _B * counted.c.size / mean)
    score: ColumnElement[float] = literal(0.0)
    for number, worth in enumerate(_worth(connection, phrases, units)):
        frequency = counted.c[f"f{number}"]
        score = score + worth * frequency * (_K + 1) / (frequency + length)
    ranked = select(counted.c.key).order_by(score.desc(), counted.c.key).limit(limit)
    return list(connection.scalars(ranked))


def _phrases(asked: Match) -> Iterator[Phrase]:
    """Yield every phrase that speaks for a unit, as often as it is asked for."""
    if isinstance(asked, Phrase):
        yield asked
    elif isinstance(asked, Without):
        yield from _phrases(asked.wanted)
    else:
        for part in asked.parts:
            yield from _phrases(part)


def _worth(connection: Connection, phrases: Sequence[Phrase], units: int) -> Iterator[float]:
    """Yield how much each phrase tells: the more, the fewer units have it."""
    counts = (
        select(func.count()).select_from(words).where(lexemes.condition(phrase)).scalar_subquery()
        for phrase in phrases
    )
    for having in connection.execute(select(*counts)).one():
        yield max(math.log((units - having + 0.5) / (having + 0.5)), _LEAST)


def _counted(phrase: Phrase) -> ColumnElement[float]:
    """Return how often the phrase stands in a unit, each time as the heading weighs."""
    headings = phrase.headings or COLUMNS
    counted = (WEIGHTS[heading] * lexemes.occurrences(phrase, heading) for heading in headings)
    return cast(sum(counted, literal(0)), Float)
