"""Spreadsheets (CSV and its kin, Excel, LibreOffice): a row is a unit, a column what is said of each."""

from muniment.formats import digital_archive
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.formats.spreadsheet import headings
from muniment.formats.spreadsheet.rows import as_it_comes_back, delivered
from muniment.formats.spreadsheet.tables import SUFFIXES, tables
from muniment.formats.spreadsheet.writing import used, write
from muniment.i18n import _

__all__ = ["SUFFIXES", "as_it_comes_back", "is_spreadsheet", "read", "used", "write"]


def is_spreadsheet(source: Source) -> bool:
    """Return whether the file is one, by its name; rows of a scraped database are read as its records."""
    return source.name.lower().endswith(SUFFIXES) and not digital_archive.is_scraped(source)


def read(source: Source) -> Delivery:
    """Return a unit for each row below the head of a table, and a finding for what is in doubt.

    A row is told by its line in the file. What stands in a column that is not known becomes a note of the
    column's name, so that nothing is lost. Where a column names the row above (`parent`), the units are
    arranged so; otherwise each is placed by its shelfmark. Raise FormatError, with a sentence that says
    what to do, where no table has a column that is known, or the file cannot be read.
    """
    found, findings = tables(source)
    if not any(table.rows for table in found):
        message = _(
            "No row of {name} stands below a heading that is known."
            " Give the columns names such as {examples}, and import it again."
        )
        raise FormatError(message.format(name=source.name, examples=headings.examples()))
    return delivered(source.name, found, findings)
