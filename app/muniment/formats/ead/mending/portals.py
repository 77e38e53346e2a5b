"""What a finding aid is adapted in for Archives Portal Europe: all words stay, and what people are told."""

import copy
from functools import partial

from lxml import etree

from muniment.formats.ead import instructions
from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.mending.contents import take_out
from muniment.formats.ead.mending.groups import OBJECTS_APART
from muniment.formats.ead.mending.mends import Rule
from muniment.formats.ead.mending.places import call, call_general, open_up
from muniment.formats.ead.mending.spots import Proposals, Spot
from muniment.formats.ead.packs.apeead import profile
from muniment.formats.ead.packs.codes import codes, is_agency
from muniment.formats.ead.reading.components import COMPONENTS, OWN_ID
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.sources import parsed
from muniment.formats.ead.versions import Version
from muniment.formats.xml.elements import is_element
from muniment.i18n import _

_UNITS = ("archdesc", *COMPONENTS)
_FOR_PROGRAMS = frozenset(
    (
        *("altrender", "encodinganalog", "render", "findaidstatus", "relatedencoding", "tpattern"),
        *("othertype", "actuate", "show", "xlink:type", "xlink:actuate", "xlink:show"),
    )
)
"""Attributes that tell programs how something is shown or called elsewhere, and nobody what it is."""
_USUAL = {
    "audience": ("external",),
    "datechar": ("creation",),
    "type": ("inclusive", "combined", "in-depth", "analyticover"),
    "calendar": ("gregorian",),
    "era": ("ce",),
}
"""What goes without saying."""
_NAMES = ("persname", "corpname", "famname", "name", "geogname")
_MARKS = frozenset(
    (*_NAMES, "subject", "genreform", "function", "occupation", "title", "num", "date", "emph")
)


def _without_number(spot: Spot) -> Proposals:
    if spot.name in COMPONENTS and spot.name != "c":
        yield spot.change(partial(call, tag=spot.tag("c")))


def _identified(spot: Spot) -> Proposals:
    """Propose country and identifier of the finding aid, where its agency and its words tell them."""
    said = dict(spot.attributes)
    agency = said.get("mainagencycode", "")
    if not said.get("countrycode") and is_agency(agency, codes("ead2002", "countries")):
        yield spot.put("countrycode", said.get("countrycode", ""), agency.partition("-")[0])
    if not said.get("identifier") and _words(spot):
        yield spot.put("identifier", said.get("identifier", ""), _words(spot))


def _words(spot: Spot) -> str:
    return " ".join("".join(map(str, spot.element.itertext())).split())


def _notes(spot: Spot) -> Proposals:
    """Propose a note for an abstract, and a general note for one that stands beside the others."""
    for child in [each for each in spot.element if is_element(each)]:
        if spot.name == "did" and spot.aid.row(child) == "abstract":
            yield spot.change(partial(_as_note, place=spot.element.index(child), spot=spot))
        elif spot.name in _UNITS and spot.aid.row(child) == "note":
            yield spot.change(partial(_as_general, place=spot.element.index(child), spot=spot))


def _as_general(element: etree._Element, place: int, spot: Spot) -> None:
    call_general(element[place], spot)


def _as_note(element: etree._Element, place: int, spot: Spot) -> None:
    abstract = element[place]
    note, paragraph = spot.make("note"), copy.copy(abstract)
    note.set("type", "abstract")
    if abstract.get("label"):
        note.set("label", str(abstract.get("label")))
    note.tail, paragraph.tail, paragraph.tag = abstract.tail, None, spot.tag("p")
    paragraph.attrib.clear()
    note.append(paragraph)
    element.replace(abstract, note)


def _objects(spot: Spot) -> Proposals:
    """Propose to put digital objects beside a description into its identification."""
    if spot.name in _UNITS and {"did", "dao"} <= set(spot.inside):
        yield spot.change(partial(_put_inside, spot=spot))


def _put_inside(element: etree._Element, spot: Spot) -> None:
    did = next(each for each in element if spot.aid.row(each) == "did")
    for each in [each for each in element if spot.aid.row(each) == "dao"]:
        take_out(element, element.index(each))
        each.tail = None
        did.append(each)


def _titled(spot: Spot) -> Proposals:
    """Propose the description of a digital object, or its address, as its title."""
    if spot.name != "dao":
        return
    said, words = dict(spot.attributes), _words(spot)
    title, address = said.get("xlink:title", "").strip(), said.get("xlink:href", "")
    if (words and title in ("", words)) or (address and not title):
        yield spot.change(partial(_say_title, title=words or address))


def _say_title(element: etree._Element, title: str) -> None:
    element.set(qualified("xlink:title"), title)
    element.text = None
    for child in list(element):
        element.remove(child)


def _ungrouped(spot: Spot) -> Proposals:
    """Propose to open groups of access points, and of notes, that have no heading."""
    for child in [each for each in spot.element if is_element(each)]:
        row = spot.aid.row(child)
        is_group = row == "descgrp" or (row == "controlaccess" and spot.name == "controlaccess")
        inside = {spot.aid.row(each) for each in child}
        if is_group and not (child.text or "").strip() and inside <= spot.form.content.names - {"head"}:
            yield spot.change(partial(open_up, place=spot.element.index(child)))


def _without_marks(spot: Spot) -> Proposals:
    """Propose plain words for marks that the profile does not take, where they say nothing else."""
    holds = profile().holds.get(spot.name)
    if holds is None or not spot.form.content.words:
        return
    for child in [each for each in spot.element if spot.aid.row(each) in _MARKS - holds]:
        if all(name in _FOR_PROGRAMS for name in map(str, child.attrib)):
            yield spot.change(partial(open_up, place=spot.element.index(child)))


def _for_people(spot: Spot) -> Proposals:
    """Propose to leave out attributes for programs, those that go without saying, and codes said already."""
    known = profile().on.get(spot.name)
    for name, said in spot.attributes if known is not None else ():
        usual = said in _USUAL.get(name, ())
        is_taken = known is not None and name in known and (spot.name, name, usual) != ("dsc", "type", True)
        if not is_taken and (usual or name in _FOR_PROGRAMS or _is_said_otherwise(spot, name, said)):
            yield spot.put(name, said, "")


def _known_again(spot: Spot) -> Proposals:
    """Propose to say our id of the whole in an instruction, for the profile has no place for it."""
    id = str(spot.element.get("id", ""))
    if spot.name != "archdesc" or not OWN_ID.fullmatch(id) or "id" in profile().on.get(spot.name, ("id",)):
        return
    if not Heard(spot.element, Version.EAD2002).has("unit"):
        yield spot.change(partial(_say_id, id=id))


def _say_id(element: etree._Element, id: str) -> None:
    said = Heard(element, Version.EAD2002).pairs
    if said:
        element.remove(element[0])
    made = parsed(instructions.instruction((*said, ("unit", id))), "")[0]
    element.insert(0, made)


def _is_said_otherwise(spot: Spot, name: str, said: str) -> bool:
    """Return whether an attribute says only what stands elsewhere: an id that nothing points to, a code."""
    if name == "id":
        return said not in spot.aid.targets
    if name == "label":
        return said.casefold() == str(spot.element.get("type", "")).casefold()
    return spot.name == "unitid" and name in ("countrycode", "repositorycode") and said in spot.aid.codes


def _in_the_schema(rule: Rule) -> Rule:
    """Return the rule, asked only about files in the namespace, which alone are taken."""
    space = Version.EAD2002.namespace
    return Rule(
        rule.id, rule.label, lambda spot: rule.propose(spot) if spot.aid.namespace == space else iter(())
    )


RULES: tuple[Rule, ...] = tuple(
    _in_the_schema(rule)
    for rule in (
        Rule("unnumbered", _("Components with a number"), _without_number),
        Rule("ungrouped", _("Groups without a heading"), _ungrouped),
        Rule("as-note", _("Abstracts, and notes beside the others"), _notes),
        OBJECTS_APART,
        Rule("objects-inside", _("Digital objects beside the identification"), _objects),
        Rule("object-title", _("Digital objects without a title"), _titled),
        Rule("plain-words", _("Marks that are not taken"), _without_marks),
        Rule("known-again", _("The id of the whole"), _known_again),
        Rule("for-people", _("Attributes for programs"), _for_people),
    )
)
"""What is proposed of any element; the identifier of the finding aid has a rule of its own."""

IDENTIFIED = _in_the_schema(Rule("identified", _("Country and identifier of the finding aid"), _identified))
