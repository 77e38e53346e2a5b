"""How a unit is marked in trees and lists: its level by an icon, what is to be mended by icon and word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from muniment.description.findings import Severity
from muniment.description.levels import Level, Status
from muniment.description.vocabularies import level_called
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Branch, Row

_LEVEL_ICONS: dict[Level | None, str] = {
    Level.OTHER: "repository",
    Level.COLLECTION: "fonds",
    Level.FONDS: "fonds",
    Level.SUBFONDS: "fonds",
    Level.RECORD_GROUP: "fonds",
    Level.SUBGROUP: "fonds",
    Level.CLASS: "series",
    Level.SERIES: "series",
    Level.SUBSERIES: "series",
    Level.FILE: "file",
    Level.ITEM: "item",
    None: "item",
}
REPOSITORY = "repository"
"""The name of the level at which archives stand in the tree (see `Reading.places`)."""
LEVEL_NAMES: dict[Level, str] = {
    Level.COLLECTION: _("Collection"),
    Level.FONDS: _("Fonds"),
    Level.SUBFONDS: _("Subfonds"),
    Level.CLASS: _("Class"),
    Level.RECORD_GROUP: _("Record group"),
    Level.SUBGROUP: _("Subgroup"),
    Level.SERIES: _("Series"),
    Level.SUBSERIES: _("Subseries"),
    Level.FILE: _("File"),
    Level.ITEM: _("Item"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be mended in a unit: icon, colour token, the short word shown and the sentence said."""

    icon: str
    colour: str
    word: str
    sentence: str


_NOTHING = Mark("", "quiet", "", "")
_FINE = Mark("good", "good", "", _("Nothing to mend"))


def level_icon(level: Level | None) -> str:
    """Return the name of the icon for a level."""
    return _LEVEL_ICONS[level]


def level_name(row: Row) -> str:
    """Return the level in words."""
    named = LEVEL_NAMES.get(row.level, "") if row.level else ""
    return named or level_called(row.level_name)


def may_hold(row: Row) -> bool:
    """Say whether others may lie in the unit: it is no item, or holds some already."""
    return bool(row.children) or row.level is not Level.ITEM


def mark(row: Row) -> Mark:
    """Return what is to be mended in the unit, the gravest first; a bare place has no mark."""
    if row.must:
        return Mark("must", "danger", str(row.must), _said(Severity.MUST, row.must))
    if row.should:
        return Mark("should", "warning", str(row.should), _said(Severity.SHOULD, row.should))
    if row.status == Status.STUB:
        return _NOTHING
    if row.advice:
        return replace(_FINE, sentence=f"{_FINE.sentence} · {_said(Severity.ADVICE, row.advice)}")
    return _FINE


def branch(branch: Branch) -> Mark:
    """Return the mark of what lies below a place: how many units, and how grave the gravest finding is."""
    said = [plural("{count} unit below", "{count} units below", branch.below)]
    if branch.must:
        said.append(plural("{count} of them must be mended", "{count} of them must be mended", branch.must))
    if branch.should:
        said.append(plural("{count} should be mended", "{count} should be mended", branch.should))
    icon, colour = (
        ("must", "danger") if branch.must else ("should", "warning") if branch.should else ("", "quiet")
    )
    return Mark(icon, colour, f"{branch.below:,}", ", ".join(said))


def name(row: Row, above: str = "") -> str:
    """Return what the unit is called where there is room for one line; `above` is its parent's shelfmark."""
    return row.title or short_shelfmark(row.shelfmark, (above,)) or _("Untitled")


def whole_title(row: Row, repository_name: Callable[[str], str]) -> str:
    """Return the title; a repository that is called by its code only by its whole name."""
    is_code = row.level_name == REPOSITORY and row.title == row.shelfmark
    return (repository_name(row.shelfmark) if is_code else "") or row.title


def short_shelfmark(shelfmark: str, above: Iterable[str]) -> str:
    """Return the shelfmark without what the places above say already.

    `AQPPSH, MPP Korese, D 1, V. 1967` under `AQPPSH, MPP Korese` is `D 1, V. 1967`.
    """
    said = max((place for place in above if _begins(shelfmark, place)), key=len, default="")
    return shelfmark[len(said) :].lstrip(" ,;:/.-") or shelfmark


def _begins(shelfmark: str, place: str) -> bool:
    return (
        bool(place)
        and shelfmark.startswith(place)
        and shelfmark[len(place) : len(place) + 1] in (",", ";", "/", " ")
    )


def _said(severity: Severity, count: int) -> str:
    match severity:
        case Severity.MUST:
            return plural("{count} thing must be mended", "{count} things must be mended", count)
        case Severity.SHOULD:
            return plural("{count} thing should be mended", "{count} things should be mended", count)
        case Severity.ADVICE:
            return plural("{count} piece of advice", "{count} pieces of advice", count)
