"""The words of a unit as it is stored, without making the unit: fifty are shown for each letter typed."""

from collections.abc import Iterator, Sequence

from muniment.catalogue import words
from muniment.catalogue.codec import content_as_wanted
from muniment.description.levels import ShelfmarkKind


class Wording:
    """What a unit says in words, by the JSON it is stored as."""

    def __init__(self, body: str) -> None:
        self._content = content_as_wanted(body)

    def passages(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield what `words.passages` yields of the unit, some runs at a time."""
        return words.stored(self._content)

    def kind_of(self, shelfmark: str) -> str:
        """Return the kind of the shelfmark that is written so, nothing where it is the current one."""
        marks: Sequence[dict[str, str]] = self._content.get("shelfmarks", ())
        kinds = (mark.get("kind", ShelfmarkKind.CURRENT) for mark in marks if mark["text"] == shelfmark)
        return next((kind for kind in kinds if kind != ShelfmarkKind.CURRENT), "")
