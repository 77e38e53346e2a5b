"""Why what is typed of a name is not kept: others changed the same meanwhile, or it cannot be so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from muniment.description.concepts import Authority
from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.dialogs.authority_words import FIELDS, value_in_words
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.directions import shortened
from muniment.i18n import _

_MOST = 240
"""Letters of a value: a history may be long."""


class Hindrance(QFrame):
    """Says what hinders, and asks whose word stands: `mine`, or `other`, with which what is typed goes."""

    mine = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.clash: tuple[str, ...] = ()
        """The fields that others changed as well; none where something else hinders."""
        self.words = label("", "warning")
        self.keeping = push_button(_("Put mine over it"), self.mine.emit)
        self.taking = push_button("", self.other.emit)
        for button in (self.keeping, self.taking):
            button.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE * 2)
        line.addStretch(1)
        line.addWidget(self.taking)
        line.addWidget(self.keeping)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.SPACE * 3,) * 4)
        column.addWidget(self.words)
        column.addLayout(line)
        self.hide()

    def say_clash(self, now: Authority, fields: Sequence[str]) -> None:
        """Say what others made of these fields."""
        told = _("{field} changed elsewhere meanwhile. There now: {value}")
        words = (told.format(field=_called(field), value=_value(now, field)) for field in fields)
        self._show("\n".join(words), _("Take the other"), tuple(fields))

    def say(self, why: str) -> None:
        """Say what else hinders."""
        self._show(why, _("Discard what is typed"), ())

    def _show(self, words: str, taking: str, clash: tuple[str, ...]) -> None:
        self.clash = clash
        self.words.setText(words)
        self.taking.setText(taking)
        self.taking.setAccessibleName(taking)
        self.keeping.setVisible(bool(clash))
        self.show()


def _called(field: str) -> str:
    return _("Names") if field == "names" else FIELDS[field]


def _value(authority: Authority, field: str) -> str:
    names = "; ".join(name.text for name in authority.names)
    value = names if field == "names" else value_in_words(authority, field)
    return f"“{shortened(' '.join(value.split()), _MOST)}”" if value else _("nothing")
