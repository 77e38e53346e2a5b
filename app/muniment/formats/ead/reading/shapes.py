"""Components that differ in their words alone: their elements are found once, and what stands where."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple, TypeAlias

from muniment.formats.ead.reading.components import IN_CONTEXT
from muniment.formats.ead.reading.moulds import Mould, Moulds, Read
from muniment.formats.ead.reading.parts import Part, UnusualError, parts
from muniment.formats.ead.reading.repeats import Met, Newest, Said
from muniment.formats.ead.reading.words import apart, heard

_MOST_SHAPES = 4_000
_MOST_SAID = 16_384
_LONGEST = 2_000


class _Element(NamedTuple):
    """An element of a shape, which words of the component are its own, and which values of attributes.

    Where it has one word and no value, `only` is the number of that word.
    """

    number: str
    only: int
    words: slice
    values: slice
    mould: Mould | None


_Own: TypeAlias = tuple[str, ...]
"""The number of an element in a sign, its words and values."""


class Shapes:
    """Remembers the newest shapes of components, and what their elements said."""

    def __init__(self, read: Read, moulds: Moulds) -> None:
        self._read = read
        self._moulds = moulds
        self._met = Met()
        self._shapes = Newest[str, tuple[_Element, ...]](_MOST_SHAPES)
        self._said = Newest[_Own, Said](_MOST_SAID)
        self._numbers = map(str, count())

    def said(self, text: str, start: int, end: int) -> Sequence[Said]:
        """Return what each element says that stands in a component from `start` to `end`.

        Nothing where no component of its shape was met before, or where elements must be read one by one.
        """
        shape, words, values = apart(text[start - 1 : end])
        known = self._shapes.get(shape)
        elements = known if known is not None else self._learnt(shape, text, start, end)
        plain = heard(words, values) if elements else None
        if not elements or plain is None:
            return ()
        found, many = [], len(words)
        for each in elements:
            own: _Own
            if each.only >= 0:
                own = (each.number, words[each.only])
            else:
                own = (each.number, *words[each.words], *values[each.values])
            said = self._said.get(own)
            if said is None:
                named = plain[many:][each.values] if values else ()
                made = each.mould((*plain[each.words], *named)) if each.mould else None
                said = self._remembered(own, made or self._parsed(elements.index(each), text, start, end))
            found.append(said)
        return found

    def _parsed(self, number: int, text: str, start: int, end: int) -> Said:
        part = list(parts(text, start, end))[number]
        return self._read(part.place, part.name, part.text)

    def _remembered(self, key: _Own, said: Said) -> Said:
        return self._said.put(key, said) if sum(map(len, key[1:])) <= _LONGEST else said

    def _learnt(self, shape: str, text: str, start: int, end: int) -> Sequence[_Element]:
        """Return the elements of a shape that is met again; a new one may be the only one of its kind."""
        if not self._met.again(shape):
            return ()
        try:
            found = list(parts(text, start, end))
        except UnusualError:
            found = []
        if any(part.name in IN_CONTEXT for part in found):
            found = []
        return self._shapes.put(shape, tuple(self._elements(found)))

    def _elements(self, found: Sequence[Part]) -> Iterator[_Element]:
        words = values = 0
        for part in found:
            _shape, own, named = apart(part.text)
            of_words, of_values = slice(words, words + len(own)), slice(values, values + len(named))
            only = words if len(own) == 1 and not named else -1
            yield _Element(next(self._numbers), only, of_words, of_values, self._moulds.of(part))
            words, values = of_words.stop, of_values.stop
