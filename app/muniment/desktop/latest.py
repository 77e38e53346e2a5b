"""Work beside the screen of which only the latest matters: a preview that follows what is typed."""

from __future__ import annotations

from collections.abc import Callable
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
        self._job: Job | None = None

    def ask(self, work: Callable[[], Steps[Any]]) -> None:
        """Begin the work in the place of the one under way."""
        self.stop()
        self._job = job = Job(work(), "preview", self)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda result: self._end(job, self.answered, result))
        job.failed.connect(lambda error: self._end(job, self.failed, error))
        job.start()

    @property
    def is_asked(self) -> bool:
        """Whether an answer is waited for."""
        return self._job is not None

    def stop(self) -> None:
        """No longer want an answer."""
        job, self._job = self._job, None
        if job is not None:
            job.blockSignals(True)
            job.cancel()
            job.wait()
            job.deleteLater()

    def _end(self, job: Job, signal: Any, result: object) -> None:  # noqa: ANN401 - a signal of Qt
        if job is self._job:
            self._job = None
            job.wait()
            job.deleteLater()
            signal.emit(result)
