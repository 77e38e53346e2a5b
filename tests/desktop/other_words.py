"""The window in words of another length and direction: `python -m tests.desktop.other_words FOLDER [ar]`.

Makes a translation in which every message is half as long again (or reads from right to left), opens
the real window with it on the sample catalogue, and prints what is cut off. A picture of each tab goes
into the folder.
"""

import ast
import os
import struct
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QTabWidget

from muniment.catalogue import Catalogue
from muniment.desktop.furnishing import furnish
from muniment.desktop.main import begin
from muniment.desktop.views.record import TABS
from muniment.progress import finish
from muniment.tasks.sample import import_sample

ROOT = Path(__file__).resolve().parents[2]
LONGER = 0.4
_TURNS = 40
"""How often it is looked again whether the layout has settled."""
_FILL = "ēxtrā wörds "
_FROM_RIGHT = "מילים נוספות "


def messages():
    """Every message of the program: a text, or its forms for one and for many."""
    for module in sorted((ROOT / "app/muniment").rglob("*.py")):
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in ("_", "plural")
            ):
                texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
                size = 1 if call.func.id == "_" else 2
                if len(texts) >= size and all(isinstance(text, str) for text in texts[:size]):
                    yield tuple(texts[:size])


def say(line):
    sys.stdout.write(f"{line}\n")


def longer(text, fill):
    size = max(2, round(len(text) * LONGER))
    return f"{text} {(fill * (size // len(fill) + 1))[:size].strip()}"


def as_mo(language):
    """The bytes of a compiled translation (GNU gettext manual, 10.3)."""
    fill = _FROM_RIGHT if language == "ar" else _FILL
    kind = "Content-Type: text/plain; charset=UTF-8"
    header = f"{kind}\nLanguage: {language}\nPlural-Forms: nplurals=2; plural=n != 1;\n"
    rows = {"": header}
    for forms in messages():
        rows["\0".join(forms)] = "\0".join(longer(text, fill) for text in forms)
    pairs = sorted((key.encode(), text.encode()) for key, text in rows.items())
    start = 28 + 16 * len(pairs)
    keys = texts = b""
    for key, text in pairs:
        keys, texts = keys + key + b"\0", texts + text + b"\0"
    tables, place, other = [], start, start + len(keys)
    for key, _text in pairs:
        tables.append((len(key), place))
        place += len(key) + 1
    for _key, text in pairs:
        tables.append((len(text), other))
        other += len(text) + 1
    numbers = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return struct.pack("<7I", *numbers) + b"".join(struct.pack("<2I", *row) for row in tables) + keys + texts


def look(folder, language="xx"):
    """What is cut off in the window in that translation, as lines; pictures go into the folder."""
    into = folder / "data" / "locale" / language / "LC_MESSAGES"
    into.mkdir(parents=True)
    (into / "muniment.mo").write_bytes(as_mo(language))
    environment = {
        **os.environ,
        "MUNIMENT_HOME": str(folder),
        "LANGUAGE": language,
        "QT_QPA_PLATFORM": "offscreen",
    }
    asked = [sys.executable, "-m", "tests.desktop.other_words", str(folder), "--open"]
    done = subprocess.run(
        asked, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def open_window(folder):
    """Open the window, go through the tabs, print what is cut off and draw a picture of each."""
    catalogue = Catalogue.create(folder / "sample.muniment")
    finish(import_sample(catalogue))
    unit = catalogue.search("aqppsh mpp korese d1 v1967", limit=1)[0].id
    catalogue.close()
    window, crashes = begin(QApplication([]), furnish, folder / "sample.muniment")
    window.resize(1280, 800)
    QTest.qWait(100)
    while not window.bench.is_open or window.bench.jobs.running():
        QTest.qWait(20)
    say(f"direction {QApplication.layoutDirection().name}")
    window.bench.open_unit(unit)
    QTest.qWait(200)
    tabs = next(each for each in window.findChildren(QTabWidget) if each.count() == len(TABS))
    for number in range(len(TABS)):
        tabs.setCurrentIndex(number)
        for _turn in range(_TURNS):
            QTest.qWait(50)
            cut = list(cut_off(window))
            if not (cut or window.bench.jobs.running()):
                break
        window.grab().save(str(folder / f"tab-{number}.png"))
        for line in cut:
            say(f"tab {number}: {line}")
    window.close()
    crashes.close()


def cut_off(window):
    """Labels and buttons narrower than their words, and pages wider than the room they are scrolled in."""
    for widget in window.findChildren(QLabel) + window.findChildren(QAbstractButton):
        if not widget.isVisible() or not widget.text() or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        has, wants = widget.width(), widget.sizeHint().width()
        if has < wants - 2:
            yield f"{type(widget).__name__} “{widget.text()}” has {has} of {wants}"
    for area in window.findChildren(QScrollArea):
        if not area.isVisible():
            continue
        has, wants = area.viewport().width(), area.widget().width()
        if has < wants:
            yield f"a page of {type(area.parent()).__name__} has {has} of {wants}"


if __name__ == "__main__":
    if "--open" in sys.argv:
        open_window(Path(sys.argv[1]))
    else:
        say("\n".join(look(Path(sys.argv[1]), *sys.argv[2:])))
