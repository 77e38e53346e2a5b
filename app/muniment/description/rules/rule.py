"""What a rule is, and how it says what it found."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from muniment.description.findings import Finding, Severity
from muniment.description.levels import Level
from muniment.description.units import Unit

Rule: TypeAlias = Callable[[Unit, Unit | None], Iterator[Finding]]
"""From a unit, and the unit above it where there is one, to what is wrong or missing."""

LOWEST = frozenset((Level.FILE, Level.ITEM))
"""The levels at which a title and a date often say all there is to say."""


def must(rule: str, unit: Unit, field: str, message: str, cure: str) -> Finding:
    """Return a finding that holds an export back: without this it would be worthless."""
    return _finding(Severity.MUST, rule, unit, field, message, cure)


def should(rule: str, unit: Unit, field: str, message: str, cure: str) -> Finding:
    """Return a finding of something that a good description has, or has not."""
    return _finding(Severity.SHOULD, rule, unit, field, message, cure)


def advice(rule: str, unit: Unit, field: str, message: str, cure: str) -> Finding:
    """Return a finding of something that would make the description better."""
    return _finding(Severity.ADVICE, rule, unit, field, message, cure)


def _finding(severity: Severity, rule: str, unit: Unit, field: str, message: str, cure: str) -> Finding:
    return Finding(rule=rule, severity=severity, unit=unit.id, field=field, message=message, cure=cure)
