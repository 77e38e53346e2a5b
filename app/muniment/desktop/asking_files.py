"""Asking for files and folders: the system's own dialog, open beside the work, never waited for."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Taken = Callable[[Path], object]


def ask_for_file(
    over: QWidget | None, heading: str, kinds: Sequence[str], take: Taken, folder: str = ""
) -> None:
    """Ask for a file that is there; `kinds` are what Qt calls name filters, such as `Schemes (*.toml)`."""
    _ask(QFileDialog(over, heading, folder), QFileDialog.FileMode.ExistingFile, kinds, take)


def ask_for_files(
    over: QWidget | None,
    heading: str,
    take: Callable[[tuple[Path, ...]], object],
    kinds: Sequence[str] = (),
    folder: str = "",
) -> None:
    """Ask for one or several files that are there."""
    chooser = QFileDialog(over, heading, folder)
    chooser.filesSelected.connect(lambda names: take(tuple(map(Path, names))))
    _ask(chooser, QFileDialog.FileMode.ExistingFiles, kinds)


def ask_for_folder(over: QWidget, heading: str, take: Taken, folder: str = "") -> None:
    """Ask for a folder."""
    _ask(QFileDialog(over, heading, folder), QFileDialog.FileMode.Directory, (), take)


def ask_where_to_write(
    over: QWidget, heading: str, at: str, suffix: str, take: Taken, kinds: Sequence[str] = ()
) -> None:
    """Ask for the name of a file to write, first called as `at`; it gets the suffix where it has none."""
    chooser = QFileDialog(over, heading, at)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(suffix.removeprefix("."))
    _ask(chooser, QFileDialog.FileMode.AnyFile, kinds, take)


def place_typed(words: str, folder: Path, suffix: str = "") -> Path:
    """Return the place that somebody typed: a bare name lies in `folder`, and has the suffix if no other."""
    said = Path(words.strip())
    try:
        place = folder / said.expanduser()
    except RuntimeError:  # nobody is called what stands behind the ~
        place = folder / said
    if is_folder(place) or _ENDING.fullmatch(place.suffix):
        return place
    return place.with_name(f"{place.name}{suffix}")


_ENDING = re.compile(r"\.\w*[^\W\d]\w*")
"""How names of files end, and no titles: `No. 5`."""


def is_folder(place: Path) -> bool:
    """Return whether a folder is there; what the system cannot even look for is none."""
    try:
        return place.is_dir()
    except OSError:
        return False


def is_file(place: Path) -> bool:
    """Return whether a file is there; what the system cannot even look for is none."""
    try:
        return place.is_file()
    except OSError:
        return False


def _ask(
    chooser: QFileDialog, mode: QFileDialog.FileMode, kinds: Sequence[str], take: Taken | None = None
) -> None:
    chooser.setFileMode(mode)
    if kinds:
        chooser.setNameFilters(kinds)
    if take is not None:
        chooser.fileSelected.connect(lambda name: take(Path(name)))
    chooser.finished.connect(lambda _result: chooser.deleteLater())
    chooser.open()
