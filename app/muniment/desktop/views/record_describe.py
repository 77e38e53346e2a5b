"""The tab *Describe*: the form by the areas of ISAD(G)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description.findings import Finding
from muniment.description.inheriting import inherited
from muniment.desktop.desk import Desk
from muniment.desktop.forms.fields import Sheet
from muniment.desktop.forms.form import Form
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.table import field, has_field
from muniment.desktop.template_choice import chosen
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView
from muniment.desktop.views.template_line import TemplateLine


class FormView(RecordView):
    """A tab that is a form, with something above it where wanted."""

    def __init__(self, desk: Desk, draft: Draft, sheet: Sheet, above: QWidget | None = None) -> None:
        super().__init__(desk, draft)
        self._sheet = sheet
        self.form = Form(Scene(desk), sheet, above)
        self.form.edited.connect(draft.revise)
        self.form.left.connect(draft.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    @override
    def show_unit(self) -> None:
        unit = self.draft.unit
        if unit is not None:
            self.form.use(chosen(self.desk.settings, unit.level))
            self.form.show_unit(unit)
            self.form.show_inherited(inherited(unit, self.draft.above))

    @override
    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        self.form.show_findings(findings)

    @override
    def holds_field(self, id: str) -> bool:
        return has_field(id) and field(id).sheet is self._sheet

    @override
    def show_field(self, id: str) -> None:
        self.form.show_field(id)


class DescribeView(FormView):
    """The description."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        self._templates = TemplateLine(desk)
        super().__init__(desk, draft, Sheet.DESCRIBE, self._templates)
        self._templates.changed.connect(self._on_template)

    @override
    def show_unit(self) -> None:
        if self.draft.unit is not None:
            self._templates.show_level(self.draft.unit.level)
        super().show_unit()

    def _on_template(self) -> None:
        self.show_unit()
        self.draft.check()
