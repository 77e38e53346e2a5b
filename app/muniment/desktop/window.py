"""The window: it puts the parts together and knows nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment import __version__
from muniment.desktop import commands, looks, theme
from muniment.desktop.actions import Actions
from muniment.desktop.door import Door
from muniment.desktop.dropped import paths_in
from muniment.desktop.going_round import Stay, go_round
from muniment.desktop.notices import NoticeStrip
from muniment.desktop.recent import RecentMenu
from muniment.desktop.rescaling import KEEPS_SIZE, lay_panes
from muniment.desktop.settings import Settings
from muniment.desktop.toolbar import TopBar
from muniment.desktop.views.handbook import Handbook
from muniment.desktop.views.narrow import PanesRoom
from muniment.desktop.views.palette import CommandPalette
from muniment.desktop.views.report import Report
from muniment.desktop.views.search import SearchBox
from muniment.desktop.views.side import Side
from muniment.desktop.views.status import StatusLine
from muniment.desktop.views.units import Units
from muniment.desktop.welcome import Welcome
from muniment.desktop.workbench import Workbench
from muniment.i18n import _, choose_language
from muniment.paths import resource

if TYPE_CHECKING:
    from muniment.catalogue import HandList
    from muniment.desktop.furniture import Furniture, Grid, Record

_ASIDE = QPoint(32, 32)
"""How far a second window stands from the first, in pixels."""
_NARROWEST = QSize(300, 240)
"""What list and record need; small screens and large type still get a window that fits."""
_WIDTHS = [264, 576, 440]
_STRETCH = (0, 2, 3)


def windows() -> list[Window]:
    """Return the windows that are open, the one in front first."""
    there = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window) and each.isVisible()]
    return sorted(there, key=lambda window: not window.isActiveWindow())


class Window(Door):
    """The desk on the screen. Stands before a catalogue is open; `furnish` brings what reads one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._record: Record | None = None
        self._on_record: tuple[Stay, ...] = ()
        self._grid: Grid | None = None
        self._handbook: Handbook | None = None
        self._goes_anyway = False
        self.bench = Workbench(settings, self)
        self.actions_table = Actions(commands.rows(self), self.bench, self)
        self.search = SearchBox()
        self.bar = TopBar(self.bench, self.actions_table, self.search)
        self.side = Side(self.bench, self.actions_table)
        self.arrangement = self.side.arrangement
        self.units = Units(self.bench, self.actions_table)
        self.status = StatusLine(self.bench)
        self.welcome = Welcome(self.bench, self.actions_table)
        self._panes = QSplitter(Qt.Orientation.Horizontal, handleWidth=1, childrenCollapsible=False)
        self._pages = QStackedWidget()
        self._bottom = QVBoxLayout()
        centre = self._put_together()
        self.notices = NoticeStrip(self._pages, settings)
        self.palette_box = CommandPalette(self.bench, self.actions_table, centre)
        self._connect()
        self._restore()
        looks.WheelZoom(self, settings)

    def take_place_of(self, door: Door) -> None:
        """Stand where the door stands, and let it go once this window is painted over it."""
        self.setGeometry(door.geometry())
        self.show()
        QTimer.singleShot(0, door, door.close)

    def furnish(self, furniture: Furniture) -> None:
        """Take in the record pane and the findings, which read SQL and XML."""
        self.bench.furnish(furniture)
        pane, record = furniture.record(self.bench)
        panel, findings = furniture.findings(self.bench)
        self._on_record = (Stay(pane, record.enter), Stay(panel, panel.setFocus))
        self._record = record
        self.bench.losses.add(record.loss)
        self._grid = furniture.grid(self.bench)
        self.units.take_grid(self._grid)
        self.actions_table.give(self._grid.widget(), grid=True)
        pane.setMinimumSize(_NARROWEST)
        pane.setProperty(KEEPS_SIZE, True)
        old = self._panes.replaceWidget(2, pane)
        if old is not None:
            old.deleteLater()
        self._bottom.insertWidget(0, panel)
        self.bench.unit_changed.connect(record.show_unit)
        self.bench.unit_lost.connect(lambda: QTimer.singleShot(0, pane, lambda: self._leave_record(pane)))
        record.judged.connect(findings.show_findings)
        record.kept.connect(self.status.show_kept)
        self.bench.place_changed.connect(lambda _place: findings.settle())
        self.bench.leaving.connect(record.flush)
        findings.chosen.connect(self._show_finding)
        self.bench.field_asked.connect(self._show_finding)
        self._stretch_panes()
        self._lay_panes()
        self._panes.restoreState(self._settings.shape("window/panes"))

    # What actions ask of the window (see `Stage`).

    def search_now(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def go_round(self, steps: int) -> None:
        """Put the cursor into the next part of the window, or that before."""
        tree, (_title, listed) = self.arrangement.tree, self.units.seen()
        stays = [Stay(each, each.setFocus) for each in (self.search, tree, listed)]
        go_round([*stays, *(self._on_record if self.bench.unit is not None else ())], steps)

    def show_commands(self) -> None:
        """Open the command palette."""
        self.palette_box.open()

    def show_field(self, field: str) -> None:
        """Put the cursor into a field of the record."""
        if self._record is not None:
            self._record.show_field(field)

    def listed(self) -> tuple[Sequence[str], str]:
        """Return the units that are listed, and the words that they were found by, none where none were."""
        return self.units.listed()

    @property
    def grid(self) -> Grid | None:
        """The grid while it is shown, None while the list is."""
        return self._grid if self.units.shows_grid else None

    def list_shown(self) -> str:
        """Return the id of the hand-made list that is shown, nothing where none is."""
        return self.units.hand_list

    def change_list(self, do: Callable[[HandList, list[int]], list[int]]) -> None:
        """Do something with the places selected in the list that is shown; select what `do` returns."""
        self.units.change_list(do)

    def choose_columns(self) -> None:
        """Offer the columns of the list or the grid."""
        self.units.choose_columns()

    def turn_grid(self) -> None:
        """Show the units in a grid to be typed in, or in the list again."""
        self.units.turn_grid()
        self.actions_table.renew()

    def new_window(self, unit: str | None = None) -> None:
        """Open another window on the catalogue, at a unit or where this one is.

        It has a place, a selection and a search of its own; what is done in one is seen in all.
        """
        furniture, bench = self.bench.furniture, self.bench
        if furniture is None or not bench.is_open:
            return
        other = Window(self._settings)
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other.resize(self.size())
        other.move(self.pos() + _ASIDE)
        other.furnish(furniture)
        other.show()
        other.bench.lay(bench.catalogue)
        if unit is not None:
            other.bench.open_unit(unit)
        else:
            other.bench.go(bench.place, bench.unit)

    def leave(self) -> None:
        """Close all windows, and so the program."""
        for each in windows():
            each.close()

    def print_list(self) -> None:
        """Show how what is listed would be printed, in the list or in the grid as it is shown."""
        furniture = self.bench.furniture
        if furniture is not None:
            furniture.print_table(self.bench, *self.units.seen())

    def turn_theme(self) -> None:
        """Go from light to dark or back."""
        self.wear("light" if theme.is_dark() else "dark")

    def wear(self, mode: str) -> None:
        """Put on a theme and remember it."""
        self._settings.keep("theme", mode)

    def zoom(self, steps: int) -> None:
        """Make everything larger by so many steps, or smaller; none leads back to the usual size."""
        if steps:
            looks.zoom_by(self._settings, steps)
        else:
            looks.zoom_back(self._settings)

    def show_preferences(self, page: int) -> None:
        """Open the preferences at a page: that of settings, or that of keys."""
        if self.bench.furniture is not None:
            self.bench.furniture.prefer(self.bench, self.actions_table, page, "")

    def show_handbook(self) -> None:
        """Open the handbook; where it is open already, it comes to the front."""
        if self._handbook is None:
            self._handbook = Handbook(self, self.actions_table, self._settings)
        self._handbook.show()
        self._handbook.activateWindow()

    def about(self) -> None:
        """Say what program this is."""
        sentence = _("Version {version}. Free under the Apache licence 2.0. Nothing leaves this computer.")
        Report(self, "Muniment", sentence.format(version=__version__)).show()

    def show_report(self, path: Path) -> None:
        """Show a crash report."""
        sentence = _("Your catalogue is kept as it was saved last. This report lies at {path}.")
        Report(self, _("What went wrong"), sentence.format(path=path), path.read_text("utf-8")).show()

    def widget(self) -> QWidget:
        """Return what file dialogs belong to."""
        return self

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self._settings.keep("window/geometry", self.saveGeometry())
        self._settings.keep("window/panes", self._panes.saveState())
        self.units.table.keep_shape()
        self.bench.close()
        for dialog in self.findChildren(QDialog):
            # Sheets of the catalogue are closed by now, and are not to do anything once more.
            if dialog.isVisible():
                dialog.reject()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.bench.is_open and paths_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = paths_in(event.mimeData())
        self.bench.attempt(lambda: commands.take_in(self.bench, paths))

    def _may_close(self) -> bool:
        """Save what is typed; where something would be lost, stay, and offer to go all the same."""
        self.bench.leaving.emit()
        lost = "" if self._goes_anyway else self.bench.loss()
        if lost:
            self.notices.say(lost, _("Close all the same"), self._close_anyway)
        return not lost

    def _close_anyway(self) -> None:
        self._goes_anyway = True
        self.close()

    def _put_together(self) -> QWidget:
        self.setWindowIcon(QIcon(str(resource("icons", "muniment.svg"))))
        self.setAcceptDrops(True)
        self.addToolBar(self.bar)
        menus = [self.actions_table.fill(self.menuBar().addMenu(words), ids) for words, ids in commands.MENUS]
        menus[0].insertMenu(self.actions_table["sample"], RecentMenu(self.bench, menus[0]))
        self.actions_table.give(self, lists=False)
        self.actions_table.give(self.arrangement, lists=True)
        self.actions_table.give(self.units.table, lists=True)
        self.units.setMinimumSize(_NARROWEST)
        self.units.setProperty(KEEPS_SIZE, True)
        waiting = QWidget()
        waiting.setProperty("role", "paper")
        for pane in (self.side, self.units, waiting):
            self._panes.addWidget(pane)
        self._stretch_panes()
        for page in (PanesRoom(self._panes), self.welcome):
            self._pages.addWidget(page)
        self._bottom.setSpacing(0)
        self._bottom.addWidget(self.status)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        hairline = QFrame()
        hairline.setProperty("role", "line")
        hairline.setFixedHeight(1)
        column.addWidget(hairline)
        column.addLayout(self._bottom)
        self.setCentralWidget(centre)
        return centre

    def _stretch_panes(self) -> None:
        for position, stretch in enumerate(_STRETCH):
            self._panes.setStretchFactor(position, stretch)

    def _lay_panes(self) -> None:
        """What there is above the usual width goes to list and record, as they stretch."""
        spare, every = max(0, self.width() - sum(_WIDTHS)), sum(_STRETCH)
        widths = [width + spare * part // every for width, part in zip(_WIDTHS, _STRETCH, strict=True)]
        lay_panes(self._panes, widths[::2], theme.measure(), sum(widths))

    def _connect(self) -> None:
        bench = self.bench
        self.search.asked.connect(bench.look_for)
        self.search.left.connect(self.units.enter)
        self.search.textChanged.connect(self.units.stay)
        self.units.nothing_entered.connect(self.search.setFocus)
        self.search.typed.connect(bench.complete)
        bench.completing.found.connect(self.search.offer)
        bench.worded.connect(self.search.show_text)
        self.units.listed_place.connect(self.search.forget)
        self.units.record_asked.connect(self._enter_record)
        self.side.lists.asked.connect(self.units.show_list)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        # A wheel turns several notches while everything is put on once: it then goes on with the last.
        self._dressing = QTimer(self, singleShot=True, interval=0)
        self._dressing.timeout.connect(self._dress_as_wished)
        self._settings.changed.connect(self._follow)
        bench.noticed.connect(self.notices.say)
        bench.closing.connect(self.notices.hide)
        bench.turned.connect(self._renew)
        bench.bridge.opened.connect(self._show_catalogue)
        bench.bridge.changed.connect(self._renew)

    def _restore(self) -> None:
        self._panes.setSizes(_WIDTHS)
        theme.dress(self.actions_table["theme"], "sun" if theme.is_dark() else "moon")
        self.actions_table.renew()

    def _dress(self) -> None:
        """Put on the theme that was asked for last, the system's own at first."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            looks.wear(app, self._settings)
        theme.dress(self.actions_table["theme"], "sun" if theme.is_dark() else "moon")

    def _dress_as_wished(self) -> None:
        self._dress()
        self.actions_table.renew()

    def _follow(self, name: str) -> None:
        """Put on what is wished for otherwise."""
        if name in looks.WISHES:
            self._dressing.start()
        elif name == "language":
            choose_language(self._settings.wish(name))

    def _renew(self) -> None:
        """Show what can be done now, and the welcome page while there is nothing."""
        self.actions_table.renew()
        self._pages.setCurrentIndex(1 if self.bench.is_empty else 0)

    def _show_catalogue(self) -> None:
        catalogue = self.bench.catalogue
        name = _("{name} (read only)").format(name=catalogue.name) if catalogue.protection else catalogue.name
        self.setWindowTitle(f"{name} – Muniment")
        self._renew()

    def _leave_record(self, pane: QWidget) -> None:
        """Take the cursor out of a record that is gone: what is typed is not meant for the next one."""
        held = self.focusWidget()
        if held is not None and pane.isAncestorOf(held):
            lists = (self.units.table, self.arrangement.tree)
            next(each for each in lists if each.isVisible() or each is lists[-1]).setFocus()

    def _enter_record(self) -> None:
        if self._record is not None:
            self._record.enter()

    def _show_finding(self, unit: str, field: str) -> None:
        if unit != self.bench.unit:
            self.bench.open_unit(unit)
        self.show_field(field)
