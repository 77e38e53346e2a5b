"""Taking in files: chosen, looked at, and imported beside the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QStackedWidget

from muniment.catalogue import Catalogue
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_files
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.delivered import agents_counted
from muniment.desktop.dialogs.preview import LookedView, mended_in_words
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import filled, isolate
from muniment.desktop.latest import Latest
from muniment.desktop.read_ways import read_each_way
from muniment.formats import ead, spreadsheet, table
from muniment.formats.deliveries import Delivery, FormatError, ReadAs, Source, UnknownColumnsError
from muniment.formats.folders import files_in
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.refusals import sentence
from muniment.tasks.go_to_step import my_steps
from muniment.tasks.import_file import Imported, import_source, summary
from muniment.tasks.look_into import Looked, look_into, with_outline
from muniment.tasks.mend_finding_aid import import_mended
from muniment.tasks.plans import of_besides
from muniment.tasks.sources import source_of

Answer = Looked | Exception
"""What is in a file, or why it cannot be read."""

_GUESSED = ReadAs()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What several imports did: they are so many `steps` to undo, and places were mended in them.

    What changed nothing is no step.
    """

    imported: tuple[Imported, ...]
    steps: int
    mended: int = 0


def choose_and_import(desk: Desk, paths: Sequence[Path] = ()) -> None:
    """Ask for files, or take those (or folders of them) that were dropped, and show what is in them first."""
    if paths:
        _look(desk, files_in(paths))
        return
    ask_for_files(QApplication.activeWindow(), _("Import"), partial(_look, desk), _filters())


def _filters() -> list[str]:
    each = [*((row.label, row.suffixes) for row in table.READ), (_("Another catalogue"), (".muniment",))]
    every = sorted({suffix for _label, suffixes in each for suffix in suffixes})
    rows = [(_("All that Muniment reads"), every), *each]
    named = [f"{label} ({' '.join('*' + suffix for suffix in suffixes)})" for label, suffixes in rows]
    return [*named, _("All files (*)")]


def _look(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Read the files beside the screen, and show what is in them."""
    shown = partial(_show, desk, paths)
    desk.run(look(desk.catalogue, paths), _("Reading what is to be imported"), shown)


def _show(desk: Desk, paths: tuple[Path, ...], looked: tuple[Answer, ...]) -> None:
    """Show what can be taken in; where that is nothing, say why and ask nothing."""
    if any(_holds_something(found) or isinstance(found, UnknownColumnsError) for found in looked):
        ImportSheet(desk, paths, looked).show()
    else:
        desk.notice(_why_nothing(paths, looked))


def _holds_something(found: Answer) -> bool:
    if not isinstance(found, Looked):
        return False
    held, plan = found.delivery, found.plan
    return bool(held.units or held.agents or plan.beside_units or plan.files or plan.gone)


def _why_nothing(paths: Sequence[Path], looked: Sequence[Answer]) -> str:
    empty = filled(_("There is nothing to import in {name}."), name=paths[0].name)
    first = sentence(looked[0]) if isinstance(looked[0], Exception) else empty
    more = len(paths) - 1
    others = plural("{count} more file cannot be read.", "{count} more files cannot be read.", more)
    return f"{first} {others}" if more else first


def look(
    catalogue: Catalogue, paths: Sequence[Path], read_as: ReadAs = _GUESSED
) -> Steps[tuple[Answer, ...]]:
    """Return what is in each file and what importing it would do, in their order."""
    looked: list[Answer] = []
    for done, path in enumerate(paths):
        yield Progress(done, len(paths), filled(_("Reading {name}"), name=path.name))
        try:
            found = yield from look_into(catalogue, source_of(path, read_as))
            looked.append((yield from with_outline(found)))
        except (FormatError, OSError) as error:
            looked.append(error)
    return tuple(looked)


def import_all(catalogue: Catalogue, wanted: Iterable[tuple[Source, frozenset[str]]]) -> Steps[TakenIn]:
    """Import the files one after the other, each of them all or not at all, and mend what is wanted."""
    before = _last_step(catalogue)
    imported: list[Imported] = []
    mended = 0
    for source, repairs in wanted:
        if repairs:
            one, mending = yield from import_mended(catalogue, source, ead.all_of(repairs))
            mended += len(mending.made) if mending else 0
        else:
            one = yield from import_source(catalogue, source)
        imported.append(one)
    steps = sum(1 for step in catalogue.history(limit=2 * len(imported)) if step.id > before)
    return TakenIn(tuple(imported), steps, mended)


def _last_step(catalogue: Catalogue) -> int:
    return next((step.id for step in catalogue.history(limit=1)), 0)


class ImportSheet(Sheet):
    """The files, and what is in the chosen one, what would change, and what can be mended in it."""

    def __init__(self, desk: Desk, paths: tuple[Path, ...], looked: tuple[Answer, ...]) -> None:
        super().__init__(desk, _("Import"), _("Import"))
        self.resize(theme.scaled(860), theme.scaled(600))
        self._paths = paths
        self.question = looked
        self._looked = dict(zip(paths, looked, strict=True))
        self._read_as = dict.fromkeys(paths, _GUESSED)
        self._wanted = dict(self._read_as)
        self._seen = {path: _stamp(path) for path in paths}
        self._views: dict[Path, LookedView] = {}
        self._reading: dict[Path, Latest] = {}
        self.files = QListWidget()
        read_each_way(self.files)
        self.files.setAccessibleName(_("Files"))
        self.files.setFixedHeight(theme.row_height() * min(len(paths), 5))
        self.files.setIconSize(theme.icon_size())
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        self.pages = QStackedWidget()
        for path in paths:
            self._add_page(path)
        self.files.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.column.setSpacing(theme.SPACE * 4)
        self.column.addWidget(self.files)
        self.column.addWidget(self.pages, 1)
        self.why = label("", "warning")
        self.why.hide()
        self.column.addWidget(self.why)
        self._say_main()
        self.main.clicked.connect(self._take_in)
        self.files.setCurrentRow(0)

    def _add_page(self, path: Path) -> None:
        view = self._views[path] = LookedView()
        view.read_otherwise.connect(partial(self._read_otherwise, path))
        reading = self._reading[path] = Latest(self)
        reading.answered.connect(lambda looked: self._read(path, looked[0]))
        reading.failed.connect(lambda error: self._read(path, error))
        self.finished.connect(reading.stop)
        self.files.addItem(QListWidgetItem())
        self.pages.addWidget(view)
        self._show_found(path)

    def _show_found(self, path: Path, problem: str = "") -> None:
        found, view = self._looked[path], self._views[path]
        _tell(self.files.item(self._paths.index(path)), path, found)
        if isinstance(found, Looked):
            view.show_looked(found, self._read_as[path], problem)
        elif isinstance(found, UnknownColumnsError):
            view.ask_columns(found, self._read_as[path], problem)
        else:
            view.say(sentence(found))
        if view.mends is not None:
            view.mends.changed.connect(self._say_main)

    def _read_otherwise(self, path: Path, read_as: ReadAs) -> None:
        """Read a file in the way that was said for it."""
        self._wanted[path] = read_as
        self._reading[path].ask(partial(look, self.desk.catalogue, (path,), read_as))
        self._say_main()

    def _look_again(self, changed: Sequence[Path]) -> None:
        """Read files anew of which other things were shown than are in them now, and say so."""
        for path in changed:
            self._seen[path] = _stamp(path)
            self._read_otherwise(path, self._read_as[path])
        words = _("Changed since it was shown: {names}. See what is in it now, and import it then.")
        self.why.setText(filled(words, names=", ".join(path.name for path in changed)))
        self.why.show()

    def _read(self, path: Path, found: Answer) -> None:
        """Show what was read in the way that was wanted, or say why it cannot be read so."""
        problem = ""
        if isinstance(found, Exception) and not isinstance(found, UnknownColumnsError):
            problem = sentence(found)
            self.why.setText(problem)
        else:
            self._looked[path], self._read_as[path] = found, self._wanted[path]
        self._views[path].show_anew(partial(self._show_found, path, problem))
        self._say_main()

    @property
    def inside(self) -> LookedView:
        """The pages on the chosen file."""
        view = self.pages.currentWidget()
        assert isinstance(view, LookedView)
        return view

    def _say_main(self) -> None:
        plans = [found.plan for found in self._looked.values() if isinstance(found, Looked)]
        units = sum(len(plan.new) + len(plan.updated) for plan in plans)
        agents = sum(len(plan.agents) for plan in plans)
        words = plural("Import {count} record", "Import {count} records", units) if units else _("Import")
        if agents and not units:
            words = plural("Import {count} authority record", "Import {count} authority records", agents)
        if mends := self._ticked():
            one, many = "{first} and mend {count} place", "{first} and mend {count} places"
            words = plural(one, many, mends, first=words)
        is_reading = any(reading.is_asked for reading in self._reading.values())
        self.main.setText(_("Reading …") if is_reading else words)
        holds = any(_holds_something(found) for found in self._looked.values())
        self.main.setEnabled(holds and not is_reading)

    def _ticked(self) -> int:
        """How many places are to be mended."""
        return sum(view.mends.wanted for view in self._views.values() if view.mends is not None)

    def _take_in(self) -> None:
        desk = self.desk
        held = [path for path in self._paths if _holds_something(self._looked[path])]
        if changed := [path for path in held if _stamp(path) != self._seen[path]]:
            self._look_again(changed)
            return
        wanted = [(path, self._read_as[path], self._views[path].repairs) for path in held]
        said = [pair for _path, read_as, _repairs in wanted for pair in read_as.columns]
        try:
            spreadsheet.remember(said)
        except OSError as error:
            # The import need not fail with it.
            desk.notice(sentence(error))
        sources = ((source_of(path, read_as), repairs) for path, read_as, repairs in wanted)
        done = partial(say_imported, desk, ticked=self._ticked())
        desk.run(import_all(desk.catalogue, sources), _("Importing"), done)
        self.accept()


def _stamp(path: Path) -> tuple[int, int] | None:
    """What tells whether a file was written anew; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def say_imported(desk: Desk, taken: TakenIn, ticked: int = 0) -> None:
    """Say what was imported, with *Undo*, and go to the first record that is new or updated.

    `ticked` is how many places were to be mended.
    """
    if not taken.steps and any(each.files for each in taken.imported):
        desk.notice(_in_words(taken, ticked))
        return
    if not taken.steps:
        desk.notice(_why_unchanged(taken.imported))
        return
    mine = [step for step in my_steps(desk.catalogue) if not step.undone]
    desk.notice_undo(_in_words(taken, ticked), mine[min(taken.steps, len(mine)) - 1].id)
    touched = (
        id for each in taken.imported for id in chain(each.made, (new.after.id for new in each.updated))
    )
    if (first := next(touched, None)) is not None:
        desk.open_unit(first)


def _in_words(taken: TakenIn, ticked: int) -> str:
    imported = taken.imported
    made, updated = sum(len(each.made) for each in imported), [new for one in imported for new in one.updated]
    unchanged = sum(each.unchanged for each in imported)
    agents = sum(len(each.agents) for each in imported)
    besides = [each for one in imported for each in one.besides]
    files = sum(each.files for each in imported)
    is_of_units = made or updated or (not besides and (unchanged or not agents))
    of_units = summary(updated, made, unchanged) if is_of_units else ""
    one, many = "{count} authority record imported.", "{count} authority records imported."
    of_agents = plural(one, many, agents) if agents else ""
    mended = mended_in_words(taken.mended, ticked) if taken.mended else ""
    return " ".join(words for words in (of_units, of_agents, *of_besides(besides, files), mended) if words)


def _why_unchanged(imported: Sequence[Imported]) -> str:
    told = (finding for each in imported for finding in each.findings)
    twins = [finding.message for finding in told if finding.rule.startswith("import-")]
    if not twins and any(each.unchanged or each.agents for each in imported):
        return _("All of it is in the catalogue already. Nothing was changed.")
    return " ".join(twins[:1]) or _("There was nothing to import.")


def _counted(found: Delivery) -> str:
    units = plural("{count} record", "{count} records", len(found.units))
    agents = agents_counted(len(found.agents))
    if not found.agents:
        return units
    return f"{units}, {agents}" if found.units else agents


def _tell(item: QListWidgetItem, path: Path, found: Answer) -> None:
    """Say in the list what is in a file."""
    if isinstance(found, Looked):
        delivery = found.delivery
        item.setIcon(theme.icon("item" if delivery.units or not delivery.agents else "person", "quiet"))
        item.setText(f"{isolate(path.name)} · {_counted(delivery)}")
    elif isinstance(found, UnknownColumnsError):
        item.setIcon(theme.icon("should", "warning"))
        item.setText(filled(_("{name} · its columns are not known"), name=path.name))
    else:
        item.setIcon(theme.icon("must", "danger"))
        item.setText(filled(_("{name} · cannot be read"), name=path.name))
    item.setToolTip(str(path))
    item.setSizeHint(QSize(0, theme.row_height()))
