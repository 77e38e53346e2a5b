"""What a record in another version says and no field holds, said by the elements that this version has.

Elements are called and ordered otherwise from version to version; what an element cannot say whole here is
not carried over, and told in words instead (`unsaid`).
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import NamedTuple

from muniment.formats.eac import putting
from muniment.formats.eac.making import Maker, plain, said
from muniment.formats.eac.slots import NAME
from muniment.formats.eac.trees import Element, child, children, insert_in_order, remove, row_of, words
from muniment.formats.eac.values.records import hear_event
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.xml.elements import is_element
from muniment.formats.xml.vocabularies import Form

_CARRIED = (
    "control/otherRecordId",
    "control/maintenanceAgency/otherAgencyCode",
    "control/maintenanceAgency/descriptiveNote",
    "control/conventionDeclaration",
    "control/rightsDeclaration",
    "control/localTypeDeclaration",
    "control/localControl",
    "alternativeSet/setComponent",
)
_TWINS: Mapping[str, str] = {
    "abbreviation": "shortCode",
    "citation": "reference",
    "xml:lang": "languageOfElement",
    "scriptCode": "scriptOfElement",
    "xlink:href": "href",
    "xlink:role": "linkRole",
    "xlink:title": "linkTitle",
}
"""Elements and attributes of 2010, and what 2.0 calls them."""

_CALLED: Mapping[Version, Mapping[str, str]] = {
    Version.EAC2: _TWINS,
    Version.EAC2010: {other: one for one, other in _TWINS.items()},
}
_STATE = "publicationStatus"
_NEW_IN_2018 = ("control/rightsDeclaration",)
"""The first edition of 2010, by which many still validate, knows none of these."""

_STEPS = ("control/maintenanceHistory/maintenanceEvent",)
_MAKER = "agentType"
_SETS: Mapping[Version, str] = {Version.EAC2010: "nameEntryParallel", Version.EAC2: "nameEntrySet"}
"""What each version calls names that belong together."""


class Carried(NamedTuple):
    """An element of the record that came, where what it says belongs, and the element that says it here."""

    came: Element
    path: str
    made: Element


def carry(root: Element, came: Element, make: Maker) -> None:
    """Put into a record what one that came in another version says and no field holds."""
    for each in carried(root, came, make):
        insert_in_order(putting.home_of(root, each.path, make), each.made, make.version)
    for names in carried_sets(root, came, make):
        _put_together(names)
    _carry_state(root, came, make)
    _carry_makers(root, came, make)


def carried(root: Element, came: Element, make: Maker) -> Iterator[Carried]:
    """Yield what the version can say of a record that came in another, and no field holds.

    What was said of something that has been taken away since, such as the keeper, is not among it.
    """
    known = [path for path in _CARRIED if make.version is Version.EAC2 or path not in _NEW_IN_2018]
    for path in known:
        if putting.is_held_by_derived(root, path):
            continue
        for element in putting.found(came, (path,)):
            made = _made(element, make)
            if made is not None and sorted(_all_words(made)) == sorted(_all_words(element)):
                yield Carried(element, path, made)


class CarriedSet(NamedTuple):
    """Names that belong together in the record that came, as they stand here, and the element around them."""

    came: Element
    names: list[Element]
    made: Element


def carried_sets(root: Element, came: Element, make: Maker) -> Iterator[CarriedSet]:
    """Yield the names that stand beside each other as they belonged together in another version."""
    name = _SETS[make.version]
    ours = putting.found(root, ("identity/nameEntry",))
    said_here = [putting.heard(each, NAME) for each in ours]
    for together in putting.found(came, [f"identity/{each}" for each in _SETS.values()]):
        said_there = [putting.heard(each, NAME) for each in children(together, "nameEntry")]
        starts = range(len(ours) - len(said_there) + 1)
        at = next((at for at in starts if said_here[at : at + len(said_there)] == said_there), None)
        if at is None:
            continue
        names = ours[at : at + len(said_there)]
        # A name stands in one set only, also where two sets say the same.
        del ours[at : at + len(said_there)], said_here[at : at + len(said_there)]
        made = make.make(name, _attributes(together, make.version), map(deepcopy, names))
        if made is not None and all(_fits_inside(each, make) for each in (made, *children(made))):
            yield CarriedSet(together, names, made)


def _put_together(names: CarriedSet) -> None:
    first, *rest = names.names
    home = first.getparent()
    assert home is not None
    home.replace(first, names.made)
    for name in rest:
        remove(name)


def state_of(came: Element) -> str:
    """Return the state of publication of a record, which one version says in an element, the other beside."""
    said_inside = [words(each) for each in putting.found(came, (f"control/{_STATE}",))]
    return next(iter(said_inside), "") or said(child(came, "control"), _STATE)


def carries_state(came: Element, make: Maker) -> bool:
    """Say whether the version can say the state of publication that the record says."""
    state = state_of(came)
    return make.can_say("control", state, _STATE) or make.can_say(_STATE, state)


def _carry_state(root: Element, came: Element, make: Maker) -> None:
    if not carries_state(came, make):
        return
    state, control = state_of(came), putting.home_of(root, "control/", make)
    made = make.text(_STATE, state)
    if made is None:
        control.set(_STATE, state)
    else:
        insert_in_order(control, made, make.version)


def _carry_makers(root: Element, came: Element, make: Maker) -> None:
    """Say of each step in the history of the record whether a person took it or a program."""
    makers = {hear_event(each): _maker_of(each) for each in putting.found(came, _STEPS)}
    for step in putting.found(root, _STEPS):
        maker = makers.get(hear_event(step), "")
        agent, kind = child(step, "agent"), child(step, _MAKER)
        if kind is not None and make.can_say(_MAKER, maker):
            kind.text = maker
        elif agent is not None and make.can_say("agent", maker, _MAKER):
            agent.set(_MAKER, maker)


def _maker_of(step: Element) -> str:
    return words(child(step, _MAKER)) or said(child(step, "agent"), _MAKER)


def _made(element: Element, make: Maker) -> Element | None:
    """Return the element as the version says it, or None where it cannot say all of it."""
    row = row_of(element)
    row = _CALLED[make.version].get(row, row)
    form = vocabulary().form(row, make.version)
    if form is None:
        return None
    content: list[Element | str | None] = [element.text]
    for each in element:
        if is_element(each):
            inner = _made(each, make)
            if inner is None:
                return None
            content.append(inner)
        content.append(each.tail)
    made = make.make(row, _attributes(element, make.version), content)
    return made if made is not None and _is_complete(made, row, form, make) else None


def _is_complete(made: Element, row: str, form: Form, make: Maker) -> bool:
    missing = any(each.required and not made.get(name) for name, each in form.attributes.items())
    held = form.content.words or form.content.fits([row_of(each) for each in children(made)])
    return held and not missing and (not form.value or make.can_say(row, words(made)))


def _fits_inside(element: Element, make: Maker) -> bool:
    """Say whether what stands in the element may stand there in the version."""
    form = vocabulary().form(row_of(element), make.version)
    return form is not None and form.content.fits([row_of(each) for each in children(element)])


def _attributes(element: Element, version: Version) -> dict[str, str]:
    known = _CALLED[version]
    said = {plain(str(name)): str(value) for name, value in element.attrib.items()}
    attributes = {known.get(name, name): value for name, value in said.items()}
    if version is Version.EAC2010 and "xlink:href" in attributes:
        attributes["xlink:type"] = "simple"
    return attributes


def _all_words(element: Element) -> list[str]:
    return " ".join(str(text) for text in element.itertext() if text).split()
