"""Words that stand before the numbers of every example, always the same: labels, in whatever language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from muniment.description.shelfmarks.learning.examples import Example, Piece

_NUMBERED = re.compile(r"[\W_]*([^\W\d_]+)\.?\s*(\d+(?:[^\W\d_](?![^\W\d_]))?)(?![^\W_])")
_NUMBERED_BEHIND = re.compile(r"[\W_]*(\d+)([⺀-\U0003ffff]+)")
"""The same of labels that stand behind their numbers without a blank, in Han and Hangul: `3库12架7号`."""
_REST = re.compile(r"[\W_]*")
_SURE = 3
"""Letters of a word that is known for a label, and not taken for one that only looks like it."""


def with_recurring_words(examples: Sequence[Example]) -> tuple[Example, ...]:
    """Return the examples with a part for each number, where each has the same word in all of them.

    So `P123,S1,SS2` and `P4,S12,SS1` are read, or `Schrank 1 Fach 3` and `Schrank 2 Fach 11`. Nothing is
    changed where all these words are known labels, or all but one.
    """
    found = [list(_numbered(example)) or list(_numbered_behind(example)) for example in examples]
    words = [tuple(piece.label for piece in pieces) for pieces in found]
    if len(examples) < 2 or len(set(words)) > 1 or len(set(words[0])) < max(2, len(words[0])):
        return tuple(examples)
    known = set.intersection(
        *(_known(example, pieces) for example, pieces in zip(examples, found, strict=True))
    )
    sure = {word for word in known if len(word) >= _SURE}
    if len(known) == len(words[0]) or len(words[0]) - len(sure) < 2:
        return tuple(examples)
    return tuple(
        replace(
            example, pieces=tuple(_kept(example, piece) if piece.label in sure else piece for piece in pieces)
        )
        for example, pieces in zip(examples, found, strict=True)
    )


def _numbered(example: Example) -> Iterator[Piece]:
    """Yield each word with its number; nothing where anything else is written."""
    at, pieces = 0, list[Piece]()
    while match := _NUMBERED.match(example.folded, at):
        level = "series" if pieces else "fonds"
        start, end = match.span(2)
        piece = Piece(
            label=match[1], level=level, start=match.start(1), end=end, value_start=start, value_end=end
        )
        pieces.append(piece)
        at = match.end()
    if _REST.fullmatch(example.folded, at):
        yield from pieces


def _numbered_behind(example: Example) -> Iterator[Piece]:
    """Yield each number with the word behind it; nothing where anything else is written."""
    at, pieces = 0, list[Piece]()
    while match := _NUMBERED_BEHIND.match(example.folded, at):
        (start, value_end), end = match.span(1), match.end()
        level = "series" if pieces else "fonds"
        pieces.append(
            Piece(label=match[2], level=level, start=start, end=end, value_start=start, value_end=value_end)
        )
        at = end
    if _REST.fullmatch(example.folded, at):
        yield from pieces


def _known(example: Example, pieces: Sequence[Piece]) -> set[str]:
    """Return the words that are known for labels of their numbers."""
    values = {(piece.value_start, piece.value_end) for piece in example.pieces if example.lead(piece)}
    return {piece.label for piece in pieces if (piece.value_start, piece.value_end) in values}


def _kept(example: Example, piece: Piece) -> Piece:
    """Return the part as it was known before."""
    return next(each for each in example.pieces if each.value_start == piece.value_start)
