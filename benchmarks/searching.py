"""A search as a person types it, beside the raw FTS5 query that finds and ranks the same units."""

import sqlite3
from pathlib import Path

from measuring import Comparison
from muniment.catalogue import Catalogue

# what is typed, and the same asked of the index directly
QUERIES = {
    "hospital": '"hospital"*',
    "letters": '"letters"*',
    "rep": '"rep"*',
    "military treaty": '"military" "treaty"*',
    "отчет": '"отчет"*',
    "대사관": '"대 사 관"',
    "daljani": '"daljani"*',
    "avprf f 0001 op 2 d 7": '"avprf" "f0001" "op2" "d7"*',
}
RAW = """
SELECT units.id FROM (
    SELECT rowid, bm25(words) AS score FROM words WHERE words MATCH ? LIMIT 1000
) AS best JOIN units ON units.key = best.rowid ORDER BY score LIMIT 50
"""


def comparisons(path: Path) -> list[Comparison]:
    """Compare query by query, on one catalogue that stays open."""
    catalogue = Catalogue.open(path)
    raw = sqlite3.connect(path)
    size = f"{catalogue.count():,} units"

    def comparison(typed: str, asked: str) -> Comparison:
        return Comparison(
            name=f"Search “{typed}”, {size} / raw FTS5",
            ours=lambda: catalogue.search(typed, limit=50),
            limit=lambda: raw.execute(RAW, (asked,)).fetchall(),
            rounds=9,
        )

    return [comparison(typed, asked) for typed, asked in QUERIES.items()]
