"""The trash: what was deleted, from the first day on, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from muniment.catalogue import Deleted
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import shortened
from muniment.desktop.menus import Menu
from muniment.desktop.models import marks
from muniment.desktop.moments import when
from muniment.desktop.searching import Asker
from muniment.i18n import _, plural
from muniment.tasks.restore_deleted import Trashed, restore, trashed

_NAME = 60


def show_trash(desk: Desk, chosen: Sequence[str]) -> None:
    """Open the dialog; what cannot come back where it lay may come into the place that is chosen."""
    TrashSheet(desk, next(iter(chosen), None)).show()


class TrashSheet(Sheet):
    """What was deleted and is gone still, the newest first; one or many are put back in one step."""

    def __init__(self, desk: Desk, place: str | None) -> None:
        super().__init__(desk, _("Trash"), _("Restore"))
        self.question = place
        self.resize(theme.scaled(940), theme.scaled(520))
        self._found: list[Trashed] = []
        words = _(
            "Whatever was deleted is kept. It comes back with all that lay below it, and that can be undone."
        )
        self.column.addWidget(label(words, "quiet"))
        headings = (_("Title"), _("Shelfmark"), _("Units"), _("Deleted"), _("By"), _("Lay in"))
        self.table = RowsTable(_("What was deleted"), headings)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._pages.addWidget(_nothing())
        self._pages.addWidget(label(_("Reading the trash …"), "quiet"))
        self._pages.setCurrentIndex(2)
        self.column.addLayout(self._pages, 1)
        self._instead = self._asked(place)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._restore)
        self.table.itemSelectionChanged.connect(self._offer)
        desk.bridge.changed.connect(self._renew)
        self._reading = Asker(lambda catalogue, _question: trashed(catalogue), self)
        self._reading.found.connect(self._show)
        self._reading.failed.connect(lambda error: desk.notice(str(error)))
        self.finished.connect(self._rest)
        self._offer()
        self._renew()

    def _asked(self, place: str | None) -> QWidget:
        """Return the question where to put what lay in a place that is gone."""
        asked = QWidget()
        line = QHBoxLayout(asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE * 2)
        self.where = Menu()
        self.where.setAccessibleName(_("Where to put it instead"))
        rows = self.desk.catalogue.rows([place]) if place else []
        for row in rows:
            self.where.addItem(_("Into “{name}”").format(name=marks.name(row)), row.id)
        self.where.addItem(_("At the top of the arrangement"), None)
        words = _("The place where it lay was deleted too. Restore that first, or put it elsewhere:")
        line.addWidget(label(words, "warning"), 1)
        line.addWidget(self.where)
        self.column.addWidget(asked)
        return asked

    def _renew(self) -> None:
        """Read, beside the screen, what lies here now."""
        self._reading.ask(self.desk.catalogue, None)

    def _rest(self) -> None:
        self.desk.bridge.changed.disconnect(self._renew)
        self._reading.forget()

    def _show(self, found: list[Trashed]) -> None:
        self._found = found
        is_first = self._pages.currentWidget() is not self.table
        self._pages.setCurrentIndex(0 if found else 1)
        self.table.show_rows([PlannedRow(str(at), _cells(each)) for at, each in enumerate(found)])
        if found:
            self.table.selectRow(0)
        if found and is_first:
            self.table.setFocus()
        self._offer()

    def _picked(self) -> list[Trashed]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._found[row] for row in rows if row < len(self._found)]

    def _offer(self) -> None:
        picked = self._picked()
        back = {each.gone.unit.id for each in picked}
        self.main.setEnabled(bool(picked))
        lost = (each for each in picked if each.place is None and each.gone.unit.parent not in back)
        self._instead.setVisible(any(True for _each in lost))

    def _restore(self) -> None:
        wanted = [each.gone for each in self._picked()]
        named, desk = _named(wanted), self.desk
        steps = restore(
            desk.catalogue, wanted, self.where.currentData(), _("Restore {name}").format(name=named)
        )
        words = _("Restoring {name}").format(name=named)
        desk.run(steps, words, lambda count: desk.notice_undo(_told(named, count)))


def _nothing() -> QWidget:
    """Return the page that stands where the table would be empty."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(2)
    for words, role in (
        (_("The trash is empty"), "heading"),
        (_("What you delete can be restored from here."), "quiet"),
    ):
        shown = label(words, role)
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(shown)
    column.addStretch(3)
    return page


def _named(wanted: Sequence[Deleted]) -> str:
    if len(wanted) == 1:
        unit = wanted[0].unit
        return f"“{shortened(unit.title or unit.shelfmark or _('Untitled'), _NAME)}”"
    return plural("{count} deleted unit", "{count} deleted units", len(wanted))


def _told(named: str, count: int) -> str:
    units = plural("{count} unit", "{count} units", count)
    return _("Restored {name}: {units}.").format(name=named, units=units)


def _cells(each: Trashed) -> tuple[str, ...]:
    unit, gone = each.gone.unit, each.gone
    place = _("a place that was deleted") if each.place is None else " › ".join(each.place) or _("the top")
    return (unit.title or _("Untitled"), unit.shelfmark, str(gone.size), when(gone.when), gone.who, place)
