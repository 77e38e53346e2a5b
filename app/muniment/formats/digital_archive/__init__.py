"""Records of digital archives, in every form in which their pages are delivered."""

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.formats.digital_archive import rows
from muniment.formats.digital_archive.page import page_of
from muniment.formats.digital_archive.refusals import refusal
from muniment.formats.digital_archive.renderings import rendering_of
from muniment.i18n import _

__all__ = ["NotARecordError", "is_record", "is_scraped", "read"]


class NotARecordError(FormatError):
    """The page belongs to an archive but is no record: a list of results, a person's page."""


def is_record(source: Source) -> bool:
    """Return whether `read` would find a record in the file."""
    try:
        page = page_of(source)
        return not refusal(page) and rendering_of(page) is not None
    except FormatError:
        return False


def is_scraped(source: Source) -> bool:
    """Return whether the file is rows of a scraped database, by the names of its columns."""
    try:
        page = page_of(source)
    except FormatError:
        return False
    return rows.is_row(page) or rows.is_scraped_table(page)


def read(source: Source) -> Delivery:
    """Return the units in the file, and a finding for each thing its rendering lost.

    Raise `NotARecordError` for a page of the archive that is no record, and `FormatError` where the
    file is no text, too large, or nothing that a record is delivered as.
    """
    page = page_of(source)
    sentence = refusal(page)
    if sentence:
        raise NotARecordError(sentence.format(name=source.name))
    found = rendering_of(page)
    if found is None:
        message = _(
            "{name} holds no record: no citation, no label and no date with a title was found in it."
            " A citation on a line of its own is enough, such as “AQPPSH, MPP Korese, D 1, V. 1967”."
        )
        raise FormatError(message.format(name=source.name))
    rendering, place = found
    units: list[Unit] = []
    findings: list[Finding] = []
    for unit, losses in rendering.read(place):
        units.append(unit)
        findings.extend(
            Finding(
                rule="digital-archive-lost",
                severity=Severity.ADVICE,
                message=loss.message,
                unit=unit.id,
                field=loss.field,
                file=source.name,
                detail=rendering.name,
            )
            for loss in losses
        )
    return Delivery(format="digital-archive", units=tuple(units), findings=tuple(findings))
