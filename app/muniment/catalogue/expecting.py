"""What the first search of a program reads of the program's own data, so that nobody waits for it.

A third of a second goes by until schemes of shelfmarks and the letters of all scripts are at hand.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection

from muniment.catalogue.matching import Phrase
from muniment.catalogue.searching import search
from muniment.catalogue.spotting import likely
from muniment.description import shelfmarks
from muniment.description.romanising import keys_in_other_scripts
from muniment.progress import Progress, Steps

_WORD, _MARK = "qqqq", "qqqq 0"
"""No unit has them, so that all is tried to find them, and it is quickly found that there is none."""


def read(connection: Connection) -> Steps[None]:
    """Read it, in steps so short that others hardly wait for the end of one."""
    steps = list(_steps(connection))
    for done, step in enumerate(steps):
        yield Progress(done, len(steps))
        step()


def _steps(connection: Connection) -> Iterator[Callable[[], object]]:
    yield from (scheme.compile for scheme in shelfmarks.schemes())
    yield shelfmarks.repositories
    yield lambda: shelfmarks.read(_MARK)
    yield lambda: shelfmarks.labelled_tokens(_MARK)
    yield lambda: keys_in_other_scripts(_WORD)
    yield lambda: likely(Phrase((_WORD,)))
    yield lambda: search(connection, _MARK, 1)
