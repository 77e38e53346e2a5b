"""The smallest workbooks that Excel and LibreOffice would open."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

_XLSX = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKED = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODS = "urn:oasis:names:tc:opendocument:xmlns"


class Shown(NamedTuple):
    """A number and the format by which a workbook shows it; in one of LibreOffice, what is seen of it."""

    number: float
    code: str


class Day(NamedTuple):
    """A day in a workbook of LibreOffice, and what is seen of it."""

    day: str
    words: str


class Formula(NamedTuple):
    """A formula whose value was not written, as programs other than Excel do."""

    words: str


class Link(NamedTuple):
    """Words in a workbook of LibreOffice that lead to an address."""

    words: str
    address: str


class Error(NamedTuple):
    """An error that a formula left."""

    name: str


Cell = str | float | Shown | Error | Formula | Day | Link
Rows = Sequence[Sequence[Cell]]


def xlsx(
    sheets: Mapping[str, Rows],
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    rows_hidden: Sequence[int] = (),
    columns_hidden: Sequence[tuple[int, int]] = (),
    links: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook of Excel with these sheets, in each of which the ranges `merged` are one cell.

    Those that are `hidden` are not seen in it, nor are rows of each, and columns from one to another, by
    their numbers from 1. `links` are the addresses that cells of each, by their names, lead to.
    """
    shown = (cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, Shown))
    codes = list(dict.fromkeys(cell.code for cell in shown))
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}"{_state(name in hidden)} r:id="r{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    ties = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATED}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{_KINDS}.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKED}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KINDS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KINDS}.styles+xml"/>{parts}</Types>',
        "xl/styles.xml": _styles(codes),
        "_rels/.rels": f'<Relationships xmlns="{_PACKED}/relationships">'
        f'<Relationship Id="b" Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_XLSX}" xmlns:r="{_RELATED}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKED}/relationships">'
        f'<Relationship Id="s" Type="{_RELATED}/styles" Target="styles.xml"/>{ties}</Relationships>',
    }
    for number, rows in enumerate(sheets.values(), 1):
        lines = "".join(_xlsx_row(n, row, codes, n in rows_hidden) for n, row in enumerate(rows, 1))
        files[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{_XLSX}">{_columns(columns_hidden)}<sheetData>{lines}</sheetData>'
            f"{_merged(merged)}{_links(links or {})}</worksheet>"
        )
        files[f"xl/worksheets/_rels/s{number}.xml.rels"] = _targets(links or {})
    return _packed(files)


def ods(rows: Rows, rows_hidden: Sequence[int] = (), columns_hidden: Sequence[int] = ()) -> bytes:
    """Return a workbook of LibreOffice with one sheet, of which rows and columns are hidden (from 1)."""
    unseen = ' table:visibility="collapse"'
    lines = "".join(
        f"<table:table-column{unseen if n in columns_hidden else ''}/>"
        for n in range(1, max(columns_hidden, default=0) + 1)
    )
    lines += "".join(
        f"<table:table-row{unseen if n in rows_hidden else ''}>"
        f"{''.join(map(_ods_cell, row))}</table:table-row>"
        for n, row in enumerate(rows, 1)
    )
    content = (
        f'<office:document-content xmlns:office="{_ODS}:office:1.0" xmlns:table="{_ODS}:table:1.0"'
        f' xmlns:text="{_ODS}:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="One">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": ""})


def _state(is_hidden: bool) -> str:
    return ' state="hidden"' if is_hidden else ""


def _columns(hidden: Sequence[tuple[int, int]]) -> str:
    columns = "".join(f'<col min="{first}" max="{last}" hidden="1"/>' for first, last in hidden)
    return f"<cols>{columns}</cols>" if columns else ""


def _links(links: Mapping[str, str]) -> str:
    places = (escape(address.partition("#")[2]) for address in links.values())
    cells = "".join(
        f'<hyperlink ref="{cell}" r:id="l{n}" location="{place}"/>'
        for n, (cell, place) in enumerate(zip(links, places, strict=True), 1)
    )
    return f'<hyperlinks xmlns:r="{_RELATED}">{cells}</hyperlinks>' if cells else ""


def _targets(links: Mapping[str, str]) -> str:
    pages = (escape(address.partition("#")[0]) for address in links.values())
    ties = "".join(
        f'<Relationship Id="l{n}" Type="{_RELATED}/hyperlink" Target="{page}" TargetMode="External"/>'
        for n, page in enumerate(pages, 1)
    )
    return f'<Relationships xmlns="{_PACKED}/relationships">{ties}</Relationships>'


def _merged(ranges: Sequence[str]) -> str:
    cells = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    return f"<mergeCells>{cells}</mergeCells>" if cells else ""


def _styles(codes: Sequence[str]) -> str:
    named = "".join(
        f'<numFmt numFmtId="{n}" formatCode="{escape(code)}"/>' for n, code in enumerate(codes, 164)
    )
    cells = "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in range(164, 164 + len(codes)))
    return (
        f'<styleSheet xmlns="{_XLSX}"><numFmts>{named}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def _xlsx_row(number: int, row: Sequence[Cell], codes: Sequence[str], is_hidden: bool) -> str:
    cells = "".join(_xlsx_cell(f"{chr(65 + n)}{number}", cell, codes) for n, cell in enumerate(row))
    unseen = ' hidden="1"' if is_hidden else ""
    return f'<row r="{number}"{unseen}>{cells}</row>'


def _xlsx_cell(place: str, cell: Cell, codes: Sequence[str]) -> str:
    match cell:
        case Shown(number, code):
            return f'<c r="{place}" s="{codes.index(code) + 1}"><v>{number}</v></c>'
        case Formula(words):
            return f'<c r="{place}"><f>{escape(words)}</f></c>'
        case Error(name):
            return f'<c r="{place}" t="e"><v>{name}</v></c>'
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


def _ods_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return (
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        )
    if isinstance(cell, Link):
        link = f'<text:a xlink:href="{escape(cell.address)}">{escape(cell.words)}</text:a>'
        return f'<table:table-cell office:value-type="string"><text:p>{link}</text:p></table:table-cell>'
    if isinstance(cell, Shown):
        value = f'office:value-type="float" office:value="{cell.number}"'
        return f"<table:table-cell {value}><text:p>{escape(cell.code)}</text:p></table:table-cell>"
    if isinstance(cell, Day):
        value = f'office:value-type="date" office:date-value="{cell.day}"'
        return f"<table:table-cell {value}><text:p>{escape(cell.words)}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'


def _packed(files: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return written.getvalue()
