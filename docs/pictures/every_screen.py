"""Draws every tab, dialog and menu, to be looked at: `python docs/pictures/every_screen.py FOLDER`.

In light and dark, at 1280×800 and 1920×1080, at 100 % and 200 %, on the sample catalogue with records
of extreme length and of every script beside it. A folder for each: `light-1280-100`. Needs no screen.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTabWidget

from muniment.catalogue import Catalogue
from muniment.description.levels import Level, Status, TextKind, TitleKind
from muniment.description.markup import prose
from muniment.description.parallels import romanised, transliterated
from muniment.description.units import LanguageStatement, Shelfmark, TextVersion, Unit, a_title
from muniment.desktop import unconfirmed
from muniment.desktop.picture import picture, settled
from muniment.desktop.views.record import TABS
from muniment.desktop.window import Window
from muniment.progress import finish
from muniment.tasks.sample import import_sample

MODES = ("light", "dark")
SIZES = ((1280, 800), (1920, 1080))
SCALES = (1, 2)
LEFT_ALONE = frozenset((
    *("close-window", "new-window", "unit-window", "zoom-in", "zoom-out", "zoom-back"),
    *("quit", "open", "new", "sample", "theme", "theme-system", "undo", "redo", "import", "test-file"),
    *("new-item", "new-file", "new-series", "new-fonds", "new-like", "duplicate", "delete", "cut", "copy"),
    *("move-up", "move-down", "indent", "outdent", "parent", "paste-units", "fill-down", "copy-above"),
    *("part-next", "part-back"),
    *("take-in-scheme", "rebuild-index", "print", "sort-shelfmark", "sort-date", "sort-title", "back-up"),
))  # fmt: skip
"""What changes the catalogue, leaves, or asks the system for a file."""

_LONG = "Report on the negotiations between the delegations about the delivery of grain and of machines " * 4
EXTREMES = (
    (
        "long",
        _LONG,
        "AQPPSH, MPP Korese, V. 1967, Njësia e ruajtjes 123456, Lista e dytë, fletët 1–4711",
        "en",
    ),
    (
        "cyrillic",
        "Запись беседы с послом КНДР в СССР Ли Син Пхалем",
        "АВПРФ, ф. 0102, оп. 13, п. 72, д. 5",
        "ru",
    ),
    ("hangul", "조선민주주의인민공화국 내각 수상 김일성 동지와의 담화", "외교사료관, 롤 1, 파일 12", "ko"),
    ("arabic", "تقرير عن موقف جمهورية كوريا الديمقراطية الشعبية", "دار الوثائق، ملف ١٢", "ar"),
    ("none", "", "", ""),
)
"""Id, title, shelfmark and language of records that strain a layout."""


def units() -> Iterator[Unit]:
    """Yield the records of extreme kinds under a fonds of their own."""
    yield Unit(id="extremes", level=Level.FONDS, titles=(a_title("Extremes"),))
    for id, title, mark, language in EXTREMES:
        original = TextVersion(
            id="t1", kind=TextKind.ORIGINAL, language=language, prose=prose(f"{title}\n\n{title}")
        )
        translation = TextVersion(
            id="t2", kind=TextKind.TRANSLATION, language="en", of="t1", prose=prose(_LONG)
        )
        yield Unit(
            id=id,
            parent="extremes",
            level=Level.ITEM,
            titles=(a_title(title, language=language),) if title else (),
            shelfmarks=(Shelfmark(text=mark),) if mark else (),
            languages=(LanguageStatement(language=language),) if language else (),
            texts=(original, translation) if title else (),
        )
    yield Unit(id="gone", parent="extremes", level=Level.FILE, titles=(a_title(_LONG),))
    yield Unit(id="gone-in-gone", parent="gone", level=Level.ITEM, titles=(a_title("조선 대표단"),))


def render(target: Path, mode: str, size: tuple[int, int]) -> None:
    """Draw every screen in one theme and size into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Sample catalogue.muniment"
        catalogue = Catalogue.create(path)
        finish(import_sample(catalogue))
        with catalogue.edit("Extremes") as edit:
            edit.put_many(units())
        change(catalogue)
        catalogue.close()
        picture(path, target / "window.png", mode, size, prepare=lambda window: walk(window, target))


def change(catalogue: Catalogue) -> None:
    """Give the records a history and titles in other scripts, and the trash something to show."""
    for id, title, *_said in EXTREMES:
        unit = catalogue.unit(id)
        parallel = (transliterated(unit.titles[0]),) if title and romanised(title) else ()
        english = a_title("Record of a conversation", language="en", kind=TitleKind.TRANSLATED)
        with catalogue.edit(f"Correct “{title[:40]}”") as edit:
            edit.put(replace(unit, titles=(*unit.titles, *parallel, english), status=Status.REVISED))
    for id in ("gone-in-gone", "gone"):
        with catalogue.edit("Delete") as edit:
            edit.delete(id)


def walk(window: Window, target: Path) -> None:
    """Draw each tab of each extreme record, then each dialog that an action opens."""
    for id, *_said in EXTREMES:
        window.bench.open_unit(id)
        settled(window)
        tabs = next(each for each in window.findChildren(QTabWidget) if each.count() == len(TABS))
        for number in range(len(TABS)):
            tabs.setCurrentIndex(number)
            settled(window)
            window.grab().save(str(target / f"record-{id}-{number}.png"))
        tabs.setCurrentIndex(0)
    bench = window.bench
    unconfirmed.mark(
        bench.settings, bench.catalogue.place, {"cyrillic": ("shelfmarks", "titles", "languages")}
    )
    bench.open_unit("cyrillic")
    settled(window)
    window.grab().save(str(target / "record-unconfirmed.png"))
    found = window.bench.catalogue.search("korese 1967", limit=1)[0].id
    window.bench.open_unit(found)
    settled(window)
    for action in window.actions_table.all():
        if action.objectName() not in LEFT_ALONE and action.isEnabled():
            draw_what_opens(window, target, action.objectName(), action.trigger)
    window.palette_box.hide()
    window.actions_table["grid"].trigger()
    window.bench.open_unit(found)


def draw_what_opens(window: Window, target: Path, name: str, trigger: Callable[[], object]) -> None:
    """Do what an action does, draw what stands in front then, and close it again."""
    before = set(QApplication.topLevelWidgets())
    trigger()
    QTest.qWait(50)
    settled(window)
    opened = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    front = next((each for each in opened if isinstance(each, (QDialog, QMenu))), None)
    (front or window).grab().save(str(target / f"action-{name}.png"))
    for each in opened:
        each.close()
    settled(window)


def main(folder: Path) -> None:
    """Draw everything, each scale in a program of its own, since Qt reads it once."""
    for scale in SCALES:
        asked = [sys.executable, __file__, str(folder), str(scale)]
        subprocess.run(asked, check=True, env={**os.environ, "QT_SCALE_FACTOR": str(scale)})


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    elif len(sys.argv) < 3:
        main(Path(sys.argv[1]))
    else:
        for mode, size in product(MODES, SIZES):
            render(Path(sys.argv[1]) / f"{mode}-{size[0]}-{sys.argv[2]}00", mode, size)
