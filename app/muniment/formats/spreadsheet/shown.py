"""How a workbook of Excel shows its numbers and dates, and which of its cells are errors.

The reader of workbooks gives bare values: 00012 comes as 12, May 1966 as its first day, #REF! as nothing.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from posixpath import join, normpath
from typing import IO, TypeAlias

from lxml import etree

Places: TypeAlias = Mapping[tuple[int, int], str]
"""How cells are shown, or the error or bare formula that stands in one, by row and column from 0."""

_DAY_NOUGHT = date(1899, 12, 30)
_BUILT_IN = {2: "0.00", 17: "mmm-yy"}
_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_NUMBER = re.compile(r'((?:"[^"]*"|\\.|[-/ ])*)(General|0+(?:\.(0+))?)((?:"[^"]*"|\\.|[-/ ])*)')
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_MONTH_OR_YEAR = re.compile(r"(?P<month>(?:\d{1,2}[./-]|[^\W\d_]{3,}\.?,?\s))?\d{4}")
_QUOTES = re.compile(r'"|\\(?=.)')
_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")


def shown_in(book: zipfile.ZipFile) -> dict[str, Places]:
    """Return, by the name of its sheet, what is to be known of cells; nothing of another kind of book."""
    try:
        formats = dict(_formats(book))
        return {name: dict(_places(book, path, formats)) for name, path in sheets_of(book)}
    except (KeyError, ValueError, RuntimeError, etree.XMLSyntaxError):
        return {}


def number_as_shown(number: float, shown: str) -> str:
    """Return a number as a format shows it, or as it is seen, unless that would take something away."""
    if _DIGITS.fullmatch(shown) and float(seen := shown.replace(",", ".")) == number:
        return seen
    digits = f"{number:.15g}"
    own = str(number) if "e" in digits else digits
    own = str(int(number)) if number.is_integer() else own
    found = _NUMBER.fullmatch(shown.partition(";")[0])
    if not found or number < 0:
        return own
    before, digits, decimals, after = found.groups()
    words = own
    if digits != "General":
        places = len(decimals or "")
        words = f"{number:0{len(digits)}.{places}f}"
    return _QUOTES.sub("", before) + words + _QUOTES.sub("", after) if float(words) == number else own


def day_as_shown(day: date, shown: str) -> str:
    """Return a day, or its month or its year where a format, or what is seen of it, shows no more."""
    if found := _MONTH_OR_YEAR.fullmatch(shown):
        return day.strftime("%Y-%m" if found["month"] else "%Y")
    letters = _ASIDE.sub("", shown).lower()
    if "y" not in letters or "d" in letters:
        return day.strftime("%Y-%m-%d")
    return day.strftime("%Y-%m" if "m" in letters else "%Y")


def day_before_the_first(shown: str) -> str:
    """Return the day that LibreOffice counts back from the first that Excel knows; nothing if it is none."""
    try:
        return (_DAY_NOUGHT + timedelta(days=int(float(shown)))).isoformat()
    except (ValueError, OverflowError):
        return ""


def sheets_of(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet with the path of its part."""
    ties = part_of(book, "xl/_rels/workbook.xml.rels").iterfind("{*}Relationship")
    targets = {tie.get("Id"): tie.get("Target", "") for tie in ties}
    for sheet in part_of(book, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
        tied = next((str(value) for name, value in sheet.items() if str(name).endswith("}id")), "")
        yield sheet.get("name", ""), normpath(join("/xl", targets[tied])).lstrip("/")


def _formats(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield those styles of cells, by their number, that show something of a number."""
    if "xl/styles.xml" not in book.namelist():
        return
    styles = part_of(book, "xl/styles.xml")
    named = {int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in styles.iter("{*}numFmt")}
    for style, cell in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        number = int(cell.get("numFmtId", "0"))
        shown = named.get(number) or _BUILT_IN.get(number, "")
        if shown:
            yield str(style), shown


def _places(
    book: zipfile.ZipFile, path: str, formats: Mapping[str, str]
) -> Iterator[tuple[tuple[int, int], str]]:
    with book.open(path) as part:
        for cell in _cells(part):
            shown = _shown(cell, formats)
            if shown and cell.get("r"):
                yield place_of(cell.get("r", "")), shown


def _shown(cell: etree._Element, formats: Mapping[str, str]) -> str:
    """Return the format of a number, one below nought itself, an error, or a formula without a value."""
    value, kind = cell.findtext("{*}v") or "", cell.get("t", "n")
    if not value:
        formula = cell.findtext("{*}f")
        return f"={formula}" if formula else ""
    if kind == "n" and value.startswith("-"):
        return value
    return value if kind == "e" else formats.get(cell.get("s", ""), "") if kind == "n" else ""


def _cells(part: IO[bytes]) -> Iterator[etree._Element]:
    for _event, row in etree.iterparse(part, tag="{*}row", resolve_entities=False, huge_tree=True):
        yield from row.iterfind("{*}c")
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]


def place_of(name: str) -> tuple[int, int]:
    """Return the row and the column, from 0, of a cell by its name: `B3`; raise ValueError if it is none."""
    found = _PLACE.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return int(found[2]) - 1, _column(found[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def part_of(book: zipfile.ZipFile, path: str) -> etree._Element:
    """Return a part of the book as a tree, which fetches nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(book.read(path), parser)
