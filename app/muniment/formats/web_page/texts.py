"""The texts of a unit: the original beside its translation, on a narrow screen row below row."""

from collections.abc import Iterator
from dataclasses import dataclass

from muniment.description import languages
from muniment.description.alignment import pair_of
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion, Unit
from muniment.description.vocabularies import vocabulary
from muniment.formats import documents
from muniment.formats.web_page.tags import blocks
from muniment.formats.web_page.tongues import words
from muniment.i18n import _


@dataclass(frozen=True, slots=True)
class Sides:
    """One version of a text, or two beside each other: heads, and rows of what belongs together, as HTML."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def texts(unit: Unit) -> Iterator[str]:
    """Yield the texts of a unit that have words, as they stand on the page."""
    for sides in sides_of(unit):
        heads = "".join(f"<div>{each}</div>" for each in sides.heads)
        rows = "\n".join(
            f'<div class="row">{"".join(f"<div>{each}</div>" for each in cells)}</div>'
            for cells in sides.rows
        )
        name = "texts two" if len(sides.heads) > 1 else "texts"
        yield f'<div class="{name}"><div class="heads row">{heads}</div>\n{rows}</div>\n'


def sides_of(unit: Unit) -> Iterator[Sides]:
    """Yield the texts of a unit that have words: the chief two side by side, each of the others alone."""
    worded = [each for each in unit.texts if text_of(each.prose)]
    pair = [each for each in pair_of(unit) if each in worded]
    if pair:
        yield _sides(unit, *pair)
    yield from (_sides(unit, each) for each in worded if each not in pair)


def _sides(unit: Unit, left: TextVersion, right: TextVersion | None = None) -> Sides:
    beside = documents.beside(unit, left, right)
    rows = (tuple(map(_cell, beside.versions, cells)) for cells in beside.cells())
    return Sides(tuple(map(_head, beside.versions)), tuple(rows))


def _cell(version: TextVersion, cell: Prose) -> str:
    return blocks(cell, version.language, version.script)


def _head(version: TextVersion) -> str:
    """What a version is, and by whom, in words."""
    kind = _(vocabulary("texts")[version.kind].label)
    language = languages.name_of(version.language)
    by = _("by {name}").format(name=", ".join(version.translators)) if version.translators else ""
    return ", ".join(map(words, filter(None, (version.title, kind, language, by))))
