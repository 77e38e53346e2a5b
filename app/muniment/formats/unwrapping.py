"""Lines back into paragraphs: what a page's width broke is joined, what its author broke is kept."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDEST = 140
"""Letters. A line longer than this was never broken to a page's width."""
_LONG_LINE = 60
_ENDS = tuple(".!?:;”\"’')]…。！？؟।")
_HYPHENS = ("-", "‐", "‑", "–")
_SOFT_HYPHEN = "\u00ad"
_ROOM_AFTER_SENTENCE, _ROOM_AFTER_WORD, _ROOM_AFTER_COMMA = 0.95, 0.75, 0.5
"""Shares of a full line that a line and the next line's first word must stay below to end a paragraph."""


def rejoined(lines: Sequence[str]) -> str:
    """Return hard-wrapped lines as one. A hyphen at a line's end is the author's and closes up.

    A soft hyphen there was put in by a program, and goes.
    """
    pieces = [words for line in lines if (words := " ".join(line.split()))]
    joined = pieces[:1]
    for before, after in pairwise(pieces):
        joined.extend((_gap(before, after), after))
    return "".join(joined).replace(_SOFT_HYPHEN, "")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether the lines look broken to a page's width, so that a line is not a paragraph.

    One long line in fifty is let pass: a table or a note may run on.
    """
    return _length_of(lines, 0.98) <= _WIDEST


def paragraphs(lines: Sequence[str], *, wrapped: bool) -> list[str]:
    """Return the paragraphs of the lines; where they are not `wrapped` every line is one.

    In wrapped text a paragraph ends at a blank line, or where the next word would still have fitted.
    A paragraph that a page broke in two is one again.
    """
    width = _length_of(lines, 0.9)
    found: list[list[str]] = []
    for block in _blocks(lines):
        for piece in _split(block, width) if wrapped else [[line] for line in block]:
            if found and _was_one(found[-1], piece[0]):
                found[-1].extend(piece)
            else:
                found.append(piece)
    return [rejoined(piece) for piece in found]


def _gap(before: str, after: str) -> str:
    if before.endswith(_SOFT_HYPHEN):
        return ""
    closes = before.endswith(_HYPHENS) and before[-2:-1].isalnum() and after[:1].isalnum()
    return "" if closes else " "


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        turned = line.startswith("\f")
        if block and (turned or not line.strip()):
            yield block
            block = []
        if line.strip():
            block.append(line.strip())
    if block:
        yield block


def _split(block: Sequence[str], width: int) -> list[list[str]]:
    pieces = [[block[0]]]
    for before, line in pairwise(block):
        if _ends_paragraph(before, line, width):
            pieces.append([])
        pieces[-1].append(line)
    return pieces


def _length_of(lines: Sequence[str], share: float) -> int:
    """How long a line is that no more than this share of the lines are shorter than.

    Of a wrapped text nine in ten say how long a full line is, since letters differ in width.
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * share)] if lengths else 0


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """The next word would have fitted; by how much it must have, the end of the line decides."""
    if following[:1].islower():
        return False
    room = _ROOM_AFTER_SENTENCE if line.endswith(_ENDS) else _ROOM_AFTER_WORD
    if line.endswith((",", *_HYPHENS)):
        room = _ROOM_AFTER_COMMA
    return len(line) + 1 + len(following.split(" ", 1)[0]) < room * width


def _was_one(before: Sequence[str], after: str) -> bool:
    """Whether a page broke a paragraph: its first half stops inside a sentence, the second goes on in it."""
    is_long = len(before) > 1 or len(before[0]) > _LONG_LINE
    return is_long and after[:1].islower() and not before[-1].endswith(_ENDS)
