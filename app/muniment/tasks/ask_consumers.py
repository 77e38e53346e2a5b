"""Ask what a consumer would reject, lose or change of the catalogue, were it exported for it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from muniment.i18n import _
from muniment.progress import Progress, Steps


def ask_consumers(catalogue: Catalogue, pack: str, unit: str | None = None) -> Steps[tuple[Finding, ...]]:
    """Return what the rules of a pack find in an export of the branch, or of all, unit by unit."""
    label = _("Asking the rules of {name}").format(name=packs.PACKS[pack].label)
    yield Progress(0, 0, label)
    ids = Ids(catalogue.subtree(unit))
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


def format_for(pack: str) -> str:
    """Return the id of the format that the consumer of a pack is handed."""
    return _FORMATS.get(pack, packs.PACKS[pack].versions[0].value)


_FORMATS = {"atom": "ead2002-dtd"}


class Ids:
    """Units on their way into a file, and by which ids the file calls them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = units
        self.found: dict[str, str] = {}

    def __iter__(self) -> Iterator[Unit]:
        for unit in self._units:
            self.found[unit.id] = unit.id
            self.found |= {each.text: unit.id for each in unit.identifiers if each.kind == "xml-id"}
            yield unit

    def named(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings in the file as findings on units; what is said of none is said of the first."""
        first = next(iter(self.found.values()), "")
        for found in findings:
            yield replace(found, unit=self.found.get(found.unit, first), file="", line=0)
