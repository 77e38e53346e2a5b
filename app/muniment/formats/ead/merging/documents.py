"""Finding aids written back into the file they came from; others are written anew."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from muniment.description.levels import Status
from muniment.description.units import Unit, a_title
from muniment.description.unopened import Stored, opened
from muniment.formats.ead import instructions
from muniment.formats.ead.flavours import in_dtd_spelling
from muniment.formats.ead.merging.first_ids import with_later_aside, without_sign
from muniment.formats.ead.merging.frames import Frame, OfUnit, parted
from muniment.formats.ead.merging.headers import merged_header
from muniment.formats.ead.merging.headings import with_headings_aside
from muniment.formats.ead.merging.ids_of_file import IdsOfFile, ids_in
from muniment.formats.ead.merging.moves import Moves, with_moved
from muniment.formats.ead.merging.own_ids import with_own_ids
from muniment.formats.ead.merging.readings import says
from muniment.formats.ead.merging.strangers import (
    NewIds,
    Order,
    Slots,
    is_from_elsewhere,
    new_ids,
    with_new_ids,
)
from muniment.formats.ead.merging.units import merged
from muniment.formats.ead.originals.disguises import undisguised
from muniment.formats.ead.originals.forms import (
    Form,
    as_text,
    declared,
    document_of,
    form_of,
    names_at,
    names_of,
    slot,
    usual_names,
)
from muniment.formats.ead.originals.scanning import root_tag
from muniment.formats.ead.reading.forms import Forms
from muniment.formats.ead.reading.heard import is_slot
from muniment.formats.ead.reading.sources import parsed, root_in
from muniment.formats.ead.standing import Standing, again, is_unchanged, standing, with_next
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import name_in, row_of
from muniment.formats.ead.writing import documents, twice
from muniment.formats.ead.writing.moulds import STEP
from muniment.formats.ead.writing.new_ids import with_old_ids
from muniment.formats.xml.namespaces import XLINK

_INSTRUCTION = f"<?{instructions.TARGET}"
"""What must not stand in one piece with another unit: it is told of the unit that a piece begins with."""

_NUMBERED = re.compile(r"c(\d\d)")
_DEEPEST = 12
_EMPTY = re.compile(r"\A(?P<start><(?P<prefix>[\w.-]+:)?(?P<name>[\w.-]+)[^>]*?)\s*/>\Z")
_PREFIX = re.compile(r"</((?:[\w.-]+:)?)")


def write(units: Iterable[Stored], version: Version, title: str = "") -> Iterator[str]:
    """Yield the text of a whole file in pieces; the units come in tree order, parents before children.

    Units that came together from a file of this version go back into it: what nobody changed stands as
    it came, letter for letter, and what was changed is written in its place. All others are written anew,
    several at the top under a collection called `title`. The same units give the same text.
    """
    described = again(units)
    found = yield from standing(described, version)
    document = _document(found, version)
    if document is None or found.first is None:
        pieces = documents.written(described, found, version, title)
    else:
        file = _File(version, document, found, described)
        pieces = file.pieces(found.orders)
    yield from map(undisguised, pieces)


def _document(found: Standing, version: Version) -> Form | None:
    """Return the file that all units at the top came from, or None where they did not."""
    first = found.first
    document = document_of(first, version) if first else None
    if first is None or document is None or not found.came_together:
        return None
    headed = merged_header(document, first.aid, version)
    if headed is not None and found.tops == 1 and form_of(first, version) is None:
        whole = name_in(version, "archdesc")
        return headed if found.is_alone and _is_bare(first) else _with_slot(headed, 0, whole, version)
    return headed if found.names <= set(document.slots) else None


def _is_bare(unit: Unit) -> bool:
    """Return whether the unit says nothing but what the header of its file says."""
    title = unit.aid.title if unit.aid else ""
    bare = replace(unit, aid=None, kept=(), status=Status.DRAFT)
    return bare == Unit(id=unit.id, parent=unit.parent, titles=(a_title(title),) if title else ())


class _File:
    """A file while it is being put together again, from the file around it and the units below each other.

    Where they stand deeper in each other than numbers go, all components are called without one.
    """

    def __init__(self, version: Version, document: Form, found: Standing, units: Iterable[Stored]) -> None:
        self._version = version
        self._is_too_deep = found.deepest > 1 + _DEEPEST
        self._document = document
        self._units = units
        source = form_of(found.first, version) if found.first is not None else None
        self._root = root_tag(document.segments[0] + (source.text if source else ""))
        self._names = names_of(self._root, version)
        self._declared = as_text(declared(self._root))
        self._readers: dict[str, Forms] = {}
        # Nothing moves where fewer units than two say anything new.
        movable = units if found.edited > 1 else ()
        self._moves = Moves(movable, self._names, self._reader(self._declared))
        self._ids = IdsOfFile(document, units, version, self._moves)
        self._anew = documents.File(version, self._ids)
        self._new_ids: dict[str, NewIds] | None = None
        self._elsewhere: dict[int, documents.File] = {}
        undeclared = declared(usual_names(version)).keys() - declared(self._root).keys()
        self._undeclared = [prefix for prefix in undeclared if prefix]

    def pieces(self, orders: Mapping[str | None, list[int | None]]) -> Iterator[str]:
        """Yield the file."""
        names = self._document.slots
        frames = [Frame(self._document, names, None, 1, orders.get(None))]
        slots = [Slots(len(names), orders.get(None))]
        for unit, holds_others in with_next(self._units if names else ()):
            while len(frames) > 1 and frames[-1].id != unit.parent:
                yield frames.pop().rest()
                slots.pop()
            above, source = frames[-1], form_of(unit, self._version)
            before = above.before(source.at if source else None)
            self._look_for_strangers(unit, source, slots, orders)
            form, names = self._formed(unit, source, above, holds_others)
            if not names and _INSTRUCTION not in form.text and _INSTRUCTION not in before:
                yield before + form.text
                continue
            yield OfUnit(before, above.id)
            depth = above.depth + 1 + _is_whole(above.name)
            frames.append(Frame(form, names, unit.id, depth, orders.get(unit.id)))
            slots.append(Slots(len(source.slots) if source is not None else 0, orders.get(unit.id)))
        while frames:
            yield frames.pop().rest()

    def _look_for_strangers(
        self, unit: Stored, source: Form | None, slots: Sequence[Slots], orders: Mapping[str | None, Order]
    ) -> None:
        """Learn which ids are to be given anew once a unit is met that came from elsewhere."""
        is_own = slots[-1].take(source)
        if self._new_ids is None and is_from_elsewhere(unit, is_own, slots, self._version):
            self._new_ids = new_ids(self._document, self._units, self._version, orders)

    def _formed(
        self, stored: Stored, source: Form | None, above: Frame, holds_others: bool
    ) -> tuple[Form, list[str]]:
        """Return a unit as an element of the name that stands above, and the names of those in it."""
        name, depth = above.name, above.depth
        self._ids.turn_to(source)
        own = self._own(stored, source) if source is not None and self._takes(source, above) else None
        if own and own.slots and not holds_others:
            own = with_headings_aside(own, self._version, own.names or self._declared)
        new = self._new_ids.get(stored.id) if self._new_ids else None
        form = own.renamed(name) if own else self._anew_with_moved(stored, name, depth, new)
        if new is not None:
            form = with_new_ids(form, new, self._version)
            self._ids.update(ids_in(form.text))
        names = form.slots if form is own else [_below(name) for _ in form.slots]
        if not names and holds_others:
            form, names = _with_slot(form, depth, _below(name), self._version), [_below(name)]
        if self._is_too_deep:
            names = [_NUMBERED.sub("c", each) for each in names]
        return form, names

    def _own(self, stored: Stored, source: Form) -> Form | None:
        """Return the element that a unit came as, with what it says now; None where that cannot be."""
        if is_unchanged(stored, self._version):
            return source
        unit = opened(stored)
        names = self._declared if source.names == self._names else source.names
        if says(unit, source, self._reader(names)):
            return source
        old, new = with_old_ids(source.text, self._version)
        if not new:
            return self._merged(with_own_ids(unit), source, names)
        was = replace(source, text=old)
        self._ids.turn_to(was)
        made = self._merged(with_own_ids(unit), was, names)
        return with_new_ids(made, new, self._version) if made is not None else None

    def _merged(self, unit: Unit, source: Form, names: str) -> Form | None:
        """Return the element with what the unit says now; an id that is in the file already is put aside.

        One that the unit says more than once stands on the first that says it.
        """
        made = self._put_back(unit, source, names)
        own = ids_in(made.text) if made is not None and made is not source else []
        again = [id for id, count in Counter(own).items() if self._is_again(id, count, source)]
        free = {id for id in again if id not in self._ids}
        if again:
            with twice.left_out(set(again) - free):
                made = self._put_back(with_later_aside(unit, free), source, names)
            made = replace(made, text=without_sign(made.text)) if made is not None else None
        self._ids.update(set(own).difference(self._ids.own, set(again) - free))
        return made

    def _put_back(self, unit: Unit, source: Form, names: str) -> Form | None:
        """Return the element with what the unit says now, and what came to it from others as it came."""
        made = merged(unit, source, self._version, names, self._moves.leaving(unit.id))
        if made is None or names != self._declared:
            return made
        return with_moved(made, self._moves.arriving(unit.id), self._version, names)

    def _is_again(self, id: str, count: int, source: Form) -> bool:
        """Return whether an id that stands so often in an element is said once more than it may be."""
        if id in self._ids.own:
            return count > 1 and count > ids_in(source.text).count(id)
        return count > 1 or id in self._ids

    def _reader(self, names: str) -> Forms:
        return self._readers.setdefault(names, Forms(self._version, names))

    def _takes(self, source: Form, above: Frame) -> bool:
        """Return whether an element that came may stand here, if need be under another name."""
        is_called = source.is_called(above.name)
        if source.names != self._names:
            return is_called and source.names == self._names_in(above)
        if not is_called and _is_whole(source.name) is not _is_whole(above.name):
            return False
        return not any(_needs(source.text, prefix) for prefix in self._undeclared)

    def _names_in(self, above: Frame) -> str:
        """Return the declarations that hold in the slot of an element that the next unit goes into."""
        if above.declared is None:
            above.declared = self._names_of_slots(above)
        is_there = above.slot < len(above.declared)
        return above.declared[above.slot] if is_there else names_at(None, self._root, self._version)

    def _names_of_slots(self, above: Frame) -> list[str]:
        names = above.form.names or self._declared
        tree = root_in(above.form.text) if above.id is None else parsed(above.form.text, names)
        around = [node.getparent() for node in tree.iter(etree.PI) if is_slot(node)]
        known = {each: names_at(each, self._root, self._version) for each in dict.fromkeys(around)}
        return [known[each] for each in around]

    def _anew_with_moved(self, unit: Stored, name: str, depth: int, new: NewIds | None) -> Form:
        """Return the unit written anew, but for what came to it from others of the file.

        One that came from elsewhere has all its ids: they are given anew later.
        """
        file = (
            self._anew if new is None else self._elsewhere.setdefault(id(new), documents.File(self._version))
        )
        form, arriving = Form(self._written(file, unit, name, depth)), self._moves.arriving(unit.id)
        if not arriving:
            return form
        own = ids_in(form.text)
        again = [id for each in arriving for id in ids_in(each.xml) if id in self._ids and id not in own]
        with twice.left_out(again):
            made = with_moved(form, arriving, self._version, self._declared)
        self._ids.update(ids_in(made.text))
        return made

    def _written(self, file: documents.File, unit: Stored, name: str, depth: int) -> str:
        """Return the unit written anew, without those below it, in the spelling of the file."""
        rows = "".join(file.opened(row_of(self._version, name), unit, depth)).strip()
        tag, rest = rows.split(">", 1)
        said = declared(self._root)
        if self._version.namespace not in said.values():
            return in_dtd_spelling(f"{rows}\n{STEP * depth}</{name}>")
        missing = "" if said.get("") == self._version.namespace else f' xmlns="{self._version.namespace}"'
        missing += "" if said.get("xlink") == XLINK or "xlink:" not in rows else f' xmlns:xlink="{XLINK}"'
        return f"{tag}{missing}>{rest}\n{STEP * depth}</{name}>"


def _needs(text: str, prefix: str) -> bool:
    """Return whether tags use a prefix that they do not declare."""
    if f"{prefix}:" not in text or f"xmlns:{prefix}" in text:
        return False
    return re.search(rf"{_TAG_UP_TO}[\s</]{re.escape(prefix)}:", _NO_TAGS.sub("", text)) is not None


_NO_TAGS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_TAG_UP_TO = r"""<(?:[^<>"']|"[^"]*"|'[^']*')*?"""


def _is_whole(name: str) -> bool:
    """Return whether an element of the name holds the whole description."""
    return name.lower() == "archdesc"


def _below(name: str) -> str:
    """Return the name of a component in one called `name`."""
    numbered = _NUMBERED.fullmatch(name)
    return f"c{min(int(numbered[1]) + 1, _DEEPEST):02}" if numbered else "c"


def _with_slot(form: Form, depth: int, name: str, version: Version) -> Form:
    """Return the element with a slot for `name` at its end, in a `dsc` where components need one."""
    text = _EMPTY.sub(r"\g<start>></\g<prefix>\g<name>>", form.text)
    end = text.rindex("</")
    prefix = _PREFIX.match(text, end)
    ours = prefix[1] if prefix else ""
    dsc = name_in(version, "dsc")
    lists = text.rfind(f"</{ours}{dsc}", 0, end)
    start, layout = parted(text[: lists if lists >= 0 else end])
    rest = text[len(start) + len(layout) :]
    row = f"\n{STEP * (depth + 1)}"
    if lists < 0 and _is_whole(form.name):
        return Form(f"{start}{row}<{ours}{dsc}>{row}{STEP}{slot(name)}{row}</{ours}{dsc}>{layout}{rest}")
    return Form(f"{start}{row}{slot(name)}{layout or row}{rest}")
