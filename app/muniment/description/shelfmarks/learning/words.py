"""What is known of the words of shelfmarks: the labels and noise of the schemes that there are."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from muniment.description.shelfmarks.learning import shapes
from muniment.description.shelfmarks.tokens import plain

IDLE = frozenset({"ms", "mss"})
"""Words that say only that a manuscript is meant."""

LEAVES = {
    "name": "leaves",
    "level": "leaves",
    "before": ["ff.", "fol.", "fols.", "folios", "pp.", "bl."],
    "value": shapes.LEAVES,
}
"""How leaves are written where nothing else is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What a scheme knows of a label that was met: its other spellings, token and values."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    token: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word for a label in one tradition."""

    word: str
    scheme: str
    label: str
    level: str
    behind: bool
    """Whether it is written behind the value."""
    row: dict[str, Any] = field(hash=False, compare=False)


class Known:
    """The label words of the schemes' files, by tradition."""

    def __init__(self, tables: Iterable[dict[str, Any]]) -> None:
        kept = tuple(tables)
        self._words = tuple(word for table in kept for word in _words(table))
        self._ends: dict[str, str] = {table["id"]: table["ends"] for table in kept if "ends" in table}
        self._spelt = {word.word for word in self._words}

    def has(self, word: str) -> bool:
        """Say whether any tradition has this word for a label."""
        return word in self._spelt

    def is_noise(self, word: str) -> bool:
        """Say whether the word counts for nothing in a mark."""
        return word in IDLE

    def traditions(self) -> tuple[str, ...]:
        """Return the ids of the schemes that have label words."""
        return tuple(dict.fromkeys(word.scheme for word in self._words))

    def of(self, tradition: str) -> Sequence[Word]:
        """Return the label words of one scheme."""
        return [word for word in self._words if word.scheme == tradition]

    def nearest(self, met: Collection[tuple[str, str]]) -> str:
        """Return the tradition that has most of these label words, each with its level, as its own."""
        counts = Counter(word.scheme for word in self._words if (word.word, word.level) in met)
        return max(counts, key=lambda each: counts[each], default="")

    def kin(self, written: Collection[str], level: str, tradition: str) -> Kin:
        """Return how else a tradition writes the label that has these words, nothing where it has none."""
        for word in self.of(tradition):
            if word.word in written and word.level == level:
                row = word.row
                return Kin(
                    before=tuple(row.get("before", ())),
                    after=tuple(row.get("after", ())),
                    token=row.get("token", ""),
                    values=(row["value"],) if "value" in row else (),
                )
        return Kin()

    def ends_of(self, tradition: str) -> str:
        """Return the pattern at which a tradition's marks end, nothing where it has none."""
        return self._ends.get(tradition, "")

    def labels_of(self, tradition: str) -> Sequence[dict[str, Any]]:
        """Return the rows of a tradition's labels that are written with words, in its order."""
        return list({word.label: word.row for word in self.of(tradition)}.values())

    def without_noise(self, text: str, noise: Collection[str]) -> str:
        """Return folded text without these words."""
        for word in noise:
            text = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])\.?\s*", "", text)
        return text


def plural_forms(words: Iterable[str]) -> Iterator[str]:
    """Yield the words with their plurals and singulars, as abbreviations have them: `ll`, `ff`."""
    for word in words:
        yield word
        if len(word) == 1:
            yield word * 2
        elif len(word) == 2 and word[0] == word[1]:
            yield word[0]
        elif len(word) > 2 and word.isalpha() and word.isascii():
            yield word[:-1] if word.endswith("s") else f"{word}s"


def _words(table: dict[str, Any]) -> Iterator[Word]:
    for row in table.get("label", ()):
        for where in ("before", "after"):
            for word in row.get(where, ()):
                folded = plain(word).strip(" .")
                yield Word(
                    word=folded,
                    scheme=table["id"],
                    label=row["name"],
                    level=row["level"],
                    behind=where == "after",
                    row=row,
                )
