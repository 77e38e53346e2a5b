"""The handbook in a window of its own: chapters beside the text, words to be found, actions to be done."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.buttons import push_button
from muniment.desktop.keys import KEYS, with_keys
from muniment.desktop.settings import Settings
from muniment.desktop.views.text_find import FindBar
from muniment.i18n import _, page

_FILE, _DO = "handbook.md", "do"
_LINK = re.compile(rf"\[[^\]]*\]\({_DO}:([\w-]+)\)")
_SHAPE = "handbook/geometry"
_CHAPTER = 2
"""The level of the headings that are chapters."""
_LINE_HEIGHT = 140.0
_LIST = 220
"""How wide the list of chapters is at the usual size of type, in pixels."""
_DRESSED = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class _Finding(FindBar):
    """The line for words to be found, there from the beginning; while it is empty, Esc is the book's."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.words.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Handbook(QDialog):
    """What the file says, with the actions that it names under the keys that they have now.

    A press on one of them does it in the window that the handbook belongs to.
    """

    def __init__(self, window: QWidget, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._actions, self._settings = window, actions, settings
        self.setWindowTitle(_("Handbook"))
        self.resize(theme.scaled(860), theme.scaled(640))
        self.restoreGeometry(settings.shape(_SHAPE))
        self.body: QTextEdit = self._browser()
        self.chapters = QListWidget()
        self.chapters.setProperty("role", "side")
        self.chapters.setAccessibleName(_("Chapters"))
        self.chapters.currentRowChanged.connect(self._turn_to)
        self.finding = _Finding([self], _("Find in the handbook"))
        self._refusal = QLabel(wordWrap=True)
        self._refusal.setObjectName("refusal")
        self._refusal.setProperty("role", "warning")
        self._heads: list[QTextBlock] = []
        self._lay_out()
        self._write()
        settings.changed.connect(lambda name: self._write() if name.startswith(KEYS) else None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.finding.open_bar()
        QTimer.singleShot(0, self, self._follow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the text, also where type is large."""
        super().resizeEvent(event)
        self.chapters.setFixedWidth(min(theme.scaled(_LIST), self.width() * 3 // 10))

    @override
    def done(self, result: int) -> None:
        """Remember where the window stood, however it is closed."""
        self._settings.keep(_SHAPE, self.saveGeometry())
        super().done(result)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and self._heads:
            self._write()

    def _browser(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setOpenLinks(False)
        browser.setAccessibleName(_("Handbook"))
        browser.anchorClicked.connect(self._do)
        browser.verticalScrollBar().valueChanged.connect(self._follow)
        return browser

    def _lay_out(self) -> None:
        aside = 2 * theme.SPACE
        beside = QHBoxLayout()
        beside.setContentsMargins(aside, 0, aside, 0)
        beside.setSpacing(aside)
        beside.addWidget(self.chapters)
        beside.addWidget(self.body, 1)
        last = QHBoxLayout()
        last.setContentsMargins(aside, 0, aside, aside)
        last.addWidget(self._refusal, 1)
        closing = push_button(_("Close"), self.close)
        closing.setAutoDefault(False)  # Return looks for the next place of what is to be found.
        last.addWidget(closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[aside] * 4)
        column.setSpacing(aside)
        column.addWidget(self.finding)
        column.addLayout(beside, 1)
        column.addLayout(last)

    def _write(self) -> None:
        """Write the text anew, in the colours and with the keys of now, where it was being read."""
        bar = self.body.verticalScrollBar()
        at = bar.value()
        self._heads = []
        self.body.setMarkdown(_LINK.sub(self._named, page(_FILE).read_text("utf-8")))
        self._heads = _shaped(self.body)
        self.chapters.blockSignals(True)
        self.chapters.clear()
        for head in self._heads:
            item = QListWidgetItem(head.text(), self.chapters)
            item.setSizeHint(QSize(0, theme.row_height()))
        self.chapters.blockSignals(False)
        bar.setValue(at)
        self._follow()

    def _named(self, link: re.Match[str]) -> str:
        """Return a link to an action with its name and its keys, as they stand in the menu."""
        row = next(row for row in self._actions.rows if row.id == link[1])
        words = with_keys(row.text.replace("&", ""), self._actions[row.id].shortcuts())
        return f"[{words}]({_DO}:{row.id})"

    def _turn_to(self, chapter: int) -> None:
        if 0 <= chapter < len(self._heads):
            self.body.setTextCursor(QTextCursor(self._heads[chapter]))
            self.body.verticalScrollBar().setValue(self._top(chapter))

    def _top(self, chapter: int) -> int:
        layout = self.body.document().documentLayout()
        return round(layout.blockBoundingRect(self._heads[chapter]).top())

    def _follow(self) -> None:
        """Show which chapter is being read."""
        bar = self.body.verticalScrollBar()
        read = [at for at in range(len(self._heads)) if self._top(at) <= bar.value() + theme.row_height()]
        if bar.value() < bar.maximum() or self.chapters.currentRow() not in read:
            self.chapters.blockSignals(True)
            self.chapters.setCurrentRow(read[-1] if read else 0)
            self.chapters.blockSignals(False)

    def _do(self, link: QUrl) -> None:
        action = self._actions[link.path()]
        self._refusal.setText("" if action.isEnabled() else _("Open a catalogue, or choose a record, first."))
        if action.isEnabled():
            self._window.activateWindow()
            action.trigger()


def _shaped(text: QTextEdit) -> list[QTextBlock]:
    """Give a text the look of the desk; return the headings of its chapters."""
    heads: list[QTextBlock] = []
    block = text.document().begin()
    while block.isValid():
        cursor, shape = QTextCursor(block), block.blockFormat()
        if level := shape.headingLevel():
            is_chapter = level == _CHAPTER
            shape.setTopMargin(6 * theme.SPACE if is_chapter else 0)
            shape.setBottomMargin(2 * theme.SPACE)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(_large(theme.LARGE if is_chapter else theme.HUGE))
            heads += [block] if is_chapter else []
        else:
            if cursor.currentTable() is not None:
                shape.setTopMargin(0)
                shape.setBottomMargin(0)
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for frame in text.document().rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            frame.setFormat(_spacious())
    return heads


def _large(size: float) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setProperty(QTextFormat.Property.FontPixelSize, theme.pixels(size))
    letters.setFontWeight(QFont.Weight.DemiBold)
    return letters


def _spacious() -> QTextTableFormat:
    """Return the look of a table: room between its columns, and no lines."""
    spacious = QTextTableFormat()
    spacious.setBorder(0)
    spacious.setCellPadding(theme.SPACE)
    spacious.setCellSpacing(0)
    spacious.setTopMargin(theme.SPACE)
    spacious.setBottomMargin(3 * theme.SPACE)
    return spacious
