"""A strip laid out: cells of text beside each other, each of which may go on where a line ends."""

from __future__ import annotations

import re
from html import escape, unescape

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPdfWriter, QTextDocument

from muniment.desktop.printing.laid_texts import draw_part, empty_text, lines_of
from muniment.desktop.printing.setting import DEEPEST, FAMILIES, LOOK, STEP, Setting
from muniment.formats.web_page import Strip

INK, SOFT = QColor(0, 0, 0), QColor(90, 86, 78)
_FEWEST = 2
"""Lines of a text that are not left alone on a page."""
_ALONE = re.compile(r"(<p[^>]*>|^)<bdi[^>]*>([^<]*)</bdi>(?=</p>|$)")
_AMONG_OTHERS = re.compile(r"<bdi[^>]*>([^<]*)</bdi>")


def font(size: float, is_bold: bool = False) -> QFont:
    """Return the type of a book."""
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPointSizeF(size)
    made.setBold(is_bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


class Cell:
    """A text of a certain width; `done` says how much of its height is drawn."""

    def __init__(self, document: QTextDocument, left: float, ink: QColor) -> None:
        self._document = document
        self._left = left
        self._ink = ink
        self._ends = [end for _begin, end in lines_of(document)]
        self.height = document.size().height()
        self.done = 0.0

    @property
    def rest(self) -> float:
        """The height that is not drawn yet."""
        return self.height - self.done

    @property
    def least(self) -> float:
        """The height that is not parted: some lines, or all where few are left."""
        ends = [end for end in self._ends if end > self.done]
        return self.rest if len(ends) <= _FEWEST + 1 else ends[_FEWEST - 1] - self.done

    def fits(self, room: float) -> float:
        """Return how much of it can be drawn in a room: all, or up to the end of a line."""
        if self.rest <= room:
            return self.rest
        ends = [end - self.done for end in self._ends if end > self.done]
        return max((end for end in ends[:-1] if end <= room), default=0.0)

    def draw(self, painter: QPainter, at: QPointF, height: float) -> None:
        """Draw as much of it as `fits`."""
        if height <= 0:
            return
        part = self.done, self.done + height
        draw_part(painter, self._document, QPointF(at.x() + self._left, at.y()), part, self._ink)
        self.done += height


class Row:
    """A strip as it stands between two edges."""

    def __init__(
        self, strip: Strip, said: Setting, width: float, paper: QPdfWriter, from_right: bool
    ) -> None:
        self.strip, self.said = strip, said
        self._from_right = from_right
        spans = said.spans if len(strip.cells) == len(said.spans) else ((0.0, 1.0),)
        self.cells = [self._cell(number, span, width, paper) for number, span in enumerate(spans)]

    @property
    def rest(self) -> float:
        """The height that is not drawn yet."""
        return max(cell.rest for cell in self.cells)

    @property
    def least(self) -> float:
        """The height that is not parted."""
        return max(cell.least for cell in self.cells)

    def _cell(self, number: int, span: tuple[float, float], width: float, paper: QPdfWriter) -> Cell:
        said, strip = self.said, self.strip
        inset = min(strip.step, DEEPEST) * STEP * paper.resolution() / 72 if number == said.indented else 0.0
        left, right = span[0] * width + inset, span[1] * width
        size = said.sizes[number] if number < len(said.sizes) else said.sizes[-1]
        document = empty_text(font(size, said.is_bold or (strip.has_parts and number == 1)), paper)
        document.setIndentWidth(18)
        if number == said.ends:
            self._put_at_the_end(document)
        is_place = strip.id and number == (said.indented or 0)
        place = f'<a name="{escape(strip.id)}"></a>' if is_place else ""
        _fill(document, f"{place}{_isolated(strip.cells[number])}")
        document.setTextWidth(right - left)
        is_label = said.is_soft or (len(said.sizes) > 1 and number != 1)
        return Cell(document, width - right if self._from_right else left, SOFT if is_label else INK)

    def _put_at_the_end(self, document: QTextDocument) -> None:
        option = document.defaultTextOption()
        far = Qt.AlignmentFlag.AlignLeft if self._from_right else Qt.AlignmentFlag.AlignRight
        option.setAlignment(far | Qt.AlignmentFlag.AlignAbsolute)
        document.setDefaultTextOption(option)


def _fill(document: QTextDocument, html: str) -> None:
    if "<" in html:
        document.setDefaultStyleSheet(LOOK)
        document.setHtml(html)
    else:
        document.setPlainText(unescape(html))


def _isolated(html: str) -> str:
    """Say in letters what no element says to Qt: where words of another direction begin and end (UAX 9)."""
    return _AMONG_OTHERS.sub("\u2068\\1\u2069", _ALONE.sub(r"\1\2", html))
