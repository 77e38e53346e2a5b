"""The kinds of button there are, each with a name that a screen reader can say."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from muniment.desktop import theme


def icon_button(icon: str, name: str, run: Callable[[], object], colour: str = "ink") -> QToolButton:
    """Return a flat button that shows only an icon; `name` is its tooltip and what is read out."""
    button = word_button("", run)
    theme.dress(button, icon, colour)
    button.setIconSize(theme.icon_size())
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def word_button(text: str, run: Callable[[], object], role: str = "") -> QToolButton:
    """Return a flat button of words; `role` is how the style sheet draws it."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(text)
    button.setProperty("role", role)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda: run())
    return button


def link_button(text: str, run: Callable[[], object]) -> QPushButton:
    """Return a link that stands among text: its words begin where those above and below it do."""
    button = push_button(text, run)
    button.setProperty("role", "link")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def push_button(text: str, run: Callable[[], object], main: bool = False) -> QPushButton:
    """Return a button for the next step; `main` for the one that most people want."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setProperty("role", "main" if main else "")
    button.clicked.connect(lambda: run())
    return button
