"""Where a shelfmark stands in the tree: from the repository down to the file."""

from muniment.description.levels import Level
from muniment.description.shelfmarks.recognising import Recognised
from muniment.description.shelfmarks.schemes import Scheme
from muniment.description.shelfmarks.values import Part, Place

_LEVELS = {
    "fonds": Level.FONDS,
    "subfonds": Level.SUBFONDS,
    "series": Level.SERIES,
    "subseries": Level.SUBSERIES,
    "file": Level.FILE,
}
"""The levels that are steps of the tree; the item itself, containers and leaves are not."""


def places(found: Recognised, text: str) -> tuple[Place, ...]:
    """Return the steps from the repository down to the file, each with its own full shelfmark."""
    steps = [part for part in _ordered(found) if part.level in _LEVELS]
    root = _root(found)
    shown: list[str] = [place.shelfmark for place in root]
    below: list[Place] = []
    for part in steps:
        step = _shown(found.scheme, part, found.parts)
        shown.append(step)
        mark = ", ".join(shown) if _is_labelled(found) else _up_to(found, part, text)
        below.append(Place(level=_LEVELS[part.level], level_name="", text=step, shelfmark=mark))
    return (*root, *below)


def _root(found: Recognised) -> tuple[Place, ...]:
    if found.repository is None:
        return ()
    code = found.repository.code
    return (Place(level=Level.OTHER, level_name="repository", text=code, shelfmark=code),)


def _ordered(found: Recognised) -> list[Part]:
    """Labelled parts in the scheme's order, since they may be written in any; others as written."""
    if found.scheme is None or not found.scheme.labelled:
        return list(found.parts)
    rank = {label: number for number, label in enumerate(found.scheme.order)}
    return sorted(found.parts, key=lambda part: rank.get(part.label, len(rank)))


def _is_labelled(found: Recognised) -> bool:
    return found.scheme is not None and found.scheme.labelled


def _shown(scheme: Scheme | None, part: Part, parts: tuple[Part, ...]) -> str:
    label = scheme.labels.get(part.label) if scheme else None
    if label is None or not label.show:
        return part.written
    values = {other.label.replace(" ", "_"): other.value for other in parts}
    try:
        return label.show.format(**values, value=part.value)
    except KeyError:
        return part.written


def _up_to(found: Recognised, part: Part, text: str) -> str:
    """The mark as written, cut after this part."""
    mark = text[found.start : part.end].lstrip(" .,;:([")
    return f"{found.repository.code}, {mark}" if found.repository else mark
