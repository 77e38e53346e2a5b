"""How a cell is drawn and edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from muniment.description.columns import BETWEEN, Column
from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.forms.completing import Finder, complete
from muniment.desktop.forms.found import SEVERITY_COLOURS
from muniment.desktop.grid.editors import CellEditor, LineEditor, LinesEditor, move_of
from muniment.desktop.grid.model import FINDING_ROLE, GridModel
from muniment.desktop.models.listing import Index
from muniment.desktop.views.delegates import paint_icon, paint_line

_EDGE = 2 * theme.SPACE
_BREAK = " ↵ "
_BEFORE = "before"
_TALL = 5
"""The lines that an editor of many lines shows."""


class CellDelegate(QStyledItemDelegate):
    """`left` carries the way in which an editor was left; `typed` says that something was typed in one.

    `finder` gives what may complete the words in a column, None where nothing can.
    """

    left = Signal(object)
    typed = Signal()

    def __init__(self, finder: Callable[[Column], Finder | None], parent: QTableView) -> None:
        super().__init__(parent)
        self._finder = finder
        self._table = parent
        self.editor: CellEditor | None = None
        """The editor that is open."""
        self.typing_began_it = False
        """Whether the editor that comes next is opened by typing: then arrows leave it."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._column(index)
        words = str(index.data(Qt.ItemDataRole.EditRole))
        editor: CellEditor
        if column.long or "\n" in words:
            editor = LinesEditor(parent)
        else:
            editor = LineEditor(parent, arrows_leave=self.typing_began_it)
            self._offer(editor, column)
        editor.setAccessibleName(column.label)
        editor.setProperty(_BEFORE, words)
        editor.fill(words)
        editor.typed.connect(self.typed)
        editor.left.connect(lambda move: self._leave(editor, move))
        self.editor = editor
        return editor

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave the editor alone: it was filled when it was made, and is being typed in since."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineEditor | LinesEditor):
            model.setData(index, editor.words(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = QRect(option.rect)
        if isinstance(editor, LinesEditor):
            room.setHeight(max(room.height(), _TALL * theme.row_height() * 2 // 3))
            room.setWidth(max(room.width(), theme.scaled(280)))
            room.moveRight(min(room.right(), self._table.viewport().width()))
        editor.setGeometry(room)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, LineEditor | LinesEditor):
            if event.type() is QEvent.Type.KeyPress and move_of(event) is not None:
                return False
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                # What a pause in typing has saved is put back, too.
                watched.fill(watched.property(_BEFORE))
                self._leave(watched, None)
                return True
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.row_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        found: Finding | None = index.data(FINDING_ROLE)
        if found is not None:
            room = self._paint_finding(painter, room, found)
        words = str(index.data() or "").replace("\n", _BREAK)
        # The end of a shelfmark tells units apart.
        is_mark = self._column(index).field == "shelfmarks"
        cut = Qt.TextElideMode.ElideLeft if is_mark else Qt.TextElideMode.ElideRight
        paint_line(painter, room, words, tokens.ink, option.font, cut)
        if self._table.currentIndex() == index:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_finding(self, painter: QPainter, room: QRect, found: Finding) -> QRect:
        size = theme.icon_size().width()
        at = QRect(QPoint(room.right() - size, room.top()), room.bottomRight())
        paint_icon(painter, at, found.severity.value, SEVERITY_COLOURS[found.severity])
        return room.adjusted(0, 0, -size - theme.SPACE, 0)

    def _column(self, index: Index) -> Column:
        model = index.model()
        assert isinstance(model, GridModel)
        return model.columns[index.column()]

    def _offer(self, editor: LineEditor, column: Column) -> None:
        finder = self._finder(column)
        if finder is None:
            return

        def finish(words: str) -> list[str]:
            *before, last = (each.strip() for each in words.split(BETWEEN[0])) if column.many else (words,)
            return [BETWEEN.join((*before, offer)) for offer in finder(last)] if last else []

        complete(editor, finish)

    def _leave(self, editor: CellEditor, move: object) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if move is not None:
            self.left.emit(move)
