"""The files of a record: scans and documents kept beside the catalogue, or linked where they lie.

A file is named in its `DigitalObject` by a path from the folder of the catalogue, with slashes on
every system, so that folder and catalogue can move together; or by an address (`https://…`).
"""

import hashlib
import mimetypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from muniment.catalogue import Catalogue, CatalogueError, is_catalogue
from muniment.description.findings import Finding, Severity
from muniment.description.units import DigitalObject, Unit
from muniment.i18n import _, plural
from muniment.paths import draft_of
from muniment.progress import Progress, Steps

_PIECE = 1 << 20
_ALGORITHM = "sha256:"
_SHORT = 12
"""Figures of its checksum that stand before the name of a kept file, so that no two names meet."""


_LONGEST = 200
"""Bytes of its own name that a kept file bears: with figures and more no file system takes above 255."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was missing and was found again: of which unit, the name it had, and the one it has now."""

    unit: str
    before: str
    after: str


def folder_of(catalogue: Catalogue) -> Path:
    """Return the folder beside the catalogue that keeps its files; it need not be there yet."""
    return catalogue.files


def path_of(catalogue: Catalogue, found: DigitalObject) -> Path | None:
    """Return where the file lies, or None where it is an address of the web or nothing."""
    parts = urlsplit(found.href)
    if not found.href or (len(parts.scheme) > 1 and parts.scheme != "file"):
        return None
    named = unquote(parts.path) if parts.scheme == "file" else found.href
    return catalogue.files.parent / PurePosixPath(named.replace("\\", "/"))


def is_image(found: DigitalObject) -> bool:
    """Return whether the object is a picture, by its media type, role or name."""
    kind = found.media_type or mimetypes.guess_type(found.href)[0] or ""
    return kind.startswith("image/") or found.role == "image"


def attach(
    catalogue: Catalogue, unit: str, paths: Sequence[Path], linked: bool = False
) -> Steps[tuple[DigitalObject, ...]]:
    """Attach files to a unit in their order, as one step: copies beside the catalogue, or `linked`.

    What the unit has already, by its checksum, is left out. Stopped or failed, it leaves no copy behind.
    Raise CatalogueError where one of them is a catalogue.
    """
    copies: list[Path] = []
    added: list[DigitalObject] = []
    try:
        known = {each.checksum for each in catalogue.unit(unit).objects}
        for done, path in enumerate(paths):
            yield Progress(done, len(paths), _("Attaching {name}").format(name=path.name))
            _refuse_catalogue(path)
            checksum = checksum_of(path)
            if checksum not in known:
                known.add(checksum)
                lies = path if linked else _copied(catalogue, path, checksum, copies)
                added.append(_object(catalogue, path, lies, checksum))
        _put(catalogue, unit, added)
    except BaseException:
        for copy in copies:
            copy.unlink(missing_ok=True)
        raise
    return tuple(added)


def _refuse_catalogue(path: Path) -> None:
    # It may be the one that is open, which only SQLite may read; what is in one is imported.
    if is_catalogue(path):
        words = _("“{name}” is a catalogue, and no document. Import it to take in what it describes.")
        raise CatalogueError(words.format(name=path.name))


def check_files(catalogue: Catalogue) -> Steps[tuple[Finding, ...]]:
    """Return what is wrong with the files of all records: missing, or not what they were."""
    findings: list[Finding] = []
    for progress, unit in _with_files(catalogue):
        findings.extend(_checked(catalogue, unit))
        yield progress
    return tuple(findings)


def find_missing(catalogue: Catalogue, folder: Path) -> Steps[tuple[Mended, ...]]:
    """Return which missing files lie somewhere in `folder`: by their checksum, else by their name alone.

    A name that stands there twice tells nothing.
    """
    yield Progress(0, 0, _("Looking through {name}").format(name=folder.name))
    by_name: dict[str, list[Path]] = {}
    for there in sorted(folder.rglob("*")):
        if there.is_file():
            by_name.setdefault(_bare(there.name), []).append(there)
    mended: list[Mended] = []
    for progress, unit in _with_files(catalogue):
        for each in unit.objects:
            path = path_of(catalogue, each)
            if path is not None and not path.exists():
                same = _same(each, by_name.get(_bare(path.name), ()))
                mended.extend([Mended(unit.id, each.href, _href(catalogue, same))] if same else [])
        yield progress
    return tuple(mended)


def mend(catalogue: Catalogue, mended: Sequence[Mended]) -> None:
    """Give missing files the names under which they were found, as one step."""
    names: dict[str, dict[str, str]] = {}
    for each in mended:
        names.setdefault(each.unit, {})[each.before] = each.after
    label = plural("Find {count} missing file", "Find {count} missing files", len(mended))
    with catalogue.edit(label) as edit:
        edit.put_many([_renamed(edit.unit(unit), new) for unit, new in names.items()])


def checksum_of(path: Path) -> str:
    """Return the SHA-256 of a file as `sha256:…`."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return f"{_ALGORITHM}{digest.hexdigest()}"


def _copied(catalogue: Catalogue, path: Path, checksum: str, copies: list[Path]) -> Path:
    short = checksum.removeprefix(_ALGORITHM)[:_SHORT]
    target = folder_of(catalogue) / f"{short}-{_fitting(path)}"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = draft_of(target)
        copies.extend((draft, target))
        shutil.copyfile(path, draft)
        draft.replace(target)
    return target


def _fitting(path: Path) -> str:
    """Return the name of a file, shortened before its suffix where a longer one would be refused."""
    room = _LONGEST - len(os.fsencode(path.suffix))
    stem = os.fsencode(path.stem)
    return path.name if len(stem) <= room else stem[: max(room, 0)].decode(errors="ignore") + path.suffix


def _object(catalogue: Catalogue, path: Path, lies: Path, checksum: str) -> DigitalObject:
    kind = mimetypes.guess_type(path.name)[0] or ""
    role = "image" if kind.startswith("image/") else ""
    return DigitalObject(
        href=_href(catalogue, lies), title=path.stem, role=role, media_type=kind, checksum=checksum
    )


def _href(catalogue: Catalogue, path: Path) -> str:
    """The path from the folder of the catalogue; the whole path where no relative one leads there."""
    try:
        return Path(os.path.relpath(path.resolve(), catalogue.files.parent.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def _put(catalogue: Catalogue, unit: str, added: Sequence[DigitalObject]) -> None:
    if not added:
        return
    before = catalogue.unit(unit)
    name = before.shelfmark or before.title
    words = plural("Attach {count} file to {unit}", "Attach {count} files to {unit}", len(added), unit=name)
    with catalogue.edit(words) as edit:
        now = edit.unit(unit)
        edit.put(replace(now, objects=(*now.objects, *added)))


def _with_files(catalogue: Catalogue) -> Iterator[tuple[Progress, Unit]]:
    total = catalogue.count()
    for done, unit in enumerate(catalogue.subtree(), start=1):
        if unit.objects:
            yield Progress(done, total, _("Looking at the files")), unit


def _checked(catalogue: Catalogue, unit: Unit) -> Iterator[Finding]:
    for each in unit.objects:
        path = path_of(catalogue, each)
        if path is None:
            continue
        if not path.is_file():
            yield _finding(
                "file-missing", unit, _("The file {name} is not where it was.").format(name=path.name)
            )
        elif each.checksum.startswith(_ALGORITHM) and checksum_of(path) != each.checksum:
            yield _finding("file-changed", unit, _("The file {name} has changed.").format(name=path.name))


def _finding(rule: str, unit: Unit, message: str) -> Finding:
    cure = _("Look for missing files in the folder they were moved to, or attach the file again.")
    return Finding(
        rule=rule, severity=Severity.SHOULD, unit=unit.id, field="objects", message=message, cure=cure
    )


def _bare(name: str) -> str:
    """A name as a kept file bears it, without the figures."""
    head, _dash, tail = name.partition("-")
    is_short = len(head) == _SHORT and all(char in "0123456789abcdef" for char in head)
    return _fitting(Path(tail if is_short and tail else name))


def _same(wanted: DigitalObject, candidates: Iterable[Path]) -> Path | None:
    paths = list(candidates)
    if wanted.checksum.startswith(_ALGORITHM):
        return next((path for path in paths if checksum_of(path) == wanted.checksum), None)
    return paths[0] if len(paths) == 1 else None


def _renamed(unit: Unit, names: Mapping[str, str]) -> Unit:
    objects = tuple(replace(each, href=names.get(each.href, each.href)) for each in unit.objects)
    return replace(unit, objects=objects)
