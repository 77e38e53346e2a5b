"""The bar above the hits: their order, other words for a slip, and the star that keeps the search."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button, word_button
from muniment.desktop.menus import Menu
from muniment.desktop.naming import ask_for_line
from muniment.desktop.saving import keep_search, name_to_keep
from muniment.desktop.searching import Counted
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

ORDERS = (
    ("relevance", _("Best first")),
    ("shelfmark", _("By shelfmark")),
    ("date", _("By date")),
    ("title", _("By title")),
    ("place", _("By place in the tree")),
)
"""The orders of the catalogue, and what they are called."""


class ResultsBar(QWidget):
    """Shown while hits are."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._text = ""
        self.setProperty("role", "surface")
        self.order = Menu()
        self.order.setAccessibleName(_("Order of the hits"))
        for id, words in ORDERS:
            self.order.addItem(words, id)
        self.order.activated.connect(lambda _row: bench.sort(self.order.currentData()))
        self.keep = icon_button("star", _("Keep this search"), self._keep, "quiet")
        self._meant = QHBoxLayout()
        self._meant.setSpacing(theme.SPACE)
        self._lay_out()
        self.hide()
        bench.counting.found.connect(self._offer)

    def show_text(self, text: str) -> None:
        """Stand above the hits of a search."""
        self._text = text
        self.order.setCurrentIndex(self.order.findData(self._bench.order))
        self._clear()
        self.show()

    def meant_is_offered(self) -> bool:
        """Say whether other words are offered."""
        return self._below.isVisible()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, theme.SPACE)
        row.addWidget(self.order)
        row.addWidget(self.keep)
        row.addStretch(1)
        below = QWidget()
        below.setLayout(self._meant)
        self._meant.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        self._below = below
        below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(below)

    def _offer(self, counted: Counted) -> None:
        """Offer other words, where few were found; they are searched for only when picked."""
        self._clear()
        if counted.text != self._text or not counted.meant:
            return
        asks = QLabel(_("Did you mean"))
        asks.setProperty("role", "quiet")
        self._meant.addWidget(asks)
        for text in counted.meant:
            self._meant.addWidget(word_button(text, partial(self._bench.ask_for, text), "link"))
        self._meant.addStretch(1)
        self._below.show()

    def _clear(self) -> None:
        self._below.hide()
        while (item := self._meant.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _keep(self) -> None:
        text = self._text.strip()
        bench = self._bench
        ask_for_line(
            self,
            _("Keep this search"),
            _("Its name"),
            text,
            partial(name_to_keep, bench),
            lambda name: bench.attempt(lambda: keep_search(bench, name, text)),
            _("Keep"),
        )
