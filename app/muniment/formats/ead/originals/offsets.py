"""Where the components of a file stand as a parser counts, where its text alone does not tell them.

Namespaces decide there what a component is: some are declared between components, or taken back.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from xml.parsers import expat

from muniment.formats.ead.originals.scanning import Layout, begun
from muniment.formats.ead.parsing import Root, spaces_of
from muniment.formats.ead.vocabulary import name_in
from muniment.formats.xml.bodies import CHUNK, Part, chunks
from muniment.formats.xml.sources import Prepared

_NUMBERED = frozenset(("c", *(f"c{step:02}" for step in range(1, 13))))
_BETWEEN = " "


def counted(prepared: Prepared, root: Root) -> Layout | None:
    """Return where the components of a well-formed file stand; None where its bytes cannot be counted."""
    with prepared.body.opened() as part:
        found = begun(prepared, part)
        if found is None:
            return None
        names = _NUMBERED | {"archdesc", name_in(root.version, "archdesc")}
        reading = _Reading(found, part, spaces_of(root.namespace), names)
        parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        parser.StartElementHandler = lambda name, _said: reading.begin(name, parser.CurrentByteIndex)
        parser.EndElementHandler = lambda name: reading.end(name, parser.CurrentByteIndex)
        try:
            # In large pieces: whatever is not whole at the end of one is begun anew with the next.
            for chunk in chunks(part, 0, prepared.body.size):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):
            return None
        return found


@dataclass(slots=True)
class _Reading:
    """A file while it is read; components that are open stand in `within`."""

    found: Layout
    part: Part
    spaces: Set[str]
    names: Set[str]
    within: list[int] = field(default_factory=list)

    def begin(self, name: str, at: int) -> None:
        """Take up the start of an element."""
        local = self._component(name)
        if local:
            self.within.append(self.found.begin(local, at))

    def end(self, name: str, at: int) -> None:
        """Take up the end of an element: of its end tag where that begins, of an empty one what is behind."""
        if self._component(name):
            self.found.end(self.within.pop(), self._behind(at))

    def _component(self, name: str) -> str:
        space, _between, local = name.rpartition(_BETWEEN)
        return local if local in self.names and space in self.spaces else ""

    def _behind(self, at: int) -> int:
        if self.part(at, at + 2) != b"</":
            return at
        while (end := self.part(at, at + CHUNK).find(b">")) < 0:
            at += CHUNK
        return at + end + 1
