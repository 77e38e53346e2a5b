"""The first page: what to begin with, when there is nothing yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.buttons import link_button, push_button
from muniment.desktop.workbench import Workbench
from muniment.i18n import _
from muniment.paths import name_of

_WIDTH = 680
_FIRST_STEPS: tuple[tuple[str, str, str, str], ...] = (
    ("sample", "sample", _("Look at the sample"), _("Real documents in twelve languages, described well.")),
    (
        "paste",
        "paste",
        _("Paste a citation or a page"),
        _("The form fills itself; you confirm what was read."),
    ),
    ("import", "import", _("Import files"), _("EAD finding aids, spreadsheets, saved pages, text.")),
    ("new-fonds", "fonds", _("Describe a fonds"), _("Begin at the top, by hand.")),
)


class StepCard(QFrame):
    """One first step: a drawing, what it is, and the button that takes it."""

    def __init__(self, icon: str, heading: str, sentence: str, button: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        drawing = QLabel()
        drawing.setPixmap(theme.icon(icon, "accent").pixmap(QSize(32, 32)))
        words, aside = QLabel(heading), QLabel(sentence, wordWrap=True)
        words.setProperty("role", "heading")
        aside.setProperty("role", "quiet")
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(words)
        column.addWidget(aside)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[4 * theme.SPACE] * 4)
        row.setSpacing(4 * theme.SPACE)
        row.addWidget(drawing)
        row.addLayout(column, 1)
        row.addWidget(button)


class Welcome(QScrollArea):
    """Open, new, import, sample; and the catalogues opened lately."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._actions = actions
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Welcome"))
        self._recent = QVBoxLayout()
        bench.bridge.opened.connect(self._show_recent)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Make the page when it is seen for the first time: most days begin elsewhere."""
        super().showEvent(event)
        if self.widget() is None:
            page = QWidget()
            page.setProperty("role", "paper")
            page.setMaximumWidth(theme.scaled(_WIDTH))
            self._lay_out(page)
            around = QWidget()
            row = QHBoxLayout(around)
            row.addStretch(1)
            row.addWidget(page, 8)
            row.addStretch(1)
            self.setWidget(around)
            self._show_recent()

    def _lay_out(self, page: QWidget) -> None:
        column = QVBoxLayout(page)
        column.setContentsMargins(*[6 * theme.SPACE] * 4)
        column.setSpacing(2 * theme.SPACE)
        column.addStretch(2)
        for words, role in ((_("Muniment"), "display"), (_("A catalogue for archivists."), "quiet")):
            label = QLabel(words)
            label.setProperty("role", role)
            column.addWidget(label)
        column.addSpacing(4 * theme.SPACE)
        for position, (id, icon, heading, sentence) in enumerate(_FIRST_STEPS):
            column.addWidget(StepCard(icon, heading, sentence, self._button(id, heading, main=position == 0)))
        column.addSpacing(4 * theme.SPACE)
        for id, words in (
            ("open", _("Open another catalogue…")),
            ("open-team", _("Open a team's catalogue…")),
            ("handbook", _("Read the handbook")),
        ):
            elsewhere = link_button(words, self._actions[id].trigger)
            column.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._recent)
        column.addStretch(3)

    def _button(self, id: str, heading: str, *, main: bool) -> QWidget:
        button = push_button(_("Begin"), self._actions[id].trigger, main=main)
        button.setAccessibleName(heading)
        return button

    def _show_recent(self) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        here = self._bench.catalogue.place if self._bench.is_open else None
        others = [place for place in self._bench.settings.recent() if place != here]
        if others:
            heading = QLabel(_("Opened lately").upper())
            heading.setProperty("role", "section")
            self._recent.addWidget(heading)
        for place in others:
            button = link_button(name_of(place), partial(self._bench.open_place, place))
            button.setToolTip(str(place))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
