"""Files of records that are missing: a folder is asked for, and those in it are named anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from muniment.desktop.asking_files import ask_for_folder
from muniment.desktop.desk import Desk
from muniment.i18n import _, plural
from muniment.tasks.files import Mended, find_missing, mend


def ask_where_files_lie(desk: Desk, over: QWidget, at: str = "") -> None:
    """Ask in which folder the missing files of the whole catalogue are to be looked for."""
    ask_for_folder(over, _("Find missing files in a folder"), partial(look_in, desk), at)


def look_in(desk: Desk, folder: Path) -> None:
    """Look for the missing files of the whole catalogue in a folder, and name them anew."""
    desk.run(find_missing(desk.catalogue, folder), _("Looking for missing files"), partial(_mend, desk))


def _mend(desk: Desk, mended: tuple[Mended, ...]) -> None:
    if not mended:
        desk.notice(_("No missing file lies in that folder."))
        return
    mend(desk.catalogue, mended)
    desk.notice_undo(plural("{count} file found again.", "{count} files found again.", len(mended)))
