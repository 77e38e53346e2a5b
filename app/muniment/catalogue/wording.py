"""The words of a unit as it is stored, without making the unit: fifty are shown for each letter typed."""

from collections.abc import Sequence

from muniment.catalogue import words
from muniment.catalogue.codec import content_in
from muniment.description.levels import ShelfmarkKind


class Wording:
    """What a unit says in words, by the JSON it is stored as."""

    def __init__(self, body: str) -> None:
        self._content = content_in(body)

    def passages(self) -> list[tuple[str, str]]:
        """Return what `words.passages` yields of the unit."""
        return [(heading, text) for heading, texts in words.stored(self._content) for text in texts]

    def kind_of(self, shelfmark: str) -> str:
        """Return the kind of the shelfmark that is written so, nothing where it is the current one."""
        marks: Sequence[dict[str, str]] = self._content.get("shelfmarks", ())
        kinds = (mark.get("kind", ShelfmarkKind.CURRENT) for mark in marks if mark["text"] == shelfmark)
        return next((kind for kind in kinds if kind != ShelfmarkKind.CURRENT), "")
