"""How a workbook of LibreOffice shows its numbers and dates: beside each value stands what is seen of it."""

import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from muniment.formats.spreadsheet.shown import Places

_CONTENT = "content.xml"
_CELLS = ("{*}table-cell", "{*}covered-table-cell")
_MOST = 1024
"""Cells alike that are told one by one; more of them are the empty rest of a row."""


def seen_in(book: zipfile.ZipFile) -> dict[str, Places]:
    """Return, by the name of its sheet, the words of cells that are not their bare values."""
    if _CONTENT not in book.namelist():
        return {}
    try:
        with book.open(_CONTENT) as part:
            return {name: dict(places) for name, places in _sheets(part)}
    except (ValueError, etree.XMLSyntaxError):
        return {}


def _sheets(part: IO[bytes]) -> Iterator[tuple[str, list[tuple[tuple[int, int], str]]]]:
    places: list[tuple[tuple[int, int], str]] = []
    at = 0
    for _event, element in etree.iterparse(
        part, tag=("{*}table-row", "{*}table"), resolve_entities=False, huge_tree=True
    ):
        if etree.QName(element).localname == "table":
            yield _said(element, "name"), places
            places, at = [], 0
        else:
            repeated = int(_said(element, "number-rows-repeated") or 1)
            seen = list(_seen(element)) if repeated <= _MOST else []
            places += (((row, column), words) for row in range(at, at + repeated) for column, words in seen)
            at += repeated
        element.clear()


def _seen(row: etree._Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        repeated = int(_said(cell, "number-columns-repeated") or 1)
        value = _said(cell, "value") or _said(cell, "date-value")
        words = "".join(str(text) for line in cell.iterchildren("{*}p") for text in line.itertext()).strip()
        if value and words and words != value and repeated <= _MOST:
            yield from ((number, words) for number in range(column, column + repeated))
        column += repeated


def _said(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")
