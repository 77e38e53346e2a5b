"""Where the links in the cells of a workbook lead, of which a reader sees but the words."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product
from posixpath import basename, dirname
from typing import TypeAlias

from lxml import etree

from muniment.formats.spreadsheet.hidden import says
from muniment.formats.spreadsheet.shown import part_of, place_of, sheets_of

Links: TypeAlias = Mapping[tuple[int, int], str]
"""Addresses by row and column from 0."""

_CONTENT = "content.xml"
_FORMULA = re.compile(r'(?:_xlfn\.)?HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_MOST = 10_000
"""Cells of one range that are told one by one."""


def links_in(book: zipfile.ZipFile) -> dict[str, Links]:
    """Return, by the name of its sheet, the addresses outside the book that cells lead to."""
    try:
        if _CONTENT in book.namelist():
            return dict(_in_open_document(book)) if says(book, _CONTENT, b":href=") else {}
        return {name: dict(_in_sheet(book, path)) for name, path in sheets_of(book)}
    except (KeyError, ValueError, RuntimeError, etree.XMLSyntaxError):
        return {}


def _in_sheet(book: zipfile.ZipFile, path: str) -> Iterator[tuple[tuple[int, int], str]]:
    if not (says(book, path, b"hyperlink") or says(book, path, b"HYPERLINK")):
        return
    targets = dict(_targets(book, f"{dirname(path)}/_rels/{basename(path)}.rels"))
    with book.open(path) as part:
        for _event, each in etree.iterparse(
            part, tag=("{*}c", "{*}hyperlink"), resolve_entities=False, huge_tree=True
        ):
            if etree.QName(each).localname == "hyperlink":
                tied = next((str(value) for name, value in each.items() if str(name).endswith("}id")), "")
                first, _colon, last = each.get("ref", "").partition(":")
                # Excel parts an address at its first number sign (ISO/IEC 29500-1, 18.3.1.47).
                place = each.get("location", "")
                address = targets.get(tied, "") and "#".join(filter(None, (targets[tied], place)))
                yield from ((at, address) for at in _range(first, last or first) if address)
            elif found := _FORMULA.match(each.findtext("{*}f") or ""):
                yield place_of(each.get("r", "")), found[1]
            each.clear()


def _targets(book: zipfile.ZipFile, path: str) -> Iterator[tuple[str, str]]:
    if path in book.namelist():
        for tie in part_of(book, path).iterfind("{*}Relationship"):
            yield tie.get("Id", ""), tie.get("Target", "")


def _range(first: str, last: str) -> list[tuple[int, int]]:
    try:
        (top, left), (bottom, right) = place_of(first), place_of(last)
    except ValueError:
        return []
    size = (bottom - top + 1) * (right - left + 1)
    return list(product(range(top, bottom + 1), range(left, right + 1))) if size <= _MOST else []


def _in_open_document(book: zipfile.ZipFile) -> Iterator[tuple[str, Links]]:
    links: dict[tuple[int, int], str] = {}
    at = 0
    with book.open(_CONTENT) as part:
        for _event, each in etree.iterparse(
            part, tag=("{*}table-row", "{*}table"), resolve_entities=False, huge_tree=True
        ):
            if etree.QName(each).localname == "table":
                yield _said(each, "name"), links
                links, at = {}, 0
            else:
                links |= {(at, column): address for column, address in _in_row(each)}
                at += int(_said(each, "number-rows-repeated") or 1)
            each.clear()


def _in_row(row: etree._Element) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        address = next((_said(each, "href") for each in cell.iterdescendants("{*}a")), "")
        if address and not address.startswith("#"):
            yield column, address
        column += int(_said(cell, "number-columns-repeated") or 1)


def _said(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if etree.QName(key).localname == name), "")
