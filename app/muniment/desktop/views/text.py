"""The tab *Text*: the original beside its translation."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description.levels import TextKind
from muniment.description.units import TextVersion, Unit
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.forms.choices import choices, label_of
from muniment.desktop.forms.completing import language_name
from muniment.desktop.forms.form import TWO_COLUMNS
from muniment.desktop.forms.inputs import Menu
from muniment.desktop.forms.scene import Scene
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.desktop.views.text_column import TextColumn
from muniment.desktop.views.text_scroll import ScrollLock
from muniment.i18n import _


class TextView(RecordView):
    """At most two versions at a time; menus choose which where there are more."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self._scene = Scene(desk)
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
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty())
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page())
        self._stack.addWidget(scroll)

    @override
    def show_unit(self) -> None:
        unit = self.draft.unit
        if unit is None:
            return
        new = self._scene.unit is None or self._scene.unit.id != unit.id
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

    def _empty(self) -> QWidget:
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setSpacing(theme.SPACE * 2)
        for kind, words in (
            (TextKind.ORIGINAL, _("Add the original")),
            (TextKind.TRANSLATION, _("Add a translation")),
        ):
            button = QPushButton(words)
            button.clicked.connect(partial(self._add, kind))
            across.addWidget(button)
        hint = _("The original and its translations stand here side by side, paragraph by paragraph.")
        return empty_place(_("This record has no text yet"), hint, buttons)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, 0)
        bar.setSpacing(theme.SPACE * 2)
        bar.addStretch(1)
        self._together = QCheckBox(_("Scroll together"))
        self._together.setChecked(True)
        self._together.toggled.connect(lambda on: setattr(self._lock, "on", on))
        bar.addWidget(self._together)
        bar.addWidget(self._add_button())
        column.addLayout(bar)
        column.addWidget(self._splitter, 1)
        return page

    def _add_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(_("Add a version"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for word, label in choices("texts"):
            menu.addAction(label).triggered.connect(partial(self._add, TextKind(word)))
        button.setMenu(menu)
        return button

    def _version_menu(self, name: str) -> Menu:
        menu = Menu()
        menu.setAccessibleName(name)
        menu.activated.connect(lambda _index: self._on_choice())
        return menu

    def _on_choice(self) -> None:
        if self.draft.unit is not None:
            self._show_columns(self.draft.unit)

    def _fill_menus(self, unit: Unit, new: bool) -> None:
        chosen = _first_pair(unit) if new else tuple(menu.currentData() for menu in self._menus)
        ids = [version.id for version in unit.texts]
        for menu, id, other in zip(self._menus, chosen, _first_pair(unit), strict=True):
            menu.clear()
            for version in unit.texts:
                menu.addItem(name_of(version), version.id)
            menu.setCurrentIndex(menu.findData(id if id in ids else other))
            menu.setVisible(len(unit.texts) > 2)

    def _show_columns(self, unit: Unit) -> None:
        versions = {version.id: version for version in unit.texts}
        left, right = (versions.get(menu.currentData()) for menu in self._menus)
        for column, version in zip(self.columns, (left, right), strict=True):
            column.setVisible(version is not None)
            if version is not None:
                column.show_version(version)
        both = left is not None and right is not None
        self._together.setVisible(both)
        self._lock.alignment = right.alignment if left and right and right.of == left.id else ()

    def _on_edit(self, version: TextVersion) -> None:
        unit = self.draft.unit
        if unit is None:
            return
        texts = tuple(version if each.id == version.id else each for each in unit.texts)
        self._revise(replace(unit, texts=texts))

    def _add(self, kind: TextKind, _checked: bool = False) -> None:
        unit = self.draft.unit
        if unit is None:
            return
        original = next((each.id for each in unit.texts if each.kind is TextKind.ORIGINAL), "")
        of = original if kind is not TextKind.ORIGINAL else ""
        version = TextVersion(id=_free_id(unit), kind=kind, of=of)
        self._revise(replace(unit, texts=(*unit.texts, version)))
        self.show_unit()
        side = next((n for n, menu in enumerate(self._menus) if menu.currentData() == version.id), 1)
        self._menus[side].setCurrentIndex(self._menus[side].findData(version.id))
        self._on_choice()
        self.columns[side].body.setFocus()

    def _remove(self, id: str) -> None:
        unit = self.draft.unit
        if unit is not None:
            self._revise(replace(unit, texts=tuple(each for each in unit.texts if each.id != id)))
            self.draft.flush()
            self.show_unit()

    def _revise(self, unit: Unit) -> None:
        self._scene.unit = unit
        self.draft.revise(unit)


def name_of(version: TextVersion) -> str:
    """Return what a version is called in a menu: what it is, and in which language."""
    kind = label_of("texts", version.kind)
    return f"{kind}, {language_name(version.language)}" if version.language else kind


def _first_pair(unit: Unit) -> tuple[str | None, str | None]:
    """The original and its first translation, else the first two."""
    texts = unit.texts
    left = next(
        (each for each in texts if each.kind in (TextKind.ORIGINAL, TextKind.TRANSCRIPTION)), texts[0]
    )
    others = [each for each in texts if each is not left]
    right = next((each for each in others if each.of == left.id), others[0] if others else None)
    return left.id, right.id if right else None


def _free_id(unit: Unit) -> str:
    taken = {each.id for each in unit.texts}
    return next(f"t{number}" for number in range(1, len(taken) + 2) if f"t{number}" not in taken)
