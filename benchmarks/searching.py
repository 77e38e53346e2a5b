"""A search as a person types it, beside the raw FTS5 query that finds and ranks as many."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from measuring import Comparison
from muniment.catalogue import Catalogue, sqlite
from muniment.catalogue.questions import understand
from muniment.catalogue.words import WEIGHTS

TYPED = (
    "hospital",
    "rep",
    "military treaty",
    "отчет",
    "대사관",
    "daljani",
    "avprf f 0001 op 1 d 7",
)
RAW = f"""
SELECT units.id, units.shelfmark, units.title, units.date FROM (
    SELECT rowid, bm25(words, {", ".join(map(str, WEIGHTS.values()))}) AS score
    FROM words WHERE words MATCH ? LIMIT 1000
) AS best JOIN units ON units.key = best.rowid ORDER BY score, units.key LIMIT 50
"""


class RawSearch:
    """The bare engine: what FTS5 and a row of each hit cost, without path, snippet and reason."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def search(self, typed: str) -> list[str]:
        """Return the ids of the best of the first thousand that have the words; nothing for no words."""
        question = understand(typed)
        asked = sqlite.expression(question.anywhere) if question else ""
        return [id for id, *_ in self._connection.execute(RAW, (asked,))] if asked else []


def comparisons(path: Path, held: ExitStack) -> list[Comparison]:
    """Compare query by query, on a catalogue held open; ours adds the path and the snippet."""
    catalogue = held.enter_context(closing(Catalogue.open(path)))
    raw = held.enter_context(closing(RawSearch(path)))
    size = f"{catalogue.count():,} units"

    def comparison(typed: str) -> Comparison:
        return Comparison(
            name=f"Search “{typed}”, {size} / raw FTS5",
            ours=lambda: [hit.id for hit in catalogue.search(typed, limit=50)],
            limit=lambda: raw.search(typed),
            rounds=9,
        )

    return [comparison(typed) for typed in TYPED]
