"""What is typed of a name is kept, or stays as it is typed and is said to, however it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from muniment.catalogue import CatalogueError
from muniment.description.agents import Agent
from muniment.description.concepts import Authority, Concept
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_editor import Editor
from muniment.desktop.dialogs.authority_meanwhile import Hindrance
from muniment.desktop.jobs import Job
from muniment.desktop.refused import refused
from muniment.i18n import _
from muniment.progress import Steps
from muniment.tasks import authorities
from muniment.tasks.meanwhile import clashes, laid_onto, standing

_USED = 200
_PATIENCE = 1.0
"""Seconds that who leaves waits for a name to be written; after them it counts as work under way."""


class Keeping(QObject):
    """Keeps the name in hand. `main` can be pressed while something is typed of it.

    `kept` says that it was, after all that waited for it; `stayed` that it could not be, and stays in hand.
    """

    kept = Signal()
    stayed = Signal()

    def __init__(self, desk: Desk, editor: Editor, main: QPushButton) -> None:
        super().__init__(main)
        self._desk, self._editor, self._main = desk, editor, main
        self._then: list[Callable[[], None]] = []
        self._job: Job | None = None
        self.in_hand: Authority | None = None
        self.hindrance = Hindrance()

    @property
    def is_typed(self) -> bool:
        """Whether something is typed of the name in hand that is not being written."""
        return self._main.isEnabled()

    @property
    def is_writing(self) -> bool:
        """Whether what was typed is being written."""
        return self._job is not None

    def keep(self, then: Callable[[], None]) -> None:
        """Keep what is typed of the name in hand, where something is, and go on if that can be."""
        before, made = self.in_hand, self._editor.authority
        if self.is_writing:
            self._then.append(then)
        elif not self.is_typed or before is None or made is None:
            self._desk.attempt(then)
        elif not made.names:
            self.stay(_("A name is needed: nothing was changed."))
        elif not self.is_hindered():
            self._write(before, made, then)

    def keep_now(self) -> None:
        """Keep what is typed before anything else is done, if that can be in a moment."""
        self.keep(lambda: None)
        if self._job is not None:
            self._job.await_end(_PATIENCE)

    def loss(self) -> str:
        """Return what would be lost if the name were let go now, and the cure; nothing if all is well."""
        if not isValid(self) or not self.is_typed or self.in_hand is None:
            return ""
        words = _("What you typed of “{name}” is not kept yet: see Authorities for what hinders it.")
        return words.format(name=self.in_hand.name)

    def is_hindered(self) -> bool:
        """Whether others have changed the same as is typed, or made an end of the name: it is told."""
        now, before, made = self._versions()
        if now is None:
            self.stay(_("“{name}” is gone: it was merged or deleted meanwhile.").format(name=before.name))
        elif fields := clashes(now, before, made):
            self.stay("")
            self.hindrance.say_clash(now, fields)
        else:
            return False
        return True

    def edit(self, authority: Authority, made: Authority) -> None:
        """Take a name in hand as it stands, and show what is made of it."""
        self.in_hand = authority
        ids = authorities.units_naming(self._desk.catalogue, authority)
        self._editor.show_authority(made, self._desk.catalogue.rows(ids[:_USED]), len(ids))
        self._main.setEnabled(made != authority)

    def stay(self, why: str) -> None:
        """Leave what could not be kept as it is typed, with the name in hand, and say why."""
        if not isValid(self):
            return
        self._job, self._then = None, []
        self._main.setEnabled(True)
        self.hindrance.say(why)
        self.stayed.emit()

    def put_mine_over(self) -> None:
        """Let what is typed stand in the place of what others made of the same."""
        now, before, made = self._versions()
        if now is not None:
            self.edit(now, laid_onto(now, before, made))

    def take_other(self) -> bool:
        """Let go of what is typed where others made something else of it; of all where that hinders.

        Return whether something of it is left.
        """
        now, before, made = self._versions()
        if now is not None and self.hindrance.clash:
            self.edit(now, laid_onto(now, before, made, but=clashes(now, before, made)))
            self.hindrance.hide()
            return True
        self._main.setEnabled(False)
        return False

    def _versions(self) -> tuple[Any, Any, Any]:
        """Return the name in hand as it is now, as it was taken in hand, and as it is typed."""
        before: Any = self.in_hand
        return standing(self._desk.catalogue, before), before, self._editor.authority

    def _write(self, before: Authority, made: Authority, then: Callable[[], None]) -> None:
        desk, words = self._desk, _("“{name}” was kept.").format(name=made.name)
        self._main.setEnabled(False)
        self.hindrance.hide()
        self._then = [then]

        def written(_count: int) -> None:
            desk.notice_undo(words)
            if isValid(self):
                self._go_on(made)

        job = self._job = desk.run(self._steps(before, made), _("Writing the name"), written)
        job.failed.connect(lambda error: self.stay(_sentence(error)))
        job.cancelled.connect(lambda: self.stay(_("Writing was cancelled: nothing was changed.")))

    def _steps(self, before: Authority, made: Authority) -> Steps[int]:
        catalogue = self._desk.catalogue
        if isinstance(made, Agent):
            assert isinstance(before, Agent)
            return authorities.change(catalogue, made, before)
        assert isinstance(before, Concept)
        now = self._versions()[0] or before
        return authorities.change_concept(catalogue, now, laid_onto(now, before, made))

    def _go_on(self, made: Authority) -> None:
        """Do what waited for the name to be kept."""
        self._job = None
        self.in_hand = standing(self._desk.catalogue, made) or made
        while self._then and isValid(self):
            self._desk.attempt(self._then.pop(0))
        if isValid(self):
            self.kept.emit()


def _sentence(error: Exception) -> str:
    """Return what went wrong, where that is a sentence for the archivist."""
    return refused(error) if isinstance(error, CatalogueError) else _("It could not be written.")
