"""Headings of a table of components in which none is left: they may not stand there, and ride along."""

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.merging import layout
from muniment.formats.ead.originals.forms import Form
from muniment.formats.ead.reading.components import COMPONENTS, placed
from muniment.formats.ead.reading.sources import inside, parsed
from muniment.formats.ead.verbatim import verbatim
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of, vocabulary
from muniment.formats.xml.elements import is_element, local

_HEADINGS = "thead"


def with_headings_aside(form: Form, version: Version, names: str) -> Form:
    """Return an element in which no component stands with headings of components in an instruction.

    Where they may stand without components, or something else is wrong there, they stay.
    """
    if _HEADINGS not in form.text:
        return form
    around = parsed(form.text, names)
    own = around[0]
    places = dict(placed(own, [], version))
    for holder in (own, *(node for node in own if _row(node, version) == "dsc")):
        if _needs_components(holder, version):
            for node in [each for each in holder if _row(each, version) == _HEADINGS]:
                layout.put_instead(node, [_riding(node, places.get(node, ""), version)])
    return Form(inside(around), form.at, form.names)


def _row(node: etree._Element, version: Version) -> str:
    return row_of(version, local(node)) if is_element(node) else ""


def _needs_components(holder: etree._Element, version: Version) -> bool:
    """Return whether an element would be valid but for headings without components behind them."""
    row = _row(holder, version)
    form = vocabulary().form("c" if row in COMPONENTS else row, version)
    rows = [_row(node, version) for node in holder if is_element(node)]
    others = [each for each in rows if each != _HEADINGS]
    if form is None or rows == others:
        return False
    return form.content.fits(others) and not form.content.fits(rows)


def _riding(node: etree._Element, place: str, version: Version) -> etree._Element:
    said = [("kept", verbatim(node)), ("vocabulary", version.value), ("place", place)]
    return parsed(instructions.instruction(said), "")[0]
