"""Quick fixes: what a finding asks for, where it can be done without a doubt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from muniment.description.dates import understand
from muniment.description.findings import Finding
from muniment.description.units import DateStatement, Title, Unit, a_title
from muniment.i18n import _

Change: TypeAlias = Callable[[Unit, Unit | None], Unit]
"""From a unit, and the unit above it where there is one, to the unit as it would be."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A quick fix: what it is called on a button, and what it makes of a unit."""

    label: str
    change: Change


def fix_of(finding: Finding) -> Fix | None:
    """Return the quick fix for a finding, or None where a person must decide."""
    return FIXES.get(finding.rule)


def _trim_titles(unit: Unit, _parent: Unit | None) -> Unit:
    return replace(unit, titles=tuple(map(_trimmed, unit.titles)))


def _trimmed(title: Title) -> Title:
    """Return the title without stray spaces; one with markup in it stays, where they may be meant."""
    words = " ".join(title.text.split())
    is_plain = all(isinstance(run, str) for run in title.line.content)
    return replace(title, line=a_title(words).line) if is_plain and words != title.text else title


def _trim_shelfmarks(unit: Unit, _parent: Unit | None) -> Unit:
    return replace(
        unit, shelfmarks=tuple(replace(each, text=" ".join(each.text.split())) for each in unit.shelfmarks)
    )


def _say_dates(unit: Unit, _parent: Unit | None) -> Unit:
    return replace(unit, dates=tuple(map(_meant, unit.dates)))


def _meant(date: DateStatement) -> DateStatement:
    meant = understand(date.text)
    is_sure = not date.edtf and meant.edtf and not meant.conflicts
    return replace(date, edtf=meant.edtf or "") if is_sure else date


def _drop_repeated_notes(unit: Unit, parent: Unit | None) -> Unit:
    above = {(note.kind, note.text) for note in parent.notes} if parent else set()
    kept = (note for note in unit.notes if not note.text or (note.kind, note.text) not in above)
    return replace(unit, notes=tuple(kept))


FIXES: Mapping[str, Fix] = MappingProxyType(
    {
        "house-title-spaces": Fix(_("Take the stray spaces out"), _trim_titles),
        "house-shelfmark-spaces": Fix(_("Take the stray spaces out"), _trim_shelfmarks),
        "house-date-meaning": Fix(_("Say what the date means"), _say_dates),
        "isad-2.4": Fix(_("Keep the note in the unit above only"), _drop_repeated_notes),
    }
)
"""The fixes by the rule whose finding they answer."""
