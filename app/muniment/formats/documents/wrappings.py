"""What Word wraps words in: changes that are tracked, fields, content controls, boxes of text."""

from itertools import islice

from docx.oxml.ns import qn
from lxml import etree

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHANGED = ("w:ins", "w:moveTo")
_MARKED = ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")
_WRAPPED_IN = tuple(map(qn, (*_CHANGED, *_MARKED)))
_GONE = (
    *map(qn, ("w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")),
    f"{_MARKUP}Fallback",
)
"""What is struck out, what is said of a wrapping, and what programs of old show instead."""


def unwrap(body: etree._Element) -> None:
    """Let the words of a document stand as they do when all its changes are accepted.

    The paragraphs of a box come after the one that it hangs on.
    """
    struck_out = f"{qn('w:trPr')}/{qn('w:del')}"
    for row in [row for row in body.iter(qn("w:tr")) if row.find(struck_out) is not None]:
        _take_away(row)
    for gone in list(body.iter(*_GONE)):
        _take_away(gone)
    for wrapping in list(body.iter(*_WRAPPED_IN)):
        for child in wrapping:
            wrapping.addprevious(child)
        _take_away(wrapping)
    for box in reversed(list(body.iter(qn("w:txbxContent")))):
        for host in islice(box.iterancestors(qn("w:p")), 1):
            for child in reversed(box):
                host.addnext(child)


def _take_away(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)
