"""Draws the pictures of the README from the sample catalogue: `python docs/pictures/render.py [FOLDER]`.

Without a folder the pictures go beside this file. Needs no screen.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QTabBar

from muniment.catalogue import Catalogue
from muniment.desktop.picture import picture
from muniment.desktop.window import Window
from muniment.progress import finish
from muniment.tasks.sample import import_sample

_RECORD = "aqppsh mpp korese d1 v1967"
"""What is searched for; the best hit is shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file, the theme, the tab of the record in front, and its size in pixels."""

    name: str
    mode: str
    tab: str
    size: tuple[int, int] = (1280, 800)


PICTURES = (
    Picture("window-light.png", "light", "Describe"),
    Picture("window-dark.png", "dark", "Describe"),
    Picture("text-light.png", "light", "Text", (1920, 900)),
)


def sample(folder: Path) -> Path:
    """Make the sample catalogue in a folder, and return its file."""
    catalogue = Catalogue.create(folder / "Sample catalogue.muniment")
    finish(import_sample(catalogue))
    catalogue.close()
    return Path(catalogue.path)


def opened_at(tab: str) -> Callable[[Window], None]:
    """Return what opens the record at a tab."""

    def prepare(window: Window) -> None:
        window.bench.open_unit(window.bench.catalogue.search(_RECORD, limit=1)[0].id)
        for bar in window.findChildren(QTabBar):
            names = [bar.tabText(number) for number in range(bar.count())]
            if tab in names:
                bar.setCurrentIndex(names.index(tab))

    return prepare


def render(target: Path) -> None:
    """Draw every picture into a folder."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = sample(Path(folder))
        for row in PICTURES:
            picture(catalogue, target / row.name, row.mode, row.size, prepare=opened_at(row.tab))


if __name__ == "__main__":
    render(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
