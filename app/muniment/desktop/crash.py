"""What nobody foresaw is kept in a file and said, at once or at the next start."""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QLockFile

_RUNNING = "running.lock"
_REPORT = "crash.txt"
_FAULT = "fault.txt"


class CrashHandler:
    """Writes every unforeseen error to a report in `folder` and tells `say` of it.

    `left_behind` is the report of the last process where that ended by a fault; `was_cut_off` says
    that it ended in any way but by being closed: killed, or without power. Holds the process's
    exception hooks until `close`. What `answered` says yes to is no fault.
    """

    def __init__(
        self,
        folder: Path,
        say: Callable[[Path], None],
        answered: Callable[[BaseException], bool] = lambda _error: False,
    ) -> None:
        self._report = folder / _REPORT
        self._fault = folder / _FAULT
        self._say = say
        self._answered = answered
        self._running = QLockFile(str(folder / _RUNNING))
        found_running = (folder / _RUNNING).exists()
        # The lock of a process that is no more is given to us, that of one still at work is not.
        self.was_cut_off = self._running.tryLock(0) and found_running
        self.left_behind = self._from_last_time()
        self._file: TextIO = self._fault.open("w", encoding="utf-8")
        self._ours = not faulthandler.is_enabled()
        if self._ours:
            faulthandler.enable(self._file)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._failed
        threading.excepthook = self._thread_failed

    def close(self) -> None:
        """Give the hooks back; a report that was never called for leaves no file."""
        sys.excepthook, threading.excepthook = self._before
        if self._ours:
            faulthandler.disable()
        self._file.close()
        self._fault.unlink(missing_ok=True)
        self._running.unlock()

    def _from_last_time(self) -> Path | None:
        """The report of a process that was killed by a fault, moved where it is not overwritten."""
        if self._fault.exists() and self._fault.stat().st_size:
            self._write(self._fault.read_text("utf-8", "replace"))
            return self._report
        return None

    def _failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if self._answered(error):
            return
        self._write("".join(traceback.format_exception(kind, error, trace)))
        self._before[0](kind, error, trace)
        self._say(self._report)

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._failed(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _write(self, words: str) -> None:
        with self._report.open("a", encoding="utf-8") as report:
            report.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{words}\n")
