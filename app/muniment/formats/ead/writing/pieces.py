"""What a unit's elements are made of: rows of text, and which of its values they say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from muniment.formats.ead.tags import Tag
from muniment.formats.ead.writing import prose

Claim = tuple[str, int]
"""A field of the unit and the position of a value in it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One element: its rows, and the values it says, in the order it says them."""

    rows: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


def piece(rows: str | Iterable[str], *claims: Claim) -> Piece:
    """Return the element of one row or several."""
    return Piece((rows,) if isinstance(rows, str) else tuple(rows), claims)


def spoken(tag: Tag, language: str, script: str) -> Tag:
    """Say in which language and script the words of the element are."""
    return tag.say("language", language).say("script", script)


def name_of(tag: Tag, name: str) -> str:
    """Return a name or term around plain words, kept to the last space."""
    if prose.is_spaced((name,)):
        tag.add("space", "kept")
    return prose.named(tag, prose.runs((name,) if name else (), tag.name, tag.version))


def orders(pieces: Iterable[Piece], elsewhere: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield, for each field whose values stand in another order in the file, the order they are in.

    So many values of a field, the first ones, stand `elsewhere`.
    """
    found: dict[str, list[int]] = {}
    for each in pieces:
        for field, position in each.claims:
            found.setdefault(field, []).append(position - elsewhere.get(field, 0))
    for field, positions in found.items():
        if positions != sorted(positions):
            yield f"order-{field}", " ".join(map(str, positions))
