"""Write a finding aid as a web page that people read: on the site of an archive, or on paper."""

from collections.abc import Iterator
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding, Severity
from muniment.formats.web_page import Aid, Page
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.export_file import Exported, NothingToExportError, chosen
from muniment.tasks.targets import refuse_other_ending, replacing

ID, SUFFIX = "html", ".html"
OTHER_SUFFIXES = (".htm",)
_FOR_STAFF = "staff-only"
_STEP = 200


def export_page(
    catalogue: Catalogue, target: Path, unit: str | None = None, query: str = ""
) -> Steps[Exported]:
    """Write one branch, the hits of a search with what they stand under, or all to `target`, as one page.

    What is for staff only is not on it, and its findings say how much that is. The old file at `target` stays
    until the new one is whole. Raises `NothingToExportError` where there is nothing for readers, FormatError
    where the name of `target` is that of another kind of file.
    """
    refuse_other_ending(target, SUFFIX, *OTHER_SUFFIXES)
    page = Page(chosen(catalogue, unit, query), catalogue.name)
    label = _("Writing {name}").format(name=target.name)
    with replacing(target) as draft:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            for number, piece in enumerate(page.pieces()):
                file.write(piece)
                if number % _STEP == 0:
                    yield Progress(page.count, 0, label)
        if not page.count:
            raise NothingToExportError(nothing(page))
    return Exported(path=target, units=page.count, findings=tuple(withheld(page)), account=())


def nothing(aid: Aid) -> str:
    """Return why there is nothing for readers."""
    if aid.withheld:
        return _("There is nothing to export: all of it is for staff only.")
    return _("There is nothing to export.")


def withheld(aid: Aid) -> Iterator[Finding]:
    """Yield what is not on the page since it is for staff only."""
    if aid.withheld:
        one = "{count} record is for staff only, and not on the page."
        many = "{count} records are for staff only, or below one that is, and not on the page."
        yield _told(plural(one, many, aid.withheld))
    if aid.notes:
        one = "{count} note is for staff only, and not on the page."
        many = "{count} notes are for staff only, and not on the page."
        yield _told(plural(one, many, aid.notes))
    if aid.values:
        one = "{count} value of a field is, in part or whole, for staff only, and not on the page."
        many = "{count} values of fields are, in part or whole, for staff only, and not on the page."
        yield _told(plural(one, many, aid.values))


def _told(message: str) -> Finding:
    return Finding(rule=_FOR_STAFF, severity=Severity.ADVICE, message=message)
