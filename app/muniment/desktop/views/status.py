"""The last line: when it was saved, how much there is, and the work under way with Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button
from muniment.desktop.counting import Counting
from muniment.desktop.directions import filled, isolated, shortened
from muniment.desktop.jobs import Job
from muniment.desktop.labels import Yielding
from muniment.desktop.workbench import Workbench
from muniment.i18n import _, plural
from muniment.progress import Progress

if TYPE_CHECKING:
    from muniment.catalogue import Change

_FULL = 100
_LONGEST = 60
"""Letters of a name that stand in the line."""


class JobLine(QWidget):
    """One piece of work: what it is, how far it has come, and Cancel; `stopped` once that was heeded."""

    stopped = Signal(str)

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._words = Yielding(shortened(isolated(job.label), _LONGEST))
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(job.label)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(30 * theme.SPACE)
        self.cancel = icon_button("close", _("Cancel {label}").format(label=job.label), self._cancel, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.SPACE)
        for widget in (self._words, self._bar, self.cancel):
            row.addWidget(widget)
        job.progressed.connect(self._show)

    def _show(self, progress: Progress) -> None:
        share = progress.share
        self._bar.setRange(0, _FULL if share is not None else 0)
        self._bar.setValue(round(_FULL * (share or 0)))
        percent = f" {share:.0%}" if share is not None else ""
        self._words.setText(f"{shortened(isolated(progress.label or self._job.label), _LONGEST)}{percent}")

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._words.setText(_("Stopping …"))
        self._job.cancelled.connect(lambda: self.stopped.emit(self._job.label))
        self._job.cancel()


class StatusLine(QWidget):
    """Quiet on one line while nothing is under way."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._lines: dict[Job, JobLine] = {}
        Counting(bench, lambda catalogue: catalogue.count(), self).counted.connect(self._say_count)
        self.setProperty("role", "bar")
        self._place, self._saved = Yielding(), Yielding()
        lost = _("Not connected · what you type is kept here until it can be saved")
        self._lost = Yielding(lost, "warning")
        self._held = Yielding(_("What you typed is not saved yet"), "warning")
        self._lost.hide()
        self._held.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE, theme.SPACE)
        self._row.setSpacing(4 * theme.SPACE)
        self._row.addWidget(self._place)
        self._row.addStretch(1)
        self._row.addWidget(self._saved)
        self._row.addWidget(self._lost)
        self._row.addWidget(self._held)
        self.setMinimumHeight(theme.row_height())
        bench.jobs.began.connect(self._begin)
        bench.jobs.ended.connect(self._end)
        bench.bridge.opened.connect(self._show_catalogue)
        bench.bridge.changed.connect(self._show_saved)
        bench.bridge.reached.connect(self._show_reached)

    @property
    def lines(self) -> tuple[JobLine, ...]:
        """The work shown."""
        return tuple(self._lines.values())

    def show_kept(self, kept: bool) -> None:
        """Say whether what is typed could be saved."""
        self._held.setVisible(not kept)
        self._saved.setVisible(kept and self._lost.isHidden())

    def _show_catalogue(self) -> None:
        self._lost.hide()
        self._held.hide()
        self._saved.show()
        self._saved.setText(_("Everything is saved"))
        self._place.setText(shortened(self._bench.catalogue.name, _LONGEST))
        self._place.setToolTip(str(self._bench.catalogue.place))

    def _show_reached(self, reached: bool) -> None:
        self._lost.setVisible(not reached)
        self._saved.setVisible(reached)
        if reached:
            self._show_catalogue()

    def _show_saved(self, change: Change) -> None:
        # What colleagues change is saved there, and says nothing of what is typed here.
        if change.who or change.everything:
            return
        self._saved.setText(_("Saved {time}").format(time=QTime.currentTime().toString("HH:mm")))

    def _say_count(self, count: int) -> None:
        words = plural("{count} unit", "{count} units", count)
        self._place.setText(f"{shortened(self._bench.catalogue.name, _LONGEST)} · {words}")

    def _begin(self, job: Job) -> None:
        self._lines[job] = line = JobLine(job)
        line.stopped.connect(lambda label: self._bench.notice(filled(_("Stopped: {work}"), work=label)))
        self._row.insertWidget(2, line)

    def _end(self, job: Job) -> None:
        line = self._lines.pop(job, None)
        if line is not None:
            self._row.removeWidget(line)
            line.hide()
            line.deleteLater()
