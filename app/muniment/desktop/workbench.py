"""What lies on the desk: the catalogue, the place looked at, the unit in hand. It knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from PySide6.QtCore import QObject, QTimer, Signal

from muniment.desktop import sharing
from muniment.desktop.bridge import Bridge
from muniment.desktop.directions import filled
from muniment.desktop.furniture import Furniture, opened
from muniment.desktop.jobs import Job, Jobs
from muniment.desktop.latest import Latest
from muniment.desktop.refused import refused
from muniment.desktop.replaying import BACK, FORTH, offer_undo, replay
from muniment.desktop.searching import Asker, Search, complete, count
from muniment.desktop.settings import Settings
from muniment.i18n import _
from muniment.paths import Place, name_of
from muniment.progress import Steps

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change

T = TypeVar("T")

_PAUSE = 150
"""Milliseconds after a search until its hits are counted: the next letter comes first."""


class Workbench(QObject):
    """The desk that parts are handed (see `Desk`).

    `place_changed` and `unit_changed` carry the id of the place whose children are listed and of
    the unit whose record is open, None for none; `unit_lost` says that this one is there no longer;
    `turned` that anything an action asks may have changed; `leaving` that typing is to be kept, since
    something is about to be done; `closing` that the catalogue is about to be closed; `worded` carries
    what is searched for without being typed.
    """

    place_changed = Signal(object)
    unit_changed = Signal(object)
    unit_lost = Signal()
    mending_asked = Signal()
    field_asked = Signal(str, str)
    noticed = Signal(str, str, object)
    turned = Signal()
    leaving = Signal()
    closing = Signal()
    worded = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._bridge = Bridge(self)
        self._catalogue: Catalogue | None = None
        self._trail: list[str] = []
        self._has_none: bool | None = None
        self._said: tuple[str | None, str | None] | None = None
        self.furniture: Furniture | None = None
        self._losses: set[Callable[[], str]] = set()
        self.place: str | None = None
        self.unit: str | None = None
        self.chosen: tuple[str, ...] = ()
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self._answer)
        self.search = Search(self)
        self.search.failed.connect(self._answer)
        self.counting = Asker(count, self)
        self.counting.failed.connect(self._answer)
        self.completing = Asker(complete, self)
        self.completing.failed.connect(self._answer)
        self._expecting = Latest(self)
        self._settling = Latest(self)
        self._expecting.answered.connect(lambda _read: self._settle())
        self.order = settings.wish("found/order")
        settings.changed.connect(self._hear_wish)
        self._asked = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._count)
        self.search.found.connect(lambda _found: self._pause.start())
        self._bridge.changed.connect(self._heard)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that is open; asked for only where `is_open`."""
        if self._catalogue is None:
            raise LookupError("No catalogue is open.")
        return self._catalogue

    @property
    def is_open(self) -> bool:
        """Whether a catalogue is open."""
        return self._catalogue is not None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no catalogue, or one without units."""
        if self._catalogue is None:
            return True
        # Two dozen actions ask at each turn.
        if self._has_none is None:
            self._has_none = self._catalogue.is_empty
        return self._has_none

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self._labels()[0]

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        return self._labels()[1]

    def _labels(self) -> tuple[str | None, str | None]:
        if self._catalogue is None:
            return None, None
        # They are asked for at each turn, and change with the catalogue only.
        if self._said is None:
            self._said = self._catalogue.undo_label, self._catalogue.redo_label
        return self._said

    @property
    def bridge(self) -> Bridge:
        """Where changes are announced."""
        return self._bridge

    @property
    def losses(self) -> set[Callable[[], str]]:
        """Who says what of the typing there is not kept, and the cure; nothing if all is well."""
        return self._losses

    @property
    def settings(self) -> Settings:
        """What is remembered."""
        return self._settings

    def repository_name(self, code: str) -> str:
        """Return the whole name of an archive, the code where none is known."""
        return self.furniture.repository_name(code) if self.furniture is not None else code

    def furnish(self, furniture: Furniture) -> None:
        """Take in the parts that bring SQL and XML."""
        self.furniture = furniture

    def lay(self, catalogue: Catalogue) -> None:
        """Put a catalogue on the desk in the place of the one there, unless something would be lost."""
        sharing.hold(catalogue)
        self.leaving.emit()
        if lost := self.loss():
            sharing.let_go(catalogue)
            self.notice(lost)
            return
        self._put_away()
        # The screen's thread lays it.
        catalogue.hurry()
        self._catalogue, self._has_none, self._said = catalogue, None, None
        self._settings.keep_recent(catalogue.place)
        if self.furniture is not None:
            self.furniture.begin_catalogue(self._settings, catalogue)
        self._bridge.listen(catalogue)
        self._expecting.ask(catalogue.expect_search)
        if catalogue.protection:
            self.notice(catalogue.protection)
        last = self.last_unit(catalogue)
        first = catalogue.child_ids(None)
        if last and catalogue.rows([last]):
            self.open_unit(last)
        else:
            self.go(first[0] if len(first) == 1 else None, next(iter(first), None))

    def last_unit(self, catalogue: Catalogue) -> str:
        """Return the id of the unit that was in hand when the catalogue was closed, "" where none was."""
        return self.last_unit_at(catalogue.place)

    def last_unit_at(self, place: Place) -> str:
        """Return the id of the unit in hand when the catalogue there was closed, "" where none was."""
        return self._settings.text(_last(place)) if self._settings.is_on("start/unit") else ""

    def open_place(self, place: Place, told: str = "") -> None:
        """Open the catalogue at `place`, or make a file there, beside the screen; `told` is said of it."""

        def lay(catalogue: Catalogue) -> None:
            self.lay(catalogue)
            if told:
                self.notice(told)

        furniture = self.furniture
        there = sharing.lying_at(place)
        if there is not None and furniture is not None:
            self.attempt(lambda: self.lay(there))
        elif furniture is not None:
            self.run(opened(furniture, place), filled(_("Opening {name}"), name=name_of(place)), lay)

    def loss(self) -> str:
        """Return what would be lost if the catalogue were left now, and the cure; nothing if all is well."""
        if typed := next(filter(None, (said() for said in self.losses)), ""):
            return typed
        if not self.is_open:
            return ""
        if not self.catalogue.is_in_place:
            words = _(
                "The catalogue's file lies no longer in {folder}. Put it back there first:"
                " what was done last is not all in it yet."
            )
            return words.format(folder=self.catalogue.path.parent)
        words = _("“{work}” is still under way. It would be stopped, and nothing of it kept.")
        return next((words.format(work=job.label) for job in self.jobs.long()), "")

    def go(self, place: str | None, unit: str | None = None) -> None:
        """Look at a place: list its children, and hold `unit` of them, or else the place itself."""
        self._forget()
        self.place = place
        self._trail = [row.id for row in self.catalogue.ancestors(place)] + [place] if place else []
        self.chosen = (unit or place,) if unit or place else ()  # type: ignore[assignment]
        self.unit = unit or place
        self.place_changed.emit(place)
        self.unit_changed.emit(self.unit)
        self.turned.emit()

    def open_unit(self, unit_id: str) -> None:
        """Go to the unit: a place is looked into, an item is shown among its neighbours."""
        for row in self.catalogue.rows([unit_id]):
            if row.children:
                self.go(row.id)
            else:
                self.go(row.parent, row.id)

    def open_field(self, unit_id: str, field: str) -> None:
        """Go to a field of the unit's record."""
        self.field_asked.emit(unit_id, field)

    def hold(self, unit: str | None) -> None:
        """Open a unit's record without leaving the list it was picked from."""
        if unit != self.unit:
            self.unit = unit
            self.unit_changed.emit(unit)
            self.turned.emit()

    def choose(self, ids: Sequence[str]) -> None:
        """Take in what is selected, for the actions that work on many."""
        self.chosen = tuple(ids)
        self.turned.emit()

    def pick(self, ids: Sequence[str]) -> None:
        """Take in what is selected in the list, and hold it where it is one unit."""
        self.chosen = tuple(ids)
        if len(ids) == 1 and ids[0] != self.unit:
            self.hold(ids[0])
        else:
            self.turned.emit()

    def look_for(self, text: str) -> None:
        """Search as it is typed; no words lead back to the place."""
        if not self.is_open:
            return
        self._pause.stop()
        self._asked = text
        if text.strip():
            self.search.ask(self.catalogue, text, self.order)
        else:
            self.go(self.place, self.unit if self.unit != self.place else None)

    def ask_for(self, text: str) -> None:
        """Search for words that somebody chose rather than typed; the search box shows them."""
        self.worded.emit(text)
        self.look_for(text)

    def complete(self, text: str, cursor: int) -> None:
        """Find out, beside the screen, how what is typed may go on."""
        if self.is_open:
            self.completing.ask(self.catalogue, (text, cursor))

    def sort(self, order: str) -> None:
        """List the hits in another order of the catalogue's."""
        self.order = order
        if self._asked.strip():
            self.look_for(self._asked)

    def _hear_wish(self, name: str) -> None:
        """List hits in the order that is wished for from now on."""
        if name == "found/order":
            self.sort(self._settings.wish(name))

    def _count(self) -> None:
        """Count the hits, once nobody has typed for a moment."""
        if self.is_open and self._asked.strip():
            self.counting.ask(self.catalogue, self._asked)

    def _forget(self) -> None:
        self._pause.stop()
        self._asked = ""
        for asker in (self.search, self.counting, self.completing):
            asker.forget()

    def notice(self, text: str, action_label: str = "", action: Callable[[], None] | None = None) -> None:
        """Say in passing what was done."""
        self.noticed.emit(text, action_label, action)

    def notice_undo(self, text: str, first: int = 0) -> None:
        """Say what was done last, and offer to undo it: all from the step `first` on, or the last one."""
        if self.is_open:
            offer_undo(self, text, first)
        else:
            self.notice(text)

    def run(self, steps: Steps[T], label: str, done: Callable[[T], None]) -> Job:
        """Do long work beside the screen."""
        return self.jobs.run(steps, label, lambda result: self.attempt(lambda: done(result)))

    def attempt(self, work: Callable[[], object]) -> None:
        """Do it; an error with a sentence for the archivist becomes a notice, any other is a fault."""
        expected = self.furniture.expected if self.furniture is not None else ()
        try:
            work()
        except expected as error:
            self.notice(refused(error))

    def undo(self) -> None:
        """Undo the last step and say which it was."""
        self.leaving.emit()
        replay(self, BACK)

    def redo(self) -> None:
        """Do again what was undone last; what is typed is kept first, and comes after all that was done."""
        self.leaving.emit()
        replay(self, FORTH)

    def close(self) -> None:
        """Keep what is typed, end the work under way, and close the catalogue."""
        self._put_away()
        self._settings.flush()

    def _put_away(self) -> None:
        self.leaving.emit()
        if self.is_open:
            self.closing.emit()
        self._forget()
        self._expecting.stop()
        self._settling.stop()
        self.jobs.close()
        self._bridge.close()
        if self._catalogue is not None:
            self._settings.keep(_last(self._catalogue.place), self.unit or "")
            sharing.let_go(self._catalogue)
        self._catalogue = None
        self.place, self.unit, self.chosen = None, None, ()

    def _heard(self, change: Change) -> None:
        """Stay where we are, unless that is gone: then stand where it stood."""
        self._has_none, self._said = None, None
        if not self.is_open:
            return
        if change.everything:
            self._settle()
        there = {row.id for row in self.catalogue.rows([*self._trail, *filter(None, [self.unit])])}
        is_lost = self.unit is not None and self.unit not in there
        if not set(self._trail) <= there:
            self.go(next((id for id in reversed(self._trail) if id in there), None))
        elif is_lost:
            self.hold(self.place)
        if is_lost:
            self.unit_lost.emit()
        self.turned.emit()

    def _settle(self) -> None:
        """Have what a great change left of the index merged while nobody waits for it."""
        self._settling.ask(self.catalogue.settle_index)

    def awaits(self, error: BaseException) -> bool:
        """Say whether an error only tells what the window shows: the catalogue cannot be reached."""
        return self.furniture is not None and isinstance(error, self.furniture.unreachable)

    def _answer(self, error: Exception) -> None:
        if self.furniture is not None and isinstance(error, self.furniture.locked):
            self.furniture.join(self, error)
        else:
            self.attempt(lambda: _raised(error))
        if not self.is_open:
            # What could not be opened leaves the desk empty: the window says what can be done then.
            self.turned.emit()


def _last(place: Place) -> str:
    """Return under which name the unit in hand is kept; there are no slashes in it, as there are in a URL."""
    return f"last/{place.name if isinstance(place, Path) else quote(place, safe='')}"


def _raised(error: Exception) -> None:
    raise error
