"""A stretch of text that may be a shelfmark, as patterns see it; and what was seen of the digits in it.

Marks that differ in their digits only are read alike, unless a pattern looked at the digits and
sees others in another mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import Match
from typing import NamedTuple, TypeAlias

from muniment.description.folding import shape
from muniment.description.shelfmarks.shapes import Pattern

Spans: TypeAlias = tuple[tuple[tuple[int, int], ...], ...]
"""Where a pattern matched, and each of its groups."""


class Seen(NamedTuple):
    """What a pattern that looks at digits saw in a stretch of a text, folded or as written."""

    pattern: Pattern
    start: int
    end: int
    is_folded: bool
    spans: Spans

    def holds(self, written: str, folded: str) -> bool:
        """Say whether it sees the same in a text of the same shape."""
        text = (folded if self.is_folded else written)[self.start : self.end]
        return _spans(self.pattern.all(text, "")) == self.spans


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text as written, folded one character for one, and its shape; and all the text folded.

    `start` is where it begins in the text; `seen` is added to whenever digits are looked at.
    """

    written: str
    folded: str
    whole: str
    shape: str
    start: int = 0
    seen: list[Seen] = field(default_factory=list, compare=False)

    def until(self, end: int) -> "Mark":
        """Return as much of it."""
        written, folded = self.written[:end], self.folded[:end]
        return Mark(written, folded, self.whole, self.shape[:end], self.start, self.seen)

    def has(self, pattern: Pattern) -> bool:
        """Tell whether the pattern matches anywhere in the stretch."""
        return bool(self.all(pattern))

    def first(self, pattern: Pattern) -> Match[str] | None:
        """Return where the pattern first matches in the stretch, folded."""
        return next(iter(self.all(pattern)), None)

    def all(self, pattern: Pattern) -> Sequence[Match[str]]:
        """Return all matches in the stretch, folded."""
        found = pattern.all(self.folded, self.shape)
        self._saw(pattern, found, is_folded=True)
        return found

    def has_at(self, pattern: Pattern, start: int, end: int) -> bool:
        """Tell whether the pattern matches in a part of the stretch, folded."""
        part = Mark(
            self.written[start:end],
            self.folded[start:end],
            self.whole,
            self.shape[start:end],
            self.start + start,
            self.seen,
        )
        return part.has(pattern)

    def all_written(self, pattern: Pattern) -> Sequence[Match[str]]:
        """Return all matches in the stretch as it is written."""
        found = pattern.all(self.written, shape(self.written))
        self._saw(pattern, found, is_folded=False)
        return found

    def _saw(self, pattern: Pattern, found: Sequence[Match[str]], *, is_folded: bool) -> None:
        if pattern.sees_digits:
            end = self.start + len(self.written)
            self.seen.append(Seen(pattern, self.start, end, is_folded, _spans(found)))


def a_mark(text: str, whole: str, start: int, end: int, seen: list[Seen]) -> Mark:
    """Return the stretch of a text, which is folded in `whole`."""
    folded = whole[start:end]
    return Mark(text[start:end], folded, whole, shape(folded), start, seen)


def _spans(found: Sequence[Match[str]]) -> Spans:
    return tuple(match.regs for match in found)
