"""Ask which finding aids of the catalogue a repair would help, where a file of theirs is held back."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from muniment.catalogue import Catalogue
from muniment.formats import ead
from muniment.formats.deliveries import FormatError, Source
from muniment.tasks.mend_finding_aid import finding_aid_of

Outline = Iterable[tuple[str, str | None]]
"""Units in the order of a file, each with the one it stands in."""


def mendable(catalogue: Catalogue, source: Source, outline: Callable[[], Outline]) -> Mapping[str, int]:
    """Return how many places of a file can be mended, by the id of the finding aid that each came in.

    A place counts only where its finding aid came in the version of the file: elsewhere a repair looks at
    another file.
    """
    offered = _offered(source)
    if not offered:
        return {}
    units, version = list(outline()), ead.version_in(source)
    found: Counter[str] = Counter()
    tops: dict[str, str] = {}
    above = 1 + is_wrapped(units)
    for mend in offered:
        unit = units[min(max(mend.piece - above, 0), len(units) - 1)][0]
        if unit not in tops:
            tops[unit] = _finding_aid(catalogue, unit, version)
        found[tops[unit]] += 1
    return {top: count for top, count in found.items() if top}


def _offered(source: Source) -> Sequence[ead.Mend]:
    try:
        return ead.offered(source)
    except FormatError:
        return ()


def is_wrapped(units: Outline) -> bool:
    """Return whether several units stand in no other, so that the file has a collection over them."""
    ids = {id for id, _parent in units}
    return sum(parent not in ids for _id, parent in units) > 1


def _finding_aid(catalogue: Catalogue, unit: str, version: ead.Version) -> str:
    try:
        top = finding_aid_of(catalogue, unit)
    except FormatError:
        return ""
    return top if version in ead.files_of(catalogue.unit(top)) else ""
