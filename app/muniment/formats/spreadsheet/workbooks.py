"""Workbooks of Excel and LibreOffice, as text."""

import io
import zipfile
from datetime import datetime, time
from importlib import import_module
from typing import Any

from muniment.formats.deliveries import FormatError, Source
from muniment.formats.spreadsheet.lines import Line
from muniment.i18n import _

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

_LARGEST = 512 * 1024 * 1024
"""Bytes of a workbook when it is unpacked."""
_PACKED = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"


def is_workbook(source: Source) -> bool:
    """Return whether the file is one by its first bytes."""
    return source.beginning.data.startswith((_PACKED, _OLD))


def sheets(source: Source) -> dict[str, list[Line]]:
    """Return the lines of each sheet by its name, in their order.

    Raise FormatError where it is damaged, locked by a password, or far too large.
    """
    data = source.data
    calamine = import_module("python_calamine")
    try:
        _refuse_too_large(source.name, data)
        book = calamine.load_workbook(io.BytesIO(data))
        return {name: _lines(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except calamine.PasswordError as error:
        message = _("{name} is locked by a password. Save it without one, and import that.")
        raise FormatError(message.format(name=source.name)) from error
    except (calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        message = _("{name} is no workbook, or is damaged. Save it anew as .xlsx or .csv, and import that.")
        raise FormatError(message.format(name=source.name)) from error


def _refuse_too_large(name: str, data: bytes) -> None:
    """Refuse what would fill the memory; a workbook of the old kind is no larger than its file."""
    if not data.startswith(_PACKED):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(each.file_size for each in packed.infolist())
    if size > _LARGEST:
        message = _("{name} is too large when unpacked ({size} MB). Save it as .csv, and import that.")
        raise FormatError(message.format(name=name, size=size >> 20))


def _lines(sheet: Any) -> list[Line]:  # noqa: ANN401
    rows = sheet.to_python(skip_empty_area=False)
    return [Line(number, tuple(map(_text, row))) for number, row in enumerate(rows, start=1)]


def _text(cell: object) -> str:
    """Return a cell as one would type it: a whole number without its point, a day without its hour."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    return str(cell)
