"""One version of the text: what it is and by whom above, its paragraphs below, its words counted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description import languages
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion
from muniment.description.wording import revised_prose
from muniment.desktop import theme
from muniment.desktop.dropped import pass_files_by
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.formatting import Formatting
from muniment.desktop.forms.inputs import exact_words, turn
from muniment.desktop.forms.marking import Marking
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.shapes import VERSION
from muniment.desktop.forms.values import ValueEditor
from muniment.desktop.views.text_scroll import paragraph_extents
from muniment.i18n import _, plural

_WITHOUT_SPACES = frozenset({"Hans", "Hant", "Hani", "Jpan", "Thai", "Khmr", "Laoo", "Mymr"})
"""Scripts whose words are not parted by spaces; their letters are counted."""
_LINE_HEIGHT = 140.0
_MARGIN = 12
_LEAST_LINES = 5
_PAUSE = 200
"""Milliseconds after the first letter until what was typed since is taken in."""
_TELLING = 2000
"""The letters from which the script of a text is told."""


class TextColumn(QWidget):
    """Shows and edits one version. `edited` carries it as a person has changed it."""

    edited = Signal(object)
    removal = Signal(str)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._version: TextVersion | None = None
        self._showing = False
        self._untaken = False
        self._head = ValueEditor(VERSION, scene)
        self._head.allow_shifts(up=False, down=False)
        self._head.edited.connect(self._on_head)
        self._head.removal.connect(self._on_removal)
        self.body = TextBody()
        self.body.textChanged.connect(self._on_body)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.take_in)
        self._marking = Marking(self.body)
        self.formatting = Formatting(self.body, scene.desk.settings, self._taken_prose, self._mark)
        self._count = QLabel()
        self._count.setProperty("role", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(self._head)
        column.addWidget(self.body, 1)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)

    def stand_below(self, above: QWidget) -> None:
        """Put a widget above the head of the column."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, above)

    @property
    def version(self) -> TextVersion | None:
        """The version that is shown, as it stands now."""
        return self._version

    def show_version(self, version: TextVersion) -> None:
        """Show a version of the text; the cursor stays where the words are the same."""
        self._showing = True
        before, self._version = self._version, version
        self._head.show_value(version)
        if before is None or before.id != version.id or before.prose != version.prose:
            self.body.show_words(text_of(version.prose))
        self._describe(version)
        self._showing = False

    def _on_head(self) -> None:
        if self._version is not None:
            self._change(replace(self._head.value(), prose=self._version.prose))

    def _on_body(self) -> None:
        if not self._showing:
            self._untaken = True
            if not self._pause.isActive():
                self._pause.start()

    def take_in(self) -> None:
        """Take in what was typed of late; a long text is not read anew at every letter."""
        if self._version is not None and self._untaken:
            self._pause.stop()
            self._untaken = False
            prose = revised_prose(self._version.prose, exact_words(self.body))
            self._change(replace(self._version, prose=prose))

    def _taken_prose(self) -> Prose:
        self.take_in()
        return self._version.prose if self._version is not None else ()

    def _mark(self, prose: Prose) -> None:
        """Show the words with other markup; where lists come or go, they are laid out anew."""
        if self._version is None or prose == self._version.prose:
            return
        self._showing = True
        if text_of(prose) != text_of(self._version.prose):
            self.body.show_words(text_of(prose))
        self._showing = False
        self._change(replace(self._version, prose=prose))

    def _on_removal(self) -> None:
        if self._version is not None:
            self.removal.emit(self._version.id)

    def _change(self, version: TextVersion) -> None:
        if version != self._version:
            self._version = version
            self._describe(version)
            self.edited.emit(version)

    def _describe(self, version: TextVersion) -> None:
        self._count.setText(size_of(version.text))
        self._marking.show_marks(version.prose)
        self.body.read_from_right(languages.is_right_to_left(version.script or version.language))
        kind = label_of("texts", version.kind)
        self.body.setAccessibleName(_("Words: {version}").format(version=kind))


class TextBody(QTextEdit):
    """The page: a serif, air between the lines, and no more colour than paper and ink."""

    def __init__(self) -> None:
        super().__init__()
        self._grounded: tuple[int, ...] = ()
        pass_files_by(self.viewport())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Type or paste the text here. An empty line parts paragraphs."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())
        self.measure()

    def measure(self) -> None:
        """Take the typeface and the size that documents are wished in."""
        family, size = theme.document_type()
        self.setStyleSheet(f"font-family: '{family}'; font-size: {size}px;")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In an empty line Qt would only take the spacing of the line away, and swallow the key.
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def ground(self, paragraphs: tuple[int, ...]) -> None:
        """Lay a soft ground under these paragraphs and no others."""
        if paragraphs != self._grounded:
            self._grounded = paragraphs
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        extents = paragraph_extents(self) if self._grounded else []
        painter = QPainter(self.viewport())
        for number in self._grounded:
            if number < len(extents):
                top, foot = extents[number]
                painter.fillRect(
                    QRectF(0, top, self.viewport().width(), foot - top), QColor(theme.current().accent_soft)
                )
        painter.end()
        super().paintEvent(event)

    def show_words(self, words: str) -> None:
        """Show other words, from their beginning."""
        self.setPlainText(words)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()

    def read_from_right(self, from_right: bool) -> None:
        """Say which way an empty line is written; lines with words show it themselves."""
        turn(self, from_right)


def size_of(text: str) -> str:
    """Return how long a text is: in words, or in characters where words are not parted by spaces."""
    if languages.script_of(text[:_TELLING]) in _WITHOUT_SPACES:
        letters = sum(1 for char in text if char.isalnum())
        return plural("{count} character", "{count} characters", letters)
    return plural("{count} word", "{count} words", len(text.split()))
