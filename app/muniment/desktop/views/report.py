"""A page of words in a window of its own that is in nobody's way: a crash report, what program this is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.fronting import bring_to_front, others_open
from muniment.i18n import _


class Report(QDialog):
    """A heading, a sentence and, where there is one, a text to read and copy."""

    def __init__(self, parent: QWidget, heading: str, sentence: str, text: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        words, aside = QLabel(heading), QLabel(sentence, wordWrap=True)
        words.setProperty("role", "title")
        aside.setProperty("role", "quiet")
        aside.setMinimumWidth(80 * theme.SPACE)
        aside.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[6 * theme.SPACE] * 4)
        column.setSpacing(4 * theme.SPACE)
        column.addWidget(words)
        column.addWidget(aside)
        if text:
            page = QPlainTextEdit(text, readOnly=True)
            page.setAccessibleName(heading)
            page.setMinimumSize(160 * theme.SPACE, 80 * theme.SPACE)
            column.addWidget(page, 1)
        column.addWidget(push_button(_("Close"), self.close), 0, Qt.AlignmentFlag.AlignRight)
        self._said = parent, heading, sentence, text

    @override
    def show(self) -> None:
        """Open, unless the same is said already: that comes to the front."""
        told = next((each for each in others_open(self) if each._said == self._said), None)
        if told is None:
            super().show()
            return
        self.deleteLater()
        bring_to_front(told)
