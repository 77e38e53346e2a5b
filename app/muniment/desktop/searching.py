"""The search as it is typed: asked beside the screen, only the last question answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from muniment.desktop.jobs import Job, at_once

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue

MOST = 10_001
_EXPLAINED = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The units a search found, the best first; `snippets` show where the best of them hit."""

    text: str
    ids: Sequence[str]
    snippets: Mapping[str, str] = field(default_factory=dict)


class Search(QObject):
    """Answers with `found`; a question asked meanwhile takes the place of the one before."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: tuple[Catalogue, str] | None = None

    def ask(self, catalogue: Catalogue, text: str) -> None:
        """Search beside the screen. While one search runs, only the latest of those asked waits."""
        self._next = (catalogue, text)
        self._begin()

    def forget(self) -> None:
        """No longer want an answer."""
        self._next = None
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.wait()
            self._job = None

    def _begin(self) -> None:
        if self._next is None or self._job is not None:
            return
        catalogue, text = self._next
        self._next = None
        self._job = job = Job(at_once(lambda: search(catalogue, text)), "search", self)
        job.finished.connect(lambda found: self._answer(job, found))
        job.failed.connect(lambda error: self._fail(job, error))
        job.start()

    def _answer(self, job: Job, found: Found) -> None:
        if self._ended(job) and self._next is None:
            self.found.emit(found)
        self._begin()

    def _fail(self, job: Job, error: Exception) -> None:
        if self._ended(job):
            self.failed.emit(error)

    def _ended(self, job: Job) -> bool:
        """Say whether this was the search under way, and not one that is no longer wanted."""
        if job is not self._job:
            return False
        self._job = None
        job.wait()
        job.deleteLater()
        return True


def search(catalogue: Catalogue, text: str) -> Found:
    """Return what the catalogue finds: the best hits explained, the others behind them."""
    hits = catalogue.search(text, limit=_EXPLAINED)
    best = [hit.id for hit in hits]
    known = set(best)
    others = catalogue.search_ids(text, limit=MOST) if len(hits) >= _EXPLAINED else []
    ids = [*best, *(id for id in others if id not in known)]
    return Found(text, ids, {hit.id: hit.snippet for hit in hits})
