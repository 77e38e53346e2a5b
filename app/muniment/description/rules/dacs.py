"""DACS: the single-level minimum (chapter 1), where it asks for more than ISAD(G)'s essential elements.

What both ask for is checked once, by the rules of ISAD(G): the pack takes them over.
"""

from collections.abc import Iterator

from muniment.description import shelfmarks
from muniment.description.dates import understand
from muniment.description.findings import Finding
from muniment.description.levels import NoteKind
from muniment.description.rules import isad
from muniment.description.rules.rule import LOWEST, Rule, advice, should
from muniment.description.rules.translations import is_translated
from muniment.description.units import Shelfmark, Unit
from muniment.i18n import _


def names_repository(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """DACS 2.2: the highest unit says who keeps it; its shelfmark may say so."""
    if parent is not None or unit.repository.strip() or any(map(_keeper, unit.shelfmarks)):
        return
    yield should(
        "dacs-2.2",
        unit,
        "repository",
        _("The repository is not named."),
        _("Name the archive or library that keeps the material."),
    )


def estimates_the_date(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """DACS 2.4: a date is estimated rather than left out."""
    if unit.date and all(not date.edtf and understand(date.text).undated for date in unit.dates):
        yield advice(
            "dacs-2.4",
            unit,
            "dates",
            _("The unit is undated."),
            _("Estimate the date in brackets, such as “[circa 1955]”."),
        )


def has_scope_and_content(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """DACS 3.1: what it is about; of a file or item the title may say enough."""
    if parent is None and unit.level not in LOWEST and not _has(unit, NoteKind.SCOPE, NoteKind.ABSTRACT):
        yield should(
            "dacs-3.1",
            unit,
            "notes.scope",
            _("Scope and content are not described."),
            _("Say in a paragraph what the material is about."),
        )


def has_conditions_of_access(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """DACS 4.1: who may see it; what is said above holds for all parts."""
    if parent is not None or _has(unit, NoteKind.ACCESS, NoteKind.USE) or unit.rights:
        return
    found = advice if unit.level in LOWEST else should
    yield found(
        "dacs-4.1",
        unit,
        "notes.access",
        _("Nothing says who may see the material."),
        _("Give the conditions of access, even where there are none: “Open.”"),
    )


def has_languages(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """DACS 4.5: the languages of the material; what is said above holds for all parts.

    Of a translated document the rules for translations ask the same, and more.
    """
    said = unit.languages or _has(unit, NoteKind.MATERIAL) or (parent and parent.languages)
    if said or is_translated(unit):
        return
    found = should if parent is None else advice
    yield found(
        "dacs-4.5",
        unit,
        "languages",
        _("The language of the material is not given."),
        _("Choose the language in which the document was written."),
    )


def _keeper(mark: Shelfmark) -> str:
    return mark.repository or shelfmarks.read(mark.text, mark.repository).repository


def _has(unit: Unit, *kinds: NoteKind) -> bool:
    return any(note.kind in kinds and note.text.strip() for note in unit.notes)


RULES: tuple[Rule, ...] = (
    isad.has_reference_code,
    names_repository,
    isad.has_title,
    isad.has_date,
    estimates_the_date,
    isad.has_extent,
    isad.has_creator,
    has_scope_and_content,
    has_conditions_of_access,
    has_languages,
)
