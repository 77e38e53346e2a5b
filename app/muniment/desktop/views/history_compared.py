"""Below the history of a record: what the picked steps changed, and what is brought back of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from muniment.catalogue import CatalogueError, Step
from muniment.description.aspects import PLACE
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.arranging import name_of
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.menus import Menu
from muniment.desktop.moments import when
from muniment.desktop.views.comparison import Comparison
from muniment.desktop.views.record_draft import Draft
from muniment.i18n import _, plural
from muniment.tasks.restore_record import compare, place_is_there, restore


class Compared(QWidget):
    """One step shows what it changed, or how the record was then against what it is now.

    Of two or more the oldest is compared with the newest. What is ticked is brought back as the earlier
    of the two states had it, in one step.
    """

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        self._unit = ""
        self._steps: list[Step] = []
        self._earlier: Unit | None = None
        self.how = Menu()
        self.how.setAccessibleName(_("What is compared"))
        self.how.addItems([_("What this step changed"), _("The record then and now")])
        self.how.currentIndexChanged.connect(lambda _at: self._show())
        self._heading = label("", "heading")
        self._told = label("", "quiet")
        self.fields = Comparison()
        self.fields.ticked.connect(self._offer)
        self.button = QPushButton()
        self.button.clicked.connect(self._restore)
        self._lay_out()

    def show_steps(self, unit: str, steps: Sequence[Step]) -> None:
        """Compare what these steps, the newest first, made of the unit."""
        self._unit, self._steps = unit, list(steps)
        self.how.setVisible(len(self._steps) == 1)
        self._heading.setVisible(len(self._steps) > 1)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE * 2, 0, 0)
        column.setSpacing(theme.SPACE * 2)
        top = QHBoxLayout()
        top.addWidget(self.how)
        top.addWidget(self._heading, 1)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._told)
        column.addWidget(self.fields, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.button)
        column.addLayout(foot)

    def _show(self) -> None:
        earlier, later = self._states()
        found = compare(self._desk.catalogue, earlier, later) if earlier and later else []
        gone = bool(earlier) and not place_is_there(self._desk.catalogue, earlier)  # type: ignore[arg-type]
        self._earlier = earlier if found else None
        self._told.setText(self._words(earlier, later, bool(found), gone))
        self._told.setVisible(bool(self._told.text()))
        self.fields.show_differences(found, (PLACE,) if gone else ())

    def _states(self) -> tuple[Unit | None, Unit | None]:
        """Return the earlier and the later of the two states that are compared."""
        if not self._steps:
            return None, None
        catalogue = self._desk.catalogue
        newest = catalogue.version(self._unit, self._steps[0].id)
        if len(self._steps) > 1:
            oldest = catalogue.version(self._unit, self._steps[-1].id)
            self._heading.setText(
                _("Between the oldest and the newest of {count}").format(count=len(self._steps))
            )
            return oldest.state, newest.state
        if self._is_then_and_now:
            return newest.state, self._draft.unit
        return newest.before, newest.after

    def _words(self, earlier: Unit | None, later: Unit | None, differs: bool, gone: bool) -> str:
        """What is to be said of the comparison before its fields are read."""
        if not self._steps:
            return _("Pick a change to see what it did; pick two to compare them.")
        if differs and gone and earlier is not None:
            return _("The place it lay in then was deleted; it stays where it is.")
        if differs:
            return ""
        if earlier is None and later is not None:
            return _("The record was made, or put back, by this step.")
        if later is None and earlier is not None:
            return _("The record was deleted by this step.")
        if earlier is None:
            return _("This step changed nothing in the record itself: a finding was waived, or the like.")
        return _("They say the same; the record may have changed its place among its neighbours.")

    def _offer(self) -> None:
        count, offered = len(self.fields.chosen), self.fields.offered
        words = plural("Restore {count} Field", "Restore {count} Fields", count)
        is_whole = count == offered > 1 and self._is_then_and_now
        self.button.setText(_("Restore the Whole Record") if is_whole else words)
        self.button.setEnabled(bool(count) and self._earlier is not None)
        self.button.setVisible(bool(offered))

    @property
    def _is_then_and_now(self) -> bool:
        return len(self._steps) == 1 and self.how.currentIndex() == 1

    def _restore(self) -> None:
        earlier, chosen = self._earlier, self.fields.chosen
        if earlier is None or not chosen:
            return
        self._draft.flush()
        catalogue = self._desk.catalogue
        named = name_of(catalogue, [earlier.id])
        try:
            restore(catalogue, earlier, chosen, self._label(named))
        except CatalogueError as error:
            self._desk.notice(str(error))
        else:
            self._desk.notice_undo(_("Restored {name}.").format(name=named))

    def _label(self, named: str) -> str:
        """What is done, for the history."""
        after = len(self._steps) > 1 or self._is_then_and_now
        words = _("Restore {name} as of {when}") if after else _("Restore {name} as before {when}")
        return words.format(name=named, when=when(self._steps[-1].when))
