"""What a pack of rules is: what one consumer, or one standard, asks of a finding aid."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from muniment.description.findings import Finding
from muniment.formats.ead.packs.parts import Part
from muniment.formats.ead.versions import Version

Rule: TypeAlias = Callable[[Part], Iterator[Finding]]
"""From an element to what is wrong with it; called when the whole of the element has been read."""

ANY = ("*",)
"""Every element."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack: its id and name, the versions that its consumer takes, and its rules by names of elements.

    Some consumers find nothing in a file that is in no namespace, as one in the form of the DTD is.
    """

    id: str
    label: str
    versions: tuple[Version, ...]
    rules: tuple[tuple[Sequence[str], Rule], ...]
    wants_namespace: bool = False

    def rules_on(self, name: str) -> tuple[Rule, ...]:
        """Return the rules on elements of the name, in order."""
        return tuple(rule for names, rule in self.rules if names == ANY or name in names)
