"""Which files are meant where a folder of them, or a pattern such as `*.xml`, is named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from muniment.description.ordering import natural_key
from muniment.formats import table
from muniment.formats.deliveries import FormatError
from muniment.i18n import _

ALL = frozenset(suffix for row in table.READ for suffix in row.suffixes)
"""How the names of files end that Muniment reads."""

XML = frozenset((".xml", ".ead"))
"""How those of finding aids and authority records end."""


def files_in(paths: Iterable[Path], suffixes: frozenset[str] = ALL) -> tuple[Path, ...]:
    """Return the files that are meant: a folder stands for those in it and below it whose names end so.

    They come in the order of their names; what is hidden is left out, and a file that was named is always
    meant. A terminal that leaves patterns to the program, as that of Windows, has them filled in here.
    Raise FormatError where a folder holds no such file.
    """
    return tuple(file for path in paths for each in _matching(path) for file in _meant(each, suffixes))


def _matching(path: Path) -> list[Path]:
    if path.exists() or not any(sign in path.name for sign in "*?["):
        return [path]
    return _in_order(path.parent.glob(path.name)) or [path]


def _meant(path: Path, suffixes: frozenset[str]) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = _in_order(each for each in _seen(path) if each.suffix.lower() in suffixes and each.is_file())
    if not found:
        raise FormatError(_("There is no file in {name} that can be read.").format(name=path.name))
    return found


def _seen(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path


def _in_order(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: [natural_key(part) for part in path.parts])
