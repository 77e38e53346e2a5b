"""What an import would make and change, and what becomes of each element, in pages of one dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from muniment.description.columns import COLUMNS
from muniment.desktop import theme
from muniment.desktop.dialogs.delivered import LONGEST, DeliveryView
from muniment.desktop.dialogs.outline import UnitTree
from muniment.desktop.dialogs.read_as import ReadAsPage
from muniment.desktop.dialogs.rows import PlannedRow, PlanTable, RowsTable, tickers
from muniment.desktop.dialogs.sheets import label
from muniment.desktop.directions import filled, shortened
from muniment.formats import ead
from muniment.formats.deliveries import ReadAs, UnknownColumnsError
from muniment.i18n import _, plural
from muniment.tasks.look_into import Looked
from muniment.tasks.plans import KEPT, Change, Plan, in_words


class LookedView(QTabWidget):
    """The pages on one file: what is made, what changes, the account, and what can be mended."""

    read_otherwise = Signal(object)
    """Emitted when the file is to be read in another way (`ReadAs`)."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName(_("What is in the file"))
        self.mends: PlanTable | None = None
        self._offered: tuple[ead.Mend, ...] = ()

    def say(self, words: str) -> None:
        """Show a sentence in place of the pages."""
        self._clear()
        view = _below_tabs()
        view.say(words)
        self.addTab(view, _("What went wrong"))

    def ask_columns(self, error: UnknownColumnsError, read_as: ReadAs, problem: str = "") -> None:
        """Ask what the columns of a table mean, none of which is known."""
        self._clear()
        self._add_columns(ReadAsPage(error.columns, error.encoding, read_as, problem))

    def show_looked(self, looked: Looked, read_as: ReadAs, problem: str = "") -> None:
        """Show what is in a file, read in this way, and what importing it would do.

        `problem` says why it cannot be read in the way that was wanted last.
        """
        self._clear()
        self._add_made(looked)
        if columns := looked.delivery.columns:
            self._add_columns(ReadAsPage(columns, looked.delivery.encoding, read_as, problem))
        if looked.plan.updated or looked.plan.gone:
            rows = list(_changes(looked.plan))
            self._add_changes(rows)
        files = [(_("File"), each.to.name) for each in looked.plan.files]
        if besides := [*map(in_words, looked.plan.beside_units), *files]:
            rows = [PlannedRow(str(at), each) for at, each in enumerate(besides)]
            self._add_table(_("Beside the records"), (_("Kind"), _("Name")), rows)
        if looked.intake is not None:
            self._add_account(looked.intake)
            self._add_mends(looked.intake.mends)

    def show_anew(self, show: Callable[[], None]) -> None:
        """Let the pages be shown anew, with the one in front, and the cursor in it, where they were."""
        front, page = self.tabText(self.currentIndex()), self.currentWidget()
        spot = page.spot if isinstance(page, ReadAsPage) else None
        show()
        for number in range(self.count()):
            if self.tabText(number) == front:
                self.setCurrentIndex(number)
        page = self.currentWidget()
        if spot and isinstance(page, ReadAsPage):
            page.go(spot)

    @property
    def repairs(self) -> frozenset[str]:
        """The mends that are wanted: `all`, or their keys."""
        if self.mends is None:
            return frozenset()
        left_out = self.mends.left_out
        if self._offered and not left_out:
            return frozenset(("all",))
        return frozenset(each.key for each in self._offered if each.key not in left_out)

    def _clear(self) -> None:
        self.mends, self._offered = None, ()
        while self.count():
            page = self.currentWidget()
            self.removeTab(self.currentIndex())
            if page is not None:
                page.deleteLater()

    def _add_made(self, looked: Looked) -> None:
        new, plan = looked.plan.new, looked.plan
        if plan.placed and not new and not looked.delivery.agents:
            if not (plan.updated or plan.gone or plan.beside_units or plan.files):
                view = _below_tabs()
                view.say(_("All of it is in the catalogue already."))
                self.addTab(view, _("Nothing new"))
            return
        words = plural("{count} new record", "{count} new records", len(new))
        if looked.outline:
            self.addTab(UnitTree(looked.outline), words)
            return
        view = _below_tabs()
        shown = replace(looked.delivery, units=new) if new else looked.delivery
        view.show_delivery(shown, _of_agent(looked))
        is_there = bool(plan.unchanged and not plan.changes and not plan.agents)
        self.addTab(view, words if new else _("Nothing new") if is_there else _("What was understood"))

    def _add_columns(self, page: ReadAsPage) -> None:
        page.changed.connect(self.read_otherwise)
        self.addTab(page, _("Columns"))

    def _add_changes(self, rows: Sequence[PlannedRow]) -> None:
        name = _("Changes")
        table = RowsTable(name, (_("Record"), _("Field"), _("Before"), _("After")))
        table.show_rows(rows)
        self.addTab(_page(table, Comparison(table)), name)

    def _add_account(self, intake: ead.Intake) -> None:
        rows = [
            PlannedRow(
                each.element,
                (
                    f"{each.label} (<{each.element}>)",
                    str(each.understood),
                    _or_none(each.kept),
                    _or_none(each.faults),
                ),
            )
            for each in sorted(intake.elements, key=lambda each: (-each.faults, -each.kept))
        ]
        headings = (_("Element"), _("Wholly understood"), _("Kept as well"), _("To be mended"))
        self._add_table(_("Account"), headings, rows)

    def _add_mends(self, mends: Sequence[ead.Mend]) -> None:
        if not mends:
            return
        self._offered = tuple(mends)
        self.mends = PlanTable(
            _("What can be mended"), (_("Line"), _("What is wrong"), _("Before"), _("After"))
        )
        self.mends.show_rows([mend_row(each) for each in in_order(mends)])
        self.mends.tick_none()
        ticks, line = QWidget(), tickers(self.mends)
        line.setContentsMargins(0, theme.SPACE, 0, 0)
        ticks.setLayout(line)
        remark = label(_REMARK, "quiet")
        remark.setContentsMargins(0, theme.SPACE * 2, 0, theme.SPACE)
        page = _page(remark, self.mends, Comparison(self.mends), ticks)
        words = plural("{count} place to mend", "{count} places to mend", len(mends))
        self.addTab(page, words)

    def _add_table(self, name: str, headings: Sequence[str], rows: Sequence[PlannedRow]) -> None:
        table = RowsTable(name, headings)
        table.show_rows(rows)
        self.addTab(table, name)


def _page(*widgets: QWidget) -> QWidget:
    """Return widgets one below the other, the table among them with all the room there is."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, RowsTable) else 0)
    return page


def _below_tabs() -> DeliveryView:
    """Return a page for a delivery, with some room between its words and the line below the tabs."""
    made = DeliveryView()
    made.setViewportMargins(0, theme.SPACE * 2, 0, 0)
    return made


class Comparison(QWidget):
    """The row of a table that the cursor is in, in full: what it is about, and that before and after."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__()
        self._table = table
        self._about, self._before, self._after = (label("", "small") for _line in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for line in (self._about, self._before, self._after):
            column.addWidget(line)
        table.currentCellChanged.connect(lambda row, *_others: self._show(row))
        self.hide()

    def _show(self, row: int) -> None:
        about, before, after = (self._table.item(row, column) for column in (1, 2, 3))
        if about is not None and before is not None and after is not None:
            self._about.setText(about.text())
            self._before.setText(filled(_("Before: {words}"), words=before.text()))
            self._after.setText(filled(_("After: {words}"), words=after.text()))
        self.setVisible(before is not None)


_REMARK = _("What you tick is mended after the import, as a step of its own. The rest stays as it came.")


def in_order(mends: Iterable[ead.Mend]) -> tuple[ead.Mend, ...]:
    """Return mends as they follow each other in the file."""
    return tuple(sorted(mends, key=lambda each: each.line))


def mended_in_words(made: int, ticked: int) -> str:
    """Return how many of the places that were ticked were mended: one cure may be that of another, too."""
    words = plural("{count} place mended.", "{count} places mended.", made)
    one, many = "{first} {count} more is cured by that.", "{first} {count} more are cured by that."
    return plural(one, many, ticked - made, first=words) if ticked > made else words


def mend_row(mend: ead.Mend) -> PlannedRow:
    """Return a mend as a row: its line, what is wrong, and what stands and would stand."""
    after = mend.after or _("nothing")
    cells = (str(mend.line), ead.MENDS[mend.rule], _in_a_line(mend.before) or _("nothing"), _in_a_line(after))
    return PlannedRow(mend.key, cells)


def _in_a_line(words: str) -> str:
    return " ".join(words.split())


def _or_none(count: int) -> str:
    return str(count) if count else ""


def _changes(plan: Plan) -> Iterator[PlannedRow]:
    """Yield what changes of units that are there, field by field, and what the file no longer has."""
    for change in plan.updated:
        name = change.after.title or change.after.shelfmark or _("Untitled")
        for number, (field, before, after) in enumerate(_fields(plan, change)):
            told = (shortened(_in_a_line(words), LONGEST) for words in (before, after))
            cells = (name if not number else "", field, *told)
            yield PlannedRow(f"{change.after.id}:{field}", cells)
    for row in plan.gone:
        cells = (row.label or _("Untitled"), "", "", _("no longer in the file; it stays"))
        yield PlannedRow(row.id, cells)


def _fields(plan: Plan, change: Change) -> Iterator[tuple[str, str, str]]:
    before, after = change.before or change.after, change.after
    told = [column for column in COLUMNS if column.text(before) != column.text(after)]
    for column in told:
        yield column.label, column.text(before), column.text(after)
    if change.stands:
        yield (_("Place"), *plan.place(change))
    untold = {*change.fields} - {column.field for column in told}
    called = [name for name in map(_only_label, sorted(untold)) if name]
    for name in called:
        yield name, "", _("details")
    if not (told or called or change.stands):
        kept = change.fields == (KEPT,)
        yield _("Beside the fields"), "", _("what is kept of the file") if kept else _("details")


def _only_label(field: str) -> str:
    """Return what a field is called that one column alone shows; nothing of all others."""
    labels = [column.label for column in COLUMNS if column.field == field]
    return labels[0] if len(labels) == 1 else ""


def _of_agent(looked: Looked) -> str:
    """Say what would become of an authority record that is in the catalogue; nothing of a new one."""
    there = looked.there
    if there is None:
        return ""
    if looked.joined == there:
        return _("“{name}” is in the catalogue, with all that the file says.").format(name=there.name)
    words = _("“{name}” is in the catalogue: it keeps its heading, and what the file says besides is added.")
    return words.format(name=there.name)
