"""What a column is: one thing that is said of many units in plain words, and how it is read and written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from muniment.description.units import Unit

T = TypeVar("T")

BETWEEN = "; "
"""What stands between several values in one cell."""


def _no_doubt(_text: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One thing said of a unit, as the text that an archivist would write.

    `values` gives what is said, `written` the unit that says other values, in their order, with all
    else about it untouched. A cell of a column of `many` values holds them all, parted by semicolons,
    any other the first. `field` is the field of the form whose findings are about it, `terms` names
    the words of the catalogue that complete it, `long` text may have many lines. `doubt` says, of a text
    that a cell is to hold, what in it is not understood, in a sentence; nothing where all is.
    """

    id: str
    label: str
    field: str
    values: Callable[[Unit], tuple[str, ...]]
    written: Callable[[Unit, Sequence[str]], Unit]
    many: bool = False
    long: bool = False
    terms: str = ""
    doubt: Callable[[str], str] = _no_doubt

    def text(self, unit: Unit) -> str:
        """Return what stands in the unit's cell."""
        said = self.values(unit)
        return BETWEEN.join(said) if self.many else next(iter(said), "")

    def typed(self, unit: Unit, text: str) -> Unit:
        """Return the unit with this text in its cell; no text takes away what stood there."""
        if text == self.text(unit):
            return unit
        return self.said(unit, text.split(BETWEEN[0]) if self.many else (text, *self.values(unit)[1:]))

    def said(self, unit: Unit, values: Iterable[str]) -> Unit:
        """Return the unit with these values in the column; those without words are left out."""
        fresh = tuple(words for value in values if (words := value.strip()))
        return unit if fresh == self.values(unit) else self.written(unit, fresh)


def reconciled(
    old: Sequence[T],
    text_of: Callable[[T], str],
    reworded: Callable[[T, str], T],
    made: Callable[[str], T],
    texts: Sequence[str],
) -> tuple[T, ...]:
    """Return values that read as `texts`: as many as there were are reworded one by one.

    Otherwise those whose words are still wanted stay as they are, and the others are made.
    """
    if len(old) == len(texts):
        pairs = zip(old, texts, strict=True)
        return tuple(one if text_of(one) == text else reworded(one, text) for one, text in pairs)
    left = list(old)
    return tuple(_taken(left, text_of, text) or made(text) for text in texts)


def _taken(left: list[T], text_of: Callable[[T], str], text: str) -> T | None:
    found = next((one for one in left if text_of(one) == text), None)
    if found is not None:
        left.remove(found)
    return found


def filled_in(old: Iterable[T], mine: Callable[[T], bool], values: Iterable[T]) -> tuple[T, ...]:
    """Put the values where those that are `mine` stood, and what is more after the last of them."""
    fresh: Iterator[T] = iter(values)
    slots: list[T] = []
    end = 0
    for one in old:
        if not mine(one):
            slots.append(one)
        elif (value := next(fresh, None)) is not None:
            slots.append(value)
            end = len(slots)
    end = end or len(slots)
    return (*slots[:end], *fresh, *slots[end:])
