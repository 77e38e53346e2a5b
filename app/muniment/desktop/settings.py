"""What the desk remembers from one day to the next: a file among the state of the program."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from muniment.paths import Place, place_of, state_folder, without_password

_RECENT = 8


class Settings:
    """Words, numbers and shapes of the window, by name; kept at once."""

    def __init__(self, path: Path | None = None) -> None:
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

    def keep(self, name: str, value: str | list[str] | QByteArray) -> None:
        """Keep a value under `name`."""
        self._store.setValue(name, value)

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
