"""Workbooks of Excel and LibreOffice, as text."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from muniment.formats.deliveries import FormatError, Source
from muniment.formats.spreadsheet.hidden import Hidden, hidden_in
from muniment.formats.spreadsheet.lines import Line
from muniment.formats.spreadsheet.links import Links, links_in
from muniment.formats.spreadsheet.seen import seen_in
from muniment.formats.spreadsheet.shown import (
    Places,
    day_as_shown,
    day_before_the_first,
    number_as_shown,
    shown_in,
)
from muniment.i18n import _

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

Range: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last of cells that were merged, each by its row and its column from 0."""


class Sheet(NamedTuple):
    """The lines of a sheet, and whether the workbook hides it, or which of its rows and columns."""

    lines: list[Line]
    is_hidden: bool = False
    unseen: Hidden = Hidden()


_LARGEST = 512 * 1024 * 1024
"""Bytes of a workbook when it is unpacked."""
_PACKED = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"


def is_workbook(source: Source) -> bool:
    """Return whether the file is one by its first bytes."""
    return source.beginning.data.startswith((_PACKED, _OLD))


def sheets(source: Source) -> dict[str, Sheet]:
    """Return the sheets by their names, in their order.

    Raise FormatError where it is damaged, locked by a password, or far too large.
    """
    data = source.data
    calamine = import_module("python_calamine")
    try:
        told = _unpacked(source.name, data)
        book = calamine.load_workbook(io.BytesIO(data))
        hidden = {
            each.name for each in book.sheets_metadata if each.visible != calamine.SheetVisibleEnum.Visible
        }
        return {
            name: Sheet(
                _lines(book.get_sheet_by_name(name), told.shown.get(name, {}), told.links.get(name, {})),
                name in hidden,
                told.unseen.get(name, Hidden()),
            )
            for name in book.sheet_names
        }
    except calamine.PasswordError as error:
        message = _("{name} is locked by a password. Save it without one, and import that.")
        raise FormatError(message.format(name=source.name)) from error
    except (calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        message = _("{name} is no workbook, or is damaged. Save it anew as .xlsx or .csv, and import that.")
        raise FormatError(message.format(name=source.name)) from error


class _Told(NamedTuple):
    """What the parts of a workbook tell beside its values, by its sheets."""

    shown: Mapping[str, Places] = MappingProxyType({})
    unseen: Mapping[str, Hidden] = MappingProxyType({})
    links: Mapping[str, Links] = MappingProxyType({})


def _unpacked(name: str, data: bytes) -> _Told:
    """Return how its cells are shown, what is not seen, and where its links lead.

    What would fill the memory is refused.

    A workbook of the old kind is no larger than its file, and does not say it.
    """
    if not data.startswith(_PACKED):
        return _Told()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(each.file_size for each in packed.infolist())
        if size <= _LARGEST:
            return _Told(shown_in(packed) or seen_in(packed), hidden_in(packed), links_in(packed))
    message = _("{name} is too large when unpacked ({size} MB). Save it as .csv, and import that.")
    raise FormatError(message.format(name=name, size=size >> 20))


def _lines(sheet: Any, shown: Places, links: Links) -> list[Line]:  # noqa: ANN401
    rows = sheet.to_python(skip_empty_area=False)
    _fill_merged(rows, sheet.merged_cell_ranges or ())
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (at, number), address in links.items():
        by_row.setdefault(at, []).append((number, address))
    return [replace(_line(at, row, shown), links=tuple(by_row.get(at, ()))) for at, row in enumerate(rows)]


def _fill_merged(rows: list[list[object]], merged: Iterable[Range]) -> None:
    """Let each row that a cell goes down over say what stands in it, but for rows that say nothing else."""
    for (top, left), (bottom, _right) in merged:
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and any(row):
                row[left] = rows[top][left]


def _line(at: int, row: Sequence[object], shown: Places) -> Line:
    cells = tuple(_text(cell, shown.get((at, number), "")) for number, cell in enumerate(row))
    days = (number for number, cell in enumerate(row) if isinstance(cell, date))
    plain = ((n, cell) for n, cell in enumerate(row) if isinstance(cell, float) and (at, n) not in shown)
    points = (number for number, cell in plain if not cell.is_integer())
    return Line(at + 1, cells, days=tuple(days), points=tuple(points))


def _text(cell: object, shown: str) -> str:
    """Return a cell as one would type it: a whole number without its point, a day without its hour."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return number_as_shown(cell, shown)
    if isinstance(cell, datetime) and cell.time() != time():
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return day_as_shown(cell, shown)
    if isinstance(cell, time) and shown.startswith("-"):
        return day_before_the_first(shown) or str(cell)
    return str(cell) or shown
