"""Pages of a book: strips drawn down them one after the other, each broken where a line ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QBuffer, QEventLoop, QLineF, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from muniment.desktop.printing.rows import INK, SOFT, Row, font
from muniment.desktop.printing.setting import SETTINGS, SMALL, Setting
from muniment.formats.web_page import Kind, Strip

_WHITE = QMarginsF(24, 18, 24, 18)
"""Millimetres around a page: room to hold it, and to bind it."""
_HEAD, _FOOT = 2.8, 2.8
"""The room above and below the text, in lines."""
_RULE = QColor(196, 192, 184)
_HAIR = 0.5
"""The width of a line that is drawn, in points."""
_GUTTER = 0.06
"""The share of the width between columns."""


class Book:
    """A PDF file that is drawn page by page; `places` says on which page each place came to stand.

    A context manager: where it is left, nothing is drawn any more.
    """

    def __init__(self, title: str, from_right: bool) -> None:
        # Long texts are laid out by a timer, unless asked before: a thread of Python's has none without this.
        self._timers = QEventLoop()
        self._written = QBuffer()
        self._written.open(QBuffer.OpenModeFlag.WriteOnly)
        self._paper = QPdfWriter(self._written)
        self._paper.setTitle(title)
        self._paper.setCreator("Muniment")
        self._paper.setPageLayout(_sheet())
        self._point = self._paper.resolution() / 72
        self._painter = QPainter(self._paper)
        self._title, self._from_right = title, from_right
        self._sheet = QRectF(self._painter.viewport())
        self._small = QFontMetricsF(font(SMALL), self._paper)
        line = self._small.height()
        self._body = self._sheet.adjusted(0, _HEAD * line, 0, -_FOOT * line)
        self._column, self._columns, self._top = 0, 1, self._body.top()
        self._at = self._top
        self._held: list[Row] = []
        self._heads: Strip | None = None
        self._running, self._shown, self._opens = "", "", True
        self._number: Callable[[int], str] | None = str
        self._is_begun = False
        self.page = 0
        self.places: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        if self._painter.isActive():
            self._painter.end()

    def put(self, strip: Strip) -> None:
        """Draw a strip below the one before; one that clings waits for the next."""
        said = SETTINGS[strip.kind]
        if said.begins_a_page:
            self.begin()
        if not self._is_begun:
            self._turn_page()
        self._opens = self._opens or strip.kind is Kind.TITLE
        self._held.append(self._row(strip, said))
        if not strip.clings:
            self._draw_held()

    def begin(self, below: float = 0.0) -> None:
        """Begin a page that opens a chapter, `below` so great a share of its height."""
        self._draw_held()
        self._heads, self._running, self._columns = None, "", 1
        self._turn_page()
        self._opens = True
        self._at = self._top + below * self._body.height()

    def number_anew(self, number: Callable[[int], str] | None) -> None:
        """Number the pages that follow from 1, in these figures; None: not at all."""
        self._draw_held()
        self._end_page()
        self.page, self._number = 0, number

    def in_columns(self, count: int) -> None:
        """Go on in columns, below what stands on the page."""
        self._draw_held()
        self._columns, self._column, self._top = count, 0, self._at

    def finished(self) -> bytes:
        """Return the file."""
        self._draw_held()
        self._end_page()
        self._painter.end()
        return bytes(self._written.data().data())

    @property
    def _width(self) -> float:
        whole = self._body.width()
        return (whole - (self._columns - 1) * _GUTTER * whole) / self._columns

    @property
    def _left(self) -> float:
        column = self._columns - 1 - self._column if self._from_right else self._column
        return self._body.left() + column * (self._width + _GUTTER * self._body.width())

    @property
    def _room(self) -> float:
        return self._body.bottom() - self._at

    def _row(self, strip: Strip, said: Setting) -> Row:
        return Row(strip, said, self._width, self._paper, self._from_right)

    def _draw_held(self) -> None:
        """Draw what waited, on the page of what it clings to."""
        if not self._held:
            return
        held, self._held = self._held, []
        clinging = sum(row.rest + (row.said.above + row.said.below) * self._point for row in held[:-1])
        if clinging + self._above(held[-1]) + held[-1].least > self._room and self._at > self._top:
            self._turn()
        for row in held:
            self._draw(row)

    def _above(self, row: Row) -> float:
        return row.said.above * self._point

    def _draw(self, row: Row) -> None:
        self._running = row.strip.running or self._running
        if self._at > self._body.top():
            self._at += self._above(row)
            if row.said.has_hair:
                self._line(self._at - self._above(row) / 2)
        while row.rest > self._room:
            parts = [cell.fits(self._room) for cell in row.cells]
            if any(parts):
                self._draw_parts(row, parts)
            elif self._at <= self._top:
                break
            self._turn()
        self._draw_parts(row, [cell.rest for cell in row.cells])
        if row.said.has_rule:
            self._at += 2 * self._point
            self._line(self._at)
        self._at += row.said.below * self._point
        if row.strip.kind is Kind.HEADS:
            self._heads = row.strip

    def _draw_parts(self, row: Row, parts: list[float]) -> None:
        if not self._shown:
            self._shown = self._running
        if row.strip.id:
            self.places.setdefault(row.strip.id, self.page)
        for cell, part in zip(row.cells, parts, strict=True):
            cell.draw(self._painter, QPointF(self._left, self._at), part)
        self._at += max(parts)

    def _line(self, at: float) -> None:
        self._painter.setPen(QPen(_RULE, _HAIR * self._point))
        self._painter.drawLine(QLineF(self._left, at, self._left + self._width, at))

    def _turn(self) -> None:
        """Go on in the next column, or on the next page."""
        if self._column + 1 < self._columns:
            self._column += 1
            self._at = self._top
        else:
            self._turn_page()

    def _turn_page(self) -> None:
        self._end_page()
        if self._is_begun:
            self._paper.newPage()
        self._is_begun = True
        self.page += 1
        self._column, self._shown, self._opens = 0, "", False
        self._top = self._at = self._body.top()
        if self._heads is not None:
            self._draw(self._row(self._heads, SETTINGS[Kind.HEADS]))
            self._top = self._at

    def _end_page(self) -> None:
        """Draw the head and the foot of a page, of which is known what stands on it."""
        if not self.page or self._number is None:
            return
        self._painter.setFont(font(SMALL))
        self._painter.setPen(INK)
        foot = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(self._sheet, foot, self._number(self.page))
        if self._opens:
            return
        self._painter.setPen(SOFT)
        middle = self._sheet.width() / 2 - self._small.height()
        whole, part = (self._short(words, middle) for words in (self._title, self._shown))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        ends = (right, left) if self._from_right else (left, right)
        for words, end in zip((whole, part), ends, strict=True):
            self._painter.drawText(self._sheet, end | Qt.AlignmentFlag.AlignTop, words)

    def _short(self, words: str, room: float) -> str:
        return self._small.elidedText(words, Qt.TextElideMode.ElideRight, room)


def _sheet() -> QPageLayout:
    """The paper of the country: where inches are usual, letter."""
    has_inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if has_inches else QPageSize.PageSizeId.A4
    upright = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), upright, _WHITE, QPageLayout.Unit.Millimeter)
