"""Asking for a name, or another line of words: what is allowed is said beneath while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.directions import isolated
from muniment.i18n import _

_LETTERS = 56
"""How many letters of the line are seen at least."""


class Verdict(NamedTuple):
    """What is said of the words that are typed now, and whether they may be taken."""

    words: str = ""
    may: bool = True


Judge = Callable[[str], Verdict]


class LineDialog(QDialog):
    """One line above its rule. It stands before the window, and the program goes on behind it."""

    def __init__(self, over: QWidget, heading: str, asked: str, words: str, main: str) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.line = QLineEdit(words)
        self.line.setAccessibleName(asked)
        self.line.setMinimumWidth(_LETTERS * self.line.fontMetrics().averageCharWidth())
        # Chosen from its end: a long one is seen from its beginning.
        self.line.setSelection(len(words), -len(words))
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.main = push_button(main, self.accept, main=True)
        self.main.setDefault(True)
        self._lay_out(heading, asked)

    def follow(self, judge: Judge) -> None:
        """Say of the words what `judge` says, now and with each letter."""
        self.line.textChanged.connect(lambda words: self._say(judge(words)))
        self._say(judge(self.line.text()))

    def _say(self, verdict: Verdict) -> None:
        self.told.setProperty("role", "quiet" if verdict.may else "warning")
        self.told.style().polish(self.told)
        self.told.setText(isolated(verdict.words))
        self.line.setAccessibleDescription(verdict.words)
        self.main.setEnabled(verdict.may)

    def _lay_out(self, heading: str, asked: str) -> None:
        title, name = QLabel(heading), QLabel(asked)
        title.setProperty("role", "title")
        name.setBuddy(self.line)
        # Room for two lines from the beginning: the dialog does not jump while one types.
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        cancel = push_button(_("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE * 2)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.main)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[6 * theme.SPACE] * 4)
        column.setSpacing(2 * theme.SPACE)
        for widget in (title, name, self.line, self.told):
            column.addWidget(widget)
        column.addLayout(buttons)


def ask_for_line(
    over: QWidget,
    heading: str,
    asked: str,
    words: str,
    judge: Judge,
    take: Callable[[str], object],
    main: str = "",
) -> None:
    """Ask for one line, first with `words` in it, and hand it to `take`, without spaces around it.

    `judge` says what is thought of what is typed; what may not be taken cannot be.
    """
    dialog = LineDialog(over, heading, asked, words, main or heading)
    dialog.follow(lambda typed: judge(typed.strip()))
    dialog.accepted.connect(lambda: take(dialog.line.text().strip()))
    dialog.open()


def a_name(is_taken: Callable[[str], bool], words: str) -> Judge:
    """Return what is said of a name: that one is wanted, or `words` where another thing has it already."""

    def judge(name: str) -> Verdict:
        if not name:
            return Verdict(_("Type a name."), may=False)
        return Verdict(words.format(name=name), may=False) if is_taken(name) else Verdict()

    return judge
