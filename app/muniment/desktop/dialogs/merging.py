"""Making two agents one, field by field."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout

from muniment.description.agents import Agent
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_words import FIELDS, value_in_words
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.i18n import _, plural
from muniment.tasks import authorities
from muniment.tasks.authorities import SINGLE, Choice


class MergeSheet(Sheet):
    """A choice for each field in which the two differ; all names of both are kept."""

    def __init__(self, desk: Desk, kept: Agent, other: Agent) -> None:
        super().__init__(desk, _("Merge into one"), _("Merge"))
        self.resize(theme.scaled(560), theme.scaled(320))
        self._kept, self._other = kept, other
        self.choices: dict[str, QComboBox] = {}
        times = desk.catalogue.times_named([kept.id, other.id])
        count = times[kept.id] + times[other.id]
        words = plural(
            "The names of both stay; the heading is written in {count} unit that names either.",
            "The names of both stay; the heading is written in the {count} units that name either.",
            count,
        )
        self.column.addWidget(label(f"{kept.name}  =  {other.name}", "heading"))
        self.column.addWidget(label(words, "quiet"))
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE * 4)
        for field in authorities.differing(kept, other):
            form.addRow(FIELDS[field], self._box(field))
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.main.clicked.connect(self._merge)

    def _box(self, field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(FIELDS[field])
        if field not in ("names", *SINGLE):
            both = f"{value_in_words(self._kept, field)} + {value_in_words(self._other, field)}"
            box.addItem(_("Both: {values}").format(values=both), Choice.BOTH)
        box.addItem(value_in_words(self._kept, field), Choice.KEPT)
        box.addItem(value_in_words(self._other, field), Choice.OTHER)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(32)
        self.choices[field] = box
        return box

    def _merge(self) -> None:
        desk = self.desk
        chosen = {field: Choice(box.currentData()) for field, box in self.choices.items()}
        made = authorities.as_one(self._kept, self._other, chosen)
        steps = authorities.merge(desk.catalogue, made, [self._other.id])
        words = _("Merged into “{name}”.").format(name=made.name)
        desk.run(steps, _("Merging"), lambda _count: desk.notice_undo(words))
        self.accept()
