"""What is told where a copy of a catalogue comes back: what both changed, and what was not taken over."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from muniment.catalogue import Catalogue, Row
from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Source
from muniment.i18n import _, plural
from muniment.paths import files_of
from muniment.tasks.files import path_of

_TOLD = 100


def contested(unit: Unit, fields: Sequence[str]) -> Finding:
    """Tell that fields of a unit were changed on both sides."""
    message = _(
        "“{title}” was changed here and in the other catalogue, in the same place ({fields})."
        " What the other says was taken; what stood here is in the history."
    )
    cure = _("Compare both on the page History, and restore what is to stay.")
    return _finding("import-both", unit, message.format(title=_name(unit), fields=", ".join(fields)), cure)


def stays(unit: Unit) -> Finding:
    """Tell that a unit was moved in the other catalogue and cannot follow."""
    message = _("“{title}” was moved in the other catalogue, and stays where it stands here.")
    cure = _("Move it by hand where it is to stand elsewhere.")
    return _finding("import-both", unit, message.format(title=_name(unit)), cure)


def order_stays(rows: Sequence[Row], *, at_top: bool) -> Iterator[Finding]:
    """Tell in which units, and whether at the top, both put what lies there in order, each in another."""
    message = _("“{title}” was put in order here and in the other catalogue. It stays as it is here.")
    named = [(row.id, message.format(title=row.label or _("Untitled"))) for row in rows]
    if at_top:
        top = _("What lies at the top was put in order here and in the other catalogue. It stays as here.")
        named.append(("", top))
    cure = _("Put it in order by hand where it is to stand otherwise.")
    for unit, words in named:
        yield Finding(rule="import-both", severity=Severity.SHOULD, unit=unit, message=words, cure=cure)


def deleted_here(unit: Unit) -> Finding:
    """Tell that a unit was changed in the other catalogue and deleted here."""
    message = _("“{title}” was changed in the other catalogue, but deleted here. It stays deleted.")
    cure = _("If it is wanted, take it from the trash, and import again.")
    return _finding("import-both", unit, message.format(title=_name(unit)), cure)


def without_parent(unit: Unit, parent: Row) -> Finding:
    """Tell that what a new unit stood in is not here."""
    message = _("“{title}” stood in “{parent}”, which was deleted here. It stands at the top.")
    named = message.format(title=_name(unit), parent=parent.label or _("Untitled"))
    return _finding("import-both", unit, named, _("Move it to where it belongs."))


def gone(rows: Sequence[Row]) -> Iterator[Finding]:
    """Tell what was deleted in the other catalogue and stays here."""
    cure = _("If it is to go here, too, delete it by hand.")
    for row in rows[:_TOLD]:
        message = _("“{title}” was deleted in the other catalogue. It stays here.")
        named = message.format(title=row.label or _("Untitled"))
        yield Finding(rule="import-gone", severity=Severity.SHOULD, unit=row.id, message=named, cure=cure)
    if len(rows) > _TOLD:
        one = "{count} more unit was deleted in the other catalogue. It stays here."
        many = "{count} more units were deleted in the other catalogue. They stay here."
        named = plural(one, many, len(rows) - _TOLD)
        yield Finding(rule="import-gone", severity=Severity.SHOULD, message=named, cure=cure)


def missing_files(
    catalogue: Catalogue, source: Source, units: Sequence[Unit], coming: Container[Path]
) -> Iterator[Finding]:
    """Tell how many files of these units do not lie beside this catalogue, nor come into it."""
    found = (path_of(catalogue, each) for unit in units for each in unit.objects)
    count = len({path for path in found if path is not None and path not in coming and not path.exists()})
    if count and source.path is not None:
        one = "{count} file of what came does not lie beside this catalogue."
        many = "{count} files of what came do not lie beside this catalogue."
        cure = _("Copy what is in the folder “{folder}”, beside the other catalogue, into “{own}”.")
        yield Finding(
            rule="import-files",
            severity=Severity.SHOULD,
            message=plural(one, many, count),
            cure=cure.format(folder=files_of(source.path).name, own=catalogue.files.name),
        )


def beside_contested(name: str, lost: Sequence[str]) -> Finding:
    """Tell that something beside the units was changed on both sides, and what stood here."""
    message = _(
        "{name} was changed here and in the other catalogue."
        " What the other says was taken; here stood: {lost}."
    )
    return _beside("import-both", message.format(name=name, lost="; ".join(lost)), _("Correct it by hand."))


def beside_deleted_here(name: str) -> Finding:
    """Tell that something beside the units was changed in the other catalogue and deleted here."""
    message = _("{name} was changed in the other catalogue, but deleted here. It stays deleted.")
    return _beside("import-both", message.format(name=name), _("If it is wanted, make it again."))


def beside_gone(name: str) -> Finding:
    """Tell that something beside the units was deleted in the other catalogue and stays here."""
    message = _("{name} was deleted in the other catalogue. It stays here.")
    cure = _("If it is to go here, too, delete it by hand.")
    return _beside("import-gone", message.format(name=name), cure)


def _beside(rule: str, message: str, cure: str) -> Finding:
    return Finding(rule=rule, severity=Severity.SHOULD, message=message, cure=cure)


def _finding(rule: str, unit: Unit, message: str, cure: str) -> Finding:
    return Finding(rule=rule, severity=Severity.SHOULD, unit=unit.id, message=message, cure=cure)


def _name(unit: Unit) -> str:
    return unit.title or unit.shelfmark or _("Untitled")
