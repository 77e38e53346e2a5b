"""The words of units as PostgreSQL keeps them: as lexemes that are found fast, and in full to look closer.

A lexeme is a word with the letter of its heading before it, or with none for a word under any
heading; the words of long texts are kept in the latter form only. Where words must stand in a row,
or in a long text, the lexemes say which units may be meant, and the words in full which are.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from muniment.catalogue.headings import COLUMNS, KEYS, TEXTS
from muniment.catalogue.matching import Every, Match, Phrase, Without
from muniment.catalogue.portions import portions

metadata = MetaData()

words = Table(
    "words",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),
    Column("mark", Text(collation="C"), nullable=False),
    Column("lexemes", TSVECTOR, nullable=False),
    *(Column(heading, Text(collation="C"), nullable=False) for heading in COLUMNS),
)
"""A unit's words; `size` is how many they are, and under each heading they stand in their order."""

Index("ix_words_lexemes", words.c.lexemes, postgresql_using="gin")

totals = Table(
    "word_totals",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("units", BigInteger, nullable=False),
    Column("words", BigInteger, nullable=False),
)
"""How many units and words there are, as a sum of lines: no change waits for another."""

_WORD = re.compile(r"(?:[^\W_]|[\ue000-\uf8ff])+")
_LETTERS = {heading: chr(ord("A") + number) for number, heading in enumerate(COLUMNS)}
_LONGEST = 200
"""Characters of a word that are looked at; PostgreSQL takes some 500 at the least."""
_MOST = 1_000_000
"""Bytes of lexemes that PostgreSQL takes for one unit."""
_SUMMED_UP_EVERY = 256

_ADD = insert(words).values(lexemes=func.array_to_tsvector(bindparam("said", type_=ARRAY(Text))))
_LIKELY = text(
    "EXPLAIN (FORMAT JSON) SELECT 1 FROM words WHERE lexemes @@ CAST(:asked AS tsquery)"
    " UNION ALL SELECT 1 FROM words"
)
_ADD_TOTAL = insert(totals).returning(totals.c.key)


def add(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keep the words of units."""
    lines = [_line(row) for row in rows]
    connection.execute(_ADD, lines)
    _count(connection, len(lines), sum(line["size"] for line in lines))


def remove(connection: Connection, keys: Sequence[int]) -> None:
    """Forget the words of these units."""
    for portion in portions(keys):
        gone = delete(words).where(words.c.key.in_(portion)).returning(words.c.size)
        sizes = list(connection.scalars(gone))
        _count(connection, -len(sizes), -sum(sizes))


def sum_up(connection: Connection) -> None:
    """Put one line in the place of many in the table of totals; lines that others hold are left."""
    free = select(totals.c.key).with_for_update(skip_locked=True).cte()
    gone = (
        delete(totals)
        .where(totals.c.key.in_(select(free.c.key)))
        .returning(totals.c.units, totals.c.words)
        .cte()
    )
    summed = select(func.coalesce(func.sum(gone.c.units), 0), func.coalesce(func.sum(gone.c.words), 0))
    connection.execute(insert(totals).from_select(["units", "words"], summed))


def condition(asked: Match, headings: Sequence[str] = ()) -> ColumnElement[bool]:
    """Return what must be so of the words of a unit that is meant, of those under `headings` where given."""
    said = _said(asked, tuple(headings))
    found = [_has(said.query)] if said.query else []
    return and_(*found, *_looked_closer_at(asked, tuple(headings)))


def one_by_one(asked: Match, headings: Sequence[str], limit: int) -> Select[int]:
    """Return what selects the first units that are meant, by their keys, where lexemes do not tell.

    Each is looked at closer until there are enough; all at once would be sorted before the first is taken.
    """
    query = _said(asked, tuple(headings)).query
    maybe = select(words.c.key).where(_has(query)).order_by(words.c.key + 0).offset(0).subquery("maybe")
    look = select(words.c.size).where(words.c.key == maybe.c.key, *_looked_closer_at(asked, tuple(headings)))
    return select(maybe.c.key).join_from(maybe, look.offset(0).lateral("looked"), true()).limit(limit)


def _looked_closer_at(asked: Match, headings: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Return what the lexemes do not tell of what is asked; of all that must be so, they tell some."""
    if isinstance(asked, Every):
        return [each for part in asked.parts for each in _looked_closer_at(part, headings)]
    return [] if _said(asked, headings).exact else [_looked_at(asked, headings)]


class Likely(NamedTuple):
    """How many `units` PostgreSQL thinks have the words, and of how many in `all`."""

    units: int
    all: int


def likely(connection: Connection, asked: Match, headings: Sequence[str] = ()) -> Likely | None:
    """Return how many units are likely to be meant; None where more than their words must be looked at."""
    said = _said(asked, tuple(headings))
    return _likely(connection, said.query) if said.exact else None


def likely_at_most(connection: Connection, phrase: Phrase) -> int:
    """Return how many units are likely to have the words of a phrase, in a row or not."""
    return _likely(connection, _said(phrase, ()).query).units


def is_exact(phrase: Phrase) -> bool:
    """Say whether the lexemes alone tell which units have a phrase."""
    return _said(phrase, ()).exact


def counted(connection: Connection, phrase: Phrase, first: int | None) -> tuple[int, int]:
    """Return how many units (of the first so many) have the words of a phrase, and how many the phrase."""
    said = _said(phrase, ())
    looked = literal(True) if said.exact else _looked_at(phrase, ())
    some = select(looked.label("has")).select_from(words).where(_has(said.query)).limit(first).subquery()
    seen, having = connection.execute(select(func.count(), func.count().filter(some.c.has))).one()
    return seen, having


def _likely(connection: Connection, query: str) -> Likely:
    plan = connection.scalar(_LIKELY, {"asked": query})
    return Likely(*(int(part["Plan Rows"]) for part in plan[0]["Plan"]["Plans"]))


def _has(query: str) -> ColumnElement[bool]:
    return words.c.lexemes.op("@@", return_type=Boolean())(cast(literal(query), TSQUERY))


class _Said(NamedTuple):
    """A question to the lexemes; where it is not `exact`, it finds more than is asked for."""

    query: str
    exact: bool


def _said(asked: Match, headings: tuple[str, ...]) -> _Said:
    if isinstance(asked, Phrase):
        ranged = asked.in_range(KEYS)
        return _said(ranged, headings) if ranged else _phrase(asked, headings)
    if isinstance(asked, Without):
        wanted, unwanted = _said(asked.wanted, headings), _said(asked.unwanted, headings)
        query = f"({wanted.query}) & !({unwanted.query})" if unwanted.exact else wanted.query
        return _Said(query, wanted.exact and unwanted.exact)
    parts = [_said(part, headings) for part in asked.parts]
    between = " & " if isinstance(asked, Every) else " | "
    return _Said(between.join(f"({part.query})" for part in parts), all(part.exact for part in parts))


def _phrase(phrase: Phrase, headings: tuple[str, ...]) -> _Said:
    under = phrase.headings or headings
    has_texts = not under or not set(under).isdisjoint(TEXTS)
    letters = ("",) if has_texts else tuple(_LETTERS[heading] for heading in under)
    lexed = (_lexemes(phrase, letter) for letter in letters)
    return _Said(" | ".join(f"({each})" for each in lexed), _is_exact(phrase, under))


def _is_exact(phrase: Phrase, under: tuple[str, ...]) -> bool:
    return len(phrase.words) == 1 and len(phrase.words[0]) <= _LONGEST and not set(under) & set(TEXTS)


def _lexemes(phrase: Phrase, letter: str) -> str:
    first = (f"'{letter}{word[:_LONGEST]}'" for word in phrase.words[:-1])
    last = " | ".join(f"'{letter}{word[:_LONGEST]}'{':*' if phrase.begins else ''}" for word in phrase.last)
    return " & ".join((*first, f"({last})" if phrase.numbers else last))


def _looked_at(asked: Match, headings: tuple[str, ...]) -> ColumnElement[bool]:
    if isinstance(asked, Without):
        return and_(_looked_at(asked.wanted, headings), ~_looked_at(asked.unwanted, headings))
    if isinstance(asked, Phrase) and (ranged := asked.in_range(KEYS)):
        return condition(ranged, headings)
    if not isinstance(asked, Phrase):
        parts = [_looked_at(part, headings) for part in asked.parts]
        return and_(*parts) if isinstance(asked, Every) else or_(*parts)
    under = asked.headings or headings
    if _is_exact(asked, under):
        return condition(asked, headings)
    # Written out: so long a condition would take longer to be put together than to be answered.
    columns = [f"words.{each}" for each in under or COLUMNS]
    if asked.numbers:
        stands = f"concat_ws('|', {', '.join(columns)}) ~ :phrase"
    else:
        stands = " OR ".join(f"strpos({each}, :phrase) > 0" for each in columns)
    written = text(f"({stands})").bindparams(bindparam("phrase", in_a_row(asked), unique=True))
    return func.coalesce(written, type_=Boolean)


def in_a_row(phrase: Phrase) -> str:
    """Return the phrase as it stands among the words in full: each has a blank before and behind it.

    Where its last word may be another, it is a regular expression.
    """
    *first, last = phrase.words
    one = f"({'|'.join(phrase.last)})" if phrase.numbers else last
    return f" {'  '.join((*first, one))}" + ("" if phrase.begins else " ")


def _line(row: dict[str, Any]) -> dict[str, Any]:
    found = {heading: _WORD.findall(row[heading]) for heading in COLUMNS}
    return {
        "key": row["key"],
        "mark": row["mark"].replace("\0", ""),
        "size": sum(map(len, found.values())),
        "said": list(_within_bounds(dict.fromkeys(_lexed(found)))),
        **{heading: "".join(f" {word} " for word in said) for heading, said in found.items()},
    }


def _lexed(found: dict[str, list[str]]) -> Iterator[str]:
    for heading, said in found.items():
        letter = "" if heading in TEXTS else _LETTERS[heading]
        for word in said:
            yield word[:_LONGEST]
            if letter:
                yield f"{letter}{word[:_LONGEST]}"


def _within_bounds(lexemes: dict[str, None]) -> Iterator[str]:
    left = _MOST
    for lexeme in lexemes:
        left -= len(lexeme.encode())
        if left < 0:
            return
        yield lexeme


def _count(connection: Connection, units: int, said: int) -> None:
    if not units:
        return
    number = connection.scalars(_ADD_TOTAL, {"units": units, "words": said}).one()
    if number % _SUMMED_UP_EVERY == 0:
        sum_up(connection)


def totalled(connection: Connection) -> tuple[int, int]:
    """Return how many units and words there are."""
    summed = select(func.sum(totals.c.units), func.sum(totals.c.words))
    units, said = connection.execute(summed).one()
    return int(units or 0), int(said or 0)
