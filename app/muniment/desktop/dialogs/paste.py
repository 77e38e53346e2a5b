"""Taking in what lies on the clipboard: a citation, or the whole page of a record."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from muniment.description.units import Unit
from muniment.desktop import unconfirmed
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.delivered import DeliveryView
from muniment.desktop.dialogs.importing import TakenIn, import_all, say_imported
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.fields import Field
from muniment.desktop.forms.table import FIELDS
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.i18n import _
from muniment.tasks.import_file import preview

_PAUSE = 250
"""Milliseconds after the last letter until the text is read."""
_NAME = _("pasted text")
_BLANK = Unit(id="")
_GIVEN = ("level", "status")
"""What no pasted text says, and every record begins with."""


def paste(desk: Desk) -> None:
    """Show what the clipboard's text is understood to say, to be taken in or left."""
    PasteSheet(desk, QGuiApplication.clipboard().text()).show()


class PasteSheet(Sheet):
    """The text above, which can still be changed; below what was understood of it."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk, _("Paste a citation or a page"), _("Import"))
        self.resize(640, 640)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(_("Paste a citation, or everything on the page of a record."))
        self.text.setAccessibleName(_("The text to be read"))
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(150)
        self.understood = DeliveryView()
        self.column.addWidget(self.text)
        self.column.addWidget(label(_("What was understood"), "heading"))
        self.column.addWidget(self.understood, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._pause.start)
        self.finished.connect(lambda _result: self._pause.stop())
        self.main.clicked.connect(self._take_in)
        self._given = text.strip()
        self.question = self._given
        self.text.setPlainText(self._given)
        self.read()

    def read(self) -> None:
        """Read the text as it is now and show what it says."""
        self._pause.stop()
        delivery = self._delivery()
        self.main.setEnabled(delivery is not None and bool(delivery.units or delivery.agents))
        if delivery is not None:
            self.understood.show_delivery(delivery)

    def _source(self) -> Source:
        return Source(_NAME, self.text.toPlainText().encode())

    def _delivery(self) -> Delivery | None:
        if not self.text.toPlainText().strip():
            self.understood.say(_("Nothing yet. The title, date, shelfmark and people appear here."))
            return None
        try:
            return preview(self._source())
        except FormatError as error:
            said = str(error)
            self.understood.say(f"{said[:1].upper()}{said[1:]}")
            return None

    @override
    def reject(self) -> None:
        super().reject()
        self._offer_again()

    def _offer_again(self) -> None:
        """Lose nothing that was typed here, and so lies on no clipboard, by a press of Esc."""
        desk, typed = self.desk, self.text.toPlainText().strip()
        if typed not in ("", self._given):
            again = _("What was typed was not imported.")
            desk.notice(again, _("Show It Again"), lambda: PasteSheet(desk, typed).show())

    def _take_in(self) -> None:
        desk = self.desk
        steps = import_all(desk.catalogue, ((self._source(), frozenset()),))
        desk.run(steps, _("Importing what was pasted"), lambda taken: _show(desk, taken))
        self.accept()


def _show(desk: Desk, taken: TakenIn) -> None:
    """Go to the record, in which what was read is marked until it is confirmed."""
    made = desk.catalogue.units([id for each in taken.imported for id in each.made])
    read = {unit.id: [row.id for row in FIELDS if _was_read(row, unit)] for unit in made}
    unconfirmed.mark(desk.settings, desk.catalogue.place, read)
    say_imported(desk, taken)


def _was_read(row: Field, unit: Unit) -> bool:
    return row.is_filled(unit) and row.of not in _GIVEN and row.values(unit) != row.values(_BLANK)
