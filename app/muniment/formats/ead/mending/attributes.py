"""Attributes that the standard does not have on an element: named rightly, put rightly, or set aside."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from muniment.formats.ead.concepts import qualified
from muniment.formats.ead.mending.spots import Proposal, Proposals, Spot, spot
from muniment.formats.ead.vocabulary import attribute_rows
from muniment.formats.xml.elements import is_element

_ASIDE = "altrender"
_OF_SCHEMAS = "{http://www.w3.org/2001/XMLSchema-instance}"


def named(spot: Spot) -> Proposals:
    """Propose the name of the standard for one that differs in case, or is that of another version."""
    for name, said in spot.attributes:
        better = _better_name(spot, name)
        if better:
            yield spot.rename(name, better, said)


def put_inside(outer: Spot) -> Proposals:
    """Propose to put an attribute on the one element inside that may have it."""
    for name, said in outer.attributes:
        if _belongs_inside(outer, name):
            yield outer.change(partial(_hand_down, name=name, said=said))


def local_ones(spot: Spot) -> Proposals:
    """Propose to say an attribute of one's own in `altrender`, or in a comment where there is none.

    One that is to be named or put rightly is not one's own.
    """
    for name, said in spot.attributes:
        if _is_known(spot, name) or _better_name(spot, name) or _belongs_inside(spot, name):
            continue
        words = f"{name.rpartition('}')[2]}: {said}"
        if _ASIDE in spot.known:
            yield _aside(spot, name, said, words)
        else:
            yield spot.change(partial(_comment, name=name, words=words))


def _belongs_inside(outer: Spot, name: str) -> bool:
    children = [child for child in outer.element if is_element(child)]
    inner = spot(children[0], outer.aid) if len(children) == 1 else None
    if inner is None or _is_known(outer, name):
        return False
    return name in inner.known and not _has(inner, name)


def _is_known(spot: Spot, name: str) -> bool:
    return name in spot.known or name.startswith(_OF_SCHEMAS)


def _has(spot: Spot, name: str) -> bool:
    return any(each == name for each, _said in spot.attributes)


def _better_name(spot: Spot, name: str) -> str:
    """Return what the version calls the attribute; nothing where it has it, or has the other already."""
    if _is_known(spot, name):
        return ""
    bare = name.rpartition("}")[2].removeprefix("xlink:")
    wanted = {bare.lower(), f"xlink:{bare}".lower()} | ({"linktype"} if name == "xlink:type" else set())
    alike = (known for known in spot.known if known.lower() in wanted)
    better = next(alike, "") or next(_names_in_other_versions(spot, name), "")
    return "" if _has(spot, better) else better


def _names_in_other_versions(spot: Spot, name: str) -> Iterator[str]:
    """Yield what the version calls that which others call by this name."""
    for row in attribute_rows().values():
        called = (*row.names.values(), row.id)
        if name in called:
            yield from (other for other in called if other in spot.known and other != name)


def _aside(spot: Spot, name: str, said: str, words: str) -> Proposal:
    there = dict(spot.attributes).get(_ASIDE, "")
    both = f"{there}; {words}" if there else words

    def do() -> None:
        spot.element.attrib.pop(qualified(name), "")
        spot.element.set(_ASIDE, both)

    return Proposal(f'{name}="{said}"', f'{_ASIDE}="{both}"', do)


def _hand_down(element: etree._Element, name: str, said: str) -> None:
    element.attrib.pop(qualified(name), "")
    child = next(child for child in element if is_element(child))
    child.set(qualified(name), said)


def _comment(element: etree._Element, name: str, words: str) -> None:
    """Put words into a comment at the beginning of the element, in place of an attribute."""
    element.attrib.pop(qualified(name), "")
    remark = etree.Comment(f" {words.replace('--', '- -')} ")
    remark.tail, element.text = element.text, ""
    element.insert(0, remark)
