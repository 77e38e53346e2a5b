"""A unit put back into its source: what it still says stays as it came, what it says now takes its place."""

import copy
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from lxml import etree

from muniment.description.units import Unit
from muniment.formats.ead.concepts import attributes_of, short
from muniment.formats.ead.inline import may_stand
from muniment.formats.ead.links import put_by_itself
from muniment.formats.ead.merging import hollows, itself, layout, plain, threeways
from muniment.formats.ead.merging.bare_words import loose_in
from muniment.formats.ead.merging.groups import Group, groups_in, without_hollow
from muniment.formats.ead.merging.inner_notes import Lifted, put_out, settle
from muniment.formats.ead.merging.placing import Placing
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.merging.restored import restored
from muniment.formats.ead.merging.sites import (
    FIELDS,
    Added,
    Site,
    beside,
    matched,
    order_of,
    read_alone,
    sites,
    values_of,
)
from muniment.formats.ead.originals.forms import Form, without_forms
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.inner_notes import inner_notes
from muniment.formats.ead.reading.sources import inside, parsed, twins
from muniment.formats.ead.soundness import faults
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import row_of
from muniment.formats.xml.elements import local, namespace

_HEAD = frozenset(("level", "level_name", "audience", "status", "aid"))


def merged(
    unit: Unit, form: Form, version: Version, names: str, leaving: Collection[int] = ()
) -> Form | None:
    """Return the source of the unit, changed where the unit now says something else.

    `names` are the namespaces that the file declares; `leaving` are the numbers of the sites whose elements
    go to other units. None where that cannot be done without leaving something unsaid.
    """
    around = parsed(form.text, names)
    own = around[0]
    merging = _Merging(unit, own, names, version, form.revision)
    differing = merging.unsaid()
    if not differing:
        return form
    if differing & _HEAD:
        merging.head()
    if not merging.fields(leaving):
        return None
    if merging.unsaid():
        merging.order()
    return None if merging.unsaid() else Form(inside(around), form.at, form.names)


class _Merging:
    """A unit and the element it is being put back into."""

    def __init__(self, unit: Unit, own: etree._Element, names: str, version: Version, revision: int) -> None:
        self._unit = unit
        self._own = own
        self._names = names
        self._version = version
        self._revision = revision
        self._space = namespace(own)
        self._placing = Placing(own, version)

    def unsaid(self) -> frozenset[str]:
        """Return the fields in which the element says something else than the unit."""
        said = self._said()
        stated = without_forms(self._unit)
        return frozenset(name for name, value in said.items() if value != getattr(stated, name))

    def head(self) -> None:
        """Say level, audience, status and id on the element itself."""
        said = self._said()
        before = Unit(id="", **{name: said[name] for name in _HEAD})
        name = "archdesc" if self._row(self._own) == "archdesc" else "c"
        old, new = (plain.bare(unit, name, self._version, self._space) for unit in (before, self._unit))
        for key in dict.fromkeys((*old.attrib, *new.attrib)):
            if key not in new.attrib:
                self._own.attrib.pop(key, "")
            elif new.get(key) != old.get(key):
                self._own.set(key, str(new.get(key)))
        pairs = {element: Heard(element, self._version).pairs for element in (old, new)}
        itself.say(self._own, self._version, frozenset(key for key, _ in pairs[old]), pairs[new])

    def fields(self, leaving: Collection[int]) -> bool:
        """Say all fields in their elements; return whether each change had a place."""
        found = self._sites()
        groups = groups_in(found, self._version)
        groups_of_notes = [site.around for site in found if site.said]
        was_identified = any(site.is_in_identity for site in found)
        found = self._without(found, leaving)
        silent = [site.node for site in found if not site.said]
        itself.identify(self._own, self._unit, self._version)
        outers = [site.outer for site in found if site.outer is not None]
        added = matched(found, self._unit, self._version)
        nodes: dict[int, etree._Element | None] = {id(site): site.node for site in found}
        for site in found:
            if site.wanted != site.said:
                put = self._put_around(site, [each for each in found if each.outer is site])
                if put is None:
                    return False
                nodes[id(site)] = put[-1] if put else None
        for each in added:
            self._add(each, nodes)
        if not all(map(self._settles, groups)):
            return False
        for outer in outers:
            settle(outer, self._version, self._space)
        without_hollow(groups_of_notes, self._version)
        self._silence(silent)
        if was_identified:
            self._placing.fill_identity()
        return True

    def _without(self, found: list[Site], leaving: Collection[int]) -> list[Site]:
        for number in leaving:
            layout.drop(found[number].node)
            outer = found[number].outer
            if outer is not None:
                settle(outer, self._version, self._space)
        return self._sites() if leaving else found

    def order(self) -> None:
        """Say in which order values are to be read, where it is not that of their elements."""
        stand: dict[str, list[Any]] = {name: [] for name in FIELDS}
        for site in self._sites():
            for name, values in site.said.items():
                stand[name] += values
        said = [
            (f"order-{name}", " ".join(map(str, order)))
            for name, values in stand.items()
            if (order := order_of(values, values_of(self._unit, name))) != sorted(order)
        ]
        itself.say(self._own, self._version, frozenset(f"order-{name}" for name in FIELDS), tuple(said))

    def _said(self) -> Mapping[str, Any]:
        (twin,) = twins([self._own], self._names, self._version)
        return fields_of(self._unit, twin, self._version, self._revision)

    def _sites(self) -> list[Site]:
        return sites(self._own, self._names, self._version, self._revision)

    def _put_around(self, site: Site, inner: Sequence[Site]) -> list[etree._Element] | None:
        """Do what `_put` does with a site, around the notes in the one that stands there."""
        if not inner:
            return self._put(site)
        lifted = Lifted(site, inner)
        is_said = any(site.wanted.values())
        put = self._put(site) if is_said else layout.put_instead(site.node, [lifted.shell])
        if put is None:
            return None
        put = lifted.put_back(put)
        site.node = put[-1]
        return put if all(map(self._stays, reversed(inner))) else None

    def _stays(self, site: Site) -> bool:
        """Leave a note in the one around it, or put it behind that; return whether it says the same there."""
        around = site.node.getparent()
        if around is None or site.node in inner_notes(around, self._version, self._revision):
            return around is not None
        may_stay = may_stand(self._version, self._row(site.node), "c")
        ways = [[copy.deepcopy(site.node)]] if may_stay else self._anew(site, site.said)
        return self._puts_out(site, site.said, ways) is not None

    def _puts_out(
        self, site: Site, wanted: plain.Values, ways: Iterable[list[etree._Element]]
    ) -> list[etree._Element] | None:
        """Put what a note in another is to say behind that one; None where no way says just that."""
        made = next((made for made in ways if self._says(made, site.place, wanted)), None)
        if made is not None:
            put_out(site, made)
        return made

    def _put(self, site: Site) -> list[etree._Element] | None:
        """Put what a site is to say in its place; None where nothing we can write says just that."""
        wanted = {name: values for name, values in site.wanted.items() if values}
        if not wanted:
            return layout.put_instead(site.node, self._left(site))
        own = hollows.letters_of([site.node])
        for made in self._changed(site, wanted):
            if (
                not loose_in((site.node, *made), self._version)
                and self._fits(made, site, wanted)
                and not (site.is_turned and own - hollows.letters_of(made))
            ):
                whole = threeways.with_attributes_of(site.node, made)
                return layout.put_instead(site.node, whole if self._fits(whole, site, wanted) else made)
        if site.is_turned:
            return [site.node]
        unsaid = own - self._told(site)
        for made in self._anew(site, wanted):
            if made and self._fits(made, site, wanted) and not unsaid - hollows.letters_of(made):
                return layout.put_instead(site.node, made)
        return self._put_away(site, wanted, is_told=not unsaid)

    def _put_away(self, site: Site, wanted: plain.Values, *, is_told: bool) -> list[etree._Element] | None:
        """Put what fits its place no more elsewhere, anew if all of it is told; None where that says less."""
        if site.group is not None:
            anew = [plain.in_identity(wanted, self._version, self._space)] if is_told else []
            return self._put_out(site, site.group, wanted, (*self._changed(site, wanted), *anew))
        out = None
        if is_told and site.outer is not None:
            out = self._puts_out(site, wanted, self._anew(site, wanted))
        return self._put_elsewhere(site, wanted) if is_told and out is None else out

    def _changed(self, site: Site, wanted: plain.Values) -> Iterator[list[etree._Element]]:
        """Yield what stands at a site, with what is to be said otherwise changed in it."""
        yield from hollows.uncounted(site.node, self._version)
        for write in self._writers(site):
            before = self._restored(write(site.said, self._version, self._space))
            after = self._restored(write(wanted, self._version, self._space))
            if before and after:
                for made in threeways.ways(site.node, before[0], after[0]):
                    yield made
                    yield from hollows.filled(made, self._version)
                    yield from hollows.headed(made, self._version)
            if len(before) > 1 and after:
                yield from threeways.ways(site.node, threeways.as_one(before), threeways.as_one(after))

    def _left(self, site: Site) -> list[etree._Element]:
        """Return what stays where a site says nothing more: what stood beside what it said."""
        if self._row(site.node) == hollows.AROUND_NAMES:
            ways = iter([self._without_names(site)])
        else:
            ways = hollows.rest(site.node, self._told(site), self._version)
        return next((left for left in ways if self._fits(left, site, {})), [])

    def _without_names(self, site: Site) -> list[etree._Element]:
        """Return the words that stood beside access points."""
        own, *_others = self._writers(site)
        (before,) = self._restored(own(site.said, self._version, self._space)[:1]) or (site.node,)
        made = threeways.changed(site.node, before, etree.Element(before.tag))
        return [] if made is None else hollows.left([made], self._version)

    def _anew(self, site: Site, wanted: plain.Values) -> Iterator[list[etree._Element]]:
        """Yield what we would write at a site, the nearest to what stands there first."""
        own, *_others = self._writers(site)
        after = own(wanted, self._version, self._space)
        for each in (*self._restored(after[:1]), *after[:1]):
            yield [self._clothed(site.node, each)]
        yield after

    def _told(self, site: Site) -> Counter[str]:
        """Return the signs of the words of a site that its values tell: all others have to stay."""
        written = [write(site.said, self._version, self._space) for write in self._writers(site)]
        return hollows.letters_of([each for elements in written for each in self._restored(elements)])

    def _says(self, made: list[etree._Element], place: str, wanted: plain.Values) -> bool:
        return read_alone(made, place, self._names, self._version, self._revision) == wanted

    def _fits(self, made: list[etree._Element], site: Site, wanted: plain.Values) -> bool:
        """Return whether elements say what a site is to say, and no more is wrong there than when it came."""
        if not self._says(made, site.place, wanted):
            return False
        outer = site.outer.node if site.outer is not None else None
        if outer is not None and any(self._row(each) != self._row(site.node) for each in made):
            return False
        inside = "did" if site.is_in_identity else "c"
        around = (each for each in (site.group, outer, *reversed(site.around)) if each is not None)
        inside = next(map(self._row, around), inside)
        came, *now = (faults(each, inside, self._version) for each in (site.node, *made))
        return sum(now) <= came

    def _restored(self, made: list[etree._Element]) -> list[etree._Element]:
        return restored(made, self._version, self._space)

    def _put_elsewhere(self, site: Site, wanted: plain.Values) -> list[etree._Element] | None:
        """Put what fits its place no more in the other part of the unit; None where that says less."""
        _own, other = plain.WRITERS if site.is_in_identity else plain.WRITERS[::-1]
        made = other(wanted, self._version, self._space)
        place = "0" if site.is_in_identity else "did/0"
        for each in (self._clothed(site.node, made[0]), made[0]) if len(made) == 1 else ():
            if self._says([each], place, wanted):
                self._placing.put_last(each, not site.is_in_identity)
                layout.drop(site.node)
                return []
        return None

    def _put_out(
        self, site: Site, group: etree._Element, wanted: plain.Values, ways: Iterable[list[etree._Element]]
    ) -> list[etree._Element] | None:
        """Put what fits a group no more behind it, or into the `did`; None where no way says just that."""
        for made in ways:
            for each in made:
                put_by_itself(each)
            if self._fits(made, Site(group, "did/0", site.said), wanted):
                for each in reversed(made) if site.is_in_identity else ():
                    layout.put_after(group, each)
                for each in () if site.is_in_identity else made:
                    self._placing.put_last(each, is_in_identity=True)
                layout.drop(site.node)
                return []
        return None

    def _settles(self, group: Group) -> bool:
        """Leave no group without values, no lone value where there must be several; return if that can be."""
        group.unlink()
        left = group.left(self._version)
        if not left:
            layout.drop(group.node)
        elif group.is_too_small(self._version):
            opened = group.opened(self._version)
            if opened is None:
                return False
            value, *comments = opened
            layout.put_instead(group.node, [self._clothed(group.node, value), *comments])
        return True

    def _clothed(self, source: etree._Element, after: etree._Element) -> etree._Element:
        """Return an element that we would write, with the attributes of the source that it may have."""
        made, known = threeways.clothed(source, after), attributes_of(self._version, self._row(after))
        for name in source.attrib if local(source) != local(after) else ():
            if name not in after.attrib and short(str(name)) not in known:
                del made.attrib[name]
        return made

    def _add(self, added: Added, nodes: dict[int, etree._Element | None]) -> None:
        """Write values that stand nowhere yet beside those before or behind them."""
        if self._joins(added, nodes):
            return
        values = {added.name: added.values}
        inside = plain.in_identity(values, self._version, self._space)
        body = plain.in_body(values, self._version, self._space)
        for is_in_identity, elements in ((True, inside), (False, body)):
            before = beside(added.before, added.behind, nodes, is_in_identity)
            behind = beside(added.behind, added.before, nodes, is_in_identity)
            for element in elements:
                if before is not None and self._placing.is_free(before, element):
                    layout.put_after(before, element)
                elif behind is not None and self._placing.is_free(behind, element):
                    layout.put_before(behind, element)
                else:
                    self._placing.put_last(element, is_in_identity)
                before = element if behind is None or before is not None else None

    def _joins(self, added: Added, nodes: dict[int, etree._Element | None]) -> bool:
        """Put values into the group that the one before them stands in, or behind; return if they may be."""
        beside = added.before or added.behind
        node = nodes[id(beside)] if beside is not None and beside.group is not None else None
        if beside is None or beside.group is None or node is None:
            return False
        row, values = self._row(beside.group), {added.name: added.values}
        made = plain.in_group(row, values, self._version, self._space)
        if not self._fits(made, beside, values):
            return False
        for each in reversed(made) if beside is added.before else made:
            (layout.put_after if beside is added.before else layout.put_before)(node, each)
        return True

    def _writers(self, site: Site) -> Sequence[plain.Writer]:
        """Return who writes elements as they may stand at a site, who writes most fittingly first."""
        if site.group is not None:
            return (partial(plain.in_group, self._row(site.group)),)
        if self._row(site.node) == hollows.AROUND_NAMES and self._version is not Version.EAD4:
            return (plain.in_access_points,)
        return plain.WRITERS if site.is_in_identity else plain.WRITERS[::-1]

    def _row(self, node: etree._Element) -> str:
        return row_of(self._version, local(node))

    def _silence(self, silent: list[etree._Element]) -> None:
        """Take out what said the same as an element that has changed since, and now would contradict it."""
        for site in self._sites():
            if site.said and any(site.node is node for node in silent):
                layout.drop(site.node)
