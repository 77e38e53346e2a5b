"""The texts of a record from files, and to files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniment.description.markup import Prose
from muniment.description.units import TextVersion, Unit
from muniment.desktop.asking_files import ask_for_file, ask_where_to_write
from muniment.desktop.desk import Desk
from muniment.desktop.directions import filled
from muniment.formats import documents
from muniment.i18n import _
from muniment.tasks.texts import ReadText, read_text, write_texts

_FOLDER = "texts/folder"


def choose_text(desk: Desk, over: QWidget, done: Callable[[Prose], None]) -> None:
    """Ask for a file, read it beside the screen, and hand `done` its text."""
    every = " ".join(f"*{suffix}" for row in documents.READ for suffix in row.suffixes)
    rows = [f"{row.label} ({' '.join(f'*{each}' for each in row.suffixes)})" for row in documents.READ]
    kinds = [_("Texts ({suffixes})").format(suffixes=every), *rows, _("All files (*)")]
    ask_for_file(over, _("Text from a file"), kinds, lambda path: take_text(desk, path, done), _folder(desk))


def take_text(desk: Desk, path: Path, done: Callable[[Prose], None]) -> None:
    """Read a file beside the screen, hand `done` its text, and say what of its words was left out."""
    desk.settings.keep(_FOLDER, str(path.parent))

    def take(read: ReadText) -> None:
        done(read.prose)
        if read.left_out:
            desk.notice(read.left_out)

    desk.run(read_text(path), filled(_("Reading {name}"), name=path.name), take)


def choose_target(
    desk: Desk, over: QWidget, row: documents.Writing, unit: Unit, texts: tuple[TextVersion, ...]
) -> None:
    """Ask where the texts are to be written, side by side, and write them."""
    heading = _("Write the texts as {format}").format(format=row.label)
    at = str(Path(_folder(desk), f"{_file_name(unit)}{row.suffix}"))
    kinds = [f"{row.label} (*{row.suffix})"]
    ask_where_to_write(over, heading, at, row.suffix, lambda path: write(desk, path, row, unit, texts), kinds)


def write(
    desk: Desk, target: Path, row: documents.Writing, unit: Unit, texts: tuple[TextVersion, ...]
) -> None:
    """Write the texts, and say where they are."""
    desk.settings.keep(_FOLDER, str(target.parent))
    steps = write_texts(unit, target, row.id, *texts)
    desk.run(steps, filled(_("Writing {name}"), name=target.name), partial(_say, desk))


def _say(desk: Desk, path: Path) -> None:
    desk.notice(filled(_("The texts were written to {name}."), name=path.name))


def _folder(desk: Desk) -> str:
    return desk.settings.text(_FOLDER, str(Path.home()))


def _file_name(unit: Unit) -> str:
    """A name that every system can hold."""
    words = unit.shelfmark or unit.title or _("Text")
    return "".join(char if char.isalnum() or char in " .,-_" else "-" for char in words)[:80].strip(" .")
