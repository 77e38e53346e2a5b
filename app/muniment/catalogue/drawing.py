"""What is drawn from units that are taken in: their rows in the index, and how many findings they have."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from muniment.catalogue.codec import content_in, decode_unit, encode_unit, unit_of
from muniment.catalogue.met import Met
from muniment.catalogue.preparing import Indexed, prepared
from muniment.catalogue.records import findings
from muniment.description.units import Unit


class Kept(NamedTuple):
    """A unit as the catalogue keeps it."""

    id: str
    parent: str | None
    body: str


Portion: TypeAlias = list[tuple[Unit, Kept]]
"""Units as they are and as they are kept."""


class Asked(NamedTuple):
    """A portion of units, those of the units above them that are at hand, and the packs that are off."""

    units: list[Kept]
    above: list[Kept]
    off: list[str]


class Drawn(NamedTuple):
    """What is drawn from one unit; its findings are counted where the unit above it was at hand."""

    read: Indexed
    found: dict[str, int] | None


class Answer(NamedTuple):
    """What is drawn from each unit of a portion, and the words that were not met before, with their keys."""

    drawn: list[Drawn]
    words: dict[str, list[str]]


class Drawing:
    """Draws from units what is asked, portion after portion, and remembers which words it met."""

    def __init__(self) -> None:
        self._met = Met()

    def __call__(self, asked: Asked) -> Answer:
        """Return what is drawn from each unit of the portion."""
        contents = [content_in(kept.body) for kept in asked.units]
        read = list(map(prepared, contents))
        units = [unit_of(*kept[:2], said) for kept, said in zip(asked.units, contents, strict=True)]
        above = {unit.id: unit for unit in (*(decode_unit(*kept) for kept in asked.above), *units)}
        found = [_counted(unit, above, asked.off) for unit in units]
        drawn = [Drawn(*each) for each in zip(read, found, strict=True)]
        return Answer(drawn, self._met.keys_of_new(each.words for each in read))


def _counted(unit: Unit, above: dict[str, Unit], off: Collection[str]) -> dict[str, int] | None:
    if unit.parent and unit.parent not in above:
        return None
    return findings(unit, above.get(unit.parent or ""), off)


def asking(portions: Iterable[Sequence[Unit]], off: Collection[str]) -> Iterator[tuple[Portion, Asked]]:
    """Yield each portion of units with what is asked about it; parents come before their children."""
    known: dict[str | None, Kept] = {}
    for portion in portions:
        units = [Kept(unit.id, unit.parent, encode_unit(unit)) for unit in portion]
        above = {kept.parent: known[kept.parent] for kept in units if kept.parent in known}
        yield list(zip(portion, units, strict=True)), Asked(units, list(above.values()), list(off))
        known = {**above, **{kept.id: kept for kept in units}}
