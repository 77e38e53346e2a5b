"""The units of a finding aid, read from its text one after the other, again each time they are asked for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from typing import overload

from typing_extensions import override

from muniment.description.units import FindingAid, Kept, Unit, new_id
from muniment.formats.ead.originals.forms import as_text, declared, kept_document, kept_form, names_of
from muniment.formats.ead.originals.scanning import Layout
from muniment.formats.ead.parsing import Root
from muniment.formats.ead.reading.forms import Forms
from muniment.formats.ead.reading.heard import is_ours
from muniment.formats.ead.reading.sources import aid_in, root_in
from muniment.formats.ead.reading.trees import bare
from muniment.formats.xml.bodies import Part


class Units(Sequence[Unit]):
    """The units of a file in tree order, of which no more than one is held at a time.

    They have the same ids each time. `kept` counts, once they were all asked for, the elements that
    fields do not say all of. Raises what `Forms.read` does, and `UnicodeError`, the first time only.
    """

    def __init__(self, found: Layout, root: Root) -> None:
        self._found = found
        self._root = root
        self._seed = new_id().encode()
        self._names = names_of(found.root, root.version)
        self._forms = Forms(root.version, as_text(declared(found.root)))
        with found.prepared.body.opened() as part:
            document = found.document(part)
        self._aid = self._header(document)
        self._document = kept_document(root.version, document)
        self._bare = bare(self._aid)

    @property
    def kept(self) -> Counter[str]:
        """Elements that fields do not say all of, by their names."""
        return self._forms.kept

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
            return
        with self._found.prepared.body.opened() as part:
            yield from self._units(part)

    def _units(self, part: Part) -> Iterator[Unit]:
        found, read = self._found, self._forms.read
        above: list[tuple[int, str]] = []
        slots, met = [0], set[int]()
        for number in range(len(found)):
            while above and number >= above[-1][0]:
                above.pop()
                slots.pop()
            text = found.text(part, number)
            own, said = read(text)
            source = kept_form(self._root.version, text, slots[-1], self._names)
            # A component copied with its id is another; where many are, their hashes are held, not their ids.
            id = own if own and hash(own) not in met else self._id(number)
            if own:
                met.add(hash(own))
            said = {**said, "kept": (*said.get("kept", ()), source)}
            unit = Unit(id=id, parent=above[-1][1] if above else None, **said)
            yield unit if number else self._first(unit, unit.kept)
            slots[-1] += 1
            above.append((found.afters[number], id))
            slots.append(0)

    def _first(self, unit: Unit, kept: tuple[Kept, ...]) -> Unit:
        return replace(unit, aid=unit.aid or self._aid, kept=(self._document, *kept))

    def _id(self, number: int) -> str:
        """Return an id that only this component of this file has."""
        return f"u{blake2b(self._seed + number.to_bytes(4, 'big'), digest_size=16).hexdigest()}"

    def _header(self, document: str) -> FindingAid | None:
        """Return what the file says of itself; learn whether it is one of ours."""
        root = root_in(document)
        self._forms.ours = any(is_ours(node) for node in root)
        return aid_in(root, self._root.version)
