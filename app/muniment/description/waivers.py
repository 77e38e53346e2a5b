"""Findings that somebody has decided to let stand, each with a reason."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from muniment.description.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """The decision to let what a rule finds in a field of a unit stand: why, who decided it, and when.

    `since` is an ISO 8601 day. A waiver holds for the rule, the unit and the field, whatever the words.
    """

    unit: str
    rule: str
    field: str = ""
    reason: str = ""
    who: str = ""
    since: str = ""

    @property
    def id(self) -> str:
        """What is waived, as one word."""
        return f"{self.unit}:{self.rule}:{self.field}"


def waived_by(finding: Finding) -> str:
    """Return the id of the waiver that would let the finding stand."""
    return f"{finding.unit}:{finding.rule}:{finding.field}"


def standing(findings: Iterable[Finding], waived: Collection[str]) -> tuple[Finding, ...]:
    """Return the findings that no waiver, of which these are the ids, lets stand."""
    return tuple(found for found in findings if waived_by(found) not in waived)
