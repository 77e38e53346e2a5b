"""Where exports go: written beside what they are to replace, and never over a catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from muniment.catalogue import is_catalogue
from muniment.formats import documents, folders
from muniment.formats.deliveries import FormatError
from muniment.i18n import _
from muniment.paths import draft_of

_KNOWN = folders.ALL.union(
    *(row.suffixes for row in documents.READ), (row.suffix for row in documents.WRITTEN)
)
"""How the names of files end that some format is known by."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a draft that takes the place of `target` when the `with` ends well; else what lay there stays.

    Raises FormatError where that is a catalogue.
    """
    draft = draft_beside(target)
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def draft_beside(target: Path) -> Path:
    """Return where to write first what is to lie at `target`; raise FormatError where a catalogue does."""
    if is_catalogue(target):
        words = _("“{name}” is a catalogue, and stays as it is. Choose another name for the file.")
        raise FormatError(words.format(name=target.name))
    target.parent.mkdir(parents=True, exist_ok=True)
    return draft_of(target)


def refuse_other_ending(target: Path, suffix: str, *others: str) -> None:
    """Raise FormatError where the name of a file ends as another format is called than what is written.

    What is written may end in `suffix` or one of the `others`, or in whatever no format is known by.
    """
    ending = target.suffix.lower()
    if ending in _KNOWN and ending not in (suffix, *others):
        words = _(
            "“{name}” is not written: by its name it would be another kind of file. Call it “{better}”,"
            " or choose another format."
        )
        raise FormatError(words.format(name=target.name, better=target.with_suffix(suffix).name))
