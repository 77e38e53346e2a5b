"""All findings of a catalogue: filtered, counted, led to, let stand for a reason, or fixed with a click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
)
from typing_extensions import override

from muniment.catalogue import Catalogue, Change
from muniment.description import rules
from muniment.description.columns import COLUMNS
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.desktop import theme
from muniment.desktop.buttons import word_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.findings_table import FindingsModel, FindingsTable, Wanted
from muniment.desktop.dialogs.printing import print_table
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import filled
from muniment.desktop.forms.found import SEVERITY_WORDS
from muniment.desktop.menus import Menu
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks import judge
from muniment.tasks.check import LABELS, Checked, Overview, look_over, packs_on

_SHORTEST = 10
"""The letters that a menu of filters shows at least."""
_PAUSE = 300
"""Milliseconds after a change of the catalogue until it is checked again."""

_MOST = 5000
"""Findings of a rule that are listed at once: nobody reads more, and the window is not to wait for them."""

_TYPED = "findings/reason"
"""What keeps a reason that was typed and not sent, with the unit and the rule that it is for."""

Answer = tuple[Overview, dict[str, str]]


def report_findings(desk: Desk, _chosen: Sequence[str]) -> None:
    """Check the whole catalogue, and show what was found."""
    FindingsSheet(desk).show()


def looked_at(catalogue: Catalogue, wanted: Callable[[], bool]) -> Steps[Answer | None]:
    """Return the findings of a catalogue, and what the records they are on are called.

    None as soon as it is no longer `wanted`: what was asked before need not be found out to its end.
    """
    with closing(look_over(catalogue, _MOST)) as steps:
        while wanted():
            try:
                yield next(steps)
            except StopIteration as end:
                return end.value, _names(catalogue, end.value)
    return None


def _names(catalogue: Catalogue, found: Overview) -> dict[str, str]:
    rows = catalogue.rows(list(dict.fromkeys(each.finding.unit for each in found.kept)))
    return {row.id: f"{row.shelfmark}  {row.title}".strip() for row in rows}


class FindingsSheet(Sheet):
    """The report. It blocks nothing: a double click goes to the field, and the report stays open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Findings"), _("Go to the Field"))
        self.resize(theme.scaled(980), theme.scaled(640))
        self.model = FindingsModel()
        self.counts = label("", "quiet")
        self.table = FindingsTable(self.model)
        self.severity, self.pack, self.rule = (_box(name) for name in (_("Weight"), _("Rules"), _("Rule")))
        self.words = QLineEdit(placeholderText=_("Words"))
        self.words.setAccessibleName(_("Words"))
        self.waived = QCheckBox(_("Waived"))
        self.packs = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.packs.setText(_("Packs of Rules"))
        self.packs.setAccessibleName(_("Packs of Rules"))
        self.packs.setMenu(QMenu(self.packs))
        self.told = label("", "")
        self.reason = QLineEdit(placeholderText=_("Why may it stand?"))
        self.reason.setAccessibleName(_("Reason"))
        self.waive = word_button(_("Waive"), self._waive)
        self.fix = QPushButton()
        self.fix_alike = QPushButton()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._asked = 0
        self._found = Overview(_MOST)
        self._lay_out()
        self._connect()
        self._check()

    def _lay_out(self) -> None:
        filters, more, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for box in (self.severity, self.pack, self.rule):
            filters.addWidget(box, 1)
        more.addWidget(self.words, 1)
        more.addWidget(self.waived)
        more.addWidget(self.packs)
        more.addWidget(word_button(_("Print…"), lambda: print_table(self.desk, _("Findings"), self.table)))
        below.addWidget(self.reason, 1)
        for button in (self.waive, self.fix, self.fix_alike):
            below.addWidget(button)
        self.column.addLayout(filters)
        self.column.addLayout(more)
        self.column.addWidget(self.counts)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.told)
        self.column.addLayout(below)
        self.leave_by(_("Close"))
        for button in (self.fix, self.fix_alike):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        for box in (self.severity, self.pack, self.rule):
            box.currentIndexChanged.connect(lambda _index: self._narrow())
        self.words.textChanged.connect(lambda _words: self._narrow())
        self.waived.toggled.connect(lambda _on: self._narrow())
        self.reason.textChanged.connect(lambda _words: self._show_one())
        self.reason.returnPressed.connect(self._waive)
        self.table.selectionModel().selectionChanged.connect(lambda *_change: self._show_one())
        self.table.doubleClicked.connect(lambda _index: self._go())
        self.fix.clicked.connect(lambda: self._fix(self._chosen()))
        self.fix_alike.clicked.connect(lambda: self._fix(self._alike()))
        self.main.clicked.connect(self._go)
        self._pause.timeout.connect(self._check)
        self.packs.menu().aboutToShow.connect(self._offer_packs)
        self.desk.bridge.changed.connect(self._heard)
        self.finished.connect(self._leave)

    def _check(self) -> None:
        """Ask all rules again, beside the screen; only the newest answer is shown."""
        self._asked += 1
        asked = self._asked
        work = looked_at(self.desk.catalogue, lambda: asked == self._asked)
        self.desk.run(work, _("Checking"), lambda answer: self._show(asked, answer))

    def _show(self, asked: int, answer: Answer | None) -> None:
        """Show what was found; who is typing goes on typing, and what is chosen stays chosen."""
        if answer is None or asked != self._asked:
            return
        row, chosen = self.table.currentIndex().row(), {each.finding for each in self._chosen()}
        self._found, names = answer
        self.model.show_all(self._found.kept, names)
        self._fill_boxes()
        self._narrow()
        if not isinstance(self.focusWidget(), QLineEdit):
            self.table.setFocus()
        self._choose_again(row, chosen)
        self._take_up_reason()

    def _choose_again(self, row: int, chosen: set[Finding]) -> None:
        """Choose the same findings, wherever they stand now; else the one in their place.

        A reason that is being typed is for none but the chosen ones: where they are gone, nothing is chosen.
        """
        again = [at for at, each in enumerate(self.model.shown) if each.finding in chosen]
        if again or not self.reason.text().strip():
            self._select(*(again or [min(max(row, 0), self.model.rowCount() - 1)]))
        else:
            self._select()

    def _take_up_reason(self) -> None:
        """Bring back a reason that was typed and not sent, at the finding it is for, if that is there."""
        match self.desk.settings.texts(_TYPED):
            case [words, unit, rule]:
                shown = (each.finding for each in self.model.shown)
                at = next(
                    (at for at, each in enumerate(shown) if (each.unit, each.rule) == (unit, rule)), None
                )
                if at is not None and not self.reason.text():
                    self.desk.settings.forget(_TYPED)
                    self._select(at)
                    self.reason.setText(words)

    @override
    def is_worked_on(self) -> bool:
        """Nothing that is asked for: a reason that is not sent yet is kept for the next time."""
        return False

    def _keep_reason(self) -> None:
        words = self.reason.text().strip()
        for each in self._chosen()[:1] if words else ():
            self.desk.settings.keep(_TYPED, [words, each.finding.unit, each.finding.rule])

    def _fill_boxes(self) -> None:
        on, rules = packs_on(self.desk.catalogue), self._found.rules().most_common()
        _fill(self.severity, _("Any weight"), [(each, SEVERITY_WORDS[each]) for each in Severity])
        _fill(self.pack, _("All rules"), [(id, LABELS[id]) for id in on])
        _fill(self.rule, _("Any rule"), [(id, f"{id} ({count})") for id, count in rules])

    def _narrow(self) -> None:
        self.model.narrow(
            Wanted(
                severity=self.severity.currentData() or None,
                pack=self.pack.currentData() or "",
                rule=self.rule.currentData() or "",
                words=self.words.text().strip(),
                waived=self.waived.isChecked(),
            )
        )
        self.counts.setText(_in_words(self._found, self.model.rowCount()))
        self._select(*range(min(1, self.model.rowCount())))

    def _select(self, *rows: int) -> None:
        """Choose these rows and no others; the cursor stands in the first."""
        flags = QItemSelectionModel.SelectionFlag
        picking, picked = self.table.selectionModel(), QItemSelection()
        picking.setCurrentIndex(self.model.index(rows[0] if rows else -1, 0), flags.Clear)
        # All at once: to tell what is chosen after each of thousands of rows would halt the window.
        for _step, run in groupby(enumerate(rows), lambda each: each[1] - each[0]):
            together = [row for _at, row in run]
            picked.select(self.model.index(together[0], 0), self.model.index(together[-1], 0))
        if rows:
            picking.select(picked, flags.Select | flags.Rows)
        self._show_one()

    def _chosen(self) -> list[Checked]:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.shown[row] for row in rows if row < len(self.model.shown)]

    def _alike(self) -> list[Checked]:
        """The findings of the same rule as the chosen one, those that are shown."""
        rule = next((each.finding.rule for each in self._chosen()), "")
        return [each for each in self.model.shown if each.finding.rule == rule]

    def _show_one(self) -> None:
        """Say what can be done about what is chosen, and what a fix would change."""
        chosen = self._chosen()
        first = chosen[0] if chosen else None
        fix = rules.fix_of(first.finding) if first and first.waiver is None else None
        self.told.setText(_told(self.desk.catalogue, first) if first else "")
        self.fix.setText(fix.label if fix else "")
        alike = len(self._alike()) if fix else 0
        self.fix_alike.setText(_("The same in all {count}").format(count=alike))
        self.fix.setVisible(fix is not None)
        self.fix_alike.setVisible(alike > 1)
        is_waived = first is not None and first.waiver is not None
        self.reason.setVisible(not is_waived)
        self.waive.setText(_("Lift the Waiver") if is_waived else _("Waive"))
        self.waive.setEnabled(bool(chosen) and (is_waived or bool(self.reason.text().strip())))
        self.main.setEnabled(first is not None)

    def _go(self) -> None:
        for each in self._chosen()[:1]:
            self.desk.open_field(each.finding.unit, each.finding.field)

    def _waive(self) -> None:
        chosen = self._chosen()
        waivers = [each.waiver for each in chosen if each.waiver is not None]
        catalogue = self.desk.catalogue
        if waivers:
            count = judge.lift(catalogue, waivers)
            self._tell(plural("{count} waiver lifted.", "{count} waivers lifted.", count))
        elif chosen and self.reason.text().strip():
            count = judge.waive(catalogue, [each.finding for each in chosen], self.reason.text().strip())
            self._tell(plural("{count} finding waived.", "{count} findings waived.", count))
            self.reason.clear()
        self.table.setFocus()

    def _fix(self, found: Sequence[Checked]) -> None:
        steps = judge.fix_all(self.desk.catalogue, [each.finding for each in found])
        self.desk.run(steps, _("Fixing"), self._say_fixed)

    def _say_fixed(self, count: int) -> None:
        self._tell(plural("{count} record fixed.", "{count} records fixed.", count))

    def _offer_packs(self) -> None:
        """Show which packs are on now, also where turning one was stopped."""
        on = packs_on(self.desk.catalogue)
        menu = self.packs.menu()
        menu.clear()
        for id, name in LABELS.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(id in on)
            action.toggled.connect(lambda is_on, id=id: self._turn(id, is_on))

    def _turn(self, pack: str, is_on: bool) -> None:
        steps = judge.turn(self.desk.catalogue, {pack: is_on}, LABELS)
        self.desk.run(steps, _("Choosing packs of rules"), lambda _done: None)

    def _tell(self, words: str) -> None:
        self.desk.notice_undo(words)

    def _heard(self, _change: Change) -> None:
        self._pause.start()

    def _leave(self) -> None:
        self._keep_reason()
        self._asked = -1
        self._pause.stop()
        self.desk.bridge.changed.disconnect(self._heard)


def _in_words(found: Overview, shown: int) -> str:
    """Say how many findings there are, how many of them are shown, and why not all."""
    if not found.total:
        return _("Nothing to mend.")
    weights = found.weights()
    said = [f"{weights[each]} × {SEVERITY_WORDS[each]}" for each in Severity if weights[each]]
    said += [_("{count} waived").format(count=found.waived)] if found.waived else []
    said.append(plural("{count} shown", "{count} shown", shown))
    if len(found.kept) < found.total:
        said.append(_("of each rule the first {count} are listed").format(count=_MOST))
    return " · ".join(said)


def _told(catalogue: Catalogue, each: Checked) -> str:
    """Return the cure of a finding, and before and after of its fix; of a waived one, why it may stand."""
    if each.waiver is not None:
        words = _("Waived by {who}, {since}: {reason}")
        return filled(words, who=each.waiver.who, since=each.waiver.since, reason=each.waiver.reason)
    pair = judge.fixed(catalogue, each.finding) if catalogue.rows([each.finding.unit]) else None
    return "\n".join(filter(None, (each.finding.cure, *(_differences(*pair) if pair else ()))))


def _differences(before: Unit, after: Unit) -> list[str]:
    return [
        f"{column.label}: “{column.text(before)}” → “{column.text(after)}”"
        for column in COLUMNS
        if column.text(before) != column.text(after)
    ]


def _box(name: str) -> QComboBox:
    box = Menu()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_SHORTEST)
    return box


def _fill(box: QComboBox, every: str, rows: Sequence[tuple[object, str]]) -> None:
    """Offer these, and all; what was chosen stays chosen."""
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(every, "")
    for value, words in rows:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)
