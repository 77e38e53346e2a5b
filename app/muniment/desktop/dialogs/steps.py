"""Everything that was done, from the first day on, and the way back to any point of it."""

from __future__ import annotations

from collections.abc import Sequence

from muniment.catalogue import Step
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import isolated
from muniment.desktop.moments import when
from muniment.desktop.replaying import left_words
from muniment.i18n import _, plural
from muniment.tasks.go_to_step import Gone, go_to_step, my_steps


def show_steps(desk: Desk, _chosen: Sequence[str]) -> None:
    """Open the dialog."""
    StepsSheet(desk).show()


class StepsSheet(Sheet):
    """One's own steps, the newest first; to the one that is picked the catalogue goes back, or forth."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("What was done"), _("Go to This Point"))
        self.resize(theme.scaled(720), theme.scaled(520))
        self._steps: list[Step] = []
        words = _("Pick a step: all that was done after it is undone, and can be done again from here.")
        self.column.addWidget(label(words, "quiet"))
        self.table = RowsTable(_("Steps"), (_("When"), _("What"), _("State")))
        self.column.addWidget(self.table, 1)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._go)
        self.table.itemSelectionChanged.connect(self._offer)
        desk.bridge.changed.connect(self._renew)
        self.finished.connect(lambda _result: desk.bridge.changed.disconnect(self._renew))
        self._renew()

    def _renew(self) -> None:
        """Show the steps as they stand now."""
        self._steps = my_steps(self.desk.catalogue)
        self.table.show_rows([PlannedRow(str(step.id), _cells(step)) for step in self._steps])
        self._offer()

    def _offer(self) -> None:
        row = self.table.currentRow()
        last = next((at for at, step in enumerate(self._steps) if not step.undone), -1)
        self.main.setEnabled(0 <= row < len(self._steps) and row != last)

    def _go(self) -> None:
        go(self.desk, self._steps[self.table.currentRow()])


def go(desk: Desk, step: Step, leaving_out: bool = False) -> None:
    """Go to a step beside the screen; where others stand in the way, offer to leave out what they changed."""

    def tell(gone: Gone) -> None:
        if gone.conflict:
            words = " ".join(filter(None, (_told(gone) if gone.steps else "", gone.conflict)))
            desk.notice(words, _("Go On Without It"), lambda: go(desk, step, leaving_out=True))
        else:
            desk.notice(_told(gone))

    label = _("Going to “{step}”").format(step=step.label)
    desk.run(go_to_step(desk.catalogue, step.id, leaving_out), label, tell)


def _told(gone: Gone) -> str:
    one, many = "Gone {count} step through the history.", "Gone {count} steps through the history."
    words = plural(one, many, gone.steps)
    return f"{words} {left_words(gone.left)}" if gone.left else words


def _cells(step: Step) -> tuple[str, ...]:
    state = _("undone") if step.undone else _("done")
    if step.left:
        but = plural("all but {count} record", "all but {count} records", step.left)
        state = f"{state}, {but}"
    return (when(step.when), isolated(step.label), state)
