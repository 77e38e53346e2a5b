"""Components that differ in their words alone: their elements are found once, and what stands where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from muniment.formats.ead.reading.components import IN_CONTEXT
from muniment.formats.ead.reading.moulds import Mould, Moulds, Read
from muniment.formats.ead.reading.parts import Part, UnusualError, parts
from muniment.formats.ead.reading.repeats import Met, Newest, Said
from muniment.formats.ead.reading.words import apart, heard

_MOST_SHAPES = 4_000
_MOST_SAID = 16_384
_LONGEST = 2_000


_Own: TypeAlias = str | tuple[str, ...]
"""The words and values of an element; where it has but one word, that."""


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of a shape, which words of the component are its own, and which values of attributes.

    Where it has one word and no value, `only` is the number of that word. `said` is what it said with them.
    """

    number: int
    only: int
    words: slice
    values: slice
    mould: Mould | None
    said: dict[_Own, Said] = field(default_factory=dict)


class Shapes:
    """Remembers the newest shapes of components, and what their elements said."""

    def __init__(self, read: Read, moulds: Moulds) -> None:
        self._read = read
        self._moulds = moulds
        self._met = Met()
        self._shapes = Newest[str, tuple[_Element, ...]](_MOST_SHAPES)
        self._count = 0

    def said(self, text: str, start: int, end: int) -> Sequence[Said]:
        """Return what each element says that stands in a component from `start` to `end`.

        Nothing where no component of its shape was met before, or where elements must be read one by one.
        """
        shape, words, values = apart(text[start - 1 : end])
        known = self._shapes.get(shape)
        elements = known if known is not None else self._learnt(shape, text, start, end)
        if known is None and not _are_all(elements, len(words), len(values)):
            elements = self._shapes.put(shape, ())
        plain = heard(words, values) if elements else None
        if not elements or plain is None:
            return ()
        found, many = [], len(words)
        for each in elements:
            own = words[each.only] if each.only >= 0 else (*words[each.words], *values[each.values])
            said = each.said.get(own)
            if said is None:
                named = plain[many:][each.values] if values else ()
                made = each.mould((*plain[each.words], *named)) if each.mould else None
                said = self._remembered(each, own, made or self._parsed(each.number, text, start, end))
            found.append(said)
        return found

    def _parsed(self, number: int, text: str, start: int, end: int) -> Said:
        part = list(parts(text, start, end))[number]
        return self._read(part.place, part.name, part.text)

    def _remembered(self, element: _Element, own: _Own, said: Said) -> Said:
        if (len(own) if element.only >= 0 else sum(map(len, own))) <= _LONGEST:
            if self._count >= _MOST_SAID:
                self._forget()
            element.said[own] = said
            self._count += 1
        return said

    def _forget(self) -> None:
        for elements in self._shapes.values():
            for element in elements:
                element.said.clear()
        self._count = 0

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
        if self._shapes.is_full:
            self._count = 0
        return self._shapes.put(shape, tuple(self._elements(found)))

    def _elements(self, found: Sequence[Part]) -> Iterator[_Element]:
        words = values = 0
        for number, part in enumerate(found):
            _shape, own, named = apart(part.text)
            of_words, of_values = slice(words, words + len(own)), slice(values, values + len(named))
            only = words if len(own) == 1 and not named else -1
            yield _Element(number, only, of_words, of_values, self._moulds.of(part))
            words, values = of_words.stop, of_values.stop


def _are_all(elements: Sequence[_Element], words: int, values: int) -> bool:
    """Return whether no words, and no values, of a component stand in none of its elements."""
    return not elements or (elements[-1].words.stop, elements[-1].values.stop) == (words, values)
