"""One change at a time within this program, with a clear word to whoever would wait in vain."""

import threading

from muniment.catalogue.errors import CatalogueError
from muniment.i18n import _

WAIT = 10
"""For how many seconds a change waits for another one to end."""
MOMENT = 0.5
"""For how many seconds it waits where a screen stands still with it."""


class Lock:
    """Held while a change is made; a task that is cancelled may let it go in another thread than took it."""

    def __init__(self, wait: float) -> None:
        self._wait = wait
        self._hurried: int | None = None
        self._lock = threading.Lock()
        self._holder: int | None = None

    def hurry(self) -> None:
        """Let what this thread changes wait for a moment only."""
        self._hurried = threading.get_ident()

    @property
    def wait(self) -> float:
        """For how many seconds a change of this thread waits."""
        return MOMENT if self._hurried == threading.get_ident() else self._wait

    def __enter__(self) -> None:
        if self._holder == threading.get_ident():
            raise CatalogueError(_("A change is being made here already. Finish or cancel it first."))
        if not self._lock.acquire(timeout=self.wait):
            raise CatalogueError(_("Another change is still being made. Please try again when it is done."))
        self._holder = threading.get_ident()

    def __exit__(self, *_exception: object) -> None:
        self._holder = None
        self._lock.release()
