"""What the dialogs that write files have in common: where to, what holds it back, what was written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue.errors import CatalogueError
from muniment.description.findings import Finding, number_of
from muniment.desktop import theme
from muniment.desktop.asking_files import place_typed
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.mending import MendSheet
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.dialogs.told import Disclosure, once_each
from muniment.desktop.directions import breakable, filled, shortened
from muniment.desktop.forms.found import FindingLines
from muniment.desktop.refused import refused
from muniment.desktop.scrolling import scrolled
from muniment.formats.deliveries import FormatError
from muniment.i18n import _, plural
from muniment.progress import Steps
from muniment.tasks.export_file import ExportHeldError, NothingToExportError

Failure = ExportHeldError | NothingToExportError | FormatError | CatalogueError | OSError
FAILURES = (ExportHeldError, NothingToExportError, FormatError, CatalogueError, OSError)
"""What may keep a file from being written, and is no fault of the program."""
_MOST_SHOWN = 12
_LONGEST_NAME = 60
"""The letters of what a record is called that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, in a sentence; what was found in it, and what `format` has no place for."""

    sentence: str
    findings: tuple[Finding, ...] = ()
    format: str = ""
    account: tuple[Finding, ...] = ()


class WritingSheet(Sheet):
    """Asks, writes, and then says what was written.

    A sheet asks with `ask`, chooses a place in `choose`, and says in `writing` what is to be done.
    """

    def __init__(self, desk: Desk, heading: str, formats: Sequence[str], place: str) -> None:
        super().__init__(desk, heading, _("Export"))
        self.resize(560, 420)
        self.formats = group(self, formats)
        self.formats.idToggled.connect(lambda _id, _on: self.put_back())
        self.target = QLineEdit()
        self.target.setAccessibleName(place)
        self.why = label("", "danger")
        self.why.hide()
        self.held = FindingLines()
        self.held.led_to.connect(self._go)
        self._held = _scrolled_when_shown(self.held)
        self.rest = label("", "quiet")
        self.rest.hide()
        self._anyway = QPushButton(_("Export anyway"))
        self._anyway.setAutoDefault(False)
        self._anyway.hide()
        self._anyway.clicked.connect(lambda: self._export(even_if_invalid=True))
        self._mend = QPushButton(_("Mend the Finding Aid…"))
        self._mend.setAutoDefault(False)
        self._mend.hide()
        self._mend.clicked.connect(self._show_mends)
        self._mendable = ""
        self._waits_at: QWidget | None = None
        self.main.clicked.connect(self._main_pressed)
        self._asked = QWidget()
        self._questions = QVBoxLayout(self._asked)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(theme.SPACE * 2)
        self.outcome = label("", "")
        self.outcome.hide()
        self.account = Disclosure(_("What the format has no place for"))
        for widget in (self._asked, self.outcome, self.why):
            self.column.addWidget(widget)
        self.column.addWidget(self._held, 1)
        for widget in (self.rest, self._mend, self._anyway):
            self.column.addWidget(widget)
        self.column.addWidget(self.account, 1)
        self.column.addStretch(0)

    def ask(self, heading: str, *widgets: QWidget) -> None:
        """Add a question below the others."""
        self._questions.addWidget(label(heading, "heading"))
        for widget in widgets:
            self._questions.addWidget(widget)
        self._questions.addSpacing(theme.SPACE * 2)

    def place_line(self, name: str) -> QWidget:
        """Return the line that says where to write, with the button `name` that chooses it."""
        button = QPushButton(_("Choose…"))
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.clicked.connect(self.choose)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.target, 1)
        line.addWidget(button)
        return holder

    @abstractmethod
    def choose(self) -> None:
        """Let the place be chosen from the folders."""

    @abstractmethod
    def writing(self, even_if_invalid: bool) -> Steps[Written] | None:
        """Return the work; None where it cannot be done yet, which has then been said."""

    def place(self) -> Path:
        """Return the place that is typed; a bare name is one in the folder that was written to last."""
        return place_typed(self.target.text(), self.folder(), self.suffix())

    def suffix(self) -> str:
        """Return how the name of a file of this kind ends; nothing where a folder is written to."""
        return ""

    def folder(self) -> Path:
        """Return the folder that was written to last."""
        kept = self.desk.settings.wish("export/folder")
        return Path(kept) if kept else Path.home()

    def put_back(self) -> None:
        """Forget what held the last export back: it is not said of another one."""
        self._show_held(())
        self._anyway.hide()
        self._mend.hide()
        self.why.hide()

    def _show_held(self, found: tuple[Finding, ...]) -> None:
        """Show the heaviest of what was found, in a place that is there only then, and count the rest."""
        in_order = sorted(found, key=lambda each: each.severity.rank)
        shown = in_order[:_MOST_SHOWN]
        records = self._called(shown)
        self.held.show_findings(_together(shown, records), records)
        rest = number_of(in_order[_MOST_SHOWN:])
        self.rest.setText(_("and {count} more").format(count=rest))
        self.rest.setVisible(bool(rest))
        self._held.setVisible(bool(found))
        if found:
            self.resize(self.size().expandedTo(QSize(self.width(), self.sizeHint().height())))

    def _called(self, found: Sequence[Finding]) -> dict[str, str]:
        """Return what the records are called that something was found on."""
        rows = self.desk.catalogue.rows([*dict.fromkeys(each.unit for each in found if each.unit)])
        return {row.id: shortened(row.label or _("Untitled"), _LONGEST_NAME) for row in rows}

    def _go(self, found: Finding) -> None:
        """Go to where something was found; what was asked here stays."""
        if found.field:
            self.desk.open_field(found.unit, found.field)
        else:
            self.desk.open_unit(found.unit)

    def _show_mends(self) -> None:
        MendSheet(self.desk, self._mendable).show()

    def say(self, words: str) -> None:
        """Say why nothing was written."""
        self.why.setText(breakable(words))
        self.why.show()

    def answer(self, made: Written | Failure) -> None:
        """Say what was written; or say what went wrong, and offer to write it anyway if held."""
        self._be_ready()
        if isinstance(made, Written):
            self.desk.notice(made.sentence)
            self._show_written(made)
            return
        mendable = _mendable(made) if isinstance(made, ExportHeldError) else ()
        self.say(" ".join((refused(made), *mendable)))
        if isinstance(made, ExportHeldError):
            self._show_held(made.findings)
            self._anyway.show()
            self._mendable = max(made.mendable, key=made.mendable.__getitem__, default="")
            self._mend.setVisible(bool(self._mendable))

    @override
    def is_at_work(self) -> bool:
        return not self.main.isEnabled()

    def _main_pressed(self) -> None:
        if self.outcome.isHidden():
            self._export(even_if_invalid=False)
        else:
            self.accept()

    def _export(self, even_if_invalid: bool) -> None:
        steps = self.writing(even_if_invalid)
        if steps is None:
            return
        self.main.setEnabled(False)
        self._waits_at = self.focusWidget()
        label = filled(_("Exporting {name}"), name=self.place().name)
        job = self.run_while_open(_or_failure(steps), label, self.answer)
        job.cancelled.connect(self._be_ready)
        job.failed.connect(self._be_ready)

    def _be_ready(self) -> None:
        """Offer to write again, under the keys of who has not gone on to another part."""
        self.main.setEnabled(True)
        if self.focusWidget() is self._waits_at:
            self.main.setFocus()

    def _show_written(self, made: Written) -> None:
        """Close where there is no more to say than that; otherwise stay, and ask nothing any more."""
        if not made.findings and not made.account:
            self.accept()
            return
        self.put_back()
        self.question = made
        self._asked.hide()
        self.outcome.setText(made.sentence)
        self.outcome.show()
        self._show_held(made.findings)
        things = once_each(made.account)
        one, many = "{count} thing {format} has no place for", "{count} things {format} has no place for"
        self.account.show_lines(plural(one, many, len(things), format=made.format), things)
        self.end(_("Done"))


def _or_failure(steps: Steps[Written]) -> Steps[Written | Failure]:
    """Return the work with what may go wrong as an answer, so that the sheet can say it."""
    try:
        return (yield from steps)
    except FAILURES as failure:
        return failure


def _together(found: Sequence[Finding], records: Iterable[str]) -> tuple[Finding, ...]:
    """Return what is said of each record together, and first what is said of none, as no name leads that."""
    order = {record: number for number, record in enumerate(records, 1)}
    return tuple(sorted(found, key=lambda each: order.get(each.unit, 0)))


def _mendable(held: ExportHeldError) -> Iterator[str]:
    """Yield how much of what holds an export back can be mended."""
    if held.mendable:
        one, many = "A cure is known for {count} place.", "A cure is known for {count} places."
        yield plural(one, many, sum(held.mendable.values()))


def _scrolled_when_shown(widget: QWidget) -> QScrollArea:
    """Return a place in which a widget is scrolled; not there at first."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    area = scrolled(page, sideways=False)
    area.setMinimumHeight(4 * theme.row_height())
    area.hide()
    return area


def group(parent: QWidget, words: Sequence[str]) -> QButtonGroup:
    """Return choices of which one is taken, the first at the beginning."""
    made = QButtonGroup(parent)
    for number, each in enumerate(words):
        made.addButton(QRadioButton(each), number)
    made.button(0).setChecked(True)
    return made


def buttons(choices: QButtonGroup) -> QWidget:
    """Return the buttons of a group, one below the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    for button in choices.buttons():
        column.addWidget(button)
    return holder
