"""Making two authorities one, field by field."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout

from muniment.description.agents import Agent
from muniment.description.concepts import Authority, Concept
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_words import FIELDS, value_in_words
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import shortened
from muniment.desktop.menus import Menu
from muniment.i18n import _, plural
from muniment.tasks import authorities
from muniment.tasks.authorities import SINGLE, Choice

_MOST, _MOST_OF_TWO = 56, 24
"""Letters of a value in a menu: by itself, and beside another."""


class MergeSheet(Sheet):
    """A choice for each field in which the two differ; all names of both are kept."""

    def __init__(self, desk: Desk, kept: Authority, other: Authority) -> None:
        super().__init__(desk, _("Merge into one"), _("Merge"))
        self.question = kept, other
        self.resize(theme.scaled(560), theme.scaled(320))
        self._kept, self._other = kept, other
        self.choices: dict[str, QComboBox] = {}
        count = sum(len(authorities.units_naming(desk.catalogue, each)) for each in (kept, other))
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
        box = Menu()
        box.setAccessibleName(FIELDS[field])
        kept, other = (value_in_words(each, field) for each in (self._kept, self._other))
        if field not in ("names", *SINGLE):
            both = " + ".join(_in_one_line(each, _MOST_OF_TWO) for each in (kept, other))
            box.addItem(_("Both: {values}").format(values=both), Choice.BOTH)
        box.addItem(_in_one_line(kept, _MOST), Choice.KEPT)
        box.addItem(_in_one_line(other, _MOST), Choice.OTHER)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(32)
        self.choices[field] = box
        return box

    def _merge(self) -> None:
        desk = self.desk
        chosen = {field: Choice(box.currentData()) for field, box in self.choices.items()}
        if isinstance(self._kept, Agent) and isinstance(self._other, Agent):
            agent = authorities.as_one(self._kept, self._other, chosen)
            both = (self._kept, self._other)
            name, steps = agent.name, authorities.merge(desk.catalogue, agent, [self._other.id], both)
        elif isinstance(self._kept, Concept) and isinstance(self._other, Concept):
            made = authorities.as_one(self._kept, self._other, chosen)
            places = (self._kept, self._other)
            name, steps = made.name, authorities.merge_concepts(desk.catalogue, made, [self._other], places)
        else:
            return
        words = _("Merged into “{name}”.").format(name=name)
        desk.run(steps, _("Merging"), lambda _count: desk.notice_undo(words))
        self.accept()


def _in_one_line(words: str, most: int) -> str:
    """Return as much of a value as tells it from another: a history may be long."""
    return shortened(" ".join(words.split()), most)
