"""Learning how a repository writes its shelfmarks: examples, their parts, and all marks before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from muniment.description import shelfmarks
from muniment.description.shelfmarks.learning.examples import Example
from muniment.description.shelfmarks.learning.files import own_table
from muniment.description.shelfmarks.learning.proposing import Proposal
from muniment.description.shelfmarks.learning.suggesting import suggest
from muniment.description.shelfmarks.schemes import SchemeError, table_in
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_file, ask_where_to_write
from muniment.desktop.buttons import link_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning_parts import ExampleParts, PartsRoom
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.menus import Menu
from muniment.i18n import _, plural
from muniment.progress import finish
from muniment.tasks import learn_scheme
from muniment.tasks.learn_scheme import Compared, Held

_PAUSE = 250
"""Milliseconds after the last letter until the examples are read."""
Told = Callable[[], None]
_MOST = 500
"""Shelfmarks that are read anew with each change; all of them once the scheme is saved."""


def learn_marks(desk: Desk, chosen: Sequence[str]) -> None:
    """Read the catalogue's shelfmarks beside the screen, and begin with the chosen ones as examples."""
    texts = [row.shelfmark for row in desk.catalogue.rows(list(chosen)) if row.shelfmark]
    steps = learn_scheme.marks_held(desk.catalogue)
    desk.run(steps, _("Reading shelfmarks"), lambda held: LearnSheet(desk, held, texts[:12]).show())


def learn_from(desk: Desk, units: Sequence[str], learnt: Told, left: Told) -> None:
    """Begin with some of the units' shelfmarks; tell when a scheme is kept, or the dialog left without."""
    texts = [row.shelfmark for row in desk.catalogue.rows(list(units)) if row.shelfmark]

    def show(held: Sequence[Held]) -> None:
        sheet = LearnSheet(desk, held, learn_scheme.examples_among(held, texts), learnt=learnt)
        sheet.rejected.connect(left)
        sheet.show()

    desk.run(learn_scheme.marks_held(desk.catalogue), _("Reading shelfmarks"), show)


def take_in_scheme(desk: Desk, _chosen: Sequence[str]) -> None:
    """Ask for a scheme file that somebody shared, and take it in."""
    ask_for_scheme(desk, QApplication.activeWindow(), _nothing_more)


def ask_for_scheme(desk: Desk, over: QWidget | None, learnt: Told) -> None:
    """Ask for a scheme file over a window, take it in, and tell when it is kept."""
    kinds = [_("Schemes (*.toml)"), _("All files (*)")]
    take = partial(_take_in, desk, learnt=learnt)
    ask_for_file(over, _("Take In a Scheme of Shelfmarks"), kinds, take)


def _nothing_more() -> None:
    """Nobody waits for a scheme."""


def _take_in(desk: Desk, path: Path, learnt: Told = _nothing_more) -> None:
    desk.attempt(lambda: _keep(desk, table_in(path), learnt))


def _keep(desk: Desk, table: Mapping[str, Any], learnt: Told = _nothing_more) -> None:
    """Read shelfmarks by a scheme from now on; it can be undone, the one in whose place it came included."""
    id = str(table.get("id", ""))
    before = own_table(id)
    words = _("Shelfmarks are now read by “{name}”.")
    if before is not None:
        words = _("Shelfmarks are now read by “{name}”, in place of your scheme of that name.")

    def kept(_path: Path) -> None:
        desk.notice(words.format(name=table["name"]), _("Undo"), lambda: _put_back(desk, id, before))
        learnt()

    desk.run(learn_scheme.keep(desk.catalogue, table), _("Reading shelfmarks"), kept)


class LearnSheet(Sheet):
    """The repository and examples above, their parts in the middle, what it would change below."""

    def __init__(
        self,
        desk: Desk,
        held: Sequence[Held],
        texts: Sequence[str],
        said: Mapping[str, Example] | None = None,
        learnt: Told = _nothing_more,
    ) -> None:
        super().__init__(desk, _("Learn shelfmarks"), _("Save the Scheme"))
        self.resize(theme.scaled(900), theme.scaled(700))
        self._held = tuple(held)
        self._learnt = learnt
        self.proposal: Proposal | None = None
        self._said = dict(said or {})
        self.question = tuple(texts), dict(self._said)
        self._make_boxes()
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.read)
        self.finished.connect(lambda _result: self._pause.stop())
        self._fill_repositories(texts)
        self._connect()
        self._given = tuple(texts)
        self.examples.setPlainText("\n".join(texts))
        self.read()

    def read(self) -> None:
        """Read the examples as they are typed now; what was said of the parts of one, even before, stays."""
        self._pause.stop()
        lines, repository = self.examples.toPlainText().splitlines(), self.repository.currentText().strip()
        guessed = (learn_scheme.as_learnt(each, repository) for each in learn_scheme.guess(lines, repository))
        self._propose(tuple(self._said.get(each.text, each) for each in guessed))

    def _say(self, examples: tuple[Example, ...]) -> None:
        self._said |= {each.text: each for each in examples}
        self._propose(examples)

    @override
    def is_worked_on(self) -> bool:
        return bool(self._said) or super().is_worked_on()

    @override
    def reject(self) -> None:
        super().reject()
        self._offer_again()

    def _offer_again(self) -> None:
        """Lose nothing that was typed here, or said of the parts, by a press of Esc."""
        desk, held, said, learnt = self.desk, self._held, self._said, self._learnt
        texts, repository = tuple(self.examples.toPlainText().splitlines()), self.repository.currentText()

        def again() -> None:
            sheet = LearnSheet(desk, held, texts, said, learnt)
            sheet.repository.setCurrentText(repository)
            sheet.show()

        if any(texts) and (said or texts != self._given):
            desk.notice(_("The scheme was not saved."), _("Show It Again"), again)

    def suggest(self) -> None:
        """Take three of the repository's own shelfmarks that are unlike each other."""
        marks = [mark.text for mark in self._marks()]
        self._given = tuple(marks[at] for at in suggest(marks))
        self.examples.setPlainText("\n".join(self._given))
        self.read()

    def _make_boxes(self) -> None:
        self.repository = Menu()
        self.repository.setEditable(True)
        self.repository.setAccessibleName(_("Repository"))
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the scheme"))
        self.examples = QPlainTextEdit()
        self.examples.setAccessibleName(_("Examples"))
        self.examples.setPlaceholderText(_("A few shelfmarks, one on each line"))
        self.examples.setTabChangesFocus(True)
        self.examples.setFixedHeight(theme.scaled(84))
        self.parts = ExampleParts()
        self.told = label("", "quiet")
        self.table = RowsTable(_("Shelfmarks now and then"), (_("Shelfmark"), _("Read now"), _("Then")))
        self.suggesting = link_button(_("Suggest Examples"), self.suggest)
        self.writing = link_button(_("Write to a File…"), self._write)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE * 4)
        form.addRow(_("Repository"), self.repository)
        form.addRow(_("Name of the scheme"), self.name)
        form.addRow(_("Examples"), self.examples)
        links = QHBoxLayout()
        links.addWidget(self.suggesting)
        links.addStretch(1)
        links.addWidget(self.writing)
        self._room = PartsRoom(self.parts)
        self.column.addLayout(form)
        self.column.addLayout(links)
        self.column.addWidget(label(_("Parts: press one to say what it is"), "heading"))
        self.column.addWidget(self._room)
        self.column.addWidget(self.told)
        self.column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.examples.textChanged.connect(self._pause.start)
        self.repository.currentTextChanged.connect(self._pause.start)
        self.name.textChanged.connect(self._pause.start)
        self.parts.changed.connect(self._say)
        self.main.clicked.connect(self._save)

    def _fill_repositories(self, texts: Sequence[str]) -> None:
        """The one with most marks that are not understood comes first, unless an example says another."""
        counts = Counter(mark.repository for mark in self._held if mark.repository)
        unread = Counter(
            mark.repository
            for mark in self._held
            if mark.repository and shelfmarks.read(mark.text, mark.repository).scheme is None
        )
        names = sorted(counts, key=lambda name: (-unread[name], -counts[name], name))
        self.repository.addItems(names)
        meant = next((mark.repository for mark in self._held if mark.text in texts[:1]), "")
        self.repository.setCurrentText(meant or next(iter(names), ""))

    def _marks(self) -> list[Held]:
        asked = self.repository.currentText().strip()
        known = shelfmarks.repository_called(asked) if asked else None
        return [mark for mark in self._held if mark.repository in (asked, known.code if known else asked)]

    def _propose(self, examples: tuple[Example, ...]) -> None:
        self.proposal = None
        self.parts.show_examples(examples)
        self._room.fit()
        repository = self.repository.currentText().strip()
        if repository and any(example.pieces for example in examples):
            name = self.name.text().strip() or repository
            self.name.setPlaceholderText(repository)
            try:
                self.proposal = learn_scheme.propose(examples, name, repository)
            except SchemeError as error:
                self.told.setText(str(error))
        self.main.setEnabled(self.proposal is not None)
        self.writing.setEnabled(self.proposal is not None)
        self._compare()

    def _compare(self) -> None:
        if self.proposal is None:
            self.table.show_rows(())
            words = _("Type or suggest examples; how all shelfmarks would be read is shown here.")
            if not self.repository.currentText().strip():
                words = _("Name the repository: a scheme reads the shelfmarks of one repository alone.")
            self.told.setText(words)
            return
        marks = self._marks()[:_MOST]
        compared = finish(learn_scheme.compare(self.proposal.scheme, marks))
        self.told.setText(_counted(compared, len(self._marks())))
        shown = sorted(
            compared, key=lambda each: (each.after.scheme is not None, each.before.parts == each.after.parts)
        )
        self.table.show_rows([_row(each) for each in shown])

    def _save(self) -> None:
        if self._pause.isActive():
            self.read()
        if self.proposal is None:
            return
        _keep(self.desk, self.proposal.table, self._learnt)
        self.accept()

    def _write(self) -> None:
        if self.proposal is None:
            return
        table, attempt = self.proposal.table, self.desk.attempt
        ask_where_to_write(
            self,
            _("Write the Scheme to a File"),
            f"{table['id']}.toml",
            "toml",
            lambda path: attempt(lambda: learn_scheme.write(table, path)),
        )


def _put_back(desk: Desk, id: str, before: Mapping[str, Any] | None) -> None:
    desk.run(learn_scheme.put_back(desk.catalogue, id, before), _("Reading shelfmarks"), lambda _done: None)


def _counted(compared: Sequence[Compared], all_of_them: int) -> str:
    before = sum(each.before.scheme is not None for each in compared)
    after = sum(each.after.scheme is not None for each in compared)
    if not compared:
        return _("The catalogue has no shelfmarks of this repository yet.")
    one = "The repository has {count} shelfmark; {before} are read now, and {after} would be."
    many = "Of {count} shelfmarks, {before} are read now, and {after} would be."
    if len(compared) < all_of_them:
        one = many = "Of the first {count} shelfmarks, {before} are read now, and {after} would be."
    return plural(one, many, len(compared), before=before, after=after)


def _row(compared: Compared) -> PlannedRow:
    cells = (compared.mark.text, _said(compared.before), _said(compared.after))
    return PlannedRow(compared.mark.text, cells)


def _said(reading: shelfmarks.Reading) -> str:
    return " · ".join(f"{part.label} {part.value}" for part in reading.parts) or _("not understood")
