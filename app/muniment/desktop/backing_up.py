"""A second copy of the catalogue, made while it is in use, and proved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from muniment.desktop.asking_files import ask_where_to_write
from muniment.desktop.jobs import at_once
from muniment.i18n import _
from muniment.paths import name_of

if TYPE_CHECKING:
    from muniment.desktop.stage import Stage
    from muniment.desktop.workbench import Workbench

_SUFFIX = ".muniment"
_FOLDER = "backup/folder"


def ask_and_back_up(bench: Workbench, stage: Stage) -> None:
    """Ask where the copy is to lie, in the folder of the last one unless told otherwise, and make it."""
    name = f"{name_of(bench.catalogue.place)} {date.today().isoformat()}{_SUFFIX}"
    first = Path(bench.settings.text(_FOLDER, str(Path.home()))) / name
    ask_where_to_write(
        stage.widget(),
        _("Back Up the Catalogue"),
        str(first),
        _SUFFIX,
        lambda path: back_up(bench, path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX)),
        [_("Catalogues (*.muniment)")],
    )


def back_up(bench: Workbench, target: Path) -> None:
    """Copy the catalogue with its history beside the screen, what was typed last as well; say how it went."""
    bench.leaving.emit()
    catalogue = bench.catalogue
    words = _("The catalogue was copied to “{name}”, and the copy proved whole.").format(name=target.name)

    def say(_done: object) -> None:
        bench.settings.keep(_FOLDER, str(target.parent))
        bench.notice(words)

    bench.run(at_once(lambda: catalogue.backup(target)), _("Backing up"), say)
