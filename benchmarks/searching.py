"""A search as a person types it, beside the raw FTS5 query that finds, ranks and shows as many."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from measuring import Comparison
from muniment.catalogue import Catalogue
from muniment.catalogue.codec import content_in
from muniment.catalogue.fts import expression
from muniment.catalogue.headings import COLUMNS, WEIGHTS
from muniment.catalogue.preparing import prepared
from muniment.catalogue.questions import understand

TYPED = (
    "hospital",
    "rep",
    "military treaty",
    "отчет",
    "대사관",
    "daljani",
    "avprf f 0001 op 1 d 7",
)
RANK = f"""
SELECT key FROM (
    SELECT rowid AS key, bm25(words, {", ".join(map(str, WEIGHTS.values()))}) AS score
    FROM words WHERE words MATCH ? LIMIT 1000
) ORDER BY score, key LIMIT 50
"""
SHOW = """
SELECT units.id, units.shelfmark, units.title, units.date, snippet(words, -1, '', '', '…', 24)
FROM words JOIN units ON units.key = words.rowid WHERE words MATCH ? AND words.rowid = ?
"""
"""For one hit after the other: for all fifty in one statement FTS5 reads all that match, for seconds."""


class RawSearch:
    """The bare engine doing the same: match, rank the first thousand, fifty rows, a snippet of each.

    It uses the catalogue's own index, which keeps no texts; so that FTS5 can make snippets all the same,
    the texts of those hits are laid beside it before, in a transaction that is never kept.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        execute = self._connection.execute
        execute("PRAGMA cache_size = -32000")
        execute("PRAGMA writable_schema = ON")
        execute("BEGIN IMMEDIATE")
        execute(f"CREATE TABLE texts(key INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
        with_texts = ("content=''", "content='texts', content_rowid='key'")
        execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'words'", with_texts)
        execute("PRAGMA writable_schema = RESET")

    def close(self) -> None:
        """Let go of the file, as it was."""
        self._connection.execute("ROLLBACK")
        self._connection.close()

    def prepare(self, typed: str) -> None:
        """Lay the texts of what will be found where FTS5 looks for them."""
        places = ", ".join(":" + name for name in ("key", *COLUMNS))
        for (key,) in self._ranked(_asked(typed)):
            found = self._connection.execute("SELECT description FROM units WHERE key = ?", (key,))
            words = prepared(content_in(*found.fetchone())).words
            self._connection.execute(f"INSERT OR IGNORE INTO texts VALUES ({places})", {"key": key, **words})

    def search(self, typed: str) -> list[tuple[str, ...]]:
        """Return the rows of the best of the first thousand that have the words; nothing for no words."""
        asked, show = _asked(typed), self._connection.execute
        return [show(SHOW, (asked, key)).fetchone() for (key,) in self._ranked(asked)]

    def _ranked(self, asked: str) -> list[tuple[int]]:
        return self._connection.execute(RANK, (asked,)).fetchall() if asked else []


def _asked(typed: str) -> str:
    question = understand(typed)
    return expression(question.anywhere) if question else ""


def comparisons(path: Path, held: ExitStack) -> list[Comparison]:
    """Compare query by query, on a catalogue held open; ours adds the path, and why it was found."""
    catalogue = held.enter_context(closing(Catalogue.open(path)))
    raw = held.enter_context(closing(RawSearch(path)))
    size = f"{catalogue.count():,} units"

    def comparison(typed: str) -> Comparison:
        raw.prepare(typed)
        return Comparison(
            name=f"Search “{typed}”, {size} / raw FTS5",
            ours=lambda: [hit.id for hit in catalogue.search(typed, limit=50)],
            limit=lambda: raw.search(typed),
            rounds=9,
        )

    return [comparison(typed) for typed in TYPED]
