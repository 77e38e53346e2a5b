"""The unit in front of the archivist: as it stands in the catalogue, and as it is being changed.

Saves by itself when a field is left and when typing pauses; meets what others change meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from muniment.catalogue import CatalogueError, Change, ProtectedError, UnknownUnitError, UnreachableError
from muniment.description import templates
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.desktop.desk import Desk
from muniment.desktop.directions import filled, shortened
from muniment.desktop.forms.table import field
from muniment.desktop.template_choice import chosen
from muniment.i18n import _
from muniment.tasks.check import Judgement, judgement, standing

_LATEST = 1500
"""Milliseconds after the first letter until it is saved all the same, where typing knows no pause."""
_THINKING = 15
"""Milliseconds after the last letter until the rules are asked."""
_AGAIN = 2000
"""Milliseconds after which what could not be saved is tried again."""
_NAME = 40


class Draft(QObject):
    """Holds one unit at a time.

    `shown` says that there is another unit, or another state of it, to be shown; `found` carries
    the findings on it as it is being changed; `saved` carries the time of day of the last save.
    `changed_by` carries who else changed the unit, and the time of day.
    `kept` says whether it could be saved, where no lost connection is to blame, which is told anyway.
    `gathering` asks the tabs, before a save, for what they have not handed in yet.

    What cannot be saved is held here and tried again, without a word, until it can; until then no
    other unit takes its place.
    """

    shown = Signal()
    found = Signal(object)
    saved = Signal(str)
    changed_by = Signal(str, str)
    kept = Signal(bool)
    gathering = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._base: Unit | None = None
        self._judgement = Judgement()
        self._wanted: str | None = None
        self.unit: Unit | None = None
        self.above: tuple[Unit, ...] = ()
        """What the unit lies in, as it stands in the catalogue, the nearest first."""
        self.findings: tuple[Finding, ...] = ()
        self.hindrance = ""
        """What kept the typing from being saved, where no lost connection is to blame."""
        self._typing: tuple[object, ...] = ()
        self._step = 0
        self._pause = _timer(self, _LATEST, self._save)
        self._latest = _timer(self, _LATEST, self._save)
        self._thinking = _timer(self, _THINKING, self.check)
        self._again = _timer(self, _AGAIN, self._try_again)
        desk.bridge.changed.connect(self._on_change)
        desk.bridge.reached.connect(self._on_reached)

    def show_unit(self, id: str | None) -> None:
        """Save what is under way and turn to another unit, or to none."""
        self._wanted = id
        self.flush()
        if self.is_unsaved and not self._is_gone():
            return
        self._take(self._from_catalogue(id))

    def revise(self, unit: Unit) -> None:
        """Hold the unit as a person has just changed it; it is saved when typing pauses, or goes on."""
        self.unit = unit
        if self._desk.catalogue.protection:
            # Refused at the first letter, and not when a sentence is lost.
            self._save()
            return
        self._pause.start(self._desk.settings.number("typing/pause"))
        if not self._latest.isActive():
            self._latest.start()
        self._thinking.start()

    def flush(self) -> None:
        """Save now what is not yet saved; what is changed from now on is another step."""
        self._save()
        self._typing, self._step = (), 0

    def _save(self) -> None:
        """Save what is not yet saved, or say why that cannot be."""
        error = self._error_of_saving()
        if isinstance(error, UnknownUnitError):
            self._say_gone()
        elif error is not None:
            self._desk.notice(str(error))
        if isinstance(error, ProtectedError) and self.unit is not None:
            # It can never be saved: what was typed is seen to go, and holds nobody up.
            self._again.stop()
            self._take(self._from_catalogue(self.unit.id))

    def _say_gone(self) -> None:
        """Say what became of what was typed into a record that is there no more."""
        words = _(
            "The record was deleted meanwhile, and what you typed last went with it. It lies in the trash."
        )
        self._desk.notice(words)

    def _error_of_saving(self) -> CatalogueError | None:
        """Save, as one step with what was saved while the same was typed in; return what hinders it."""
        self.gathering.emit()
        self._again.stop()
        self._pause.stop()
        self._latest.stop()
        mine, base = self.unit, self._base
        if mine is None or base is None or mine == base:
            return None
        where = (mine.id, changed_fields(base, mine), QApplication.focusWidget())
        onto = self._step if where == self._typing else 0
        try:
            with self._desk.catalogue.edit(_label(base, mine), origin=self, onto=onto) as edit:
                theirs = edit.unit(mine.id)
                kept = merged(base, mine, theirs)
                edit.put(kept)
        except CatalogueError as error:
            self.hindrance = "" if isinstance(error, UnreachableError) else str(error)
            self._again.start()
            self.kept.emit(isinstance(error, UnreachableError))
            return error
        self.hindrance = ""
        self._base = self.unit = kept
        self._typing, self._step = where, self._desk.catalogue.last_step
        self._say_clash(base, mine, theirs, "")
        self.saved.emit(f"{datetime.now():%H:%M}")
        self.kept.emit(True)
        if kept != mine:
            self.shown.emit()
        return None

    def _try_again(self) -> None:
        """Save what could not be saved before, and turn to the unit that is waited for."""
        if self._error_of_saving() is None:
            self._turn_to_wanted()

    def check(self) -> None:
        """Ask the rules about the unit as it is now."""
        self._thinking.stop()
        self.findings = self._judged()
        self.found.emit(self.findings)

    def _judged(self) -> tuple[Finding, ...]:
        unit = self.unit
        if unit is None:
            return ()
        found = self._judgement.findings(unit, next(iter(self.above), None))
        return (*standing(found), *self._missed(unit))

    def _missed(self, unit: Unit) -> Iterator[Finding]:
        """What the template of the unit's level requires and the unit does not say."""
        template = chosen(self._desk.settings, unit.level)
        return templates.check(unit, template) if template else iter(())

    def _take(self, line: Sequence[Unit]) -> None:
        """Take in a unit and what it lies in, or nothing."""
        unit, *above = line or (None,)
        self._base = self.unit = unit
        self.above = tuple(above)
        if self.hindrance:
            # What could not be saved was of a record that is there no more, or is for reading only.
            self.hindrance = ""
            self.kept.emit(True)
        self._judgement = judgement(self._desk.catalogue, unit.id) if unit else Judgement()
        self.findings = self._judged()
        self._thinking.stop()
        self.shown.emit()
        self.found.emit(self.findings)

    def _from_catalogue(self, id: str | None) -> Sequence[Unit]:
        """Return the unit and what it lies in, the nearest first; nothing where it is there no more."""
        try:
            return self._desk.catalogue.lineage(id) if id is not None else ()
        except UnknownUnitError:
            return ()

    def _on_change(self, change: Change) -> None:
        unit = self.unit
        if unit is None or change.origin is self:
            return
        if not change.everything and change.units.isdisjoint((unit.id, *(each.id for each in self.above))):
            return
        self.gathering.emit()
        unit = self.unit or unit
        line = self._from_catalogue(unit.id)
        if not line or self._base is None:
            if unit != self._base:
                self._say_gone()
            self._take(line)
            return
        theirs, *above = line
        mine = merged(self._base, unit, theirs)
        self._say_clash(self._base, unit, theirs, change.who)
        self._base = theirs
        is_other = (mine, tuple(above)) != (unit, self.above)
        self.unit, self.above = mine, tuple(above)
        if is_other:
            self.shown.emit()
        # A finding may be waived, or a pack of rules turned off, while the unit stays as it was.
        self._judgement = judgement(self._desk.catalogue, theirs.id)
        self.check()
        if change.who and (change.everything or theirs.id in change.units):
            self.changed_by.emit(change.who, f"{datetime.now():%H:%M}")

    def _on_reached(self, reached: bool) -> None:
        if not reached:
            return
        self.flush()
        self._turn_to_wanted()

    def _turn_to_wanted(self) -> None:
        if not self.is_unsaved and self.unit is not None and self._wanted != self.unit.id:
            self.show_unit(self._wanted)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that the catalogue has not got."""
        return self.unit is not None and self.unit != self._base

    def _is_gone(self) -> bool:
        """Say whether the unit cannot be saved because it is there no more; raise nothing."""
        try:
            return self.unit is None or not self._desk.catalogue.rows([self.unit.id])
        except UnreachableError:
            return False

    def _say_clash(self, base: Unit, mine: Unit, theirs: Unit, who: str) -> None:
        names = clashes(base, mine, theirs)
        if names:
            by_others = _("{who} changed {fields} meanwhile. Yours stands now; theirs is in the history.")
            unsigned = _(
                "{fields} changed elsewhere meanwhile. Yours stands now; the other is in the history."
            )
            words = by_others if who else unsigned
            fields = ", ".join(map(_name_of, names))
            self._desk.notice(filled(words, who=who, fields=fields))


def merged(base: Unit, mine: Unit, theirs: Unit) -> Unit:
    """Return `theirs` with the fields that `mine` has changed since `base`."""
    changed = {name: getattr(mine, name) for name in changed_fields(base, mine)}
    return replace(theirs, **changed)


def clashes(base: Unit, mine: Unit, theirs: Unit) -> tuple[str, ...]:
    """Return the names of the fields that both have changed since `base`, and not alike."""
    both = set(changed_fields(base, mine)) & set(changed_fields(base, theirs))
    return tuple(name for name in changed_fields(mine, theirs) if name in both)


def changed_fields(before: Unit, after: Unit) -> tuple[str, ...]:
    """Return the names of the fields in which two states of a unit differ."""
    return tuple(
        each.name for each in fields(Unit) if getattr(before, each.name) != getattr(after, each.name)
    )


def _label(before: Unit, after: Unit) -> str:
    name = after.shelfmark or after.title or _("Untitled")
    first = changed_fields(before, after)[0]
    return _("Edit {field} of {unit}").format(field=_name_of(first), unit=shortened(name, _NAME))


def _name_of(name: str) -> str:
    return _("Text") if name == "texts" else field(name).label


def _timer(parent: QObject, milliseconds: int, done: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(done)
    return timer
