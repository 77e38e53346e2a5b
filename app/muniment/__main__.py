"""Bare: the window. With arguments, or without a screen: the command line."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniment.desktop.furniture import Furniture


def main() -> int:
    """Run Muniment as it was asked for and return the exit code."""
    words = sys.argv[1:]
    if _asks_for_window(words) and _has_screen():
        return _window(words)
    from muniment.cli.commands import run

    return run(words or ["demo"], _picture)


def _window(words: list[str]) -> int:
    from muniment.desktop.door import open_door

    _app, door = open_door()
    # All else is read when the window stands.
    from muniment.desktop.main import run
    from muniment.paths import place_of

    named = words[1] if words else os.environ.get("MUNIMENT_CATALOGUE")
    return run(_furniture, place_of(named) if named else None, door)


def _furniture() -> "Furniture":
    from muniment.desktop.furnishing import furnish

    return furnish()


def _picture(catalogue: Path, target: Path, unit: str) -> None:
    from muniment.desktop.picture import picture

    picture(catalogue, target, prepare=lambda window: window.bench.open_unit(unit))


def _asks_for_window(words: list[str]) -> bool:
    from muniment.paths import is_no_place

    # What is no catalogue is refused where it was typed.
    return not words or (len(words) == 2 and words[0] == "--catalogue" and not is_no_place(words[1]))


def _has_screen() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
