"""The search as it is typed: asked beside the screen, only the last question answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from muniment.desktop.jobs import Job, at_once
from muniment.i18n import _
from muniment.tasks.explain_nothing import what_a_field_takes

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Completion, Facets, Hit

MOST = 10_000
"""Hits that are listed at most."""
BEST, PLACE = "relevance", "place"
_EXPLAINED = 200
_MOST_GROUPED = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """The units a search found, in their order; `snippets` show where the best of them hit.

    A snippet begins with the field it is of, where that is not the title, before the character 4.
    `groups` say of each hit in which place it stands, where they are in the order of the tree.
    """

    text: str
    ids: Sequence[str]
    snippets: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    """Where nothing was found, what a field asks for that found nothing by itself."""
    is_all: bool = True
    """Whether all that was found is listed."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is told beside a search: its facets, and what may have been meant."""

    text: str
    facets: Facets
    meant: Sequence[str]


class Asker(QObject):
    """Does one piece of `work` after another beside the screen, and answers with `found`.

    A question asked meanwhile takes the place of the one before; only the last is answered.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Catalogue, Any], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._job: Job | None = None
        self._next: tuple[Catalogue, object] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._next is not None

    def ask(self, catalogue: Catalogue, question: object) -> None:
        """Ask beside the screen. While one question is answered, only the latest of those asked waits."""
        self._next = (catalogue, question)
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
        catalogue, question = self._next
        self._next = None
        self._job = job = Job(at_once(lambda: self._work(catalogue, question)), "search", self)
        job.finished.connect(lambda found: self._answer(job, found))
        job.failed.connect(lambda error: self._fail(job, error))
        job.start()

    def _answer(self, job: Job, found: object) -> None:
        if self._ended(job) and self._next is None:
            self.found.emit(found)
        self._begin()

    def _fail(self, job: Job, error: Exception) -> None:
        if self._ended(job):
            self.failed.emit(error)

    def _ended(self, job: Job) -> bool:
        """Say whether this was the question under way, and not one that is no longer wanted."""
        if job is not self._job:
            return False
        self._job = None
        job.wait()
        job.deleteLater()
        return True


class Search(Asker):
    """The search as it is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(search, parent)

    @override
    def ask(self, catalogue: Catalogue, question: object, order: str = BEST) -> None:
        """Search beside the screen, for hits in one of the catalogue's orders."""
        super().ask(catalogue, (question, order))


def search(catalogue: Catalogue, asked: tuple[str, str]) -> Found:
    """Return what the catalogue finds: the first hits explained, the others behind them."""
    text, order = asked
    most = _MOST_GROUPED if order == PLACE else MOST
    hits = catalogue.search(text, most + 1 if order == PLACE else _EXPLAINED, order)
    first = [hit.id for hit in hits]
    known = set(first)
    more = order != PLACE and len(hits) >= _EXPLAINED
    others = catalogue.search_ids(text, most + 1, order) if more else []
    ids = [*first, *(id for id in others if id not in known)]
    groups = _groups(hits) if order == PLACE else {}
    hint = "" if ids else what_a_field_takes(catalogue, text)
    snippets = {hit.id: why(hit) for hit in hits}
    return Found(text, ids[:most], snippets, groups, hint, is_all=len(ids) <= most)


def why(hit: Hit) -> str:
    """Return what is said of a hit: the snippet, and before it the field it is of."""
    label = HOW.get(hit.how) or ("" if hit.field == "title" else FIELD.get(hit.field, ""))
    said = hit.snippet or (f"\x02{hit.form}\x03" if hit.form else "")
    return f"{label}\x04{said}" if label and said else said


def _groups(hits: Sequence[Hit]) -> dict[str, str]:
    """Return the way to the place that each hit stands in."""
    return {hit.id: " › ".join(hit.path) or _("At the top") for hit in hits}


def count(catalogue: Catalogue, text: str) -> Counted:
    """Return what is told beside a search."""
    return Counted(text, catalogue.facets(text), catalogue.did_you_mean(text))


def complete(catalogue: Catalogue, typed: tuple[str, int]) -> Sequence[Completion]:
    """Return how what is typed before the cursor may go on."""
    return catalogue.completions(*typed)


FIELD = {
    "shelfmark": _("Shelfmark"),
    "agent": _("Person or body"),
    "translator": _("Translator"),
    "date": _("Date"),
    "subject": _("Subject"),
    "place": _("Place"),
    "repository": _("Repository"),
    "note": _("Note"),
    "original": _("Original"),
    "translation": _("Translation"),
}
"""What the fields in which a search hits are called."""

HOW = {
    "script": _("In another script"),
    "former": _("Former shelfmark"),
    "copy": _("Shelfmark of a copy"),
    "alternative": _("Other shelfmark"),
}
"""What is said of a hit that is unusual."""
