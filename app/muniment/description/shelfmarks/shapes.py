"""Matching by shape: marks that differ in their digits only are looked at once.

Nearly all marks of an archive are written alike, number for number, and a pattern that asks for no
digit in particular finds the same stretches in all of them.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

_REMEMBERED = 8_192
"""How many pairs of a pattern and a shape are remembered, in all: some tens of megabytes at the most."""

_ANY_DIGIT = re.compile(r"\\\\|\\d|\{\d*,?\d*\}")
_ONE_DIGIT = re.compile(r"\d|\(\?P=")
_SET_OR_ESCAPE = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")


class Pattern:
    """A regular expression that remembers where it matched, by the shape of the text (`folding.shape`).

    Of the matches it returns the spans hold good, and which groups are there; the words may be those
    of another text of the same shape. It is compiled when it is first needed: there are hundreds, and most
    of a scheme's are for marks of its own. One that `needs_digits` matches nothing where there is none.
    """

    def __init__(self, expression: str, flags: int = 0, *, needs_digits: bool = False) -> None:
        self._said = expression, flags
        self.needs_digits = needs_digits
        self.sees_digits = bool(_ONE_DIGIT.search(_ANY_DIGIT.sub("", expression)))

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(*self._said)

    def compile(self) -> re.Pattern[str]:
        """Compile it now; raise `re.error` where it is no regular expression."""
        return self._expression

    def has_group(self, name: str) -> bool:
        """Tell whether one of its groups is called so."""
        return f"(?P<{name}>" in self._said[0]

    def may_match(self, shape: str) -> bool:
        """Tell whether it may match in some text of that shape; nothing of it is remembered."""
        if self.needs_digits and "0" not in shape:
            return False
        return self.sees_digits or self._expression.search(shape) is not None

    def first(self, text: str, shape: str) -> re.Match[str] | None:
        """Return the first match in a text of that shape."""
        return next(iter(self.all(text, shape)), None)

    def all(self, text: str, shape: str) -> tuple[re.Match[str], ...]:
        """Return all matches in a text of that shape."""
        if self.needs_digits and "0" not in shape and not self.sees_digits:
            return ()
        return tuple(self.in_text(text)) if self.sees_digits else _remembered(self, shape)

    def in_text(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in a text, and remember nothing of it."""
        return self._expression.finditer(text)


def begins_with_digit(expression: str) -> bool:
    """Tell whether all that a regular expression matches begins with a digit, as far as that is plain."""
    outside, without = _SET_OR_ESCAPE.sub("", expression), ""
    while outside != without:
        outside, without = _GROUP.sub("", outside), outside
    return expression.startswith("\\d") and expression[2:3] not in ("*", "?", "{") and "|" not in outside


@lru_cache(maxsize=_REMEMBERED)
def _remembered(pattern: Pattern, shape: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.in_text(shape))
