"""What was read before is not read again: finding aids say the same thing in thousands of components."""

from collections.abc import Hashable, ValuesView
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

Values: TypeAlias = tuple[tuple[str, tuple[Any, ...]], ...]
"""The fields of a unit that an element fills, each with its values in their order."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Said(NamedTuple):
    """What an element says: its values by field, and whether they are all that it says."""

    name: str
    values: Values
    whole: bool


class Newest(Generic[K, V]):
    """Remembers things by their keys, no more than so many of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[K, V] = {}
        self.get = self._known.get

    def __contains__(self, key: K) -> bool:
        return key in self._known

    @property
    def is_full(self) -> bool:
        """Whether the next thing makes it forget what was before."""
        return len(self._known) >= self._most

    def values(self) -> ValuesView[V]:
        """Return all that is remembered."""
        return self._known.values()

    def put(self, key: K, value: V) -> V:
        """Remember something; where there is too much, forget what was before."""
        if self.is_full:
            self._known.clear()
        self._known[key] = value
        return value


class Met:
    """Knows of things whether they were met before, as far back as it remembers."""

    def __init__(self, most: int = 50_000) -> None:
        self._known = Newest[int, None](most)

    def again(self, key: Hashable) -> bool:
        """Return whether the thing was met before; it has been now."""
        said = hash(key)
        if said in self._known:
            return True
        self._known.put(said, None)
        return False
