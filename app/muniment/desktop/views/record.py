"""The right pane: one record, on tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description.findings import Finding
from muniment.desktop.desk import Desk
from muniment.desktop.forms.stops import chain, chained, first_stop
from muniment.desktop.views.history import HistoryView
from muniment.desktop.views.images import ImagesView
from muniment.desktop.views.provenance import ProvenanceView
from muniment.desktop.views.record_describe import DescribeView
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_header import RecordHeader
from muniment.desktop.views.record_tabs import RecordTabs
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.desktop.views.text import TextView
from muniment.desktop.views.xml import XmlView
from muniment.i18n import _


@dataclass(frozen=True, slots=True)
class Tab:
    """A row of the pane: its words, and what makes its view."""

    label: str
    make: Callable[[Desk, Draft], RecordView]


TABS: tuple[Tab, ...] = (
    Tab(_("Describe"), DescribeView),
    Tab(_("Text"), TextView),
    Tab(_("Provenance"), ProvenanceView),
    Tab(_("Images"), ImagesView),
    Tab("XML", XmlView),
    Tab(_("History"), HistoryView),
)


_BEGIN = "shelfmarks"
"""The field with which a description begins."""
_CLOSE = 8
"""What stands around them at the least."""
_SIDES = 8
"""What is left before the first and behind the last."""
_LEAST = 0.7
"""The least size of their type, against that of all else: rather small than cut."""
_AROUND = 26
"""What stands around the words of a tab, in pixels."""


class Leaf(QWidget):
    """The place of a tab's view, which is made when it is first asked for, and follows the `tabs` by keys."""

    def __init__(self, make: Callable[[], RecordView], tabs: QWidget) -> None:
        super().__init__()
        self._make = make
        self._tabs = tabs
        self._made: RecordView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def view(self) -> RecordView:
        """Return the view."""
        if self._made is None:
            self._made = self._make()
            self._column.addWidget(self._made)
            chain([self._tabs, *filter(self._is_here, chained(self._made))])
            self._made.show()
        return self._made

    def _is_here(self, stop: QWidget) -> bool:
        """Lists that fall open are windows of their own: they would end a chain."""
        return stop.window() is self.window()


class RecordPane(QWidget):
    """Shows and edits one unit; `saved` carries the time of day at which it saved by itself.

    `kept` says whether what is typed could be saved. `judged` carries the unit's id, None where
    none is shown, and what is found in it as it is typed.
    """

    saved = Signal(str)
    kept = Signal(bool)
    judged = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft = Draft(desk, self)
        self._header = RecordHeader()
        self._tabs = QTabWidget()
        self._tabs.setTabBar(RecordTabs())
        self._leaves = [Leaf(partial(tab.make, desk, self._draft), self._tabs.tabBar()) for tab in TABS]
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            empty_place(_("No record is chosen"), _("Choose one in the arrangement or the list."))
        )
        self._stack.addWidget(self._record())
        self._header.chosen.connect(desk.open_unit)
        self._draft.shown.connect(self._show)
        self._draft.found.connect(self._show_findings)
        self._draft.saved.connect(self._header.show_saved)
        self._draft.changed_by.connect(self._header.show_changed)
        desk.bridge.changed.connect(lambda _change: self._name())
        self._draft.saved.connect(self.saved)
        self._draft.kept.connect(self.kept)
        self._tabs.currentChanged.connect(lambda _index: self._show_front())

    def show_unit(self, unit_id: str | None) -> None:
        """Show a unit, or that none is chosen; what was typed into the last one is saved first."""
        self._draft.show_unit(unit_id)

    def show_field(self, field: str) -> None:
        """Go to a field, on whichever tab it stands."""
        for number, leaf in enumerate(self._leaves):
            if leaf.view().holds_field(field):
                self._tabs.setCurrentIndex(number)
                leaf.view().show_field(field)
                return

    def enter(self) -> None:
        """Put the cursor where one begins on the tab that is in front, or onto its name where nothing is."""
        view = self._front()
        if view.holds_field(_BEGIN):
            view.show_field(_BEGIN)
            return
        stop = first_stop(view) or self._tabs.tabBar()
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Save now what is not yet saved."""
        self._draft.flush()

    def loss(self) -> str:
        """Return what is to be said of typing that could not be saved; nothing if all is saved."""
        if not self._draft.is_unsaved:
            return ""
        if self._draft.hindrance:
            return f"{_('What you typed could not be saved yet.')} {self._draft.hindrance}"
        return _("What you typed could not be saved yet. It is saved when the catalogue can be reached.")

    def _record(self) -> QWidget:
        record = QWidget()
        column = QVBoxLayout(record)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._tabs, 1)
        self._tabs.setDocumentMode(True)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.tabBar().setDrawBase(False)
        for tab, leaf in zip(TABS, self._leaves, strict=True):
            self._tabs.setTabToolTip(self._tabs.addTab(leaf, tab.label), tab.label)
        return record

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def measure(self) -> None:
        """Let tabs that would be cut stand closer together, be set a little smaller, and then be scrolled."""
        bar = self._tabs.tabBar()
        words = sum(self.fontMetrics().horizontalAdvance(tab.label) for tab in TABS)
        room = self.width() - _SIDES
        narrow = room < words + _AROUND * len(TABS)
        font = self.font()
        share = (room - _CLOSE * len(TABS)) / words
        font.setPixelSize(int(self.fontInfo().pixelSize() * min(1, max(_LEAST, share))))
        scrolls = share < _LEAST
        if (bar.property("narrow"), bar.usesScrollButtons(), bar.font()) != (narrow, scrolls, font):
            self._tabs.setUsesScrollButtons(scrolls)
            self._tabs.setElideMode(Qt.TextElideMode.ElideNone if scrolls else Qt.TextElideMode.ElideRight)
            bar.setProperty("narrow", narrow)
            bar.setExpanding(narrow and not scrolls)
            bar.style().unpolish(bar)
            bar.style().polish(bar)
            bar.setFont(font)
            # Otherwise the tabs keep the widths that they had in the other style.
            QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))

    def _front(self) -> RecordView:
        return self._leaves[self._tabs.currentIndex()].view()

    def _show(self) -> None:
        unit = self._draft.unit
        self._stack.setCurrentIndex(int(unit is not None))
        self._header.show_saved("")
        self._name()
        self._show_front()

    def _name(self) -> None:
        unit = self._draft.unit
        if unit is not None:
            self._header.show_unit(unit, tuple(reversed(self._draft.above)))

    def _show_front(self) -> None:
        if self._draft.unit is not None:
            self._front().show_unit()
            self._front().show_findings(self._draft.findings)
        if self._tabs.currentWidget().hasFocus():
            # The tab was asked for by keys: its page took the cursor before there was anything in it.
            self.enter()

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        unit = self._draft.unit
        self.judged.emit(unit.id if unit else None, findings)
        if unit is not None:
            self._front().show_findings(findings)
