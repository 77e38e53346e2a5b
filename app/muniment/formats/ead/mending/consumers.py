"""What a finding aid is adapted in for one consumer: only where nothing is lost by it."""

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from lxml import etree

from muniment.formats.ead.mending import portals
from muniment.formats.ead.mending.contents import may_go, take_out
from muniment.formats.ead.mending.groups import OBJECTS_APART
from muniment.formats.ead.mending.mends import Rule
from muniment.formats.ead.mending.places import call_general, open_up
from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import is_element, local
from muniment.i18n import _

_NOTES = frozenset(
    (
        *("scopecontent", "bioghist", "odd", "arrangement", "accessrestrict", "userestrict", "custodhist"),
        *("acqinfo", "processinfo", "controlaccess", "p", "item", "unitid", "extent", "physdesc"),
    )
)
"""What says nothing where it is empty, and makes an import fail."""


def _title_of_object(spot: Spot) -> Proposals:
    """Propose the address of a digital object as its title, where it has none."""
    said = dict(spot.attributes)
    name = "title" if spot.aid.is_of_dtd else "xlink:title"
    address = said.get("xlink:href", "") or said.get("href", "")
    if address and not said.get(name, "").strip():
        yield spot.put(name, "", address)


def _nothing_empty(spot: Spot) -> Proposals:
    """Propose to take out what is empty, for it makes the import fail, where the standard can do without."""
    for child in [each for each in spot.element if is_element(each) and local(each) in _NOTES]:
        is_empty = not len(child) and not child.attrib and not (child.text or "").strip()
        if is_empty and may_go(spot, child):
            yield spot.change(partial(take_out, place=spot.element.index(child)))


def _notes_beside(spot: Spot) -> Proposals:
    """Propose to put notes that stand beside title and date behind them, as general notes."""
    did = next((each for each in spot.element if local(each) == "did"), None)
    if did is not None and any(local(each) == "note" for each in did):
        yield spot.change(partial(_move_notes, spot=spot))


def _move_notes(element: etree._Element, spot: Spot) -> None:
    did = next(each for each in element if local(each) == "did")
    behind = did
    for note in [each for each in did if local(each) == "note"]:
        take_out(did, did.index(note))
        call_general(note, spot)
        note.tail = None
        behind.addnext(note)
        behind = note


def _measured(spot: Spot) -> Proposals:
    """Propose to mark bare words such as “3 boxes” as an extent, without which a resource is refused."""
    words = (spot.element.text or "").strip()
    if _QUANTITY.fullmatch(words) and not spot.inside:
        yield spot.change(partial(_mark, tag=spot.tag("extent")))


_QUANTITY = re.compile(r"[0-9.]+\s+\S.*", re.DOTALL)
"""What is taken for a number of something."""


def _named_creator(spot: Spot) -> Proposals:
    """Propose to mark the bare words of a creator as a name, which AtoM takes."""
    has_words = bool((spot.element.text or "").strip())
    if has_words and not spot.inside:
        yield spot.change(partial(_mark, tag=str(spot.make("name").tag)))


def _mark(element: etree._Element, tag: str) -> None:
    made = etree.Element(tag)
    made.text, element.text = element.text, None
    element.append(made)


def _undated_process(spot: Spot) -> Proposals:
    """Propose plain words for a date in a note on the work done, which AtoM would take for a revision."""
    for paragraph in [each for each in spot.element.iter() if local(each) == "p"]:
        if any(local(each) == "date" for each in paragraph):
            yield spot.change(_plain_dates)
            return


def _plain_dates(element: etree._Element) -> None:
    for paragraph in [each for each in element.iter() if local(each) == "p"]:
        for date in [each for each in paragraph if local(each) == "date"]:
            open_up(paragraph, paragraph.index(date))


def _in_2002(rule: Rule) -> Rule:
    """Return the rule, asked only about files in the version that its consumer takes."""
    return Rule(
        rule.id,
        rule.label,
        lambda spot: rule.propose(spot) if spot.aid.version is Version.EAD2002 else iter(()),
    )


def _on(names: tuple[str, ...], rule: Rule) -> Rule:
    """Return the rule, asked about elements of these names only."""
    return Rule(rule.id, rule.label, lambda spot: rule.propose(spot) if spot.name in names else iter(()))


_UNITS = ("archdesc", "c", *(f"c{step:02}" for step in range(1, 13)))

_ARCHIVESSPACE: tuple[Rule, ...] = (
    OBJECTS_APART,
    _on(("dao",), Rule("object-title", _("Digital objects without a title"), _title_of_object)),
    _on(("physdesc",), Rule("measured", _("Extents in bare words"), _measured)),
    Rule("nothing-empty", _("Empty elements"), _nothing_empty),
    _on(_UNITS, Rule("notes-beside", _("Notes that would be lost beside the title"), _notes_beside)),
)
_ATOM: tuple[Rule, ...] = (
    _on(("origination",), Rule("named-creator", _("Creators in bare words"), _named_creator)),
    _on(("processinfo",), Rule("undated-process", _("Dates in notes on work"), _undated_process)),
)

ADAPTATIONS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "archivesspace": tuple(map(_in_2002, _ARCHIVESSPACE)),
        "atom": tuple(map(_in_2002, _ATOM)),
        "apeead": (_on(("eadid",), portals.IDENTIFIED), *portals.RULES),
    }
)
"""The rules by the pack of the consumer; what they do is told with the export."""
