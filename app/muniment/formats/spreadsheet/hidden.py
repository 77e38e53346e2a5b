"""Which rows and columns of its sheets a workbook does not show."""

import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from muniment.formats.spreadsheet.shown import sheets_of

_CONTENT = "content.xml"
_CHUNK = 1 << 20
_UNSEEN = ("collapse", "filter")
_YES = ("1", "true")


class Hidden(NamedTuple):
    """Ranges of rows and of columns, from 0; the end of each is the first that is seen again."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()


def hidden_in(book: zipfile.ZipFile) -> Mapping[str, Hidden]:
    """Return, by the name of its sheet, what is not seen; nothing of a book that does not tell."""
    try:
        if _CONTENT in book.namelist():
            return dict(_in_open_document(book)) if says(book, _CONTENT, b"visibility=") else {}
        sheets = ((name, path) for name, path in sheets_of(book) if says(book, path, b"hidden="))
        return {name: _in_sheet(book, path) for name, path in sheets}
    except (KeyError, ValueError, RuntimeError, etree.XMLSyntaxError):
        return {}


def says(book: zipfile.ZipFile, path: str, words: bytes) -> bool:
    """Say whether words stand in a part, without parsing all of it."""
    before = b""
    with book.open(path) as part:
        while chunk := part.read(_CHUNK):
            if words in before + chunk:
                return True
            before = chunk[-len(words) :]
    return False


def _in_sheet(book: zipfile.ZipFile, path: str) -> Hidden:
    rows: list[range] = []
    columns: list[range] = []
    with book.open(path) as part:
        for _event, each in etree.iterparse(
            part, tag=("{*}row", "{*}col"), resolve_entities=False, huge_tree=True
        ):
            if each.get("hidden") in _YES and etree.QName(each).localname == "row":
                rows.append(range(int(each.get("r", "0")) - 1, int(each.get("r", "0"))))
            elif each.get("hidden") in _YES:
                columns.append(range(int(each.get("min", "1")) - 1, int(each.get("max", "0"))))
            each.clear()
    return Hidden(tuple(rows), tuple(columns))


def _in_open_document(book: zipfile.ZipFile) -> Iterator[tuple[str, Hidden]]:
    found: dict[str, tuple[list[range], int]] = {"table-row": ([], 0), "table-column": ([], 0)}
    tags = ("{*}table-row", "{*}table-column", "{*}table")
    with book.open(_CONTENT) as part:
        for _event, each in etree.iterparse(part, tag=tags, resolve_entities=False, huge_tree=True):
            kind = etree.QName(each).localname
            if kind == "table":
                name = next((str(said) for key, said in each.items() if str(key).endswith("}name")), "")
                yield name, Hidden(tuple(found["table-row"][0]), tuple(found["table-column"][0]))
                found = {"table-row": ([], 0), "table-column": ([], 0)}
            else:
                spans, at = found[kind]
                end = at + _times(each)
                if any(said in _UNSEEN for key, said in each.items() if str(key).endswith("}visibility")):
                    spans.append(range(at, end))
                found[kind] = spans, end
            each.clear()


def _times(element: etree._Element) -> int:
    said = (str(words) for key, words in element.items() if str(key).endswith("s-repeated"))
    return int(next(said, "1"))
