"""Work beside the screen of which only the latest matters: a preview that follows what is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from muniment.desktop.jobs import Job
from muniment.progress import Steps


class Latest(QObject):
    """`answered` carries the result of what was asked last; what was asked before is cancelled."""

    answered = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: list[Job] = []
        # What holds this may go at any time, and a thread must not be left that tells it what it found.
        self.destroyed.connect(partial(_forgo, self._asked))

    def ask(self, work: Callable[[], Steps[Any]]) -> None:
        """Begin the work in the place of the one under way."""
        self.stop()
        job = Job(work(), "preview", self)
        self._asked.append(job)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda result: self._end(job, self.answered, result))
        job.failed.connect(lambda error: self._end(job, self.failed, error))
        job.start()

    @property
    def is_asked(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._asked)

    def stop(self) -> None:
        """No longer want an answer."""
        _forgo(self._asked)

    def _end(self, job: Job, signal: Any, result: object) -> None:  # noqa: ANN401 - a signal of Qt
        if job in self._asked:
            self._asked.remove(job)
            job.wait()
            job.deleteLater()
            signal.emit(result)


def _forgo(asked: list[Job]) -> None:
    """Cancel what was asked, and wait until its threads have ended."""
    while asked:
        job = asked.pop()
        job.blockSignals(True)
        job.cancel()
        job.wait()
        job.deleteLater()
