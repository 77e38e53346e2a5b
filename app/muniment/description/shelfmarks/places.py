"""Where a shelfmark stands in the tree: from the repository down to the file."""

from muniment.description.levels import Level
from muniment.description.shelfmarks.recognising import Recognised
from muniment.description.shelfmarks.values import Part, Place

_BEFORE = " \t\n.,;:()[]#/，；：（）、。"

_LEVELS = {
    "fonds": Level.FONDS,
    "subfonds": Level.SUBFONDS,
    "series": Level.SERIES,
    "subseries": Level.SUBSERIES,
    "file": Level.FILE,
}
"""The levels that are steps of the tree; the item itself, containers and leaves are not."""


def places(found: Recognised) -> tuple[Place, ...]:
    """Return the steps from the repository down to the file, each with its own full shelfmark.

    A box is no step, but files are numbered afresh in each: the step of a file tells the box it lies in.
    """
    root = _root(found)
    shown: list[str] = [place.shelfmark for place in root]
    below: list[Place] = []
    boxes: list[str] = []
    for part in _ordered(found):
        if part.level == "container":
            boxes.append(part.written)
        if part.level not in _LEVELS:
            continue
        so_far = found.written[: part.end].lstrip(_BEFORE)
        step = _shown(found, part, so_far)
        if part.level == "file":
            step, boxes = ", ".join([*boxes, step]), []
        shown.append(step)
        mark = ", ".join(shown) if _is_labelled(found) else _with_repository(found, so_far)
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


def _shown(found: Recognised, part: Part, so_far: str) -> str:
    label = found.scheme.labels.get(part.label) if found.scheme else None
    show = label.show if label else ""
    return show.format(value=part.value, mark=so_far) if show else part.written


def _with_repository(found: Recognised, mark: str) -> str:
    return f"{found.repository.code}, {mark}" if found.repository else mark
