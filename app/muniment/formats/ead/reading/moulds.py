"""Elements that differ in their words alone: what one says is found out once, then made of any words."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from muniment.formats.ead.isodates import is_plain
from muniment.formats.ead.reading.components import IN_CONTEXT
from muniment.formats.ead.reading.making import Make, making, marked, with_day
from muniment.formats.ead.reading.parts import Part
from muniment.formats.ead.reading.repeats import Met, Newest, Said
from muniment.formats.ead.reading.words import WORDS, apart, heard

Mould: TypeAlias = Callable[[Sequence[str]], Said]
"""Returns what an element says that has these words."""

Read: TypeAlias = Callable[[str, str, str], Said]
"""Reads an element alone: where it stands, its name, its text."""

_MOST = 4_000
_WEIGHED = frozenset(("langmaterial", *IN_CONTEXT))
"""Elements whose readers ask what their words mean."""


class Moulds:
    """Remembers the newest moulds; one is made when an element of its shape is met again."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._met = Met()
        self._known = Newest[tuple[str, str], Mould | None](_MOST)

    def said(self, part: Part) -> Said | None:
        """Return what an element says; None where it must be read."""
        shape, words, values = apart(part.text)
        key = part.place, shape
        if key not in self._known and not self._met.again(key):
            return None
        said = heard(words, values)
        mould = self._mould(key, part, said) if said is not None else None
        return mould(said) if mould is not None and said is not None else None

    def of(self, part: Part) -> Mould | None:
        """Return the mould of an element; None where it says more than its words in their places."""
        shape, words, values = apart(part.text)
        said = heard(words, values)
        return self._mould((part.place, shape), part, said) if said is not None else None

    def _mould(self, key: tuple[str, str], part: Part, words: Sequence[str]) -> Mould | None:
        if key in self._known:
            return self._known.get(key)
        return self._known.put(key, self._made(part, words))

    def _made(self, part: Part, words: Sequence[str]) -> Mould | None:
        """Return what makes the values of such an element, if it makes those that this one is read as."""
        text = marked(part.text, len(words)) if part.name not in _WEIGHED else None
        if text is None:
            return None
        day = len(words) - 1 if part.name == "unitdate" and 'normal="' in text else -1
        found = self._read(part.place, part.name, with_day(text, day) if day >= 0 else text)
        make = making(found.values, len(words), day)
        mould = _casting(found, make, day) if make is not None else None
        # Words are heard without spaces before them: in marks these may be meant.
        alike = (part.text, WORDS.sub(r"> \1", part.text))
        is_true = mould and all(self._read(part.place, part.name, each) == mould(words) for each in alike)
        return mould if is_true else None


def _casting(found: Said, make: Make, day: int) -> Mould:
    name, whole = found.name, found.whole
    if day >= 0:
        return lambda words: Said(name, make(words), whole and is_plain(words[day]))
    return lambda words: Said(name, make(words), whole)
