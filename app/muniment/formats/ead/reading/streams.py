"""The units of a finding aid, read from its text one after the other, again each time they are asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import overload

from lxml import etree
from typing_extensions import override

from muniment.description.units import FindingAid, Kept, Unit, new_id
from muniment.formats.deliveries import UnsureError
from muniment.formats.ead.originals.forms import as_text, declared, kept_document, kept_form, names_of
from muniment.formats.ead.originals.scanning import Layout
from muniment.formats.ead.parsing import Root
from muniment.formats.ead.reading.forms import Forms
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.ead.reading.parts import UnusualError
from muniment.formats.ead.reading.sources import aid_in, root_in
from muniment.formats.ead.reading.trees import bare
from muniment.formats.xml.bodies import Part


class Units(Sequence[Unit]):
    """The units of a file in tree order, of which no more than one is held at a time.

    They have the same ids each time. Raises `UnsureError` where one of them is for the parser to read.
    """

    def __init__(self, found: Layout, root: Root) -> None:
        self._found = found
        self._root = root
        self._seed = new_id()[:-8]
        self._names = names_of(found.root, root.version)
        self._forms = Forms(root.version, as_text(declared(found.root)))
        with found.prepared.body.opened() as part:
            document = found.document(part)
        self._aid = self._header(document)
        self._document = kept_document(root.version, document)
        self._bare = bare(self._aid)
        self.kept: Counter[str] | None = None
        """How often fields do not say all of an element, by its name; None until all were asked for."""

    @property
    def are_nameless(self) -> bool:
        """Whether none can have an id of its own: that is sure before they are asked for, or is not said."""
        return not (self._found.has_names or self._forms.ours)

    def tops(self) -> Iterator[Unit]:
        """Yield those that stand in no other."""
        found = self._found
        with found.prepared.body.opened() as part:
            for slot, number in enumerate(found.below(-1)):
                unit = self._unit(part, number, slot, None, set())
                yield unit if number else self._first(unit, unit.kept)

    @property
    def nameless(self) -> bool:
        """Whether none of the units that were asked for came with an id of its own."""
        return not self._forms.named

    @override
    def __len__(self) -> int:
        return len(self._found) or 1

    @overload
    def __getitem__(self, index: int) -> Unit: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Unit]: ...
    @override
    def __getitem__(self, index: int | slice) -> Unit | Sequence[Unit]:
        if isinstance(index, slice):
            return tuple(islice(self, *index.indices(len(self))))
        return next(islice(self, index % len(self), None))

    @override
    def __iter__(self) -> Iterator[Unit]:
        self._forms.kept.clear()
        if not len(self._found):
            yield self._first(self._bare, ())
        else:
            with self._found.prepared.body.opened() as part:
                yield from self._units(part)
        self.kept = self._forms.kept.copy()

    def _units(self, part: Part) -> Iterator[Unit]:
        found = self._found
        above: list[tuple[int, str]] = []
        slots, met = [0], set[int]()
        for number in range(len(found)):
            while above and number >= above[-1][0]:
                above.pop()
                slots.pop()
            unit = self._unit(part, number, slots[-1], above[-1][1] if above else None, met)
            yield unit if number else self._first(unit, unit.kept)
            slots[-1] += 1
            above.append((found.afters[number], unit.id))
            slots.append(0)

    def _unit(self, part: Part, number: int, slot: int, parent: str | None, met: set[int]) -> Unit:
        """Return the unit that a component is, which came from a slot; `met` are hashes of ids before it."""
        try:
            text = self._found.text(part, number)
            own, said = self._forms.read(text)
        except (UnusualError, UnicodeError, etree.XMLSyntaxError) as error:
            raise UnsureError from error
        source = kept_form(self._root.version, text, slot, self._names)
        # A component copied with its id is another; where many are, their hashes are held, not their ids.
        id = own if own and hash(own) not in met else self._id(number)
        if own:
            met.add(hash(own))
        said = {**said, "kept": (*said.get("kept", ()), source)}
        return Unit(id=id, parent=parent, **said)

    def _first(self, unit: Unit, kept: tuple[Kept, ...]) -> Unit:
        return replace(unit, aid=unit.aid or self._aid, kept=(self._document, *kept))

    def _id(self, number: int) -> str:
        """Return an id that only this component of this file has."""
        return f"{self._seed}{number:08x}"

    def _header(self, document: str) -> FindingAid | None:
        """Return what the file says of itself; learn whether it is one of ours."""
        root = root_in(document)
        self._forms.ours = any(is_ours(node) for node in root)
        return aid_in(root, self._root.version)
