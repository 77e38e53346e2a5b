"""Spreadsheets (CSV and its kin, Excel, LibreOffice): a row is a unit, a column what is said of each."""

from dataclasses import replace

from muniment.formats import digital_archive
from muniment.formats.deliveries import Delivery, FormatError, Source, UnknownColumnsError
from muniment.formats.spreadsheet import headings
from muniment.formats.spreadsheet.headings import NOTES, NOTHING, choices
from muniment.formats.spreadsheet.own_headings import remember
from muniment.formats.spreadsheet.rows import delivered
from muniment.formats.spreadsheet.tables import SUFFIXES, tables
from muniment.formats.spreadsheet.traps import is_same_number
from muniment.formats.spreadsheet.values import as_it_comes_back
from muniment.formats.spreadsheet.writing import used, write
from muniment.i18n import _

__all__ = [
    "NOTES",
    "NOTHING",
    "SUFFIXES",
    "as_it_comes_back",
    "choices",
    "is_same_number",
    "is_spreadsheet",
    "read",
    "remember",
    "used",
    "write",
]


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
    found = tables(source)
    if any(table.rows for table in found.tables):
        delivery = delivered(source.name, found.tables, found.findings)
        columns = tuple(column for table in found.tables for column in table.columns)
        return replace(delivery, columns=columns, encoding=found.encoding)
    if found.tables and not found.unknown:
        message = _("{name} has headings, but nothing below them. Write a row for each record there.")
        raise FormatError(message.format(name=source.name))
    message = _(
        "No row of {name} stands below a heading that is known."
        " Give the columns names such as {examples}, or say what each means."
    ).format(name=source.name, examples=headings.examples())
    if found.unknown and found.unknown.rows:
        raise UnknownColumnsError(message, tuple(found.unknown.columns), found.encoding)
    raise FormatError(message)
