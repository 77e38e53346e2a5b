"""The texts of a document: read from files that people have, and written side by side."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from muniment.description import alignment
from muniment.description.levels import TextKind
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion, Unit
from muniment.formats import documents
from muniment.i18n import _
from muniment.progress import Progress, Steps
from muniment.tasks.sources import source_of
from muniment.tasks.targets import refuse_other_ending, replacing


class ReadText(NamedTuple):
    """The text of a file, and what of its words was left out, in sentences."""

    prose: Prose
    left_out: str


def read_text(path: Path) -> Steps[ReadText]:
    """Return the text of a file that `documents.READ` knows; raise `FormatError` as reading does."""
    yield Progress(0, 0, _("Reading {name}").format(name=path.name))
    source = source_of(path)
    return ReadText(documents.read(source), documents.left_out(source))


def write_texts(
    unit: Unit, target: Path, format: str, left: TextVersion, right: TextVersion | None = None
) -> Steps[Path]:
    """Write a text of the unit, and a translation of it beside it, to `target`; return the path.

    The old file at `target` stays until the new one is whole. Raise FormatError where the name of `target`
    is that of another kind of file.
    """
    suffixes = next((row.suffix, *row.endings) for row in documents.WRITTEN if row.id == format)
    refuse_other_ending(target, *suffixes)
    yield Progress(0, 0, _("Writing {name}").format(name=target.name))
    written = documents.writing(format)(documents.beside(unit, left, right))
    with replacing(target) as draft:
        draft.write_bytes(written)
    return target


def with_text(unit: Unit, prose: Prose, language: str = "") -> Unit:
    """Return the unit with one more text: in its first version without words, else in a new one."""
    free = next((each for each in unit.texts if not text_of(each.prose)), None)
    if free is not None:
        filled = replace(free, prose=prose, language=language or free.language)
        return replace(unit, texts=alignment.revised(unit.texts, filled))
    kind = TextKind.TRANSLATION if unit.texts else TextKind.ORIGINAL
    return with_version(unit, kind, prose, language)


def with_version(unit: Unit, kind: TextKind, prose: Prose = (), language: str = "") -> Unit:
    """Return the unit with one more version of its text, the last; what is no original is made from it."""
    original = next((each.id for each in unit.texts if each.kind is TextKind.ORIGINAL), "")
    of = "" if kind is TextKind.ORIGINAL else original
    version = TextVersion(id=_free_id(unit), kind=kind, of=of, prose=prose, language=language)
    return replace(unit, texts=(*unit.texts, version))


def _free_id(unit: Unit) -> str:
    taken = {each.id for each in unit.texts}
    return next(f"t{number}" for number in range(1, len(taken) + 2) if f"t{number}" not in taken)
