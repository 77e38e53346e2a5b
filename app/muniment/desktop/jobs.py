"""Long work beside the screen: one `Job` drives any task, with progress and Cancel."""

import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from muniment import collecting
from muniment.progress import GivenUpError, Progress, Steps, given_up_when

_TURN = 0.0005
"""Seconds after which a thread that waits for its turn is let in; Python's own are ten times as long."""
_LONG = 1.0
"""Seconds after which work would be missed if it were stopped."""
_REPORT_EVERY = 0.05
"""Seconds between two reports of progress: more often nobody can read."""


class Job(QObject):
    """One piece of work on a thread of its own; every signal arrives on the screen's thread.

    It ends in exactly one of `finished` (with the result), `failed` (with the exception) and `cancelled`,
    never before whoever started it gives the screen its turn: signals may still be connected until then.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _ended = Signal(object)

    def __init__(self, steps: Steps[Any], label: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._steps = steps
        self._stop = threading.Event()
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._work, name=label or "job", daemon=True)
        self._ended.connect(self._tell)

    @property
    def age(self) -> float:
        """For how many seconds it has been under way."""
        return time.monotonic() - self._began

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop, after its present step or in it; nothing half-done stays."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Return once the thread has ended, or after so many seconds."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def await_end(self, seconds: float) -> None:
        """Wait so long for the work, and if it has ended by then, tell at once how."""
        self.wait(seconds)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _work(self) -> None:
        try:
            # What work gathers would be gone through again and again, and the screen's thread wait for it.
            with collecting.seldom(), given_up_when(self._stop.is_set):
                self._step_through()
        except StopIteration as end:
            self._ended.emit(partial(self.finished.emit, end.value))
        except GivenUpError:
            self._ended.emit(self.cancelled.emit)
        except Exception as error:  # noqa: BLE001 - handed over whole; the screen's thread answers or raises it
            self._ended.emit(partial(self.failed.emit, error))

    def _tell(self, how: Callable[[], None]) -> None:
        """Tell, on the screen's thread, how it ended."""
        how()

    def _step_through(self) -> None:
        said = 0.0
        while not self._stop.is_set():
            progress = next(self._steps)
            if (now := time.monotonic()) - said >= _REPORT_EVERY:
                said = now
                self.progressed.emit(progress)
        self._steps.close()
        raise GivenUpError


class Jobs(QObject):
    """The work that is under way. `began` and `ended` carry the job; `failed` what went wrong."""

    began = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        # Work that reckons would keep the screen's thread waiting at each of its many short turns.
        sys.setswitchinterval(_TURN)

    def run(self, steps: Steps[Any], label: str, done: Callable[[Any], None]) -> Job:
        """Start the work; `done` is handed its result unless it fails or is cancelled."""
        job = Job(steps, label, self)
        self._running.append(job)
        job.finished.connect(lambda result: self._end(job, lambda: done(result)))
        job.failed.connect(lambda error: self._end(job, lambda: self.failed.emit(error)))
        job.cancelled.connect(lambda: self._end(job, lambda: None))
        self.began.emit(job)
        job.start()
        return job

    def running(self) -> tuple[Job, ...]:
        """Return the work under way, the oldest first."""
        return tuple(self._running)

    def long(self) -> tuple[Job, ...]:
        """Return the work that has been under way for so long that it would be missed."""
        return tuple(job for job in self._running if job.age >= _LONG)

    def close(self) -> None:
        """Cancel all work and wait for it; no result is delivered any more."""
        for job in self._running:
            job.cancel()
        for job in self._running:
            job.wait()
            job.blockSignals(True)
        self._running.clear()

    def _end(self, job: Job, answer: Callable[[], None]) -> None:
        if job not in self._running:
            return
        self._running.remove(job)
        job.wait()
        self.ended.emit(job)
        job.deleteLater()
        answer()


def at_once(work: Callable[[], Any], label: str = "") -> Steps[Any]:
    """Return work of a single step, such as a question to the catalogue, as steps."""
    yield Progress(0, 0, label)
    return work()
