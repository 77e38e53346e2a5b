"""The texts of a unit: the original beside its translation, on a narrow screen row below row."""

from collections.abc import Iterator

from muniment.description import languages
from muniment.description.alignment import pair_of
from muniment.description.markup import Prose, text_of
from muniment.description.units import TextVersion, Unit
from muniment.description.vocabularies import vocabulary
from muniment.formats import documents
from muniment.formats.web_page.tags import blocks
from muniment.formats.web_page.tongues import words
from muniment.i18n import _


def texts(unit: Unit) -> Iterator[str]:
    """Yield the texts of a unit that have words: the chief two side by side, each of the others alone."""
    worded = [each for each in unit.texts if text_of(each.prose)]
    pair = [each for each in pair_of(unit) if each in worded]
    if pair:
        yield _side_by_side(unit, *pair)
    yield from (_side_by_side(unit, each) for each in worded if each not in pair)


def _side_by_side(unit: Unit, left: TextVersion, right: TextVersion | None = None) -> str:
    beside = documents.beside(unit, left, right)
    heads = "".join(f"<div>{_head(each)}</div>" for each in beside.versions)
    rows = "\n".join(
        f'<div class="row">{"".join(map(_cell, beside.versions, cells))}</div>' for cells in beside.cells()
    )
    name = "texts two" if right else "texts"
    return f'<div class="{name}"><div class="heads row">{heads}</div>\n{rows}</div>\n'


def _cell(version: TextVersion, cell: Prose) -> str:
    return f"<div>{blocks(cell, version.language, version.script)}</div>"


def _head(version: TextVersion) -> str:
    """What a version is, and by whom, in words."""
    kind = _(vocabulary("texts")[version.kind].label)
    language = languages.name_of(version.language)
    by = _("by {name}").format(name=", ".join(version.translators)) if version.translators else ""
    return ", ".join(map(words, filter(None, (version.title, kind, language, by))))
