"""The tab *Text*: the original beside its translation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description import alignment
from muniment.description.levels import TextKind
from muniment.description.markup import Prose
from muniment.description.units import TextVersion, Unit
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.forms.choices import label_of
from muniment.desktop.forms.completing import language_name
from muniment.desktop.forms.form import TWO_COLUMNS
from muniment.desktop.forms.scene import Scene
from muniment.desktop.menus import Menu
from muniment.desktop.scrolling import scrolled
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.desktop.views.text_bar import DriftStrip, TextBar
from muniment.desktop.views.text_column import TextColumn
from muniment.desktop.views.text_files import choose_target, choose_text
from muniment.desktop.views.text_find import FindBar
from muniment.desktop.views.text_pairing import Pairing
from muniment.desktop.views.text_scroll import ScrollLock
from muniment.formats import documents
from muniment.i18n import _
from muniment.tasks.texts import with_text, with_version


class TextView(RecordView):
    """At most two versions at a time; menus choose which where there are more."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self._scene = Scene(desk)
        self._opened: tuple[TextVersion, ...] = ()
        self.columns = (TextColumn(self._scene), TextColumn(self._scene))
        self._menus = (self._version_menu(_("Text on the left")), self._version_menu(_("Text on the right")))
        self._lock = ScrollLock(self.columns[0].body, self.columns[1].body)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        for column, menu in zip(self.columns, self._menus, strict=True):
            column.stand_below(menu)
            self._splitter.addWidget(column)
            column.edited.connect(self._on_edit)
            draft.gathering.connect(column.take_in)
            column.removal.connect(self._remove)
        self._page = QWidget()
        self.pairing = Pairing(*self.columns, self._page)
        self.pairing.revised.connect(self._on_deed)
        self._splitter.splitterMoved.connect(lambda _place, _number: self.pairing.band.lie_between())
        self.finding = FindBar(self.columns, _("Find in both texts"))
        self.bar = self._make_bar()
        self.drift = DriftStrip(self.pairing)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._scrolled())

    @override
    def show_unit(self) -> None:
        unit = self.draft.unit
        if unit is None:
            return
        new = self._scene.unit is None or self._scene.unit.id != unit.id
        if new:
            self._opened = unit.texts
        self._scene.unit = unit
        self._stack.setCurrentIndex(int(bool(unit.texts)))
        if unit.texts:
            self._fill_menus(unit, new)
            self._show_columns(unit)

    @override
    def holds_field(self, id: str) -> bool:
        return id == "texts"

    @override
    def show_field(self, id: str) -> None:
        self.columns[0].body.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= TWO_COLUMNS * self.fontMetrics().averageCharWidth()
        self._splitter.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self.pairing.band.lie_between()

    def _empty(self) -> QWidget:
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setSpacing(theme.SPACE * 2)
        for words, add in (
            (_("Add the original"), partial(self._add, TextKind.ORIGINAL)),
            (_("Add a translation"), partial(self._add, TextKind.TRANSLATION)),
            (_("From a file …"), self._choose_file),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _checked, add=add: add())
            column.addWidget(button)
        hint = _("The original and its translations stand here side by side, paragraph by paragraph.")
        return empty_place(_("This record has no text yet"), hint, buttons)

    def _make_bar(self) -> TextBar:
        bar = TextBar(self, self.desk.settings, self.columns, self.pairing, self.finding)
        bar.together.connect(lambda on: setattr(self._lock, "on", on))
        bar.added.connect(self._add)
        bar.from_file.connect(self._choose_file)
        bar.to_file.connect(self._choose_target)
        return bar

    def _scrolled(self) -> QScrollArea:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.finding, self.drift):
            column.addWidget(widget)
        column.addWidget(self._splitter, 1)
        return scrolled(self._page, sideways=False)

    def _version_menu(self, name: str) -> Menu:
        menu = Menu()
        menu.setAccessibleName(name)
        menu.activated.connect(lambda _index: self._on_choice())
        return menu

    def _on_choice(self) -> None:
        if self.draft.unit is not None:
            self._show_columns(self.draft.unit)

    def _fill_menus(self, unit: Unit, new: bool) -> None:
        first = tuple(version.id if version else None for version in alignment.pair_of(unit))
        chosen = first if new else tuple(menu.currentData() for menu in self._menus)
        ids = [version.id for version in unit.texts]
        for menu, id, other in zip(self._menus, chosen, first, strict=True):
            menu.clear()
            for version in unit.texts:
                menu.addItem(name_of(version), version.id)
            menu.setCurrentIndex(menu.findData(id if id in ids else other))
            menu.setVisible(len(unit.texts) > 2)

    def _shown(self, unit: Unit) -> tuple[TextVersion | None, TextVersion | None]:
        versions = {version.id: version for version in unit.texts}
        left, right = (versions.get(menu.currentData()) for menu in self._menus)
        return left, right

    def _show_columns(self, unit: Unit) -> None:
        left, right = self._shown(unit)
        for column, version in zip(self.columns, (left, right), strict=True):
            column.setVisible(version is not None)
            if version is not None and version != column.version:
                column.show_version(version)
        pair = left is not None and right is not None and right.of == left.id
        self.bar.show_pair(both=left is not None and right is not None, pair=pair)
        self.pairing.show_texts(left, right if pair else None)
        self.drift.show_drift(alignment.drift(left, right) if pair and left and right else alignment.Drift())
        self._lock.alignment = self.pairing.pairs()

    def _on_edit(self, version: TextVersion) -> None:
        unit = self.draft.unit
        if unit is not None:
            texts = alignment.revised(unit.texts, version, self._opened)
            self._revise(replace(unit, texts=texts))

    def _on_deed(self, version: TextVersion) -> None:
        """Keep what was done to the texts, which is a step of its own, whatever is typed around it."""
        self.draft.flush()
        self._on_edit(version)
        self.draft.flush()

    def _add(self, kind: TextKind) -> None:
        unit = self.draft.unit
        if unit is not None:
            self._show_added(with_version(unit, kind))

    def _show_added(self, unit: Unit) -> None:
        """Show a unit with one more version, and go to that."""
        self._revise(unit)
        self.show_unit()
        added = unit.texts[-1].id
        side = next((n for n, menu in enumerate(self._menus) if menu.currentData() == added), 1)
        self._menus[side].setCurrentIndex(self._menus[side].findData(added))
        self._on_choice()
        self.columns[side].body.setFocus()

    def _choose_file(self) -> None:
        unit = self.draft.unit
        if unit is not None:
            choose_text(self.desk, self, partial(self._take_in, unit.id))

    def _take_in(self, id: str, prose: Prose) -> None:
        """Put a text that was read into the first version without words, else into a new one."""
        unit = self.draft.unit
        if unit is None or unit.id != id:
            self.desk.notice(_("The text was not taken in, since another record was opened meanwhile."))
            return
        taken = with_text(unit, prose)
        if len(taken.texts) > len(unit.texts):
            self._show_added(taken)
        else:
            self._revise(taken)

    def _choose_target(self, row: documents.Writing) -> None:
        unit = self.draft.unit
        if unit is not None:
            texts = tuple(version for version in self._shown(unit) if version is not None)
            choose_target(self.desk, self, row, unit, texts)

    def _remove(self, id: str) -> None:
        unit = self.draft.unit
        if unit is not None:
            self.draft.revise(replace(unit, texts=tuple(each for each in unit.texts if each.id != id)))
            self.draft.flush()
            self.show_unit()

    def _revise(self, unit: Unit) -> None:
        self._scene.unit = unit
        self.draft.revise(unit)
        if self._stack.currentIndex():
            self._show_columns(unit)


def name_of(version: TextVersion) -> str:
    """Return what a version is called in a menu: what it is, and in which language."""
    kind = label_of("texts", version.kind)
    return f"{kind}, {language_name(version.language)}" if version.language else kind
