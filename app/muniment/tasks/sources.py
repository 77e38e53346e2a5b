"""Files that are chosen to be imported or looked into."""

from pathlib import Path

from muniment.catalogue import is_catalogue
from muniment.formats.deliveries import ReadAs, Source


def source_of(path: Path, read_as: ReadAs | None = None) -> Source:
    """Return the file at `path`, however it is to be read.

    A catalogue is left closed: it may be the one that is open, and only SQLite may close that.
    """
    return Source.of(path, read_as=read_as or ReadAs(), unopened=is_catalogue(path))
