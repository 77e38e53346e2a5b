"""Several files, worked on one after the other: one that is refused is told, and stops none of the others."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from muniment import refusals
from muniment.catalogue import CatalogueError, ProtectedError
from muniment.cli import output
from muniment.cli.reading import what_to_say
from muniment.formats.deliveries import FormatError, UnknownColumnsError
from muniment.formats.folders import files_in

T = TypeVar("T")

_REFUSALS = (FormatError, CatalogueError, OSError)


class Meant(NamedTuple):
    """The files that are meant, and whether a folder that was named holds none."""

    files: tuple[Path, ...]
    is_lacking: bool


def meant(paths: Iterable[Path], suffixes: frozenset[str]) -> Meant:
    """Return the files that paths stand for, as `folders.files_in` does, and tell which stand for none."""
    found, is_lacking = each_of(paths, lambda path: files_in([path], suffixes))
    return Meant(tuple(file for files in found for file in files), is_lacking)


def each_of(files: Iterable[Path], work: Callable[[Path], T]) -> tuple[list[T], bool]:
    """Do the work on each; return what came of those that were not refused, and whether one was.

    Raise ProtectedError where nothing can be saved in the catalogue: that would refuse all of them.
    """
    done: list[T] = []
    is_refused = False
    for file in files:
        try:
            done.append(work(file))
        except ProtectedError:
            raise
        except _REFUSALS as error:
            output.complain(_complaint(file.name, reason(error)))
            is_refused = True
    return done, is_refused


def reason(error: Exception) -> str:
    """Return in a sentence, without the name of the file, why something was refused."""
    if isinstance(error, UnknownColumnsError):
        return what_to_say(error)
    return f"{refusals.reason(error)}." if isinstance(error, OSError) else str(error)


def _complaint(name: str, why: str) -> str:
    """Return what went wrong with a file, which is named once."""
    return why if f" {name} " in f" {why} " else f"{name}: {why}"
