"""Two texts that scroll together, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QTextEdit

_AROUND = 4
"""Pixels."""

Alignment = tuple[tuple[int, int], ...]
"""Pairs of paragraph numbers, from 0, of the left text and the right."""


class ScrollLock(QObject):
    """Keeps what is read in one text beside its counterpart in the other.

    Both begin and both end at the same time: the line at which they are level goes down from the top of
    what is seen to its foot as the text is scrolled from its beginning to its end. Wherever the cursor
    goes, what belongs to its paragraph is in sight.
    """

    def __init__(self, left: QTextEdit, right: QTextEdit) -> None:
        super().__init__(left)
        self.on = True
        self.alignment: Alignment = ()
        self._sides = (left, right)
        self._busy = False
        # A key first moves the cursor and then what is seen, or the other way round.
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self._keep_in_sight)
        for editor, other in (self._sides, self._sides[::-1]):
            editor.verticalScrollBar().valueChanged.connect(partial(self._follow, editor, other))
            editor.cursorPositionChanged.connect(self._moved.start)

    def _follow(self, moved: QTextEdit, other: QTextEdit, _value: int) -> None:
        if not self._busy and self.on and other.isVisible():
            bar = moved.verticalScrollBar()
            self._align(moved, other, bar.value() / max(bar.maximum(), 1))

    def _keep_in_sight(self) -> None:
        """Show all that belongs to the paragraph of the cursor, or, where it is too long, what is level."""
        moved, other = self._sides if self._sides[0].hasFocus() else self._sides[::-1]
        if not self.on or not moved.hasFocus() or not other.isVisible():
            return
        theirs, ours = paragraph_starts(moved), paragraph_extents(other)
        number = counterpart(paragraph_at(moved), len(theirs), len(ours), self._pairs(moved))
        (top, foot), height = ours[number], other.viewport().height()
        if foot - top > height:
            self._align(moved, other, moved.cursorRect().center().y() / max(moved.viewport().height(), 1))
        elif top < 0 or foot > height:
            bar = other.verticalScrollBar()
            self._busy = True
            bar.setValue(round(bar.value() + (top if top < 0 else foot - height)))
            self._busy = False

    def _pairs(self, moved: QTextEdit) -> Mapping[int, int]:
        """The first paragraph in the other text that each of this one is paired with."""
        forth = moved is self._sides[0]
        return dict(sorted((pair if forth else pair[::-1] for pair in self.alignment), reverse=True))

    def _align(self, moved: QTextEdit, other: QTextEdit, share: float) -> None:
        """Let the texts be level at a line, which lies at this share of the height that is seen."""
        theirs, ours = paragraph_starts(moved), paragraph_starts(other)
        line = share * moved.viewport().height()
        at = moved.cursorForPosition(QPoint(0, round(line))).blockNumber()
        number = max(bisect_right(theirs, at) - 1, 0)
        gone = _share_above(moved, theirs, number, line)
        target = counterpart(number, len(theirs), len(ours), self._pairs(moved))
        start, end = _extent(other, ours, target)
        self._busy = True
        place = start + gone * (end - start) - share * other.viewport().height()
        other.verticalScrollBar().setValue(round(place))
        self._busy = False


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


def _share_above(editor: QTextEdit, starts: list[int], number: int, line: float) -> float:
    """Return how much of the paragraph is above a line of what is seen, from 0 to 1."""
    start, end = _extent(editor, starts, number)
    gone = editor.verticalScrollBar().value() + line - start
    return min(max(gone / (end - start), 0.0), 1.0) if end > start else 0.0


def _extent(editor: QTextEdit, starts: list[int], number: int) -> tuple[float, float]:
    """Return where a paragraph begins and where the next one does, in pixels from the top of the text."""
    document = editor.document()
    layout = document.documentLayout()
    start = layout.blockBoundingRect(document.findBlockByNumber(starts[number])).top() if number else 0.0
    if number + 1 < len(starts):
        return start, layout.blockBoundingRect(document.findBlockByNumber(starts[number + 1])).top()
    return start, document.size().height()
