"""Examples to learn from: shelfmarks whose parts are marked, by guess or by the archivist."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from muniment.description.shelfmarks.recognising import Recognised
from muniment.description.shelfmarks.tokens import plain

NOTHING = "nothing"
"""What is said of words that are no part, such as `MS.`"""

BEFORE = "before"
"""What is said of a part that belongs to the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of an example: what it is, where it stands, and where in it the value alone stands.

    `label` and `level` are as in a scheme; the words between `start` and `value_start`, or between
    `value_end` and `end`, are how the label is written (`Op.`, `doboz`).
    """

    label: str
    level: str
    start: int
    end: int
    value_start: int
    value_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A shelfmark without its repository, and its parts from left to right."""

    text: str
    pieces: tuple[Piece, ...] = ()

    @property
    def folded(self) -> str:
        """The text for comparing, one character for one."""
        return plain(self.text)

    def written(self, piece: Piece) -> str:
        """Return a part as it stands, with its label."""
        return self.text[piece.start : piece.end]

    def value(self, piece: Piece) -> str:
        """Return the value of a part, without its label."""
        return self.text[piece.value_start : piece.value_end]

    def lead(self, piece: Piece) -> str:
        """Return the folded words between the beginning of a part and its value."""
        return self.folded[piece.start : piece.value_start].strip(" .:,;(")

    def tail(self, piece: Piece) -> str:
        """Return the folded words behind the value of a part."""
        return self.folded[piece.value_end : piece.end].strip(" .:,;)")


def example_of(found: Recognised) -> Example:
    """Return what a scheme has read as an example to learn from."""
    pieces = []
    for part in found.parts:
        begin = found.written.find(part.value, part.start)
        pieces.append(
            Piece(
                label=part.label,
                level=part.level,
                start=part.start,
                end=max(part.end, begin + len(part.value)),
                value_start=begin,
                value_end=begin + len(part.value),
            )
        )
    return Example(text=found.written, pieces=tuple(pieces))


def said(
    examples: Sequence[Example], at: int, piece: int, level: str, label: str = ""
) -> tuple[Example, ...]:
    """Return the examples after the archivist has said what part number `piece` of example `at` is.

    What is said of one part holds for its like: every part of the same label. `level` is one of
    `schemes.LEVELS`, `NOTHING`, or `BEFORE`; `label` is a name of the archivist's own for it.
    """
    meant = examples[at].pieces[piece]
    if level == BEFORE:
        return _with(examples, at, _joined(examples[at], piece))
    if level == NOTHING:
        return tuple(_without(example, meant.label) for example in examples)
    speaks_of_its_level = meant.label.split()[0] == meant.level
    kept = level == meant.level or not speaks_of_its_level
    called = label or (meant.label if kept else _free(examples, level, meant.label))
    return tuple(
        replace(
            example,
            pieces=tuple(
                replace(each, label=called, level=level) if each.label == meant.label else each
                for each in example.pieces
            ),
        )
        for example in examples
    )


def marked(example: Example, start: int, end: int, level: str) -> Example:
    """Return the example with one more part, from `start` to `end`, where none was seen."""
    label = _free((example,), level, "")
    added = Piece(label=label, level=level, start=start, end=end, value_start=start, value_end=end)
    kept = [each for each in example.pieces if each.end <= start or end <= each.start]
    return replace(example, pieces=tuple(sorted((*kept, added), key=lambda each: each.start)))


def _free(examples: Sequence[Example], level: str, was: str) -> str:
    """A name for a part of that level which no other part of these examples has."""
    taken = {piece.label for example in examples for piece in example.pieces if piece.label != was}
    names = chain((level,), (f"{level} {number}" for number in count(2)))
    return next(name for name in names if name not in taken)


def _joined(example: Example, piece: int) -> Example:
    if piece == 0:
        return example
    one, other = example.pieces[piece - 1 : piece + 1]
    joined = replace(one, end=other.end, value_end=other.value_end)
    return replace(example, pieces=(*example.pieces[: piece - 1], joined, *example.pieces[piece + 1 :]))


def _without(example: Example, label: str) -> Example:
    return replace(example, pieces=tuple(piece for piece in example.pieces if piece.label != label))


def _with(examples: Sequence[Example], at: int, changed: Example) -> tuple[Example, ...]:
    return (*examples[:at], changed, *examples[at + 1 :])


_CHUNK = re.compile(r"""(?:"[^"]*"|\([^()]*\)|[^,;，；、،])+""")


def chunks(folded: str) -> list[tuple[int, int]]:
    """Return where the stretches between commas lie, quoted and bracketed commas aside."""
    return [found.span() for found in _CHUNK.finditer(folded)]
