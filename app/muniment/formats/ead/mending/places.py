"""Elements by names that the standard does not have, or where it does not have them, but words may stand."""

import copy
from collections.abc import Callable
from functools import cache, partial

from lxml import etree

from muniment.formats.ead.mending.contents import take_out
from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.reading.components import COMPONENTS
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.xml.elements import is_element, local, namespace

_IN_ANOTHER = {
    **dict.fromkeys(("extent", "dimensions", "physfacet", "genreform"), "physdesc"),
    **dict.fromkeys(("persname", "corpname", "famname", "name"), "origination"),
    "language": "langmaterial",
    "agent": "agents",
    "function": "functions",
    "place": "places",
    "subject": "controlaccess",
    "relation": "relations",
}
_CALLED_OTHERWISE = {
    "daodesc": "descriptivenote",
    "note": "didnote",
    **dict.fromkeys(("placename", "term"), "agentname"),
}
_AS_PARAGRAPH = ("head", "note", "item", "extent", "title", "ref", "emph", "addressline")
_AS_WORDS = ("p", "extent", "addressline", "head", "emph", "physfacet", "dimensions", "genreform", "num")


def named(spot: Spot) -> Proposals:
    """Propose the name of the standard for an element that differs in case, or is that of another version."""
    if spot.name in _UNITS and local(spot.element) != spot.form.name:
        yield spot.change(partial(call, tag=spot.tag(spot.name)))
    for child in [each for each in spot.element if is_element(each)]:
        better = _better_row(spot, child)
        if better in spot.form.content.names and namespace(child) == spot.aid.namespace:
            yield spot.change(partial(call_inside, place=spot.element.index(child), tag=spot.tag(better)))


_UNITS = ("archdesc", *COMPONENTS)


def _better_row(spot: Spot, child: etree._Element) -> str:
    """Return the row of an element by a name of another version; nothing where it is called rightly."""
    row = spot.aid.row(child)
    form = spot.child_form(row)
    if form is not None:
        return "" if form.name == local(child) else row
    rows = _rows_by_name().get(local(child).casefold(), ())
    return next((row for row in rows if spot.child_form(row) is not None), "")


@cache
def _rows_by_name() -> dict[str, list[str]]:
    """Return the rows of elements by the names that they have in any version."""
    found: dict[str, list[str]] = {}
    for element in vocabulary().elements.values():
        for name in dict.fromkeys((element.name, *(form.name for form in element.forms.values()))):
            found.setdefault(name.casefold(), []).append(element.id)
    return found


def call(element: etree._Element, tag: str) -> None:
    """Call an element otherwise; all that it says stays."""
    element.tag = tag


def moved(spot: Spot) -> Proposals:
    """Propose another element, or none, around words that stand in one that may not stand there."""
    for child in list(spot.element):
        name = spot.aid.row(child)
        is_known = spot.child_form(name) is not None or name in _KNOWN
        if not is_element(child) or name in spot.form.content.names or not is_known:
            continue
        do = _cure(spot, child, name)
        if do is not None:
            yield spot.change(partial(do, place=spot.element.index(child)))


def _cure(spot: Spot, child: etree._Element, name: str) -> Callable[..., None] | None:
    """Return what is to be done about an element where it stands, or None where nothing is sure."""
    allowed = spot.form.content.names
    around, better = _IN_ANOTHER.get(name, ""), _CALLED_OTHERWISE.get(name, "")
    if not len(child) and not child.attrib and not (child.text or "").strip():
        return take_out
    if around in allowed and _takes(spot, around, name):
        return partial(_put_in, made=spot.make(around))
    if better in allowed:
        return partial(call_inside, tag=spot.tag(better))
    if "p" in allowed and name in _AS_PARAGRAPH and _is_plain(child):
        return partial(call_inside, tag=spot.tag("p"))
    if "p" in allowed and _takes(spot, "p", name):
        return partial(_put_alone_in, made=spot.make("p"))
    return open_up if spot.form.content.words and name in _AS_WORDS else None


_KNOWN = frozenset((*_CALLED_OTHERWISE, "extent"))
"""Names of other versions that are met all the same."""


def _takes(spot: Spot, around: str, name: str) -> bool:
    form = spot.child_form(around)
    return form is not None and name in form.content.names


def _put_in(element: etree._Element, place: int, made: etree._Element) -> None:
    """Put another element around the one that stands there; one of its kind before it takes it up."""
    child, made = element[place], copy.copy(made)
    before = child.getprevious()
    if before is not None and before.tag == made.tag and not (before.tail or "").strip():
        child.tail, before.tail = None, child.tail
        before.append(child)
        return
    _put_alone_in(element, place, made)


def _put_alone_in(element: etree._Element, place: int, made: etree._Element) -> None:
    """Put another element around the one that stands there, and around that alone."""
    child, made = element[place], copy.copy(made)
    made.tail, child.tail = child.tail, None
    element.insert(place, made)
    made.append(child)


def _is_plain(child: etree._Element) -> bool:
    return not any(is_element(each) and local(each) in ("p", "list", "table") for each in child)


def call_inside(element: etree._Element, place: int, tag: str) -> None:
    """Call the element that stands at a place of this one otherwise."""
    element[place].tag = tag


def call_general(note: etree._Element, spot: Spot) -> None:
    """Call a note a general one, which has a heading where the other has a label, and is shown as it is."""
    label = str(note.attrib.pop("label", ""))
    for name in ("show", "actuate"):
        note.attrib.pop(name, "")
    note.tag = spot.tag("odd")
    if label:
        heading = spot.make("head")
        heading.text, heading.tail, note.text = label, note.text, None
        note.insert(0, heading)


def open_up(element: etree._Element, place: int) -> None:
    """Take an element away from around its words, which stay, with spaces about them."""
    child = element[place]
    before = element[place - 1] if place else None
    words = child.text or ""
    inner = list(child)
    tail = child.tail or ""
    if _touches(before.tail if before is not None else element.text, words):
        words = f" {words}"
    if _touches((inner[-1].tail if inner else words), tail):
        tail = f" {tail}"
    _append_after(element, before, words)
    element.remove(child)
    for step, node in enumerate(inner):
        element.insert(place + step, node)
    _append_after(element, inner[-1] if inner else before, tail)


def _touches(before: str | None, after: str) -> bool:
    return bool(before and after and before[-1:].isalnum() and after[:1].isalnum())


def _append_after(element: etree._Element, before: etree._Element | None, words: str) -> None:
    if before is None:
        element.text = (element.text or "") + words
    else:
        before.tail = (before.tail or "") + words
