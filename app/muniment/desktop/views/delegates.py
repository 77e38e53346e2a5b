"""How rows are drawn: a count at the right of a place, a second line where a search hit."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from muniment.description.levels import Status
from muniment.desktop import theme
from muniment.desktop.directions import direction
from muniment.desktop.models import marks
from muniment.desktop.models.tree import BRANCH_ROLE, ROW_ROLE
from muniment.desktop.models.units import DATE, GROUP_ROLE, SHELFMARK, SNIPPET_ROLE, TITLE

if TYPE_CHECKING:
    from muniment.catalogue import Row

Index = QModelIndex | QPersistentModelIndex
_HIT, _END, _OF = "\x02", "\x03", "\x04"
_LEAD = 24
"""Letters of a snippet shown before its first hit."""
_TWO_LINES = 1.7
"""How much of two lines' width words fill that break between words."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_BOLD_TAKES = 0.94
"""The part of the room that is counted on: hits are drawn bolder than they are measured."""
_EDGE = 2 * theme.SPACE
_GAP = 6
"""Between an icon and the words that it leads, in pixels."""


def tall_row() -> int:
    """Return the height of a row with a second line, in pixels."""
    return theme.row_height() * 5 // 3


def heading_height() -> int:
    """Return the height of the heading of a group, in pixels."""
    return theme.row_height()


_SMALLER = 0.75
"""How large the mark of what lies below is, against a unit's own."""


class _Delegate(QStyledItemDelegate):
    """Draws grounds in the theme's colours: selection soft, focus with a bar of the accent at the left."""

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.current().accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.current().sunken))


class PlaceDelegate(_Delegate):
    """A place of the arrangement: icon, name, and at the right what is to be mended or how many are below."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.row_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        self._ground(painter, option)
        rect = _as_read(option, option.rect.adjusted(2, 0, -_EDGE, 0))
        icon, room = _led(option, rect)
        paint_icon(painter, icon, marks.level_icon(row.level), "quiet")
        taken = _paint_count(painter, rect, index, option)
        room = room.adjusted(taken, 0, 0, 0) if _from_right(option) else room.adjusted(0, 0, -taken, 0)
        paint_line(painter, room, str(index.data()), theme.current().ink, option.font)
        painter.restore()


class UnitDelegate(_Delegate):
    """A cell of the list; a title that a search found has a second line that shows where."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if group := str(index.data(GROUP_ROLE) or ""):
            _paint_heading(painter, option, group)
            option.rect.setTop(option.rect.top() + heading_height())
        self._ground(painter, option)
        tokens = theme.current()
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            bar = _as_read(option, QRect(option.rect.topLeft(), QSize(3, option.rect.height())))
            painter.fillRect(bar, QColor(tokens.accent))
        painter.setPen(QColor(tokens.sunken))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == TITLE:
            self._paint_title(painter, option, index)
        else:
            self._paint_words(painter, option, index)
        painter.restore()

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        snippet = str(index.data(SNIPPET_ROLE) or "")
        line = rect.adjusted(0, 4, 0, -rect.height() // 2) if snippet else rect
        icon, words = _led(option, line)
        paint_icon(painter, icon, marks.level_icon(row.level), "quiet")
        bare = row.status == Status.STUB or not row.title
        ink = theme.current().quiet if bare else theme.current().ink
        paint_line(painter, words, str(index.data()), ink, option.font)
        if snippet:
            below = _led(option, rect.adjusted(0, rect.height() // 2 - 1, 0, -4))[1]
            _paint_snippet(painter, below, snippet, option.font)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            lead, rect = _led(option, rect)
            icon.paint(painter, _in_middle(lead))
        ink = theme.current().quiet if index.column() else theme.current().ink
        if index.column() == SHELFMARK and rect.height() >= tall_row():
            _paint_wrapped(painter, rect, str(index.data() or ""), ink, option.font)
        else:
            words = str(index.data() or "")
            if index.column() == DATE:
                words = in_short(words, option.fontMetrics, rect.width())
            paint_line(painter, rect, words, ink, option.font)


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw an icon in a colour of the theme at the left of a row, in the middle of its height."""
    theme.icon(name, colour).paint(painter, _in_middle(rect))


def _in_middle(rect: QRect) -> QRect:
    """Where an icon stands that begins at the left of a row."""
    size = theme.icon_size()
    return QRect(QPoint(rect.left(), rect.center().y() + 1 - size.height() // 2), size)


def _from_right(option: QStyleOptionViewItem) -> bool:
    return option.direction is Qt.LayoutDirection.RightToLeft


def _as_read(option: QStyleOptionViewItem, rect: QRect, within: QRect | None = None) -> QRect:
    """The place as it is where rows are read from the right: mirrored in its row."""
    return QStyle.visualRect(option.direction, within or option.rect, rect)


def _led(option: QStyleOptionViewItem, rect: QRect) -> tuple[QRect, QRect]:
    """The place of an icon where the row begins to be read, and the room that is left for words."""
    width = theme.icon_size().width()
    icon = QRect(rect.topLeft(), QSize(width, rect.height()))
    words = rect.adjusted(width + _GAP, 0, 0, 0)
    return _as_read(option, icon, rect), _as_read(option, words, rect)


def paint_line(
    painter: QPainter,
    rect: QRect,
    words: str,
    ink: str,
    font: QFont,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Draw words on one line, cut at their end, or where else is said, where there is too little room."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(" ".join(words.splitlines()), cut, rect.width())
    side = _RIGHT if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft else _LEFT
    painter.save()
    painter.setLayoutDirection(direction(words))
    painter.drawText(rect, side, shown)
    painter.restore()


def _paint_wrapped(painter: QPainter, rect: QRect, words: str, ink: str, font: QFont) -> None:
    """Draw words small on two lines, cut at their beginning: the end of a shelfmark tells units apart."""
    painter.setFont(_small(font))
    painter.setPen(QColor(ink))
    room = round(rect.width() * _TWO_LINES)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideLeft, room)
    flags = _LEFT | Qt.TextFlag.TextWordWrap
    if painter.boundingRect(rect, flags, shown).width() > rect.width():
        flags = _LEFT | Qt.TextFlag.TextWrapAnywhere
    painter.drawText(rect, flags, shown)


def _paint_count(painter: QPainter, rect: QRect, index: Index, option: QStyleOptionViewItem) -> int:
    """Draw the mark and the count where the row ends, and return the room they take.

    A place has the count of what lies below it, in quiet, and before it its own mark, or a smaller and
    quiet one of what is gravest below it.
    """
    row: Row = index.data(ROW_ROLE)
    own, branch = marks.mark(row), index.data(BRANCH_ROLE)
    below = marks.branch(branch) if branch is not None else None
    words = below.word if below is not None else own.word
    if not words:
        return 0
    painter.setFont(_small(option.font))
    width = painter.fontMetrics().horizontalAdvance(words)
    is_own = bool(own.word)
    painter.setPen(QColor(getattr(theme.current(), own.colour if is_own and below is None else "quiet")))
    painter.drawText(rect, _LEFT if _from_right(option) else _RIGHT, words)
    name = own.icon if is_own else below.icon if below is not None else ""
    if not name:
        return width + _EDGE
    size = theme.icon_size() if is_own else theme.icon_size() * _SMALLER
    icon = rect.adjusted(rect.width() - width - size.width() - 4, 0, -width - 4, 0)
    place = _as_read(option, icon, rect)
    drawn = theme.icon(name, own.colour if is_own else "quiet")
    drawn.paint(painter, QRect(QPoint(place.left(), place.center().y() + 1 - size.height() // 2), size))
    return width + size.width() + 4 + _EDGE


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
    """Draw the heading of a group over all columns, each of which draws its part of it."""
    band = QRect(option.rect.left(), option.rect.top(), option.rect.width(), heading_height())
    painter.fillRect(band, QColor(theme.current().sunken))
    view = option.widget
    width = view.viewport().width() if isinstance(view, QAbstractItemView) else band.width()
    painter.save()
    painter.setClipRect(band)
    room = QRect(_EDGE, band.top(), width - 2 * _EDGE, band.height())
    paint_line(painter, room, words, theme.current().quiet, _small(option.font))
    painter.restore()


def _paint_snippet(painter: QPainter, rect: QRect, snippet: str, font: QFont) -> None:
    """Draw where the search hit on one line, the hits in the weight of a heading."""
    tokens = theme.current()
    metrics = QFontMetrics(_small(font))
    label, _sign, said = snippet.rpartition(_OF)
    label = f"{label} · " if label else ""
    shown = label + shorten(said, metrics, rect.width() - metrics.horizontalAdvance(label))
    words = escape(shown).replace(_HIT, f'<b style="color:{tokens.ink}">').replace(_END, "</b>")
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(_small(font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    document.setDefaultTextOption(option)
    document.setHtml(f'<span style="color:{tokens.quiet}">{words}</span>')
    painter.setClipRect(rect)
    painter.translate(QPointF(rect.topLeft()))
    document.drawContents(painter)


def shorten(snippet: str, metrics: QFontMetrics, width: int) -> str:
    """Return as much of a marked snippet as fits, beginning a little before its first hit."""
    words = " ".join(snippet.split())
    start = words.find(_HIT)
    if start > _LEAD:
        words = f"…{words[words.find(' ', start - _LEAD) + 1 :]}"
    bare = words.replace(_HIT, "").replace(_END, "")
    room = len(metrics.elidedText(bare, Qt.TextElideMode.ElideRight, round(width * _BOLD_TAKES)))
    if room >= len(bare):
        return words
    return _first(words, room - 1)


def in_short(date: str, metrics: QFontMetrics, width: int) -> str:
    """Return a date, or its years where it has no room: “14 January 1961” is “… 1961”."""
    years = _YEAR.findall(date)
    ways = [date]
    if years:
        span = years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
        ways += [f"… {span}", span, f"{years[0]} …"]
    return next((way for way in ways if metrics.horizontalAdvance(way) <= width), date)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _first(words: str, count: int) -> str:
    """The first letters of a marked snippet, its marks not counted, a hit that is cut closed."""
    kept = ""
    for letter in words:
        if count == 0:
            break
        count -= letter not in (_HIT, _END)
        kept += letter
    return f"{kept}…{_END}" if kept.count(_HIT) > kept.count(_END) else f"{kept}…"


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(theme.pixels(theme.SMALL))
    return small
