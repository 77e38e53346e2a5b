"""Two texts that scroll together, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QTextEdit

_AROUND = 4
"""Pixels."""

Alignment = tuple[tuple[int, int], ...]
"""Pairs of paragraph numbers, from 0, of the left text and the right."""


class ScrollLock(QObject):
    """Keeps the paragraph at the top of one text beside its counterpart in the other."""

    def __init__(self, left: QTextEdit, right: QTextEdit) -> None:
        super().__init__(left)
        self.on = True
        self.alignment: Alignment = ()
        self._busy = False
        left.verticalScrollBar().valueChanged.connect(lambda _value: self._follow(left, right, forth=True))
        right.verticalScrollBar().valueChanged.connect(lambda _value: self._follow(right, left, forth=False))

    def _follow(self, moved: QTextEdit, other: QTextEdit, forth: bool) -> None:
        if self._busy or not self.on or not other.isVisible():
            return
        self._busy = True
        pairs = self.alignment if forth else tuple((right, left) for left, right in self.alignment)
        self._align(moved, other, dict(pairs))
        self._busy = False

    def _align(self, moved: QTextEdit, other: QTextEdit, pairs: Mapping[int, int]) -> None:
        theirs, ours = paragraph_starts(moved), paragraph_starts(other)
        top = moved.cursorForPosition(QPoint(0, 0)).blockNumber()
        number = max(bisect_right(theirs, top) - 1, 0)
        share = _share_above(moved, theirs, number)
        target = counterpart(number, len(theirs), len(ours), pairs)
        start, end = _extent(other, ours, target)
        other.verticalScrollBar().setValue(round(start + share * (end - start)))


def counterpart(number: int, count: int, other_count: int, pairs: Mapping[int, int]) -> int:
    """Return the paragraph of the other text that stands beside paragraph `number` of `count`."""
    if number in pairs:
        return min(pairs[number], other_count - 1)
    if count == other_count:
        return number
    return min(round(number * other_count / max(count, 1)), other_count - 1)


def paragraph_starts(editor: QTextEdit) -> list[int]:
    """Return the block numbers at which paragraphs start: lines with words, first or after an empty one."""
    starts: list[int] = []
    block = editor.document().begin()
    empty = True
    while block.isValid():
        if empty and block.text():
            starts.append(block.blockNumber())
        empty = not block.text()
        block = block.next()
    return starts or [0]


def paragraph_at(editor: QTextEdit) -> int:
    """Return the number of the paragraph that the cursor stands in, or below."""
    return max(bisect_right(paragraph_starts(editor), editor.textCursor().blockNumber()) - 1, 0)


def paragraph_extents(editor: QTextEdit) -> list[tuple[float, float]]:
    """Return where each paragraph begins and ends with some air, in pixels from the top of what is seen."""
    document, layout = editor.document(), editor.document().documentLayout()
    off = editor.verticalScrollBar().value()
    extents: list[tuple[float, float]] = []
    for start in paragraph_starts(editor):
        block = last = document.findBlockByNumber(start)
        while block.isValid() and block.text():
            last, block = block, block.next()
        top = layout.blockBoundingRect(document.findBlockByNumber(start)).top()
        extents.append((top - off - _AROUND, layout.blockBoundingRect(last).bottom() - off + _AROUND))
    return extents


def _share_above(editor: QTextEdit, starts: list[int], number: int) -> float:
    """Return how much of the paragraph has gone out of sight at the top, from 0 to 1."""
    start, end = _extent(editor, starts, number)
    gone = editor.verticalScrollBar().value() - start
    return min(max(gone / (end - start), 0.0), 1.0) if end > start else 0.0


def _extent(editor: QTextEdit, starts: list[int], number: int) -> tuple[float, float]:
    """Return where a paragraph begins and where the next one does, in pixels from the top of the text."""
    document = editor.document()
    layout = document.documentLayout()
    start = layout.blockBoundingRect(document.findBlockByNumber(starts[number])).top()
    if number + 1 < len(starts):
        return start, layout.blockBoundingRect(document.findBlockByNumber(starts[number + 1])).top()
    return start, document.size().height()
