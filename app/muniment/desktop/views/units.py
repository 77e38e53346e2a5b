"""What is here: the children of the place, what a search found, or what is to be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QTableView, QVBoxLayout, QWidget

from muniment.desktop import listing_by_hand, theme
from muniment.desktop.actions import Actions
from muniment.desktop.buttons import icon_button
from muniment.desktop.commands import CONTEXT
from muniment.desktop.furniture import Grid
from muniment.desktop.models.units import UnitsModel
from muniment.desktop.searching import MOST, Found
from muniment.desktop.views.crumbs import Crumbs
from muniment.desktop.views.dropping import Dropping
from muniment.desktop.views.empty import EmptyState
from muniment.desktop.views.results import ResultsBar
from muniment.desktop.views.sorting import Sorting
from muniment.desktop.views.table import UnitsTable
from muniment.desktop.workbench import Workbench
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Change, HandList
    from muniment.catalogue.glimpse import Glimpse


class Units(QWidget):
    """The middle pane: the way to the place, a count, the list. `listed_place`: no search any more.

    `nothing_entered` says that the cursor found nothing to stand on, `record_asked` that it is to go
    into the record in hand.
    """

    listed_place = Signal()
    nothing_entered = Signal()
    record_asked = Signal()

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._actions = actions
        self._model: UnitsModel | None = None
        self._lists_place = True
        self._hits: Sequence[str] = ()
        self._is_all = True
        self._enters = self._is_grid = False
        self.found_text = ""
        self.hand_list = ""
        """The id of the hand-made list that is shown, nothing where none is."""
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.crumbs = Crumbs(lambda id: bench.attempt(lambda: bench.go(id)))
        self._count = QLabel()
        self._count.setProperty("role", "small")
        self.table = UnitsTable(bench.settings)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(lambda id: bench.attempt(lambda: self._open(id)))
        self.table.horizontalHeader().sectionClicked.connect(lambda _at: self.table.drop_headings())
        self.table.sorting_asked.connect(lambda _by: self.table.drop_headings())
        self._sorting = Sorting(bench, self.table)
        self.table.sorting_asked.connect(self._sorting.turn)
        self.empty = EmptyState()
        self.results = ResultsBar(bench)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._dropping = Dropping(bench, self)
        self._grid: Grid | None = None
        self._grid_button = icon_button("columns", _("Grid mode"), actions["grid"].trigger, "quiet")
        self._grid_button.setCheckable(True)
        self._lay_out()
        bench.bridge.opened.connect(self._show_catalogue)
        bench.bridge.changed.connect(self._refresh)
        bench.place_changed.connect(self._show_place)
        bench.search.found.connect(self._show_found)
        bench.mending_asked.connect(self._show_mending)

    def take_grid(self, grid: Grid) -> None:
        """Take in the grid that can stand in the place of the list."""
        self._grid = grid
        self._stack.addWidget(grid.widget())

    @property
    def shows_grid(self) -> bool:
        """Whether the units stand in a grid to be typed in."""
        return self._is_grid

    def listed(self) -> tuple[Sequence[str], str]:
        """Return the units that are listed, and the words that they were found by, none where none were."""
        return (self._model.ids if self._model is not None else ()), self.found_text

    def seen(self) -> tuple[str, QTableView]:
        """Return what the list is called, and the table that shows it."""
        grid = self._grid.widget().findChild(QTableView) if self._is_grid and self._grid else None
        return self.crumbs.said(), grid or self.table

    def turn_grid(self) -> None:
        """Show the units in a grid to be typed in, or in the list again."""
        if self._grid is None or self._model is None:
            return
        turned = not self._is_grid
        self._is_grid = turned
        self._grid_button.setChecked(turned)
        self._show_page()
        if turned:
            self._follow()
            self._grid.enter()
        else:
            self._grid.leave()
            self.table.select(self._bench.unit)
            self.table.setFocus()

    def choose_columns(self) -> None:
        """Offer the columns of what is shown, list or grid."""
        if self._is_grid and self._grid is not None:
            self._grid.choose_columns()
        else:
            self.table.choose_columns()

    def _follow(self) -> None:
        """Let the grid show what the list shows."""
        if self._is_grid and self._grid is not None and self._model is not None:
            self._grid.follow(self._model, self._bench.place, self._lists_place)

    def _show_page(self) -> None:
        """Show the list, or where it is empty a word about that; the grid where that is asked for."""
        here = self._model is not None and self._model.rowCount() > 0
        self._stack.setCurrentIndex(2 if self._is_grid else 0 if here else 1)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(10 * theme.SPACE)
        head = QHBoxLayout(bar)
        head.setContentsMargins(0, 0, 3 * theme.SPACE, 0)
        head.addWidget(self.crumbs, 1)
        head.addWidget(self._count)
        head.addWidget(self._grid_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.results)
        column.addWidget(self._stack, 1)

    def show_glimpse(self, seen: Glimpse) -> None:
        """Show what a first look found, to be looked at until the catalogue lies on the desk."""
        self._model = UnitsModel(seen, self)
        self.table.show_model(self._model)
        self.table.show_place(seen.place)
        self._model.show([row.id for row in seen.listed], [row.shelfmark for row in seen.way])
        self.crumbs.show_words(seen.way[-1].label if seen.way else _("The whole catalogue"))
        self.table.select(seen.unit)
        self.table.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_page()

    def _show_catalogue(self) -> None:
        old, bench = self._model, self._bench
        self._model = UnitsModel(bench.catalogue, self, bench.repository_name)
        self.table.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.table.show_model(self._model)
        self._model.dropped.connect(self._drop, Qt.ConnectionType.QueuedConnection)
        if old is not None:
            old.deleteLater()

    def _show_place(self, place: str | None) -> None:
        """List the children of the place, and select the one in hand."""
        if self._model is None:
            return
        self.hand_list = ""
        self._lists_place = True
        self._enters = False
        self.found_text = ""
        self.results.hide()
        self.listed_place.emit()
        catalogue = self._bench.catalogue
        way = [*catalogue.ancestors(place), catalogue.row(place)] if place else []
        named = [(row.id, row.title or row.shelfmark or _("Untitled")) for row in way]
        if named:
            self.crumbs.show_way(named)
        else:
            self.crumbs.show_words(_("The whole catalogue"))
        self._fill(catalogue.child_ids(place), [row.shelfmark for row in way])
        if self._bench.unit != place:
            self.table.select(self._bench.unit)
        self._say_whether_empty_place(place)

    def _show_found(self, found: Found) -> None:
        """List what the search found, the best first."""
        if self._model is None:
            return
        self.hand_list = ""
        self._lists_place = False
        self.found_text = found.text
        self.results.show_text(found.text)
        self.crumbs.show_words(_("Found for “{text}”").format(text=found.text.strip()))
        self._fill(found.ids, (), found, is_all=found.is_all)
        self._say_whether_found(found.text.strip(), found.hint)
        if self._enters:
            self.enter()

    def _open(self, id: str) -> None:
        """Look into a place, or go to where an item stands; where that is listed, into its record."""
        row = self._bench.catalogue.row(id)
        if self._lists_place and id == self._bench.unit and not row.children:
            self.record_asked.emit()
        else:
            self._bench.open_unit(id)

    def _say_whether_found(self, text: str, hint: str = "") -> None:
        self._show_page()
        if text.endswith(":"):
            hint = _("Go on with what this field must say; values of several words stand in quotes.")
            self.empty.say("search", text, hint)
        else:
            hint = hint or _("Every word must occur. Fewer words, or the beginnings of words, find more.")
            self.empty.say("search", _("Nothing found for “{text}”").format(text=text), hint)

    def enter(self) -> None:
        """Put the cursor into what is listed; where a search is under way, onto its first hit."""
        self._enters = self._bench.search.is_under_way
        if self._model is None or not self._model.rowCount():
            self.nothing_entered.emit()
        elif self._is_grid and self._grid is not None:
            self._grid.enter()
        elif self._enters:
            self.table.setFocus()
        else:
            self.table.enter()

    def stay(self) -> None:
        """Leave the cursor where it is, also when hits are listed: somebody types on."""
        self._enters = False

    def _show_mending(self) -> None:
        """List the units that have something to mend."""
        if self._model is None:
            return
        ids = self._bench.catalogue.ids_with_findings(MOST + 1)
        self.found_text = ""
        self.results.hide()
        self.hand_list = ""
        self._lists_place = False
        self.listed_place.emit()
        self.crumbs.show_words(_("To be mended"))
        self._fill(ids[:MOST], (), is_all=len(ids) <= MOST)
        self._show_page()
        if ids:
            self.table.clearSelection()
            self.table.enter()
            if self._is_grid and self._grid is not None:
                self._grid.enter()
        else:
            self.empty.say("good", _("Nothing to mend"), _("Every unit says what it must say."))

    def show_list(self, id: str) -> None:
        """List what was gathered by hand, in the order of the list."""
        made = listing_by_hand.made_by_hand(self._bench.catalogue, id)
        if self._model is None or made is None:
            return
        self._lists_place = False
        self.hand_list = id
        self.results.hide()
        self.found_text = ""
        self.listed_place.emit()
        self.crumbs.show_words(_("List “{name}”").format(name=made.name))
        self._fill([row.id for row in self._bench.catalogue.rows(made.units)], ())
        self._show_page()
        if not made.units:
            hint = _("Select units anywhere and put them into the list.")
            self.empty.say("columns", _("The list is empty"), hint)

    def _renew_list(self) -> None:
        """Show the list as it is now, unless that is what is shown."""
        made = listing_by_hand.made_by_hand(self._bench.catalogue, self.hand_list)
        if made is None:
            self._bench.go(self._bench.place, self._bench.unit)
        elif self._model is not None:
            now = [row.id for row in self._bench.catalogue.rows(made.units)]
            if now != list(self._model.ids):
                self.show_list(self.hand_list)

    def change_list(self, do: Callable[[HandList, list[int]], list[int]]) -> None:
        """Do something with the places selected in the list that is shown; select what `do` returns."""
        made = listing_by_hand.made_by_hand(self._bench.catalogue, self.hand_list)
        if made is not None:
            shown = self._places(made)
            rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
            self.select_places(lambda: do(made, [shown[row] for row in rows]))

    def select_places(self, choose: Callable[[], list[int]]) -> None:
        """Do something with the list that is shown, show it anew, and select the places that are returned."""
        then = choose()
        self.show_list(self.hand_list)
        made = listing_by_hand.made_by_hand(self._bench.catalogue, self.hand_list)
        shown = self._places(made) if made is not None else []
        self.table.select_rows([shown.index(at) for at in then if at in shown])

    @property
    def is_sorted(self) -> bool:
        """Whether the list stands in another order than that of the arrangement."""
        return self._sorting.is_on

    def _places(self, made: HandList) -> list[int]:
        """The places of a list of which the units are there, in the order of the rows."""
        there = {row.id for row in self._bench.catalogue.rows(made.units)}
        return [at for at, unit in enumerate(made.units) if unit in there]

    def _drop(self, ids: list[str], row: int, onto: str | None, rows: list[int]) -> None:
        """Bring units to where they were dropped, once the mouse is done with them."""
        model = self._model
        if model is not None:
            self._bench.attempt(lambda: self._dropping.drop(model, ids, row, onto, rows))

    def _fill(
        self, ids: Sequence[str], above: Sequence[str], found: Found | None = None, *, is_all: bool = True
    ) -> None:
        if self._model is not None:
            self._is_all = is_all
            snippets = found.snippets if found is not None else {}
            groups = found.groups if found is not None else {}
            self.table.set_two_lines(not self._lists_place)
            if self._lists_place:
                self.table.show_place(self._bench.place)
            self._model.show(ids, above, snippets, groups)
            self._hits = () if self._lists_place else tuple(ids)
            self._model.takes_drops = self._lists_place or bool(self.hand_list)
            self._model.has_places = self._lists_place
            self._sorting.begin(ids, self._bench.place, self._lists_place)
            self.table.make_room()
            self._follow()
            self._say_count()

    def _refresh(self, change: Change) -> None:
        if self._model is None:
            return
        self._model.refresh(change)
        if self.hand_list:
            self._renew_list()
            return
        if self._lists_place:
            if change.everything or self._bench.place in change.parents:
                ids = self._bench.catalogue.child_ids(self._bench.place)
                self._model.rearrange(self._sorting.renewed(ids, self._model.ids))
        else:
            self._renew_hits(change)
        self._say_count()
        if self._lists_place:
            self._say_whether_empty_place(self._bench.place)
        if self._bench.unit in self._bench.chosen and not self.table.selectionModel().hasSelection():
            # What was undone or done again is in hand, and comes into the list only now.
            self.table.select(self._bench.unit)

    def _renew_hits(self, change: Change) -> None:
        """Keep hits, also those that an edit made none: only the deleted leave, until they are back."""
        if self._model is None:
            return
        asked = set(self._hits if change.everything else change.units.intersection(self._hits))
        there = self._bench.catalogue.present(asked) | (set(self._model.ids) - asked)
        if there == set(self._model.ids):
            return
        hits = [id for id in self._hits if id in there]
        self._model.rearrange(self._sorting.renewed(hits, self._model.ids))
        self.table.make_room()
        if self.found_text:
            self._say_whether_found(self.found_text.strip())

    def _say_count(self) -> None:
        count = self._model.rowCount() if self._model is not None else 0
        words = plural("{count} unit", "{count} units", count)
        self._count.setText(words if self._is_all else _("the first {count}").format(count=count))

    def _say_whether_empty_place(self, place: str | None) -> None:
        here = self._model is not None and self._model.rowCount() > 0
        self._show_page()
        if not here:
            steps = [self._actions[id] for id in ("new-item", "import", "paste")]
            sentence = _(
                "Describe a unit here, import a file, or paste a citation and let it find its place."
            )
            heading = _("Nothing is described here yet") if place else _("The catalogue is empty")
            self.empty.say("file" if place else "fonds", heading, sentence, steps)

    def _picked(self, ids: Sequence[str]) -> None:
        self._bench.pick(ids)

    def _show_menu(self, at: QPoint) -> None:
        menu = self._actions.fill(QMenu(self), CONTEXT)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(at))
