"""The head of the record: where the unit stands, what it is called, and when it was last saved."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description import languages
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.directions import filled, isolated, shortened
from muniment.desktop.forms.links import Links
from muniment.i18n import _

_CRUMB = 28
_CRUMBS, _SHORTEST = 100, 8
"""The letters of all crumbs together, and those that each has at least, however many there are."""
_MOST_LINES = 3


class RecordHeader(QWidget):
    """Crumbs, title, shelfmark. `chosen` carries the id of the place whose crumb was chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 4, theme.SPACE * 3, theme.SPACE * 4, theme.SPACE)
        column.setSpacing(theme.SPACE)
        self._crumbs = Links(_("Place in the arrangement"))
        self._crumbs.linkActivated.connect(self.chosen)
        self.title = Shortened("title", _MOST_LINES)
        self._shelfmark = Shortened("quiet", 1)
        self._status = QLabel()
        self._status.setProperty("role", "small")
        self._status.hide()
        last = QHBoxLayout()
        last.addWidget(self._shelfmark, 1)
        last.addWidget(self._status)
        column.addWidget(self._crumbs)
        column.addWidget(self.title)
        column.addLayout(last)

    def show_unit(self, unit: Unit, above: Sequence[Unit]) -> None:
        """Show the unit's name and the places it stands in, the outermost first."""
        most = max(_SHORTEST, min(_CRUMB, _CRUMBS // max(1, len(above))))
        links = [_link(row, most) for row in above]
        self._crumbs.say(_way(links, self.layoutDirection()))
        self._crumbs.setToolTip(isolated("\n".join(map(_name, above))))
        self.title.setText(unit.title or _("Untitled"))
        self._shelfmark.setText(unit.shelfmark)

    def show_saved(self, time: str) -> None:
        """Say when the unit was last saved, or nothing."""
        self._say(_("Saved {time}").format(time=time) if time else "")

    def show_changed(self, who: str, time: str) -> None:
        """Say which colleague changed the unit, and when."""
        self._say(filled(_("Changed by {who}, {time}"), who=who, time=time))

    def _say(self, words: str) -> None:
        """Say something beside the shelfmark; where there is nothing, that has the whole line."""
        self._status.setText(words)
        self._status.setVisible(bool(words))


class Shortened(QLabel):
    """Words on so many lines at most; longer ones end in an ellipsis and are whole in the tooltip."""

    def __init__(self, role: str, most_lines: int) -> None:
        super().__init__()
        self._most_lines = most_lines
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setToolTip(self.text())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        lines, spacing = self._lines(self.width())
        return QSize(200, len(lines) * spacing + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        from_right = _is_right_to_left(self.text())
        direction = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().windowText().color())
        lines, spacing = self._lines(self.width())
        for number, words in enumerate(lines):
            painter.drawText(
                0, number * spacing, self.width(), spacing, side | Qt.AlignmentFlag.AlignAbsolute, words
            )
        painter.end()

    def _lines(self, width: int) -> tuple[list[str], int]:
        """The lines, and the height of one: Hangul and Han are higher than the font for Latin says."""
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        starts: list[int] = []
        spacing = self.fontMetrics().lineSpacing()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 80))
            starts.append(line.textStart())
            spacing = max(spacing, ceil(line.height()))
        layout.endLayout()
        ends = [*starts[1:], len(self.text())]
        lines = [self.text()[start:end] for start, end in zip(starts, ends, strict=True)]
        if len(lines) <= self._most_lines:
            return lines, spacing
        last = self._most_lines - 1
        rest = "".join(lines[last:])
        elided = QFontMetrics(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return [*lines[:last], elided], spacing


def _is_right_to_left(words: str) -> bool:
    return languages.is_right_to_left(languages.script_of(words))


def _way(links: Sequence[str], read: Qt.LayoutDirection) -> str:
    """Return the places in the order in which the window is read, whatever their own scripts."""
    isolated = [f"\N{FIRST STRONG ISOLATE}{link}\N{POP DIRECTIONAL ISOLATE}" for link in links]
    way = " › ".join(isolated)
    return f'<div dir="rtl">{way}</div>' if way and read is Qt.LayoutDirection.RightToLeft else way


def _name(place: Unit) -> str:
    return place.title or place.shelfmark


def _link(place: Unit, most: int) -> str:
    words = escape(shortened(_name(place), most))
    return f'<a href="{place.id}" style="text-decoration:none">{words}</a>'
