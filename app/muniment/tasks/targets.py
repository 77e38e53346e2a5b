"""Where exports go: written beside what they are to replace, and never over a catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from muniment.catalogue import CatalogueError, is_catalogue
from muniment.i18n import _
from muniment.paths import draft_of


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a draft that takes the place of `target` when the `with` ends well; else what lay there stays.

    Raises CatalogueError where that is a catalogue.
    """
    draft = draft_beside(target)
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def draft_beside(target: Path) -> Path:
    """Return where to write first what is to lie at `target`; raise CatalogueError where a catalogue does."""
    if is_catalogue(target):
        words = _("“{name}” is a catalogue, and stays as it is. Choose another name for the file.")
        raise CatalogueError(words.format(name=target.name))
    target.parent.mkdir(parents=True, exist_ok=True)
    return draft_of(target)
