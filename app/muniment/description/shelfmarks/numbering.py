"""The number that a shelfmark counts by: the last numbered step of the tree, and marks with another one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from muniment.description.roman import roman_numeral, roman_value
from muniment.description.shelfmarks.reading import read
from muniment.description.shelfmarks.schemes import scheme_by_id
from muniment.description.shelfmarks.values import Part, Reading

_BOX = "container"
_STEPS = ("fonds", "subfonds", "series", "subseries", _BOX, "file", "item")
_NUMBER = re.compile(r"\d+")
_SEVERAL = re.compile(r"(\d+)\s?[-–—]\s?(\d+)(?![\w-])")
"""From one number to another, as of files that lie together."""
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The number of a mark: the part it stands in, where both begin in the text, and what it counts under.

    Of several files that have one mark, it is that of the first; else `last` is the same.
    Marks of the same `under` are numbered in one row: the same scheme, repository and parts above. `box`
    says which boxes the part lies in: numbers may go on from one to the next, or begin anew in each.
    """

    part: Part
    begin: int
    number: int
    last: int
    start: int
    end: int
    under: str
    box: str


class Numbered(Protocol):
    """What has a number, and lies in boxes."""

    @property
    def number(self) -> int:
        """The number."""

    @property
    def box(self) -> str:
        """The boxes."""


def begin_anew(row: Iterable[Numbered]) -> bool:
    """Say whether the numbers of a row begin anew in each box: one of them stands in two boxes."""
    boxes: dict[int, str] = {}
    return any(boxes.setdefault(each.number, each.box) != each.box for each in row)


def counted(text: str, repository: str = "") -> Counted | None:
    """Return the number that a mark counts by, None where nothing was recognised or it has none.

    It is the number of a box where nothing in the box has one.
    """
    reading = read(text, repository)
    numbered = [part for part in reading.parts if part.level in _STEPS and _last_number(reading, part)]
    if reading.scheme is None or not numbered:
        return None
    return _in_part(reading, max(numbered, key=lambda part: (_STEPS.index(part.level), part.start)))


def with_number(text: str, repository: str, label: str, old: int, new: int) -> str | None:
    """Return the mark with another number in the part `label`, None where that part has not the `old` one.

    All else stays as it is written; leading noughts keep the number's width, a roman numeral is one again.
    None, too, where it would be a roman nought.
    """
    reading = read(text, repository)
    for part in reading.parts:
        found = _in_part(reading, part) if part.label == label else None
        if found and found.number == found.last == old:
            written = written_like(text[found.start : found.end], new)
            return f"{text[: found.start]}{written}{text[found.end :]}" if written else None
    return None


def written_like(before: str, number: int) -> str:
    """Return a number as another one is written: with noughts, as a roman numeral (nothing for nought)."""
    if before.isdigit():
        return str(number).zfill(len(before)) if before.startswith("0") else str(number)
    numeral = roman_numeral(number)
    return numeral.upper() if before.isupper() else numeral


def _in_part(reading: Reading, part: Part) -> Counted | None:
    begin, found = _begin(reading), _last_number(reading, part)
    if begin is None or found is None or reading.members:
        return None
    value, several = begin + part.at, _several(reading, part, begin)
    found, group = (several, 1) if several else (found, 0)
    number = int(found[group]) if found[group].isdigit() else roman_value(found[group].lower())
    return Counted(
        part=part,
        begin=begin + part.start,
        number=number,
        last=int(several[2]) if several else number,
        start=value + found.start(group),
        end=value + found.end(group),
        under=_under(reading, part),
        box=" ".join(_said_in(reading, part, (_BOX,))),
    )


def _begin(reading: Reading) -> int | None:
    """Return where in its text the mark begins, by which its parts say where they stand."""
    text, parts = reading.text, reading.parts
    begins = (
        at
        for at in range(len(text))
        if all(text.startswith(part.value, at + part.at) for part in parts)
        and all(text.startswith(part.written, at + part.start) for part in parts)
    )
    return next(begins, None)


def _several(reading: Reading, part: Part, begin: int) -> re.Match[str] | None:
    """Return from where to where the numbers of a part go that is of several, also where it ends too soon."""
    behind = reading.text[begin + part.at :]
    found = _SEVERAL.match(behind) if part.value[:1].isdigit() else None
    is_so = found is not None and found.end() >= len(part.value.rstrip()) and int(found[1]) < int(found[2])
    return found if is_so else None


def _last_number(reading: Reading, part: Part) -> re.Match[str] | None:
    """Return the last number of a part; a roman numeral where the scheme knows that there is one."""
    scheme = scheme_by_id().get(reading.scheme or "")
    label = scheme.labels.get(part.label) if scheme else None
    if label and label.roman and (numeral := _ROMAN.fullmatch(part.value)):
        return numeral
    return next(reversed(list(_NUMBER.finditer(part.value))), None)


def _under(reading: Reading, part: Part) -> str:
    """What is said above and around the number, whatever order it is written in.

    A box is not said above a file, but above what lies in a file: that is told by its box, too.
    """
    in_file = part.level == "item" and any(each.level == "file" for each in reading.parts)
    levels = _STEPS[: _STEPS.index(part.level) + 1]
    above = _said_in(reading, part, [each for each in levels if each != _BOX or in_file])
    numeral = _last_number(reading, part)
    is_roman = numeral is not None and not numeral[0].isdigit()
    around = "#" if is_roman or _SEVERAL.fullmatch(part.value) else _NUMBER.sub("#", part.value.casefold())
    keeper = reading.repository or reading.unknown_keeper
    return "\n".join((reading.scheme or "", keeper, *above, f"{part.label}={around}"))


def _said_in(reading: Reading, part: Part, levels: Iterable[str]) -> list[str]:
    said = (each for each in reading.parts if each is not part and each.level in levels)
    return sorted(f"{each.label}={each.value.casefold()}" for each in said)
