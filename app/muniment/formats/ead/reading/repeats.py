"""What was read before is not read again: finding aids say the same thing in thousands of components."""

from typing import Any, NamedTuple, TypeAlias

Values: TypeAlias = tuple[tuple[str, tuple[Any, ...]], ...]
"""The fields of a unit that an element fills, each with its values in their order."""

_MOST = 8_192
_LONGEST = 2_000


class Said(NamedTuple):
    """What an element says: its values by field, and whether they are all that it says."""

    name: str
    values: Values
    whole: bool


class Repeats:
    """The newest elements that were read, by their text and where they stood."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Said] = {}
        self.get = self._known.get

    def put(self, place: str, text: str, said: Said) -> None:
        """Remember what an element says, unless it is too long to come again."""
        if len(text) > _LONGEST:
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[place, text] = said
