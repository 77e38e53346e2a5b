"""Asking into which list the selected units are put: one of those there are, or a new one."""

from __future__ import annotations

from muniment.catalogue import HandList
from muniment.desktop.desk import ListDesk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.completing import beginning_with, complete
from muniment.desktop.forms.inputs import OneLine
from muniment.desktop.listing_by_hand import add_to
from muniment.i18n import _, plural

_BLANK = HandList(id="", name="")


def put_into_list(desk: ListDesk) -> None:
    """Open the dialog for the units that are selected."""
    ListSheet(desk, tuple(desk.chosen)).show()


class ListSheet(Sheet):
    """The name of a list, completed from those there are."""

    def __init__(self, desk: ListDesk, units: tuple[str, ...]) -> None:
        super().__init__(desk, _("Put into a list"), _("Put into the List"))
        self.question = units
        self._desk = desk
        self._units = units
        names = [made.name for made in desk.catalogue.hand_lists()]
        counted = plural("{count} unit is selected.", "{count} units are selected.", len(units))
        hint = _("A unit may stand in many lists, and in one list as often as you want.")
        self.column.addWidget(label(f"{counted} {hint}", "quiet"))
        self.name = OneLine()
        self.name.setAccessibleName(_("Name of the list"))
        self.name.setPlaceholderText(_("A list, or a new name"))
        complete(self.name, lambda words: beginning_with(words, names))
        self.column.addWidget(self.name)
        if names:
            there = _("There are: {names}").format(names=" · ".join(names[:20]))
            self.column.addWidget(label(there, "small"))
        self.main.setEnabled(False)
        self.name.textChanged.connect(lambda words: self.main.setEnabled(bool(words.strip())))
        self.main.clicked.connect(self._put)

    def _put(self) -> None:
        desk, name, units = self._desk, self.name.text(), self._units
        self.accept()
        desk.attempt(lambda: desk.notice_undo(add_to(desk.catalogue, name, units, _BLANK)))
