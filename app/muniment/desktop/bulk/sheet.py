"""The dialog for bulk work: where, what, and before and after of each record before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QStackedWidget
from typing_extensions import override

from muniment.description.bulk import BulkError, Operation
from muniment.description.columns import COLUMNS, column
from muniment.desktop import theme
from muniment.desktop.bulk.deeds import AddedDeeds
from muniment.desktop.bulk.merging import MergePanel
from muniment.desktop.bulk.panels import PANELS, Panel
from muniment.desktop.bulk.preview import FIELD, PreviewModel, PreviewTable
from muniment.desktop.buttons import link_button
from muniment.desktop.desk import ListDesk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.forms.offers import offers
from muniment.desktop.latest import Latest
from muniment.desktop.menus import Menu
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps, T
from muniment.tasks.bulk import BulkDone, BulkPlan, Deed, carry_out, in_words, plan_deeds, values_said

_PAUSE = 250
"""Milliseconds after the last letter until the preview follows."""
_EVERY_HIT = 100_000_000
_SEVERAL = 2
_AT_ONCE = 1000
"""Records that are named between two moments in which it can be stopped."""
_SHORTEST = 6
"""Letters of a choice that are seen in the narrowest window."""
_MERGE = "merge"
_ALL_KINDS: Mapping[str, tuple[str, Callable[[], Panel]]] = {
    **PANELS,
    _MERGE: (_("Merge values that are alike"), MergePanel),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Records that may be changed: what they are in words, and their ids, asked for beside the screen."""

    label: str
    ids: Callable[[], Iterable[str]]


class BulkSheet(Sheet):
    """One change to many records, or several that are looked at, and done, together."""

    def __init__(self, desk: ListDesk, scopes: Sequence[Scope]) -> None:
        super().__init__(desk, _("Change many records"), _("Change"))
        self._desk = desk
        self.scopes = scopes
        self._plan: BulkPlan | None = None
        self.resize(theme.scaled(820), theme.scaled(640))
        self.where = _menu(_("Where"), [(scope.label, at) for at, scope in enumerate(scopes)])
        self.field = _menu(_("Field"), [(each.label, each.id) for each in COLUMNS])
        self.kind = _menu(_("What is done"), [(words, id) for id, (words, _make) in _ALL_KINDS.items()])
        self.panels = {id: make() for id, (_words, make) in _ALL_KINDS.items()}
        self._stack = QStackedWidget()
        self.added = AddedDeeds()
        self.then = link_button(_("And Then …"), self._add)
        self.then.setToolTip(_("Add this change, and say what else is to be done in the same step."))
        self.count = label("", "heading")
        self.preview = PreviewModel(self)
        self._looking = Latest(self)
        self._counting = Latest(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self._turn()
        self._look()

    def _lay_out(self) -> None:
        asked = QGridLayout()
        asked.setHorizontalSpacing(2 * theme.SPACE)
        asked.setVerticalSpacing(theme.SPACE)
        for at, menu in enumerate((self.where, self.field, self.kind)):
            caption = QLabel(menu.accessibleName())
            caption.setProperty("role", "small")
            asked.addWidget(caption, 0, at)
            asked.addWidget(menu, 1, at)
            asked.setColumnStretch(at, 1)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
        self.column.addWidget(self.added)
        self.column.addLayout(asked)
        self.column.addWidget(self._stack)
        self.column.addWidget(self.then, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.count)
        self._table = PreviewTable(self.preview)
        self._table.setColumnHidden(FIELD, True)
        self.column.addWidget(self._table, 1)

    def _connect(self) -> None:
        self.where.currentIndexChanged.connect(self._turn)
        self.field.currentIndexChanged.connect(self._turn)
        self.kind.currentIndexChanged.connect(self._turn)
        for panel in self.panels.values():
            panel.edited.connect(self._wait)
        self.added.changed.connect(self._wait)
        self._pause.timeout.connect(self._look)
        self._looking.answered.connect(self._show)
        self._looking.progressed.connect(self._say_how_far)
        self._looking.failed.connect(lambda error: self._say(str(error)))
        self._counting.answered.connect(self._take_values)
        self.preview.ticked.connect(self._say_count)
        self.main.clicked.connect(self._do)
        self.finished.connect(lambda _result: self._stop())

    @override
    def is_worked_on(self) -> bool:
        return bool(self.added.deeds or self.preview.left_out) or super().is_worked_on()

    def _stop(self) -> None:
        self._pause.stop()
        self._looking.stop()
        self._counting.stop()

    @property
    def _ids(self) -> Callable[[], Iterable[str]]:
        return self.scopes[self.where.currentIndex()].ids

    def _turn(self) -> None:
        """Ask for what this kind of change to this field needs."""
        panel = self.panels[self.kind.currentData()]
        self._stack.setCurrentWidget(panel)
        for each in self.panels.values():
            # A stack is as high as its highest page, unless the others do not count.
            each.setSizePolicy(each.sizePolicy().horizontalPolicy(), _policy(each is panel))
        panel.complete_by(offers(self._desk.catalogue, column(self.field.currentData())))
        if isinstance(panel, MergePanel):
            ids, field = self._ids, column(self.field.currentData())
            self._counting.ask(lambda: _on_all(ids, lambda of: values_said(self._desk.catalogue, of, field)))
        self._wait()

    def _wait(self) -> None:
        """Look once nothing more is typed. Nothing is done as it was asked before, and more can be added."""
        self._plan = None
        self.main.setEnabled(False)
        self.then.setEnabled(self._asked_for() is not None)
        self._pause.start()

    def _asked_for(self) -> Operation | None:
        try:
            return self.panels[self.kind.currentData()].operation()
        except BulkError:
            return None

    def _take_values(self, counts: Counter[str]) -> None:
        panel = self.panels[_MERGE]
        if isinstance(panel, MergePanel):
            panel.show_values(counts)

    def _look(self) -> None:
        """Work out before and after of what is asked for now."""
        self._plan = None
        self._looking.stop()
        try:
            operation = self.panels[self.kind.currentData()].operation()
        except BulkError as error:
            self.then.setEnabled(False)
            self._say(str(error))
            return
        self.then.setEnabled(operation is not None)
        deeds = list(self.added.deeds)
        if operation is not None:
            deeds.append(Deed(column(self.field.currentData()), operation))
        if not deeds:
            self._say(_("Say what is to be done: before and after of each record are shown here first."))
            return
        ids = self._ids
        self._table.setColumnHidden(FIELD, len({deed.column.id for deed in deeds}) < _SEVERAL)
        self._say(_("Looking at the records …"))
        self._looking.ask(lambda: _on_all(ids, lambda of: plan_deeds(self._desk.catalogue, of, deeds)))

    def _add(self) -> None:
        """Add the change that is asked for now to those that are made together, and ask for another."""
        panel = self.panels[self.kind.currentData()]
        try:
            operation = panel.operation()
        except BulkError as error:
            self._say(str(error))
            return
        if operation is not None:
            self.added.add(Deed(column(self.field.currentData()), operation))
            panel.clear()
            self.kind.setCurrentIndex(0)
            self.field.setFocus()
            self._wait()

    def _show(self, plan: BulkPlan) -> None:
        self._plan = plan
        self.preview.show_alterations(plan.alterations)

    def _say(self, words: str) -> None:
        self.preview.show_alterations(())
        self.count.setText(words)

    def _say_how_far(self, progress: Progress) -> None:
        if progress.total:
            words = _("Looked at {count} of {total} records …")
            self.count.setText(words.format(count=f"{progress.done:,}", total=f"{progress.total:,}"))

    def _say_count(self) -> None:
        units = self.preview.units()
        self.main.setEnabled(self._plan is not None and units > 0)
        if self._plan is None:
            self.main.setText(_("Change"))
            return
        total = f"{self._plan.looked_at:,}"
        one, many = "{count} record changes, of {total}.", "{count} records change, of {total}."
        self.count.setText(plural(one, many, units, total=total))
        self.main.setText(plural("Change {count} record", "Change {count} records", units))

    def _do(self) -> None:
        plan = self._plan
        if plan is None:
            return
        desk, left_out = self._desk, frozenset(self.preview.left_out)
        self.accept()
        desk.run(carry_out(desk.catalogue, plan, left_out), plan.label, lambda done: _report(desk, done))


def change_many(desk: ListDesk, listed: Sequence[str], found: str) -> None:
    """Open the dialog on what is selected, on all that is listed, or on all hits of a search."""
    sheet = BulkSheet(desk, scopes(desk, listed, found))
    sheet.question = tuple(desk.chosen), desk.place, found, tuple(each.label for each in sheet.scopes)
    sheet.show()


def scopes(desk: ListDesk, listed: Sequence[str], found: str) -> list[Scope]:
    """Return the records that may be meant, the likeliest first."""
    chosen, catalogue, place = tuple(desk.chosen), desk.catalogue, desk.place
    rows: list[Scope] = []
    if len(chosen) > 1:
        words = plural("{count} selected record", "{count} selected records", len(chosen))
        rows.append(Scope(words, lambda: chosen))
    if found:
        words = _("All that is found for “{text}”").format(text=found.strip())
        rows.append(Scope(words, lambda: catalogue.search_ids(found, limit=_EVERY_HIT)))
    elif listed:
        rows.append(
            Scope(plural("{count} listed record", "{count} listed records", len(listed)), lambda: listed)
        )
    if place is not None and not found:
        words = _("“{place}” and all below it").format(place=catalogue.row(place).label)
        rows.append(Scope(words, lambda: (id for id, _parent in catalogue.outline(place))))
    rows.append(Scope(_("The whole catalogue"), lambda: _all(desk)))
    return rows


def _all(desk: ListDesk) -> Iterator[str]:
    for top in desk.catalogue.child_ids(None):
        yield from (id for id, _parent in desk.catalogue.outline(top))


def _on_all(ids: Callable[[], Iterable[str]], work: Callable[[Sequence[str]], Steps[T]]) -> Steps[T]:
    """Do work on records once it is known which they are: to name a million takes seconds."""
    yield Progress(0)
    named: list[str] = []
    for id in ids():
        named.append(id)
        if len(named) % _AT_ONCE == 0:
            yield Progress(0)
    return (yield from work(named))


def _policy(is_shown: bool) -> QSizePolicy.Policy:
    return QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored


def _report(desk: ListDesk, done: BulkDone) -> None:
    if done.changed:
        desk.notice_undo(in_words(done))
    else:
        desk.notice(in_words(done))


def _menu(name: str, rows: Sequence[tuple[str, object]]) -> QComboBox:
    menu = Menu()
    menu.setAccessibleName(name)
    # The longest of what can be chosen is no reason for the window to be as wide.
    menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    menu.setMinimumContentsLength(_SHORTEST)
    for words, value in rows:
        menu.addItem(words, value)
    menu.setToolTip(menu.currentText())
    menu.currentTextChanged.connect(menu.setToolTip)
    return menu
