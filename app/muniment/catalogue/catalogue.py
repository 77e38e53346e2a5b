"""The catalogue: open it, read it, edit it, take edits back, and be told of changes."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from muniment.catalogue import databases, journal, judgements, protection, query, sqlite, trash, whereabouts
from muniment.catalogue.answers import Change, Deleted, Step, Version
from muniment.catalogue.audience import Audience
from muniment.catalogue.backup import backup
from muniment.catalogue.changes import Touched
from muniment.catalogue.conflicts import conflicting, record_of
from muniment.catalogue.edit import Edit
from muniment.catalogue.errors import CatalogueError, UnreachableError
from muniment.catalogue.lock import WAIT, Lock
from muniment.catalogue.names import Names
from muniment.catalogue.opening import open_engine, refuse_overtaken
from muniment.catalogue.readings import Readings
from muniment.catalogue.rebuilding import rebuild_index, tidy
from muniment.catalogue.rows import Row
from muniment.catalogue.searched import Searched
from muniment.catalogue.states import Entry
from muniment.catalogue.statistics import Statistics, statistics
from muniment.catalogue.undo import replay
from muniment.catalogue.versions import T, before_and_after, moved_since
from muniment.description.units import Unit
from muniment.description.waivers import Waiver
from muniment.i18n import _
from muniment.paths import Place, files_of, name_of, place_of, without_password
from muniment.progress import Progress, Steps, finish

_TURN = 0.01
"""Seconds that others have between two steps of work that nobody waits for."""


class Catalogue(Readings, Names, Searched):
    """A catalogue of units, in one file or in the database of a team.

    It may be read by any number of threads at once and changed by one at a time; others wait
    for some seconds and are then refused. Colleagues change a team's catalogue at the same time, and
    wait for each other only where they change the same. Close it when done.

    `place` is where it lies, a URL without its password; `name` is what a title calls it.
    """

    def __init__(self, place: Place, engine: Engine, who: str) -> None:
        self.place = without_password(place)
        self.name = name_of(place)
        self.who = who or engine.url.username or journal.person()
        self._engine = engine
        self._database = databases.of(engine)
        self._audience = Audience(engine, self.who)
        self._lock = Lock(WAIT)
        self._closed = False
        self._soundness: bool | None = None
        self._checked = datetime.now(UTC)

    @classmethod
    def open(cls, place: Place, who: str = "") -> "Catalogue":
        """Open the catalogue at `place`, made where there is no such file; `who` signs what is done.

        Errors are those of `opening.open_engine`.
        """
        return finish(cls.opening(place, who))

    @classmethod
    def opening(cls, place: Place, who: str = "") -> Steps["Catalogue"]:
        """Open as `open` does, and tell how far the index is where it must be built anew for that."""
        place = place_of(place) if isinstance(place, str) else place
        return cls(place, (yield from open_engine(place)), who)

    @classmethod
    def create(cls, path: Path | str) -> "Catalogue":
        """Make a new catalogue at `path`; raise CatalogueError where there is a file already."""
        if Path(path).exists():
            raise CatalogueError(_("There is a file “{name}” already.").format(name=Path(path).name))
        try:
            return cls.open(path)
        except CatalogueError:
            # What could not be made whole is not left to be taken for a catalogue.
            sqlite.remove(Path(path))
            raise

    @property
    def path(self) -> Path:
        """The catalogue's file; raise CatalogueError where it lies in a team's database."""
        if isinstance(self.place, Path):
            return self.place
        raise CatalogueError(_("“{name}” lies in a database, not in a file.").format(name=self.name))

    @property
    def files(self) -> Path:
        """The folder that keeps the files of units: beside the catalogue's, or where a team can reach it."""
        return files_of(self.place)

    @property
    def is_in_place(self) -> bool:
        """Whether the file lies where it was opened; a team's catalogue always does."""
        return whereabouts.is_in_place(self._engine)

    @property
    def protection(self) -> str:
        """In sentences, why nothing can be saved in the file where it lies; nothing where it can be."""
        why = protection.why_only_read(self._engine)
        return protection.told(self.path.name, why) if why else ""

    def close(self) -> None:
        """Let go of the file; whoever asks anything afterwards is refused."""
        self._closed = True
        self._audience.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    # Changing

    def hurry(self) -> None:
        """Let changes made in this thread, that of a screen, wait for others only for a moment."""
        self._lock.hurry()

    @contextmanager
    def edit(self, label: str, origin: object = None, onto: int = 0) -> Iterator[Edit]:
        """Change the catalogue within the `with`: all of it or, when an exception passes, none of it.

        What was done is one step of the history; listeners are told once, with `origin`. Where the step
        `onto` is this person's last and done, what is changed becomes part of that instead.
        """
        with self._writing() as connection:
            edit = Edit(connection, journal.Writer(connection, label, self.who, onto))
            yield edit
            edit.finish()
            tidy(connection, edit.touched)
            change = self._told(connection, edit.touched, label, origin)
        if change:
            self._audience.announce(change)

    def undo(self, *, leaving_out: bool = False) -> Change | None:
        """Take back this person's last step; return None where there is none.

        Raise ConflictError, and change nothing, where others have changed the same since; `leaving_out`
        what they have changed, take back all else of the step, be it nothing, and count it in `left`.
        What was left out once is no longer part of what undoing and redoing the step changes.
        """
        return self._replay(journal.last_done, journal.backwards, journal.UNDONE, leaving_out)

    def redo(self, *, leaving_out: bool = False) -> Change | None:
        """Do again what was undone last; return None where there is nothing. Conflicts are as in `undo`."""
        return self._replay(journal.first_undone, journal.forwards, journal.DONE, leaving_out)

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        with self._reading() as connection:
            step = journal.last_done(connection, self.who)
        return step.label if step else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        with self._reading() as connection:
            step = journal.first_undone(connection, self.who)
        return step.label if step else None

    @property
    def last_step(self) -> int:
        """The number of the step that `undo` would take back, 0 where there is none."""
        with self._reading() as connection:
            step = journal.last_done(connection, self.who)
        return step.number if step else 0

    @property
    def undo_is_long(self) -> bool:
        """Whether `undo` would change so many records that it takes longer than a blink."""
        with self._reading() as connection:
            return journal.is_long(connection, journal.last_done(connection, self.who))

    @property
    def redo_is_long(self) -> bool:
        """Whether `redo` would, as `undo_is_long` says of `undo`."""
        with self._reading() as connection:
            return journal.is_long(connection, journal.first_undone(connection, self.who))

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after each commit, in the thread that committed; return what ends it.

        It is called, too, within a second after a colleague's commit, in a thread of its own.
        """
        return self._audience.subscribe(listener)

    def watch(self, watcher: Callable[[bool], None]) -> Callable[[], None]:
        """Call `watcher` with whether the database can be reached, when that changes; return what ends it.

        It is called in a thread of its own.
        """
        return self._audience.watch(watcher)

    # Reading

    @property
    def index_is_sound(self) -> bool:
        """Whether the search index holds each unit and no other; else rebuild it.

        Counted when it is asked for the first time, not on opening: that would wait for a million units.
        """
        if self._soundness is None:
            with self._reading() as connection:
                self._soundness = self._database.indexed(connection) == query.count(connection)
            self._checked = datetime.now(UTC)
        return self._soundness

    def statistics(self) -> Statistics:
        """Return the catalogue in numbers: how much there is, of what, and how large it is."""
        sound = self.index_is_sound
        with self._reading() as connection:
            return statistics(connection, index_is_sound=sound, checked=self._checked)

    def rebuild_index(self) -> Steps[int]:
        """Build the search index anew, all of it or, when stopped, none; return how many units it has."""
        with self._writing() as connection:
            count = yield from rebuild_index(connection)
        self._soundness = True
        self._checked = datetime.now(UTC)
        return count

    def settle_index(self) -> Steps[None]:
        """Merge what a great change left of the index in pieces, so that edits and searches are fast again.

        Whoever edits meanwhile comes between two steps; where it is stopped, what is merged stays so.
        """
        with self._reading() as connection:
            most = left = self._database.unsettled(connection)
        while left:
            most = max(most, left)
            yield Progress(most - left, most, _("Putting the index in order"))
            # Whoever waits for the lock is let in.
            time.sleep(_TURN)
            with self._writing() as connection:
                self._database.settle_some(connection)
                left = self._database.unsettled(connection)

    def with_search_key(self, key: str) -> list[Row]:
        """Return the units whose shelfmark means the same."""
        with self._reading() as connection:
            return query.with_search_key(connection, key)

    def find_place(self, parent: str | None, shelfmark: str) -> Row | None:
        """Return the child of `parent` whose shelfmark means the same as this one, or None."""
        with self._reading() as connection:
            return query.find_place(connection, parent, shelfmark)

    def with_findings(self, limit: int = 1000) -> list[Row]:
        """Return the units with findings that weigh more than advice, the worst first."""
        with self._reading() as connection:
            return query.with_findings(connection, limit)

    def ids_with_findings(self, limit: int) -> list[str]:
        """Return the ids of the units with findings that weigh more than advice, the worst first."""
        with self._reading() as connection:
            return query.ids_with_findings(connection, limit)

    def count_with_findings(self) -> int:
        """Return how many units have findings that weigh more than advice."""
        with self._reading() as connection:
            return query.count_with_findings(connection)

    def waivers(self, units: Iterable[str] | None = None) -> list[Waiver]:
        """Return the findings that are let stand, of all units or of these."""
        with self._reading() as connection:
            return judgements.listed(connection, units)

    def packs(self) -> dict[str, bool]:
        """Return the packs of rules that were turned on or off; of others it is not decided here."""
        with self._reading() as connection:
            return judgements.turned(connection)

    def history(self, limit: int = 100, unit: str | None = None) -> list[Step]:
        """Return the newest steps, of all or of one unit (or agent), newest first."""
        with self._reading() as connection:
            return journal.history(connection, limit, unit)

    def version(self, unit: str, step: int) -> Version:
        """Return how a unit was before and after a step of its history."""
        before, after = self.before_and_after(Unit, unit, step) or (None, None)
        return Version(before=before, after=after)

    def before_and_after(self, kind: type[T], id: str, step: int) -> tuple[T | None, T | None] | None:
        """Return how a record of this kind was before and after a step; None where that did not change it."""
        with self._reading() as connection:
            return before_and_after(connection, kind, id, step)

    def moved_since(
        self, step: int, undone: Collection[int] = (), among: Collection[str] | None = None
    ) -> set[str]:
        """Return the units, all or `among` these, that stand elsewhere by a later step or one `undone`."""
        with self._reading() as connection:
            return moved_since(connection, step, undone, among)

    def deleted(self, limit: int = 1000) -> list[Deleted]:
        """Return what was deleted and is gone still, the newest first."""
        with self._reading() as connection:
            return trash.listed(connection, limit)

    def count_deleted(self) -> int:
        """Return how many units, each with all below it, were deleted and are gone still."""
        with self._reading() as connection:
            return trash.count(connection)

    def backup(self, target: Path) -> None:
        """Copy the catalogue, as it stands, to `target`, and prove the copy."""
        with self._reading() as connection:
            backup(connection, target)

    def _replay(
        self,
        find: Callable[[Connection, str], journal.Recorded | None],
        entries: Callable[[Connection, int], Iterable[Entry]],
        state: str,
        leaving_out: bool,
    ) -> Change | None:
        with self._writing() as connection:
            self._database.hold(connection, f"steps of {self.who}")
            step = find(connection, self.who)
            if step is None:
                return None
            number = step.number
            left = journal.left_out(connection, number)
            if leaving_out:
                left = conflicting(connection, lambda: entries(connection, number), left)
                journal.leave_out(connection, number, left)
            wanted = (entry for entry in entries(connection, number) if record_of(entry) not in left)
            touched = replay(connection, wanted, journal.size(connection, number))
            journal.mark(connection, number, state)
            tidy(connection, touched)
            change = replace(touched.change(step.label), left=len(left))
            self._audience.tell(connection, change)
        self._audience.announce(change)
        return change

    def _told(self, connection: Connection, touched: Touched, label: str, origin: object) -> Change | None:
        """Return what was changed, None where nothing was; colleagues are told of it when it is kept."""
        if not touched:
            return None
        change = touched.change(label, origin)
        self._audience.tell(connection, change)
        return change

    @override
    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._refuse_closed()
        try:
            with self._database.reading(self._engine).connect() as connection:
                yield connection
        except DBAPIError as error:
            raise self._database.refused(error, self.name, self.place) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._refuse_closed()
        with self._lock:
            try:
                writing = self._database.writing(self._engine).execution_options(waits=self._lock.wait)
                with self._audience.own(writing.begin()) as connection:
                    if self._database.is_shared:
                        refuse_overtaken(connection, self.name)
                    yield connection
            except DBAPIError as error:
                raise self._database.refused(error, self.name, self.place) from error

    def _refuse_closed(self) -> None:
        if self._closed:
            raise CatalogueError(_("“{name}” is closed.").format(name=self.name))
        if not self._audience.reached:
            # Whoever asks need not wait until the network gives up.
            raise UnreachableError(_("“{name}” cannot be reached just now.").format(name=self.name))
