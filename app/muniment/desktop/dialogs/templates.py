"""The templates there are, changed in the window: what is asked for, required, and said beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
)
from shiboken6 import isValid
from typing_extensions import override

from muniment.description import templates
from muniment.description.columns import COLUMNS
from muniment.description.levels import Level
from muniment.description.templates import Asked, Template
from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.table import FIELDS
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.menus import Menu
from muniment.desktop.models.marks import LEVEL_NAMES
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _

_ID = Qt.ItemDataRole.UserRole
_FIELD_WIDTH = 220
_FIELD, _SHOWN, _REQUIRED, _FIXED, _HINT = range(5)


class TemplatesSheet(Sheet):
    """The list on the left, the chosen template on the right; what is changed is kept at once."""

    def __init__(self, desk: Desk, level: Level | None = None) -> None:
        super().__init__(desk, _("Templates"), _("Done"))
        self.question = level
        self.resize(1000, 640)
        self._filling = False
        self._shown: Template | None = None
        self.list = QListWidget()
        read_each_way(self.list)
        self.list.setAccessibleName(_("Templates"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("Name"))
        self.name.editingFinished.connect(self._try_to_keep)
        self.level = Menu()
        self.level.setAccessibleName(_("Level"))
        for each, words in LEVEL_NAMES.items():
            self.level.addItem(words, each.value)
        self.level.activated.connect(lambda _index: self._try_to_keep())
        self.fields = _table((_("Field"), _("Asked for"), _("Required"), _("Read-only"), _("Hint")))
        self.defaults = _table((_("What"), _("A new record says")))
        self.fields.itemChanged.connect(lambda _item: self._try_to_keep())
        self.defaults.itemChanged.connect(lambda _item: self._try_to_keep())
        self._said = label("", "quiet")
        self.column.addLayout(self._halves(), 1)
        self.main.clicked.connect(self.accept)
        self.end(_("Done"))
        self._fill(next((each for each in templates.templates() if each.level is level), None))

    def add(self) -> None:
        """Make an empty template, to be named."""
        self._begin(Template(id="", name=_("New template"), level=Level.ITEM, fields=_USUAL))

    def copy(self) -> None:
        """Make a template like the chosen one."""
        if self._shown is not None:
            name = _("{name} (copy)").format(name=self._shown.name)
            self._begin(replace(self._shown, id="", name=name))

    def take_away(self) -> None:
        """Delete the chosen template, where it is an own one, and offer to bring it back."""
        gone = self._shown
        if gone is not None and gone.is_own:
            templates.take_away(gone.id)
            self._fill(templates.template(gone.id))
            words = _("The template “{name}” is deleted.").format(name=gone.name)
            self.desk.notice(words, _("Undo"), lambda: self.desk.attempt(lambda: self._bring_back(gone)))

    def _bring_back(self, gone: Template) -> None:
        kept = templates.save(gone)
        if isValid(self):
            self._fill(kept)

    @override
    def done(self, result: int) -> None:
        """Keep the name, too, that is typed just now."""
        self.keep_typed()
        super().done(result)

    @override
    def keep_typed(self) -> None:
        self.leave_field()
        self._try_to_keep()

    @override
    def is_worked_on(self) -> bool:
        return self._made() != self._shown

    def _halves(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        self._delete = push_button(_("Delete"), self.take_away)
        for button in (push_button(_("New"), self.add), push_button(_("Copy"), self.copy), self._delete):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE * 2)
        head = QHBoxLayout()
        head.addWidget(self.name, 2)
        head.addWidget(self.level, 1)
        right.addLayout(head)
        right.addWidget(self._said)
        tabs = QTabWidget()
        tabs.tabBar().setAccessibleName(_("What the template says"))
        tabs.addTab(self.fields, _("Fields"))
        tabs.addTab(self.defaults, _("Said beforehand"))
        right.addWidget(tabs, 1)
        halves = QHBoxLayout()
        halves.setSpacing(theme.SPACE * 4)
        halves.addLayout(left, 1)
        halves.addLayout(right, 3)
        return halves

    def _begin(self, made: Template) -> None:
        self.desk.attempt(lambda: self._fill(templates.save(made)))
        self.name.setFocus()
        self.name.selectAll()

    def _fill(self, chosen: Template | None) -> None:
        self._filling = True
        self.list.clear()
        for each in templates.templates():
            item = QListWidgetItem(each.name)
            item.setData(_ID, each.id)
            item.setSizeHint(QSize(0, theme.row_height()))
            self.list.addItem(item)
            if chosen is not None and each.id == chosen.id:
                self.list.setCurrentItem(item)
        self._filling = False
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        if self._filling:
            return
        item = self.list.currentItem()
        self._shown = templates.template(item.data(_ID)) if item else None
        shown = self._shown
        self._filling = True
        own = shown is not None and shown.is_own
        for widget in (self.name, self.level, self.fields, self.defaults, self._delete):
            widget.setEnabled(own)
        self._said.setText("" if own else _("This template comes with Muniment. Copy it to change it."))
        if shown is not None:
            self.name.setText(shown.name)
            self.level.setCurrentIndex(self.level.findData(shown.level.value))
            _show_fields(self.fields, shown)
            _show_defaults(self.defaults, shown)
        self._filling = False

    def _try_to_keep(self) -> None:
        """Keep what stands on the right, or say why the disk does not let it."""
        self.desk.attempt(self._keep)

    def _keep(self) -> None:
        """Keep what stands on the right, under the same id."""
        made = self._made()
        if made is not None and made != self._shown:
            self._shown = templates.save(made)
            self.list.currentItem().setText(made.name)

    def _made(self) -> Template | None:
        """Return the template in hand as it stands on the right."""
        if self._filling or self._shown is None or not self._shown.is_own:
            return self._shown
        return replace(
            self._shown,
            name=self.name.text().strip() or self._shown.name,
            level=Level(self.level.currentData()),
            fields=_asked(self.fields),
            defaults=_said_before(self.defaults),
        )


_USUAL = tuple(Asked(field=row.id) for row in FIELDS if row.common)
"""What a new template asks for."""


def _table(headings: Sequence[str]) -> QTableWidget:
    made = QTableWidget(0, len(headings))
    made.setHorizontalHeaderLabels(list(headings))
    made.setAccessibleName(headings[0])
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(theme.row_height())
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    header = made.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setWordWrap(False)
    cut_with_dots(header)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(0, theme.scaled(_FIELD_WIDTH))
    header.setSectionResizeMode(len(headings) - 1, QHeaderView.ResizeMode.Stretch)
    return made


def _show_fields(table: QTableWidget, shown: Template) -> None:
    table.setRowCount(len(FIELDS))
    for row, each in enumerate(FIELDS):
        asked = shown.asked(each.id)
        table.setItem(row, _FIELD, _cell(each.label, each.id))
        table.setItem(row, _SHOWN, _tick(asked is not None))
        table.setItem(row, _REQUIRED, _tick(asked is not None and asked.required))
        table.setItem(row, _FIXED, _tick(asked is not None and asked.fixed))
        table.setItem(row, _HINT, QTableWidgetItem(asked.hint if asked else ""))


def _show_defaults(table: QTableWidget, shown: Template) -> None:
    said = dict(shown.defaults)
    table.setRowCount(len(COLUMNS))
    for row, each in enumerate(COLUMNS):
        table.setItem(row, 0, _cell(each.label, each.id))
        table.setItem(row, 1, QTableWidgetItem(said.get(each.id, "")))


def _asked(table: QTableWidget) -> tuple[Asked, ...]:
    """What the table asks for: whatever is ticked or hinted at in a row asks for its field."""
    rows: list[Asked] = []
    for row in range(table.rowCount()):
        shown, required, fixed = (_ticked(table, row, column) for column in (_SHOWN, _REQUIRED, _FIXED))
        hint = str(_data(table, row, _HINT)).strip()
        if shown or required or fixed or hint:
            field = str(_data(table, row, _FIELD, _ID))
            rows.append(Asked(field=field, required=required, fixed=fixed, hint=hint))
    return tuple(rows)


def _said_before(table: QTableWidget) -> tuple[tuple[str, str], ...]:
    rows = range(table.rowCount())
    cells = ((str(_data(table, row, 0, _ID)), str(_data(table, row, 1)).strip()) for row in rows)
    return tuple((id, text) for id, text in cells if text)


def _ticked(table: QTableWidget, row: int, column: int) -> bool:
    state = _data(table, row, column, Qt.ItemDataRole.CheckStateRole)
    return Qt.CheckState(state) is Qt.CheckState.Checked


def _data(
    table: QTableWidget, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> object:
    return table.model().index(row, column).data(role)


def _cell(words: str, id: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setData(_ID, id)
    return item


def _tick(on: bool) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    return item
