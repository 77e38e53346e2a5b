"""Matching by shape: marks that differ in their digits only are looked at once.

Nearly all marks of an archive are written alike, number for number, and a pattern that asks for no
digit in particular finds the same stretches in all of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_REMEMBERED = 8_192
"""How many pairs of a pattern and a shape are remembered, in all: some tens of megabytes at the most."""

_ANY_DIGIT = re.compile(r"\\\\|\\d|\{\d*,?\d*\}")
_ONE_DIGIT = re.compile(r"\d|\(\?P=")


class Pattern:
    """A regular expression that remembers where it matched, by the shape of the text (`folding.shape`).

    Of the matches it returns the spans hold good, and which groups are there; the words may be those
    of another text of the same shape.
    """

    __slots__ = ("_expression", "sees_digits")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression = re.compile(expression, flags)
        self.sees_digits = bool(_ONE_DIGIT.search(_ANY_DIGIT.sub("", expression)))

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups."""
        return tuple(self._expression.groupindex)

    def may_match(self, shape: str) -> bool:
        """Tell whether it may match in some text of that shape; nothing of it is remembered."""
        return self.sees_digits or self._expression.search(shape) is not None

    def first(self, text: str, shape: str) -> re.Match[str] | None:
        """Return the first match in a text of that shape."""
        return next(iter(self.all(text, shape)), None)

    def all(self, text: str, shape: str) -> tuple[re.Match[str], ...]:
        """Return all matches in a text of that shape."""
        return tuple(self.in_text(text)) if self.sees_digits else _remembered(self, shape)

    def in_text(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in a text, and remember nothing of it."""
        return self._expression.finditer(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(pattern: Pattern, shape: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.in_text(shape))
