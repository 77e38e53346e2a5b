"""What the desk remembers from one day to the next: a file among the state of the program."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from muniment.paths import state_folder

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

    def recent(self) -> list[Path]:
        """Return the catalogues opened lately that are still there, the latest first."""
        return [path for path in map(Path, self.texts("recent")) if path.exists()]

    def keep_recent(self, path: Path) -> None:
        """Put a catalogue first among those opened lately."""
        others = [one for one in self.recent() if one != path]
        self.keep("recent", [str(one) for one in [path, *others][:_RECENT]])

    def flush(self) -> None:
        """Write to disk what is still in memory."""
        self._store.sync()
