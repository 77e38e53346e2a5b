"""Whether a catalogue's file still lies where it was opened: what is written elsewhere would be lost."""

from os import stat_result
from os.path import samestat
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from muniment.catalogue.errors import MisplacedError
from muniment.i18n import _

_LIES = "lies"
"""The option under which an engine keeps where its file lies."""


class Whereabouts:
    """Where a file lay when it was connected to for the first time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: stat_result | None = None

    def note(self) -> None:
        """Take in which file lies there, the first time."""
        self._found = self._found or self._path.stat()

    @property
    def is_there(self) -> bool:
        """Whether the same file lies there still, or none was connected to yet."""
        try:
            return self._found is None or samestat(self._path.stat(), self._found)
        except OSError:
            return False

    def refuse_elsewhere(self) -> None:
        """Raise MisplacedError where the file lies there no more."""
        if not self.is_there:
            raise MisplacedError(
                _(
                    "“{name}” is no longer where it was opened: it was moved, renamed, deleted or replaced."
                    " Put it back into “{folder}”; nothing can be saved before."
                ).format(name=self._path.name, folder=self._path.absolute().parent)
            )


def watch(engine: Engine, path: Path) -> None:
    """Let the engine refuse to change a file that lies at `path` no more, and to make another there."""
    lies = Whereabouts(path)
    engine.update_execution_options(**{_LIES: lies})
    event.listen(engine, "do_connect", lambda *_how: lies.refuse_elsewhere())
    event.listen(engine, "connect", lambda *_connected: lies.note())
    event.listen(engine, "begin", _refuse_elsewhere)


def is_in_place(engine: Engine) -> bool:
    """Say whether the file that the engine is on lies where it lay; a database without a file does."""
    lies: Whereabouts | None = engine.get_execution_options().get(_LIES)
    return lies is None or lies.is_there


def _refuse_elsewhere(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "begins" in options:
        options[_LIES].refuse_elsewhere()
