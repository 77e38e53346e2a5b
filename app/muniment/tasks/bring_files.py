"""The files that are kept beside a copy of a catalogue, brought into the folder beside this one."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from muniment.description.units import DigitalObject, Unit
from muniment.i18n import _
from muniment.paths import draft_of
from muniment.progress import Progress, Steps


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that is to be copied: where it lies, and where it is to lie."""

    lies: Path
    to: Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The folder of files beside this catalogue, and the one beside the other."""

    ours: Path
    theirs: Path

    def named_here(self, unit: Unit) -> Unit:
        """Return a unit of the other catalogue with its files called as they are to be called here."""
        if self.ours.name == self.theirs.name or not unit.objects:
            return unit
        return replace(unit, objects=tuple(map(self._named, unit.objects)))

    def brought(self, units: Iterable[Unit]) -> tuple[Brought, ...]:
        """Return the files of these units, called as here, that lie beside the other catalogue alone.

        They lie in its own folder, or in one that has been copied from here.
        """
        names = {
            PurePosixPath(*parts[1:])
            for unit in units
            for each in unit.objects
            if (parts := PurePosixPath(each.href).parts)[:1] == (self.ours.name,) and ".." not in parts
        }
        folders = (self.theirs, self.theirs.with_name(self.ours.name))
        found = (Brought(folder / name, self.ours / name) for name in sorted(names) for folder in folders)
        there = {each.to: each for each in found if each.lies.is_file() and not each.to.exists()}
        return tuple(there.values())

    def _named(self, found: DigitalObject) -> DigitalObject:
        folder, slash, name = found.href.partition("/")
        is_theirs = bool(slash) and folder == self.theirs.name
        return replace(found, href=f"{self.ours.name}/{name}") if is_theirs else found


@contextmanager
def bringing() -> Iterator[list[Path]]:
    """Delete the files that are put into the list where what is done within it fails or is stopped."""
    copies: list[Path] = []
    try:
        yield copies
    except BaseException:
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise


def bring(files: Iterable[Brought], copies: list[Path]) -> Steps[None]:
    """Copy the files, and put what was written into the list."""
    files = list(files)
    for done, each in enumerate(files):
        yield Progress(done, len(files), _("Copying {name}").format(name=each.lies.name))
        each.to.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_of(each.to)
        copies += (draft, each.to)
        shutil.copyfile(each.lies, draft)
        draft.replace(each.to)
