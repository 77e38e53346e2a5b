"""What of a finding aid goes back out as it came although no field shows it: looked at, and changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.inputs import Writing, exact_words
from muniment.desktop.searching import Asker
from muniment.formats import ead
from muniment.formats.deliveries import FormatError
from muniment.i18n import _, plural
from muniment.tasks.change_kept import change_kept, take_out_kept

if TYPE_CHECKING:
    from muniment.catalogue import Change


_HEIGHT = 620
"""Of the sheet while there is something to be seen, in pixels."""


def show_kept(desk: Desk, chosen: Sequence[str]) -> None:
    """Show what is kept of the file that the first of the chosen units came in."""
    KeptSheet(desk, chosen[0]).show()


class KeptSheet(Sheet):
    """One row for each part; below them all that the one in hand says, to be changed or taken out."""

    def __init__(self, desk: Desk, unit: str) -> None:
        super().__init__(desk, _("Kept from the file"), _("Close"))
        self.question = unit
        self.resize(theme.scaled(900), theme.scaled(_HEIGHT))
        self._unit = unit
        self._parts: Sequence[ead.KeptPart] = ()
        self._held: ead.KeptPart | None = None
        words = _(
            "Headings, attributes, comments and others that came with a finding aid and are in no field:"
            " they go back out in their places when it is exported."
        )
        self.column.addWidget(label(words, "quiet"))
        self.told = label(_("Reading what is kept …"), "heading")
        self.column.addWidget(self.told)
        self.table = RowsTable(_("Kept from the file"), (_("Where it stands"), _("What it says")))
        # The end of a place tells most: what stands there.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.itemSelectionChanged.connect(self._turn_to)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._hand())
        self.column.addStretch()
        self.main.clicked.connect(self.accept)
        self.end(_("Close"))
        self._reading = Asker(lambda catalogue, id: ead.kept_parts(catalogue.unit(id)), self)
        self._reading.found.connect(self._show)
        self._reading.failed.connect(lambda error: desk.notice(str(error)))
        desk.bridge.changed.connect(self._hear)
        self.finished.connect(self._rest)
        self.table.hide()
        self.hand.hide()
        self._reading.ask(desk.catalogue, unit)

    def _hand(self) -> QWidget:
        """Return where the part in hand is written, with what can be done about it."""
        self.hand = QWidget()
        self.place, self.why = label("", "small"), label("", "small")
        self.words = Writing(paragraphs=True)
        self.words.setAccessibleName(_("What the part says"))
        self.words.textChanged.connect(self._offer)
        self.out, self.change = QPushButton(_("Take Out")), QPushButton(_("Change"))
        self.out.clicked.connect(lambda: self._held and self._do(self._take_out, self._held))
        self.change.clicked.connect(lambda: self._held and self._do(self._change, self._held))
        line = QHBoxLayout()
        line.addWidget(self.why, 1)
        for button in (self.out, self.change):
            button.setAutoDefault(False)
            line.addWidget(button)
        column = QVBoxLayout(self.hand)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.place)
        column.addWidget(self.words)
        column.addLayout(line)
        return self.hand

    @property
    def _part(self) -> ead.KeptPart | None:
        """The part in hand."""
        at = self.table.currentRow()
        return self._parts[at] if 0 <= at < len(self._parts) else None

    def _show(self, parts: Sequence[ead.KeptPart]) -> None:
        before, at, self._held = self._held, max(0, self.table.currentRow()), None
        typed = exact_words(self.words) if before in parts else None
        had_parts, self._parts = bool(self._parts), parts
        rows = ((" › ".join(each.where), each.text) for each in parts)
        self.table.show_rows([PlannedRow(str(at), cells) for at, cells in enumerate(rows)])
        self.table.setVisible(bool(parts))
        self.hand.setVisible(bool(parts))
        nothing = _("Nothing: this record came in no finding aid, or the fields hold all of it.")
        self.told.setText(plural("{count} part", "{count} parts", len(parts)) if parts else nothing)
        if not parts or not had_parts:
            self.resize(self.width(), theme.scaled(_HEIGHT) if parts else 0)
        if parts:
            self.table.selectRow(parts.index(before) if before in parts else min(at, len(parts) - 1))
            self._take_in_hand()
        if typed is not None:
            self.words.setPlainText(typed)
        if parts and not had_parts and self.focusWidget() is self.main:
            self.table.setFocus()

    def _turn_to(self) -> None:
        """Go on to another part, once what was typed of the one in hand counts."""
        if self._held is None or self._part is self._held:
            return
        if self._settle():
            self._take_in_hand()
        else:
            self.table.selectRow(self._parts.index(self._held))

    def _settle(self) -> bool:
        """Let what is typed count, as in any other field; return False, and say why, where it may not be."""
        held = self._held
        if held is None or not self.is_worked_on():
            return True
        if self._do(self._change, held):
            self._held = None  # It is read anew.
        return self._held is None

    @override
    def keep_typed(self) -> None:
        self._settle()

    @override
    def is_worked_on(self) -> bool:
        held = self._held
        return held is not None and held.place is not None and exact_words(self.words) != held.words

    def _take_in_hand(self) -> None:
        part = self._held = self._part
        if part is not None:
            self.place.setText(" › ".join(part.where))
            self.words.setPlainText(part.words or part.text)
            self.words.setReadOnly(part.place is None)
        self._offer()

    def _offer(self) -> None:
        part = self._part
        may = part is not None and part.place is not None
        self.out.setEnabled(may)
        self.change.setEnabled(may and part is not None and exact_words(self.words) != part.words)
        self.why.setText("" if part is None else _hint(part))

    def _change(self, part: ead.KeptPart) -> str:
        change_kept(self.desk.catalogue, self._unit, part, exact_words(self.words))
        # The button can be pressed no more, and the cursor would go on to the one that closes the sheet.
        self.table.setFocus()
        return _("Changed “{part}”.").format(part=part.where[-1])

    def _take_out(self, part: ead.KeptPart) -> str:
        take_out_kept(self.desk.catalogue, self._unit, part)
        return _("Took out “{part}”.").format(part=part.where[-1])

    def _do(self, change: Callable[[ead.KeptPart], str], part: ead.KeptPart) -> bool:
        """Do it to a part; return False where it may not be, which is said beside its words: they stay."""
        refused = ""

        def done() -> None:
            nonlocal refused
            try:
                self.desk.notice_undo(change(part))
            except FormatError as error:
                refused = str(error)

        self.desk.attempt(done)
        if refused:
            self.why.setText(refused)
        return not refused

    @override
    def done(self, result: int) -> None:
        """Close, with what was typed; where that may not be, stay, unless the sheet is left by Esc."""
        if self._settle() or result != self.DialogCode.Accepted:
            super().done(result)

    def _hear(self, change: Change) -> None:
        if change.everything or self._unit in change.units:
            self._reading.ask(self.desk.catalogue, self._unit)

    def _rest(self) -> None:
        self.desk.bridge.changed.disconnect(self._hear)
        self._reading.forget()


def _hint(part: ead.KeptPart) -> str:
    """Return what is to be known before a part is changed."""
    if part.place is None:
        return _("This part holds units, or stands around the whole description: it can only be looked at.")
    if part.is_marked_up:
        return _("Elements stand in this part: it is written as XML, in which & is &amp; and < is &lt;.")
    return ""
