"""What Word wraps words in: changes that are tracked, fields, content controls, boxes, readings, formulas."""

from itertools import islice

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from muniment.formats.documents.symbols import sign

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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

    The paragraphs of a box come after the one that it hangs on, the reading of a word in parentheses
    behind it.
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
    _spell_out(body)
    for box in reversed(list(body.iter(qn("w:txbxContent")))):
        for host in islice(box.iterancestors(qn("w:p")), 1):
            for child in reversed(box):
                host.addnext(child)


def run_of(words: str) -> etree._Element:
    """Return words as a run, spaces and all."""
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    text.set(_SPACE, "preserve")
    run.append(text)
    return run


def _spell_out(body: etree._Element) -> None:
    """Let symbols, formulas and words with their readings be words like others."""
    for symbol in list(body.iter(qn("w:sym"))):
        symbol.addprevious(run_of(sign(symbol.get(qn("w:font"), ""), symbol.get(qn("w:char"), "")))[0])
        _take_away(symbol)
    for formula in list(body.iter(f"{_MATHS}oMath")):
        formula.addprevious(run_of("".join(each.text or "" for each in formula.iter(f"{_MATHS}t"))))
        _take_away(formula)
    for paragraphs in list(body.iter(f"{_MATHS}oMathPara")):
        for child in paragraphs.iterchildren(qn("w:r")):
            paragraphs.addprevious(child)
    for around in list(body.iter(qn("w:r"))):
        for ruby in around.findall(qn("w:ruby")):
            _read_aloud(around, ruby)


def _read_aloud(around: etree._Element, ruby: etree._Element) -> None:
    base, reading = (
        "".join(each.text or "" for part in ruby.iterchildren(qn(name)) for each in part.iter(qn("w:t")))
        for name in ("w:rubyBase", "w:rt")
    )
    ruby.addprevious(run_of(f"{base}({reading})" if reading else base)[0])
    _take_away(ruby)


def _take_away(element: etree._Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)
