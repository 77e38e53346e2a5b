"""Editors of one part of a value: words, lines and prose with markup, and choices from a menu."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description.markup import Line, Prose, text_of
from muniment.description.wording import revised_line, revised_prose
from muniment.desktop import theme
from muniment.desktop.dropped import pass_files_by
from muniment.desktop.forms.choices import choices, label_of
from muniment.desktop.forms.formatting import Formatting
from muniment.desktop.forms.marking import Marking
from muniment.desktop.forms.parts import Part
from muniment.desktop.forms.scene import Scene
from muniment.desktop.menus import Menu

_Key = QKeySequence.StandardKey
_TALLEST = 320
"""The height in pixels from which prose scrolls."""
_SHORTEST = 8
"""The letters that a menu shows at least."""
_INSET = 2
"""Pixels by which words stand in from the edge, in texts as in lines."""
_PARAGRAPH = "\u2029"


class Input(QWidget):
    """The editor of one part.

    It shows a value and holds it: what was not touched is given back as the same value.
    `edited` says that a person changed it.
    """

    edited = Signal()

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__()
        self.part = part
        self.scene = scene
        self._value: Any = None
        self._shown_for: str | None = None
        self._shown = ""
        self._showing = False
        self.stop: QWidget = self
        """The widget that takes the cursor."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_value(self, value: Any) -> None:  # noqa: ANN401
        """Show a value as it stands in the catalogue; the cursor stays where nothing changed."""
        unit = self.scene.unit.id if self.scene.unit else ""
        if unit == self._shown_for and value == self._value:
            return
        self._showing = True
        self._shown_for = unit
        self._value = value
        self._fill(value)
        self._shown = self._reading()
        self._showing = False

    def value(self) -> Any:  # noqa: ANN401
        """Return the value as it stands now."""
        return self._value

    def _hold(self, editor: QWidget) -> None:
        editor.setAccessibleName(self.part.label)
        self.stop = editor
        # No focus proxy: the tabulator would come back to the editor at its frame, and never leave the form.
        self._column.addWidget(editor)

    def _on_edit(self) -> None:
        reading = self._reading()
        if self._showing or reading == self._shown:
            return
        self._value = self._parsed(reading)
        self._shown = reading
        self.edited.emit()

    @abstractmethod
    def _fill(self, value: Any) -> None: ...  # noqa: ANN401

    @abstractmethod
    def _reading(self) -> str: ...

    def _parsed(self, reading: str) -> Any:  # noqa: ANN401
        return reading


def is_spent_undo(event: QEvent, undo: bool, redo: bool) -> bool:
    """Say whether an editor is asked to undo or redo but has nothing to: the catalogue shall."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    asks_undo, asks_redo = event.matches(_Key.Undo), event.matches(_Key.Redo)
    return (asks_undo and not undo) or (asks_redo and not redo)


class OneLine(QLineEdit):
    """A line that leaves undo to the desk once its own typing is undone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pass_files_by(self)

    @override
    def event(self, event: QEvent) -> bool:
        if is_spent_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class WordsInput(Input):
    """One line of plain words."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self.line = OneLine()
        self.line.setPlaceholderText(part.hint)
        self.line.textChanged.connect(self._on_edit)
        self._hold(self.line)

    @override
    def _fill(self, value: Any) -> None:
        self.line.setText(str(value))
        self.line.setCursorPosition(0)

    @override
    def _reading(self) -> str:
        return self.line.text()


class Writing(QTextEdit):
    """A text editor that grows with its words; without paragraphs, Return goes on to the next field."""

    def __init__(self, paragraphs: bool) -> None:
        super().__init__()
        self._paragraphs = paragraphs
        pass_files_by(self.viewport())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_INSET)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @override
    def event(self, event: QEvent) -> bool:
        document = self.document()
        if is_spent_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._paragraphs:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        words = source.text()
        self.insertPlainText(words if self._paragraphs else " ".join(words.split("\n")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def _height(self) -> int:
        least = (
            self.fontMetrics().lineSpacing() * 3 + 2 * _INSET if self._paragraphs else theme.field_height()
        )
        return min(max(round(self.document().size().height()), least), _TALLEST) + 10

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


def turn(editor: QTextEdit, from_right: bool) -> None:
    """Say which way an empty line is written; lines with words show it themselves."""
    option = editor.document().defaultTextOption()
    direction = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LayoutDirectionAuto
    if option.textDirection() != direction:
        option.setTextDirection(direction)
        editor.document().setDefaultTextOption(option)


def exact_words(editor: QTextEdit) -> str:
    """Return the words exactly as they were put in: `toPlainText` would lose no-break spaces."""
    return editor.document().toRawText().replace(_PARAGRAPH, "\n")


class LongInput(Input):
    """Plain words of any length."""

    def __init__(self, part: Part, scene: Scene, paragraphs: bool = False) -> None:
        super().__init__(part, scene)
        self.writing = Writing(paragraphs)
        self.writing.setPlaceholderText(part.hint)
        self.writing.textChanged.connect(self._on_edit)
        self._hold(self.writing)

    def read_from_right(self, from_right: bool) -> None:
        """Say which way an empty line is written; lines with words show it themselves."""
        turn(self.writing, from_right)

    @override
    def _fill(self, value: Any) -> None:
        self.writing.setPlainText(str(value))

    @override
    def _reading(self) -> str:
        return exact_words(self.writing)


class LineInput(LongInput):
    """A line with markup, of which the words are edited."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self._marking = Marking(self.writing)
        self.edited.connect(lambda: self._marking.show_marks(self._value))

    @override
    def _fill(self, value: Line) -> None:
        super()._fill(value)
        self._marking.show_marks(value)

    @override
    def _parsed(self, reading: str) -> Any:
        return revised_line(self._value, reading)


class ProseInput(LongInput):
    """Paragraphs with markup, of which the words are edited."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene, paragraphs=True)
        self._marking = Marking(self.writing)
        self.formatting = Formatting(self.writing, scene.desk.settings, self.value, self._mark)
        self.edited.connect(lambda: self._marking.show_marks(self._value))

    @override
    def _fill(self, value: Prose) -> None:
        super()._fill(text_of(value))
        self._marking.show_marks(value)

    def _mark(self, prose: Prose) -> None:
        """Show the prose with other markup; where lists come or go, the words are laid out anew."""
        if prose == self._value:
            return
        self._showing = True
        if text_of(prose) != self._shown:
            self._fill(prose)
        self._value, self._shown = prose, text_of(prose)
        self._showing = False
        self.edited.emit()

    @override
    def _parsed(self, reading: str) -> Any:
        return revised_prose(self._value, reading)


class ChoiceInput(Input):
    """One word from a vocabulary; a word that it does not hold stays and is shown as it is."""

    def __init__(self, part: Part, scene: Scene) -> None:
        super().__init__(part, scene)
        self.menu = Menu()
        self.menu.setMinimumContentsLength(_SHORTEST)
        self.menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.menu.setMaxVisibleItems(16)
        for word, label in choices(part.vocabulary):
            self.menu.addItem(label, word)
        self.menu.currentIndexChanged.connect(self._on_edit)
        self._hold(self.menu)

    @override
    def _fill(self, value: Any) -> None:
        word = str(value or "")
        index = self.menu.findData(word)
        if index < 0:
            self.menu.insertItem(0, label_of(self.part.vocabulary, word), word)
            index = 0
        self.menu.setCurrentIndex(index)

    @override
    def _reading(self) -> str:
        return str(self.menu.currentData() or "")

    @override
    def _parsed(self, reading: str) -> Any:
        return self.part.of(reading)


class Caption(QLabel):
    """Small quiet words below an editor; not there while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "small")
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        """Show the words, or nothing."""
        if words != self.text():
            self.setText(words)
            self.setVisible(bool(words))
