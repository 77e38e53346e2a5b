"""ISAD(G): the six elements essential for exchange (I.12), and the rules of multilevel description (2)."""

from collections.abc import Iterator

from muniment.description.findings import Finding
from muniment.description.levels import Level
from muniment.description.rules.rule import LOWEST, Rule, advice, must, should
from muniment.description.units import Unit
from muniment.description.vocabularies import level_called
from muniment.i18n import _

CREATORS = frozenset(("cre", "aut", "isb", "org", "com", "col", "crp", "spk", "sgn"))
"""MARC relators of those who made the material."""


def has_reference_code(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.1.1: a unit can be asked for; a printed document is found by its publication."""
    if not unit.shelfmarks and not unit.identifiers:
        yield should(
            "isad-3.1.1",
            unit,
            "shelfmarks",
            _("There is no shelfmark: nobody can ask for this unit."),
            _("Give the shelfmark as its keeper writes it."),
        )


def has_title(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.1.2: a unit has a title; with neither title nor date nothing tells it apart."""
    if unit.title.strip():
        return
    if unit.date.strip():
        yield should(
            "isad-3.1.2",
            unit,
            "titles",
            _("There is a date but no title."),
            _("Copy the title from the document, or supply one."),
        )
    else:
        yield must(
            "isad-3.1.2",
            unit,
            "titles",
            _("There is neither a title nor a date."),
            _("Copy the title from the document, or supply one."),
        )


def has_date(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.1.3: a unit says when it was made; the unit above may say it for all its parts."""
    if unit.date.strip():
        return
    found = advice if parent and parent.date.strip() else should
    yield found(
        "isad-3.1.3",
        unit,
        "dates",
        _("There is no date."),
        _("Give the date as it is written, or “undated”, or an estimate in brackets."),
    )


def has_level(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.1.4: a unit says its level; EAD needs that of the highest one."""
    if unit.level is None:
        found = must if parent is None else should
        yield found(
            "isad-3.1.4",
            unit,
            "level",
            _("The level of description is not given."),
            _("Say whether this is a fonds, a series, a file, an item …"),
        )
    elif unit.level is Level.OTHER and not unit.level_name.strip():
        yield should(
            "isad-3.1.4",
            unit,
            "level",
            _("The level is called “other” without a name."),
            _("Name the level, such as “repository” or “year”."),
        )


def has_extent(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.1.5: a unit says how much of it there is; of an item it may be guessed."""
    if any(extent.words.strip() for extent in unit.extents):
        return
    found = advice if unit.level in LOWEST or unit.level is None else should
    yield found(
        "isad-3.1.5",
        unit,
        "extents",
        _("There is no extent."),
        _("Say how much there is, such as “3 boxes” or “5 leaves”."),
    )


def has_creator(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 3.2.1: somebody made the material; below the highest level it is said only where it differs."""
    if _names_creator(unit) or (parent and _names_creator(parent)):
        return
    found = should if parent is None and unit.level not in LOWEST else advice
    yield found(
        "isad-3.2.1",
        unit,
        "credits",
        _("Nobody is named as the creator."),
        _("Name the person or body that made the material, if that is known."),
    )


def stands_under_a_higher_level(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 2.1: description goes from the general to the specific."""
    if parent is None or parent.level not in LOWEST or unit.level in (None, Level.OTHER):
        return
    if unit.level not in LOWEST or (parent.level is Level.ITEM and unit.level is Level.FILE):
        yield should(
            "isad-2.1",
            unit,
            "level",
            _("A {level} stands below a {parent}.").format(
                level=_named(unit.level), parent=_named(parent.level)
            ),
            _("Move it up, or correct one of the two levels."),
        )


def _named(level: Level) -> str:
    return level_called(level).lower()


def does_not_repeat_what_is_above(unit: Unit, parent: Unit | None) -> Iterator[Finding]:
    """ISAD(G) 2.4: what holds for all parts is said once, at the highest level."""
    if parent is None or not unit.notes:
        return
    above = {(note.kind, note.text) for note in parent.notes}
    for note in unit.notes:
        if note.text and (note.kind, note.text) in above:
            yield advice(
                "isad-2.4",
                unit,
                "notes",
                _("The note “{beginning}” is the same as in the unit above.").format(
                    beginning=note.text[:60]
                ),
                _("Keep it in the unit above only: it holds for all its parts."),
            )


def _names_creator(unit: Unit) -> bool:
    return any(credit.relator in CREATORS for credit in unit.credits)


RULES: tuple[Rule, ...] = (
    has_reference_code,
    has_title,
    has_date,
    has_level,
    has_extent,
    has_creator,
    stands_under_a_higher_level,
    does_not_repeat_what_is_above,
)
