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


def comparisons(path: Path, held: ExitStack) -> list[Comparison]:
    """Compare query by query, on a catalogue held open; ours adds the path and the snippet."""
    catalogue = held.enter_context(closing(Catalogue.open(path)))
    raw = held.enter_context(closing(sqlite3.connect(path)))
    size = f"{catalogue.count():,} units"

    def comparison(typed: str) -> Comparison:
        asked = sqlite.expression(understand(typed).anywhere)
        return Comparison(
            name=f"Search “{typed}”, {size} / raw FTS5",
            ours=lambda: [hit.id for hit in catalogue.search(typed, limit=50)],
            limit=lambda: [id for id, *_ in raw.execute(RAW, (asked,))],
            rounds=9,
        )

    return [comparison(typed) for typed in TYPED]
