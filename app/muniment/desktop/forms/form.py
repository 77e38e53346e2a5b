"""The form of one tab, built from the table of fields: areas under headings, fields in one or two columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)
from typing_extensions import override

from muniment.description.areas import AREA_LABELS, Area
from muniment.description.findings import Finding
from muniment.description.inheriting import Inherited
from muniment.description.templates import Template
from muniment.description.units import Unit
from muniment.desktop import theme, unconfirmed
from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.forms.boxes import FieldBox, Unsure
from muniment.desktop.forms.fields import Field, Sheet
from muniment.desktop.forms.inputs import Caption
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.stops import chain
from muniment.desktop.forms.table import FIELDS, field, fields_of, has_field
from muniment.desktop.forms.understanding import read_names_of_months
from muniment.i18n import _, plural

TWO_COLUMNS = 86
"""The width in letters from which short fields, and texts, stand side by side."""
_BLANK = Unit(id="")
_WIDEST = 140
"""The width in letters beyond which no line of the form grows."""


class Section(QWidget):
    """An area: a heading, a hairline, and its fields."""

    def __init__(self, area: Area) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE * 2)
        column.setSpacing(theme.SPACE * 2)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE * 2)
        label = QLabel(AREA_LABELS[area])
        label.setProperty("role", "heading")
        rule = QFrame()
        rule.setProperty("role", "line")
        rule.setFixedHeight(1)
        heading.addWidget(label)
        heading.addWidget(rule, 1)
        column.addLayout(heading)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE * 4)
        self._grid.setVerticalSpacing(theme.SPACE * 3)
        column.addLayout(self._grid)
        self._arranged: tuple[tuple[FieldBox, ...], int] = ((), 0)

    def arrange(self, boxes: Sequence[FieldBox], columns: int) -> None:
        """Lay out these fields in so many columns, and hide the others."""
        self.setVisible(bool(boxes))
        if self._arranged == (tuple(boxes), columns):
            return
        for box in self._arranged[0]:
            self._grid.removeWidget(box)
            box.setVisible(box in boxes)
        self._arranged = (tuple(boxes), columns)
        row, column = 0, 0
        for box in boxes:
            span = columns if box.field.wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            box.show()
            column += span
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < columns))


class Form(QScrollArea):
    """Shows a unit field by field.

    `edited` carries the unit as a person has changed it; `left` says that a field was left.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, scene: Scene, sheet: Sheet, above: QWidget | None = None) -> None:
        super().__init__()
        self._scene = scene
        scene.fill = self._fill
        self._fields = fields_of(sheet)
        self._boxes: dict[str, FieldBox] = {}
        self._asked: set[str] = set()
        self._template: Template | None = None
        self._above = Caption()
        self._shown: list[Field] = []
        self._is_ready = False
        self._marked: list[str] = []
        self._chained: tuple[list[Field], list[str]] = ([], [])
        self._sections = {area: Section(area) for area in Area}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page(above))
        help_wanted = QAction(_("What this field is for"), self)
        FieldKeys(scene.desk.settings, self).follow("field-help", help_wanted.setShortcuts)
        help_wanted.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        help_wanted.triggered.connect(self._explain)
        self.addAction(help_wanted)
        self._watched().focusChanged.connect(self._on_focus)
        scene.desk.settings.changed.connect(self._hear)

    def show_unit(self, unit: Unit) -> None:
        """Show the unit; fields asked for on another unit are put away."""
        if self._scene.unit is None or self._scene.unit.id != unit.id:
            self._asked.clear()
            self.verticalScrollBar().setValue(0)
        self._scene.unit = unit
        self._shown = self._due()
        for each in self._shown:
            box = self._box(each)
            box.ask(self._template.asked(each.id) if self._template else None)
            box.show_unit(unit)
        self._ask_to_confirm()
        self._arrange()
        if not self._is_ready:
            self._is_ready = True
            QTimer.singleShot(0, self, self._make_ready)

    def _make_ready(self) -> None:
        """Make what the next records may need, piece by piece, while nothing else is to do."""
        for row in self._fields:
            if row.common and row.id not in self._boxes:
                box = self._box(row)
                box.hide()
                box.setParent(self._sections[row.area])
                break
            if row.common and self._boxes[row.id].make_ready():
                break
        else:
            read_names_of_months()
            return
        QTimer.singleShot(0, self, self._make_ready)

    def use(self, template: Template | None) -> None:
        """Ask for the fields of a template, or for the usual ones; others are shown where they are filled."""
        self._template = template

    def show_inherited(self, found: Mapping[str, Inherited]) -> None:
        """Say below each empty field what a unit above says for it; of fields not shown, at the end."""
        shown = {row.id for row in self._shown}
        for id in shown:
            self._boxes[id].show_inherited(_from_above(found[id]) if id in found else "")
        others = [f"{field(id).label} · {_from_above(said)}" for id, said in found.items() if id not in shown]
        self._above.say("\n".join(others))

    def written(self, unit: Unit) -> Unit:
        """Return the unit saying what stands in the form now; what the form does not show is as it was."""
        for each in self._shown:
            unit = self._boxes[each.id].written(unit)
        return unit

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show each finding below its field, where that is shown."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for each in findings:
            if has_field(each.field):
                found[field(each.field).id].append(each)
        for row in self._shown:
            self._boxes[row.id].show_findings(found.get(row.id, ()))

    def show_field(self, id: str) -> None:
        """Go to a field of this form, shown from now on."""
        if self._scene.unit is None:
            return
        row = field(id)
        self._asked.add(row.id)
        self.show_unit(self._scene.unit)
        box = self._boxes[row.id]
        box.focus_first()
        self.ensureWidgetVisible(box)
        # Of a field that is higher than the window its beginning is wanted, where the cursor stands.
        self.ensureWidgetVisible(box.stops()[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the fields before the page takes its new width: afterwards it is laid out a turn later."""
        if self._scene.unit is not None:
            self._arrange()
        super().resizeEvent(event)

    def _page(self, above: QWidget | None) -> QWidget:
        page = QWidget()
        around = QHBoxLayout(page)
        around.setContentsMargins(theme.SPACE * 4, theme.SPACE * 4, theme.SPACE * 4, theme.SPACE * 6)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        around.addWidget(inner, 1)
        around.addStretch(0)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE * 2)
        if above is not None:
            column.addWidget(above)
        self._unsure = Unsure()
        self._unsure.hide()
        self._unsure.button.setText(_("Confirm All"))
        self._unsure.button.setAccessibleName(_("Confirm All"))
        self._unsure.confirmed.connect(lambda: self._confirm([row.id for row in self._fields]))
        column.addWidget(self._unsure)
        for section in self._sections.values():
            column.addWidget(section)
        column.addWidget(self._above)
        column.addWidget(self._add_button(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _add_button(self) -> QPushButton:
        button = QPushButton(_("Add a field"))
        theme.dress(button, "add")
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._offer(menu))
        button.setMenu(menu)
        self._add = button
        return button

    def _offer(self, menu: QMenu) -> None:
        menu.clear()
        for area in Area:
            rows = [row for row in self._offered() if row.area is area]
            if rows:
                menu.addAction(AREA_LABELS[area]).setEnabled(False)
            for row in rows:
                action = menu.addAction(row.label)
                action.setToolTip(row.help)
                action.triggered.connect(partial(self.show_field, row.id))

    def _offered(self) -> list[Field]:
        unit, shown = self._scene.unit, {row.id for row in self._shown}
        return [row for row in self._fields if unit and row.id not in shown and unit.level in row.levels]

    def _due(self) -> list[Field]:
        unit = self._scene.unit
        return [row for row in self._fields if unit and (self._is_due(row, unit) or row.id in self._asked)]

    def _is_due(self, row: Field, unit: Unit) -> bool:
        if self._template is not None and self._template.level is unit.level:
            is_said = row.is_filled(unit) and row.values(unit) != row.values(_BLANK)
            return is_said or self._template.asked(row.id) is not None
        return row.is_filled(unit) or (unit.level in row.levels and (row.common or len(row.levels) == 1))

    def _box(self, row: Field) -> FieldBox:
        if row.id not in self._boxes:
            box = FieldBox(row, self._scene)
            box.edited.connect(partial(self._on_edit, row))
            box.confirmed.connect(partial(self._confirm, [row.id]))
            self._boxes[row.id] = box
        return self._boxes[row.id]

    def _arrange(self) -> None:
        shown = self._shown
        columns = 2 if self.viewport().width() >= TWO_COLUMNS * self.fontMetrics().averageCharWidth() else 1
        for area, section in self._sections.items():
            section.arrange([self._boxes[row.id] for row in shown if row.area is area], columns)
        self._add.setVisible(bool(self._offered()))
        if self._chained != (shown, self._marked):
            self._chained = shown, self._marked
            stops = [stop for row in shown for stop in self._boxes[row.id].stops()]
            chain([self._unsure.button, *stops, self._add])

    def _ask_to_confirm(self) -> None:
        """Mark the fields that were read from pasted words, and say at the top how many there are."""
        unit, desk = self._scene.unit, self._scene.desk
        place = desk.catalogue.place
        asked = unconfirmed.fields_of(desk.settings, place, unit.id) if unit is not None else frozenset()
        self._marked = marked = [row.id for row in self._shown if row.id in asked]
        for row in self._shown:
            self._boxes[row.id].ask_to_confirm(row.id in asked)
        one = "{count} field was read from what was pasted. Is it right?"
        many = "{count} fields were read from what was pasted. Are they right?"
        self._unsure.words.setText(plural(one, many, len(marked)))
        self._unsure.setVisible(bool(marked))

    def _confirm(self, fields: Sequence[str]) -> None:
        unit, desk = self._scene.unit, self._scene.desk
        if unit is not None:
            unconfirmed.confirm(desk.settings, desk.catalogue.place, unit.id, fields)

    def _hear(self, name: str) -> None:
        if self._scene.unit is not None and name.startswith(unconfirmed.KEY):
            self._ask_to_confirm()
            self._arrange()

    def _fill(self, unit: Unit) -> None:
        """Show what was read beside what is there, to be confirmed field by field, and hand it on."""
        before, desk = self._scene.unit, self._scene.desk
        if before is None:
            return
        new = [row.id for row in FIELDS if row.values(unit) != row.values(before)]
        unconfirmed.mark(desk.settings, desk.catalogue.place, {unit.id: new})
        self.show_unit(unit)
        self.edited.emit(unit)

    def _on_edit(self, row: Field) -> None:
        if self._scene.unit is None:
            return
        self._asked.add(row.id)
        self._confirm([row.id])
        before = self._shown
        unit = self.written(self._scene.unit)
        self._scene.unit = unit
        self._shown = self._due()
        for fresh in (each for each in self._shown if each not in before):
            self._box(fresh).show_unit(unit)
        self._arrange()
        self.edited.emit(unit)

    def _explain(self) -> None:
        """Say what the field that has the cursor is for."""
        box = self._box_of(self._watched().focusWidget())
        if box is not None:
            QWhatsThis.showText(box.mapToGlobal(box.rect().bottomLeft()), box.field.help, box)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        before, now = self._box_of(old), self._box_of(new)
        if before is not None and before is not now:
            self.left.emit()

    def _box_of(self, widget: QWidget | None) -> FieldBox | None:
        while widget is not None and not isinstance(widget, FieldBox):
            widget = widget.parentWidget()
        return widget if widget in self._boxes.values() else None

    @staticmethod
    def _watched() -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication), "A form stands in an application."
        return app


def _from_above(said: Inherited) -> str:
    by = said.said_by.title or said.said_by.shelfmark
    return _("From “{unit}”: {words}").format(unit=by, words=said.words)
