"""Ask what a consumer would reject, lose or change of the catalogue, were it exported for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.description.waivers import standing
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from muniment.i18n import _
from muniment.progress import Progress, Steps


def ask_consumers(catalogue: Catalogue, pack: str, unit: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return what the rules of a pack find in an export of the branch, or of all, unit by unit."""
    label = _("Asking the rules of {name}").format(name=packs.PACKS[pack].label)
    yield Progress(0, 0, label)
    ids = Ids(partial(catalogue.subtree, unit))
    pieces = []
    for number, piece in enumerate(table.writing(format_for(pack)).write(ids, _("Catalogue"))):
        pieces.append(piece)
        if number % 200 == 0:
            yield Progress(0, 0, label)
    if not ids.found:
        return ()
    yield Progress(0, 0, label)
    source = Source(packs.PACKS[pack].label, "".join(pieces).encode())
    return tuple(ids.named(packs.check(source, pack)))


def adapt(draft: Path, consumers: Sequence[str]) -> tuple[ead.Mend, ...]:
    """Adapt a file that was written for these consumers where nothing is lost by it; return how."""
    made: list[ead.Mend] = []
    for rules in (ead.ADAPTATIONS[id] for id in consumers if id in ead.ADAPTATIONS):
        mended = ead.mend(Source(draft.name, draft.read_bytes()), ead.all_of(("all",)), rules)
        if mended.made:
            draft.write_bytes(mended.data)
            made += mended.made
    return tuple(made)


def objections(
    catalogue: Catalogue, source: Source, consumers: Sequence[str], ids: "Ids"
) -> tuple[Finding, ...]:
    """Return what these consumers have against a file of units, but for what was waived."""
    found = [each for id in consumers for each in ids.named(packs.check(source, id))]
    waived = {each.id for each in catalogue.waivers({each.unit for each in found})}
    return standing(dict.fromkeys(found), waived)


def format_for(pack: str) -> str:
    """Return the id of the format that the consumer of a pack is handed."""
    return _FORMATS.get(pack, packs.PACKS[pack].versions[0].value)


_FORMATS = {"atom": "ead2002-dtd"}


class Ids:
    """Units on their way into a file, as often as they are asked for, and by which ids it calls them."""

    def __init__(self, units: Callable[[], Iterator[Unit]]) -> None:
        self._units = units
        self.found: dict[str, str] = {}

    def __iter__(self) -> Iterator[Unit]:
        for unit in self._units():
            self.found[unit.id] = unit.id
            self.found |= {each.text: unit.id for each in unit.identifiers if each.kind == "xml-id"}
            yield unit

    def named(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings in the file as findings on units; what is said of none is said of the first."""
        first = next(iter(self.found.values()), "")
        for found in findings:
            yield replace(found, unit=self.found.get(found.unit, first), file="", line=0)
