"""What is wrong, missing or worth a look in a description or a file: a `Finding`, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: `must` holds an export back, `should` and `advice` do not."""

    MUST = "must"
    SHOULD = "should"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """The order of weight: 0 for must, 1 for should, 2 for advice."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found, where it was found, and the cure.

    `unit` is a unit's id, `field` the id of a field of the form (`shelfmarks`, `dates`, `notes.scope` …),
    `file` and `line` the place in a file (lines count from 1; 0 where there is none), `component` the number
    of the unit in its order there, from 1. Of some that are alike the last that is told says how many `more`
    there are.
    """

    rule: str
    severity: Severity
    message: str
    cure: str = ""
    unit: str = ""
    field: str = ""
    file: str = ""
    line: int = 0
    component: int = 0
    detail: str = ""
    more: int = 0


def number_of(findings: Iterable[Finding]) -> int:
    """Return how many there are, with those that are only counted."""
    return sum(1 + finding.more for finding in findings)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the heaviest severity among the findings, or None where there are none."""
    return min((finding.severity for finding in findings), key=lambda s: s.rank, default=None)
