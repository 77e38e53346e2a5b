"""Bare: the window. With arguments, or without a screen: the command line."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue
    from muniment.desktop.furniture import Furniture
    from muniment.progress import Steps
    from muniment.tasks.export_file import Exported


def main() -> int:
    """Run Muniment as it was asked for and return the exit code."""
    words = sys.argv[1:]
    named = words[1] if words[:1] == ["--catalogue"] and len(words) == 2 else ""
    if (named or not words) and _has_screen():
        # What is no catalogue is refused where it was typed.
        from muniment.paths import is_no_place

        named = named or os.environ.get("MUNIMENT_CATALOGUE", "")
        if not is_no_place(named):
            return _window(named)
    from muniment.cli.commands import run

    return run(words or ["demo"], _picture, _paper)


def _window(named: str) -> int:
    from muniment.desktop.door import open_door

    _app, door = open_door()
    # All else is read when the window stands.
    from muniment.desktop.main import run
    from muniment.paths import place_of

    return run(_furniture, place_of(named) if named else None, door)


def _furniture() -> "Furniture":
    from muniment.desktop.furnishing import furnish

    return furnish()


def _picture(catalogue: Path, target: Path, unit: str) -> None:
    from muniment.desktop.picture import picture

    picture(catalogue, target, prepare=lambda window: window.bench.open_unit(unit))


def _paper(catalogue: "Catalogue", target: Path, unit: str | None, query: str) -> "Steps[Exported]":
    from muniment.desktop.printing.finding_aid import export_pdf_unseen

    return export_pdf_unseen(catalogue, target, unit, query)


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
