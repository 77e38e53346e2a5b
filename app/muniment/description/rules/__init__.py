"""Rules of description: each is one function from a unit to findings; packs of them serve one standard."""

from collections.abc import Mapping
from types import MappingProxyType

from muniment.description.findings import Finding
from muniment.description.levels import CONTEXT, Status
from muniment.description.rules import dacs, isad, translations
from muniment.description.rules.rule import Rule
from muniment.description.units import Unit

__all__ = ["PACKS", "Rule", "check"]

PACKS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {"isad": isad.RULES, "dacs": dacs.RULES, "translations": translations.RULES}
)
"""The rules by pack; a rule that two standards share stands in both."""

_ALL = tuple(dict.fromkeys(rule for rules in PACKS.values() for rule in rules))


def check(unit: Unit, parent: Unit | None = None) -> tuple[Finding, ...]:
    """Return what the rules find in the unit, given the unit above it.

    Every rule is asked once. A stub, made from a citation to hold what lies below it, is not judged,
    nor is a record of context, which describes no archival material.
    """
    if unit.status is Status.STUB or unit.level_name == CONTEXT:
        return ()
    return tuple(finding for rule in _ALL for finding in rule(unit, parent))
