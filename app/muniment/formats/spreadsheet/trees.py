"""Rows that name the row above them, put into the order of a tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.i18n import _

Place: TypeAlias = tuple[str, str, int]
"""The number of a row, that of the row above it (nothing at the top), and its line."""


def stacked(steps: Iterable[tuple[int, int]], sheet: str) -> Iterator[Place]:
    """Yield the place of each row by its line and how deep it stands: in the last one that is less deep."""
    above: list[tuple[int, str]] = []
    for line, depth in steps:
        while above and above[-1][0] >= depth:
            above.pop()
        number = f"{sheet}:{line}"
        yield number, above[-1][1] if above else "", line
        above.append((depth, number))


def arranged(
    file: str, units: Sequence[Unit], places: Sequence[Place]
) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """Return the units with their parents, parents first, children in the order of their rows.

    `places` holds that of each unit. A unit whose parent is in no row, or that would stand below itself,
    stands at the top, and a finding says so.
    """
    by_number = {number: unit for unit, (number, _parent, _line) in zip(units, places, strict=True) if number}
    parents = {
        unit.id: by_number[parent].id
        for unit, (_number, parent, _line) in zip(units, places, strict=True)
        if parent in by_number
    }
    findings: list[Finding] = []
    for unit, (_number, parent, line) in zip(units, places, strict=True):
        if parent and unit.id not in parents:
            findings.append(_no_parent(file, line, unit, parent))
        elif _is_below_itself(unit.id, parents):
            del parents[unit.id]
            findings.append(_below_itself(file, line, unit, parent))
    children: dict[str | None, list[Unit]] = defaultdict(list)
    for unit in units:
        children[parents.get(unit.id)].append(replace(unit, parent=parents.get(unit.id)))
    return tuple(_in_tree_order(children)), tuple(findings)


def _is_below_itself(id: str, parents: dict[str, str]) -> bool:
    seen, above = {id}, parents.get(id)
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above == id


def _in_tree_order(children: dict[str | None, list[Unit]]) -> Iterator[Unit]:
    waiting = children[None][::-1]
    while waiting:
        unit = waiting.pop()
        yield unit
        waiting += children[unit.id][::-1]


def _no_parent(file: str, line: int, unit: Unit, parent: str) -> Finding:
    message = _("No row has the number “{parent}”, below which this one is to stand; it stands at the top.")
    return _finding(file, line, unit, message.format(parent=parent))


def _below_itself(file: str, line: int, unit: Unit, parent: str) -> Finding:
    message = _("This row would stand below itself by way of “{parent}”; it stands at the top.")
    return _finding(file, line, unit, message.format(parent=parent))


def _finding(file: str, line: int, unit: Unit, message: str) -> Finding:
    return Finding(
        rule="sheet-parent",
        severity=Severity.SHOULD,
        unit=unit.id,
        file=file,
        line=line,
        message=message,
        cure=_("Correct the spreadsheet and import it again, or move the record in the tree."),
    )
