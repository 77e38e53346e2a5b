"""The start of the desktop: the window first, then everything that takes time to read."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from muniment.catalogue.glimpse import glimpse
from muniment.desktop import looks
from muniment.desktop.crash import CrashHandler
from muniment.desktop.directions import filled
from muniment.desktop.door import Door, application, open_door
from muniment.desktop.jobs import at_once
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window, windows
from muniment.i18n import _, reads_from_right
from muniment.paths import Place, default_catalogue, name_of, state_folder

if TYPE_CHECKING:
    from muniment.desktop.furniture import Furniture

_STANDS = 5_000
"""Milliseconds after which all is there that stays as long as the program."""
_CUT_OFF = _(
    "Muniment was not closed the last time. All is kept but, at most, the last two seconds of typing."
)


def run(furnish: Callable[[], Furniture], place: Place | None = None, door: Door | None = None) -> int:
    """Fill the door, open the catalogue at `place` or the one opened last, and return when it is closed.

    `furnish` is called after the window stands, beside the screen's thread: it reads SQL and XML.
    """
    app, door = open_door() if door is None else (application(), door)
    window, crashes = begin(app, furnish, place, door)
    # To search what stays for what nobody needs, again and again, would halt the screen each time.
    stands = QTimer(window, singleShot=True, interval=_STANDS)
    stands.timeout.connect(gc.freeze)
    stands.start()
    try:
        return app.exec()
    finally:
        crashes.close()


def begin(
    app: QApplication, furnish: Callable[[], Furniture], place: Place | None = None, door: Door | None = None
) -> tuple[Window, CrashHandler]:
    """Show the window and have it filled; the crash handler is to be closed when the window is."""
    app.setApplicationName("Muniment")
    app.setDesktopFileName("muniment")
    if reads_from_right():
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settings = door.settings if door is not None else Settings()
    looks.wear(app, settings)
    window = Window(settings)
    say = partial(_say_in_front, window)
    crashes = CrashHandler(state_folder(), say, window.bench.awaits)
    if door is not None:
        window.take_place_of(door)
    window.show()
    QTimer.singleShot(
        0, window, lambda: settle(window, furnish, place or last_catalogue(settings), _missing(place))
    )
    if crashes.left_behind is not None:
        say_last_fault(window, crashes.left_behind)
    elif crashes.was_cut_off:
        window.notices.say(_CUT_OFF)
    return window, crashes


def _missing(named: Place | None) -> str:
    """Return what is told of a file that somebody named, where it is not there and so made: a slip, maybe."""
    if not isinstance(named, Path) or named.exists():
        return ""
    words = _("There was no catalogue “{name}” in {folder}. A new one was made there.")
    return filled(words, name=named.name, folder=str(named.absolute().parent))


def settle(window: Window, furnish: Callable[[], Furniture], place: Place | None, told: str = "") -> None:
    """Read the slow parts beside the screen, fill the window with them, and open the catalogue, if any.

    Of a catalogue that is open `told` is said.
    """

    def done(furniture: Furniture) -> None:
        window.furnish(furniture)
        if place is not None:
            window.bench.open_place(place, told)
        else:
            window.bench.turned.emit()

    def start() -> None:
        name = name_of(place) if place is not None else "Muniment"
        if window.isVisible():
            window.bench.run(at_once(furnish), filled(_("Opening {name}"), name=name), done)

    seen = glimpse(place, window.bench.last_unit_at(place)) if isinstance(place, Path) else None
    if seen is not None:
        window.units.show_glimpse(seen)
    # What was seen is painted first.
    QTimer.singleShot(0, window, start)


def last_catalogue(settings: Settings) -> Place | None:
    """Return the catalogue to begin with, the archivist's own or the last one; none where that is wished."""
    opens = settings.wish("start/opens")
    if opens == "none":
        return None
    return next(iter(settings.recent() if opens == "last" else ()), default_catalogue())


def _say_in_front(first: Window, report: Path) -> None:
    """Say it in the window in front, in the first of all where none is to be seen."""
    say_fault(next(iter(windows()), first), report)


def say_fault(window: Window, report: Path) -> None:
    """Say that something went wrong which nobody foresaw."""
    words = _("Something went wrong. What was saved is safe.")
    window.notices.say(words, _("Show the report"), lambda: window.show_report(report))


def say_last_fault(window: Window, report: Path) -> None:
    """Say that the program ended by a fault the last time."""
    words = _("Muniment stopped unexpectedly the last time. What was saved is safe.")
    window.notices.say(words, _("Show the report"), lambda: window.show_report(report))
