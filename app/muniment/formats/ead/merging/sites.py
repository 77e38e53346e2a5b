"""Where the values of a unit stand in its source: element by element, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

from lxml import etree

from muniment.description.levels import SubjectKind
from muniment.description.units import Unit
from muniment.formats.ead.reading.components import XML_ID, notes_in, opened, placed, take
from muniment.formats.ead.reading.drafts import LISTS, Draft
from muniment.formats.ead.reading.identity import MEMBERS
from muniment.formats.ead.reading.sources import twins
from muniment.formats.ead.revisions import NEWEST, reads
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import local

FIELDS = ("repository", *(name for name in LISTS if name != "kept"))


@dataclass(slots=True, eq=False)
class Site:
    """An element of a source, where it stands, what it was read as, and what it is to say.

    One of several values that belong together stands in the element of their `group`; `around` are the groups
    of notes that it stands in, the outermost first. A note in another one stands in that at the site `outer`.
    """

    node: etree._Element
    place: str
    said: dict[str, list[Any]]
    group: etree._Element | None = None
    around: tuple[etree._Element, ...] = ()
    outer: "Site | None" = None
    wanted: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def is_in_identity(self) -> bool:
        """Whether it stands in the `did`."""
        return self.place.startswith("did/")

    @property
    def is_turned(self) -> bool:
        """Whether it is to say what it says, in another order."""
        wanted = {name: values for name, values in self.wanted.items() if values}
        return self.said.keys() == wanted.keys() and all(
            order_of(values, wanted[name]) for name, values in self.said.items()
        )


_Member: TypeAlias = tuple[etree._Element, str, etree._Element | None, tuple[etree._Element, ...]]
"""What is read one by one, its place, the group of its values if any, and the groups of notes around it."""


def sites(own: etree._Element, names: str, version: Version, revision: int) -> list[Site]:
    """Return the elements of a source that are read one by one, in their order, as a revision read them."""
    (twin,) = twins([own], names, version)
    draft = Draft(version, in_pieces=False, revision=revision, alone=True)
    found = []
    pairs = zip(_members(own, version, revision), _members(twin, version, revision), strict=True)
    for (node, place, group, around), (read, *_) in pairs:
        site = Site(node, place, _read(draft, read, place), group, around)
        found.append(site)
        inner = (notes_in(each, place, version, revision) for each in (node, read))
        for note, note_read in zip(*inner, strict=True):
            found.append(Site(note, "", _read(draft, note_read, ""), None, around, site))
    return found


def _read(draft: Draft, node: etree._Element, place: str) -> dict[str, list[Any]]:
    """Return what is read at a place into the draft."""
    before = {name: len(_values(draft, name)) for name in FIELDS}
    take(draft, node, place)
    said = {name: _values(draft, name)[before[name] :] for name in FIELDS}
    return {name: values for name, values in said.items() if values}


def _members(own: etree._Element, version: Version, revision: int) -> Iterator[_Member]:
    """Yield what stands in an element with its place; the members of a group instead of it, each with it."""
    for whole, place in placed(own, [], version):
        for node, around in opened(whole, place, version, revision):
            row = row_of(version, local(node))
            if row not in MEMBERS or not reads(row, revision):
                yield node, place, None, around
                continue
            for member in node:
                if row_of(version, local(member)) == MEMBERS[row]:
                    yield member, place, node, around


def read_alone(
    nodes: Iterable[etree._Element], place: str, names: str, version: Version, revision: int = NEWEST
) -> dict[str, list[Any]]:
    """Return what elements say that stand at a place, as a revision reads them."""
    draft = Draft(version, in_pieces=False, revision=revision)
    for node in twins(nodes, names, version):
        take(draft, node, place)
    return {name: values for name in FIELDS if (values := _values(draft, name))}


def values_of(unit: Unit, name: str) -> list[Any]:
    """Return the values that stand in elements for a field of the unit."""
    if name == "repository":
        return [unit.repository] if unit.repository else []
    return [each for each in getattr(unit, name) if getattr(each, "kind", "") != XML_ID]


def _values(draft: Draft, name: str) -> list[Any]:
    said = getattr(draft, name)
    return list(said) if name != "repository" else [said] if said else []


@dataclass(frozen=True, slots=True)
class Added:
    """Values of one field that stand nowhere yet, and the sites of the values before and behind them."""

    name: str
    values: list[Any]
    before: Site | None
    behind: Site | None


def matched(found: list[Site], unit: Unit, version: Version) -> list[Added]:
    """Say at each site what it is to say now, and return what has no site.

    A value that is still said stays; a new one takes the place of one that is gone, of its kind if it can,
    or joins the others where the version has one element for all of them.
    """
    added: list[Added] = []
    for name in FIELDS:
        values = values_of(unit, name)
        homes = _joined(_homes(found, unit, name))
        homes = [
            home or _shared(found, name, value, version) for home, value in zip(homes, values, strict=True)
        ]
        for site in found:
            if name in site.said or any(home is site for home in homes):
                site.wanted[name] = [value for value, home in zip(values, homes, strict=True) if home is site]
        added += _homeless(name, values, homes)
    return added


def _homes(found: list[Site], unit: Unit, name: str) -> list[Site | None]:
    """Return for each value of the unit the site where it stands, or is to stand."""
    values = values_of(unit, name)
    homes: list[Site | None] = [None] * len(values)
    gone: list[tuple[Any, Site]] = []
    for site in found:
        for said in site.said.get(name, ()):
            at = next((n for n, value in enumerate(values) if homes[n] is None and value == said), None)
            if at is None:
                gone.append((said, site))
            else:
                homes[at] = site
    for same_kind in (True, False):
        for said, site in tuple(gone):
            free = (
                n for n, value in enumerate(values) if homes[n] is None and _may_be(said, value, same_kind)
            )
            at = next(free, None)
            if at is not None:
                homes[at] = site
                gone.remove((said, site))
    return homes


_AROUND_ALL: Mapping[Version, Mapping[str, str]] = {
    Version.EAD4: {
        "repository": "agents",
        "credits": "agents",
        "objects": "formsavailable",
        SubjectKind.FUNCTION: "functions",
        SubjectKind.PLACE: "places",
    }
}
"""The elements that stand once around all values of a field, or all of a kind."""


def _shared(found: list[Site], name: str, value: object, version: Version) -> Site | None:
    """Return the element that stands around all such values, where there is one already."""
    around = _AROUND_ALL.get(version, {})
    row = around.get(name) or around.get(getattr(value, "kind", ""))
    return next((site for site in found if row_of(version, local(site.node)) == row), None) if row else None


def _joined(homes: list[Site | None]) -> list[Site | None]:
    """Give a home to values that stand between two of one site."""
    known = [at for at, home in enumerate(homes) if home is not None]
    for first, second in pairwise(known):
        if homes[first] is homes[second]:
            homes[first:second] = [homes[first]] * (second - first)
    return homes


def _may_be(said: object, value: object, same_kind: bool) -> bool:
    return not same_kind or getattr(said, "kind", "") == getattr(value, "kind", "")


def _homeless(name: str, values: list[Any], homes: list[Site | None]) -> Iterable[Added]:
    """Yield the runs of values without a site."""
    at = 0
    while at < len(values):
        end = at
        while end < len(values) and homes[end] is None:
            end += 1
        if end > at:
            before = homes[at - 1] if at else None
            behind = homes[end] if end < len(values) else None
            yield Added(name, values[at:end], before, behind)
        at = end + 1


def order_of(stand: list[Any], wanted: list[Any]) -> list[int]:
    """Return for each value that stands its position among those wanted, if they are the same."""
    free = list(range(len(wanted)))
    order: list[int] = []
    for value in stand:
        at = next((n for n in free if wanted[n] == value), None)
        if at is None:
            return []
        free.remove(at)
        order.append(at)
    return [] if free else order


def beside(
    site: Site | None, other: Site | None, nodes: dict[int, etree._Element | None], wanted: bool
) -> etree._Element | None:
    """Return the node that stands at a site now, or the group around it; None where the part is another.

    What is between two sites in a group of notes stands in that group, too. What is beside a note in another
    stands beside that.
    """
    if site is None or site.is_in_identity is not wanted:
        return None
    site = site.outer or site
    theirs = other.around if other is not None else ()
    own = next((each for each in site.around if each not in theirs), None)
    if own is not None:
        return own
    return nodes[id(site)] if site.group is None else site.group
