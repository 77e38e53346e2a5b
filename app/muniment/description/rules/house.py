"""Good housekeeping: what no standard asks, and everybody is glad of."""

from collections.abc import Iterator

from muniment.description.dates import understand
from muniment.description.findings import Finding
from muniment.description.rules.rule import Rule, advice
from muniment.description.units import Unit
from muniment.i18n import _


def has_titles_without_stray_spaces(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A title begins and ends with a letter, and has one space between words."""
    if any(map(_is_untidy, (title.text for title in unit.titles))):
        message = _("There are stray spaces in the title.")
        yield advice("house-title-spaces", unit, "titles", message, _("Take them out."))


def has_shelfmarks_without_stray_spaces(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A shelfmark has one space between its parts."""
    if any(map(_is_untidy, (mark.text for mark in unit.shelfmarks))):
        message = _("There are stray spaces in the shelfmark.")
        yield advice("house-shelfmark-spaces", unit, "shelfmarks", message, _("Take them out."))


def _is_untidy(words: str) -> bool:
    return words != " ".join(words.split())


def has_dates_that_can_be_sorted(unit: Unit, _parent: Unit | None) -> Iterator[Finding]:
    """A date whose words are understood says so, or it is not found by date."""
    for date in unit.dates:
        meant = understand(date.text)
        if not date.edtf and meant.edtf and not meant.conflicts:
            yield advice(
                "house-date-meaning",
                unit,
                "dates",
                _("The date “{words}” is not found by date.").format(words=date.text),
                _("Say that it means {edtf}.").format(edtf=meant.edtf),
            )


RULES: tuple[Rule, ...] = (
    has_titles_without_stray_spaces,
    has_shelfmarks_without_stray_spaces,
    has_dates_that_can_be_sorted,
)
