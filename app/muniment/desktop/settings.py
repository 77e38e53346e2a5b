"""What the desk remembers from one day to the next: a file among the state of the program."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from muniment.desktop.wishes import DEFAULTS
from muniment.paths import Place, place_of, state_folder, without_password

_RECENT = 8
_YES, _NO = "yes", "no"


class Settings(QObject):
    """Words, numbers and shapes of the window, by name; kept at once.

    What a person wishes for stands in the table of preferences, with what holds until she does.
    `changed` carries the name of what is kept otherwise than before.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._store = QSettings(str(path or state_folder() / "desk.ini"), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """Return the words kept under `name`."""
        return str(self._store.value(name, default))

    def texts(self, name: str) -> list[str]:
        """Return the list of words kept under `name`."""
        kept = self._store.value(name, [])
        return [kept] if isinstance(kept, str) else [str(one) for one in kept or ()]  # type: ignore[attr-defined]

    def shape(self, name: str) -> QByteArray:
        """Return the geometry or state of a widget kept under `name`; empty where there is none."""
        kept = self._store.value(name)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def wish(self, name: str) -> str:
        """Return what is wished for in the preferences, or what holds until something is."""
        return self.text(name, DEFAULTS[name])

    def number(self, name: str) -> int:
        """Return a wish that is a number; where the file says none, what holds until one is wished for."""
        said = self.wish(name)
        return int(said) if said.isdecimal() else int(DEFAULTS[name])

    def is_on(self, name: str) -> bool:
        """Say whether a wish that is a switch is on."""
        return self.wish(name) == _YES

    def turn(self, name: str, *, on: bool) -> None:
        """Turn a switch on or off."""
        self.keep(name, _YES if on else _NO)

    def keep(self, name: str, value: str | list[str] | QByteArray) -> None:
        """Keep a value under `name`."""
        before = self._store.value(name)
        self._store.setValue(name, value)
        if before != value:
            self.changed.emit(name)

    def forget(self, name: str) -> None:
        """Keep nothing under `name` any more."""
        if self._store.contains(name):
            self._store.remove(name)
            self.changed.emit(name)

    def has(self, name: str) -> bool:
        """Say whether anything is kept under `name`."""
        return self._store.contains(name)

    def recent(self) -> list[Place]:
        """Return the catalogues opened lately, the latest first; of files, those that are still there."""
        places = map(place_of, self.texts("recent"))
        return [place for place in places if not isinstance(place, Path) or place.exists()]

    def keep_recent(self, place: Place) -> None:
        """Put a catalogue first among those opened lately; no password is kept."""
        first = without_password(place)
        others = [one for one in self.recent() if one != first]
        self.keep("recent", [str(one) for one in [first, *others][:_RECENT]])

    def flush(self) -> None:
        """Write to disk what is still in memory."""
        self._store.sync()
