"""Another catalogue held against this one: a copy that was worked on elsewhere comes back."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from muniment.catalogue import Catalogue, CatalogueError, copy_file, is_catalogue
from muniment.catalogue.portions import portions
from muniment.description.agents import Agent
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.formats.deliveries import FormatError, Source
from muniment.i18n import _
from muniment.paths import files_of
from muniment.progress import Progress, Steps
from muniment.tasks import copy_findings as tell
from muniment.tasks.bring_files import Brought, Folders
from muniment.tasks.merge_agents import already_there
from muniment.tasks.merge_agents import merged as merged_agents
from muniment.tasks.merge_units import merged, once_said
from muniment.tasks.order_siblings import moving
from muniment.tasks.parted import Parted, contested
from muniment.tasks.plan_besides import plan_besides
from muniment.tasks.plan_finding_aid import named_places
from muniment.tasks.plans import Change, Plan

FORMAT = "catalogue"
_AT_ONCE = 200
_ALL = 1_000_000


def is_another(source: Source) -> bool:
    """Return whether the file is a catalogue of Muniment."""
    return source.path is not None and is_catalogue(source.path)


def plan_catalogue(catalogue: Catalogue, source: Source, as_new: bool = False) -> Steps[Plan]:
    """Return what taking in another catalogue would do: that of a colleague, or a copy of this one.

    Units are known by their ids. Of a unit of a copy, what was changed there since the two parted comes;
    what was changed here alone stays, and so does what was deleted there. What was changed on both sides
    is told. The other file is only read. Raises `FormatError` where all is to be imported `as_new`, and where
    the file is the catalogue itself or cannot be read.
    """
    assert source.path is not None
    if as_new:
        message = _("{name} is a catalogue, whose records keep their ids: it cannot be imported as new.")
        raise FormatError(message.format(name=source.name))
    if isinstance(catalogue.place, Path) and source.path.resolve() == catalogue.place.resolve():
        raise FormatError(_("{name} is the catalogue that is open.").format(name=source.name))
    with _opened(source.path) as other:
        folders = Folders(catalogue.files, files_of(source.path))
        comparing = _Comparing(catalogue, other, Parted.of(catalogue, other), folders)
        yield from comparing.compare()
        return comparing.plan(source)


@contextmanager
def _opened(path: Path) -> Iterator[Catalogue]:
    """Open a copy of a catalogue, so that nothing is written where it lies."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copied = Path(folder) / path.name
        copy_file(path, copied)
        try:
            with Catalogue.open(copied) as other:
                yield other
        except CatalogueError as error:
            raise FormatError(str(error)) from error


@dataclass(slots=True)
class _Comparing:
    """Goes through the units of the other catalogue, parents first, and gathers what is to be done."""

    catalogue: Catalogue
    other: Catalogue
    parted: Parted
    folders: Folders
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: list[Brought] = field(default_factory=list)
    unchanged: int = 0
    _stands: dict[str, str | None] = field(default_factory=dict)
    """What units that are new, or move, are to stand in."""
    _moving: frozenset[str] = frozenset()
    """Units that stand elsewhere among their siblings."""
    _ahead: dict[str | None, dict[str, str | None]] = field(default_factory=dict)

    def compare(self) -> Steps[None]:
        """Hold each unit of the other catalogue against the one of its id here."""
        total = self.other.count()
        self._moving, unsettled = moving(self.catalogue, self.other, self.parted)
        rows = self.catalogue.rows([id for id in unsettled if id is not None])
        self.findings += tell.order_stays(rows, at_top=None in unsettled)
        for done, portion in enumerate(portions(self.other.subtree(), _AT_ONCE)):
            yield Progress(done * _AT_ONCE, total, _("Comparing"))
            there = {unit.id: unit for unit in self.catalogue.units(unit.id for unit in portion)}
            named = [self.folders.named_here(unit) for unit in portion]
            self.files += self.folders.brought(named)
            for came in named:
                before = there.get(came.id)
                if before is None:
                    self._take_new(came)
                elif (before == came and came.id not in self._moving) or not self._bring_up(came, before):
                    self.unchanged += 1

    def plan(self, source: Source) -> Plan:
        """Return what is to be done, with what is to be told of it."""
        gone = self.catalogue.rows(
            [each.unit.id for each in self.other.deleted(_ALL) if each.step > self.parted.step]
        )
        added = [change.after for change in self.changes]
        self.findings += tell.gone(gone)
        files = tuple(dict.fromkeys(self.files))
        self.findings += tell.missing_files(self.catalogue, source, added, {each.to for each in files})
        known = {unit.id for unit in added}
        besides = plan_besides(self.catalogue, self.other, self.parted, known)
        self.findings += besides.findings
        return Plan(
            format=FORMAT,
            placed=True,
            changes=tuple(self.changes),
            unchanged=self.unchanged,
            gone=tuple(gone),
            places=named_places(self.catalogue, self.changes),
            agents=tuple(self._agents()),
            besides=tuple(besides.taken),
            lifted=tuple(besides.lifted),
            files=files,
            findings=tuple(self.findings),
        )

    def _ours(self, id: str) -> tuple[Unit | None, ...]:
        return self.parted.ours(self.catalogue, Unit, id)

    def _theirs(self, id: str) -> tuple[Unit | None, ...]:
        found = self.parted.theirs(self.other, Unit, id)
        return tuple(unit and self.folders.named_here(unit) for unit in found)

    def _take_new(self, came: Unit) -> None:
        """Take in a unit that is not here, unless it was deleted here since the two parted."""
        if self._ours(came.id):
            if self._theirs(came.id):
                self.findings.append(tell.deleted_here(came))
            return
        parent = came.parent
        if parent and parent not in self._stands and not self.catalogue.present([parent]):
            self.findings.append(tell.without_parent(came, self.other.row(parent)))
            parent = None
        self._stands[came.id] = parent
        self.changes.append(
            Change(after=replace(came, parent=parent), stands=True, ahead_of=self._ahead_of(came, parent))
        )

    def _bring_up(self, came: Unit, before: Unit) -> bool:
        """Take over what was changed of a unit in the other catalogue; return whether that is anything."""
        theirs = self._theirs(came.id)
        ours = self._ours(came.id)
        if ours and not theirs:
            return False
        base = once_said(came, next(iter(theirs), None) or Unit(id=came.id), ours)
        after = merged(before, came, base)
        lost = contested(base, before, after) if ours else ()
        if lost:
            self.findings.append(tell.contested(before, lost))
        parent = self._parent(came, before, theirs, ours)
        moves = parent != before.parent or came.id in self._moving
        if after == before and not moves:
            return False
        ahead_of = self._ahead_of(came, parent) if moves else None
        if moves:
            self._stands[came.id] = parent
        self.changes.append(
            Change(after=replace(after, parent=parent), before=before, stands=moves, ahead_of=ahead_of)
        )
        return True

    def _parent(
        self, came: Unit, before: Unit, theirs: Sequence[Unit | None], ours: Sequence[Unit | None]
    ) -> str | None:
        """Return what the unit is to stand in: what it was moved to there, unless it was moved here, too."""
        was = next(iter(theirs), None)
        if came.parent == before.parent or was is None or was.parent == came.parent:
            return before.parent
        if was.parent != before.parent or any(state and state.parent == came.parent for state in ours):
            self.findings.append(tell.stays(before))
            return before.parent
        parent = came.parent
        is_there = parent is None or parent in self._stands or bool(self.catalogue.present([parent]))
        if is_there and before.id not in self._line(parent):
            return parent
        self.findings.append(tell.stays(before))
        return before.parent

    def _line(self, unit: str | None) -> set[str]:
        """Return the ids of a unit and of all that it is to stand in here."""
        line: set[str] = set()
        while unit is not None and unit not in line:
            line.add(unit)
            unit = self._stands[unit] if unit in self._stands else self.catalogue.row(unit).parent
        return line

    def _ahead_of(self, came: Unit, parent: str | None) -> str | None:
        """Return the sibling before which a unit stands there, of those that stand in the same unit here."""
        if parent != came.parent:
            return None
        if parent not in self._ahead:
            ahead: str | None = None
            here = set(self.catalogue.child_ids(parent)) - self._moving
            following: dict[str, str | None] = {}
            for id in reversed(self.other.child_ids(parent)):
                following[id] = ahead
                ahead = id if id in here else ahead
            self._ahead[parent] = following
        return self._ahead[parent].get(came.id)

    def _agents(self) -> Iterator[Agent]:
        """Yield the agents of which the other catalogue says more than this one."""
        for came in self.other.agents(limit=_ALL):
            there = already_there(self.catalogue, came)
            if there is None:
                says_more = any(each.id == came.id for each in self.other.namesakes(came))
            else:
                says_more = merged_agents(there, came) != there
            if says_more:
                yield came
