"""Rules of description: each is one function from a unit to findings; packs of them serve one standard."""

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

from muniment.description.findings import Finding
from muniment.description.levels import CONTEXT, Status
from muniment.description.rules import dacs, house, isad, translations
from muniment.description.rules.fixes import FIXES, Fix, fix_of
from muniment.description.rules.rule import Rule
from muniment.description.units import Unit
from muniment.i18n import _

__all__ = ["FIXES", "LABELS", "PACKS", "Fix", "Rule", "check", "fix_of", "pack_of"]

PACKS: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "isad": isad.RULES,
        "dacs": dacs.RULES,
        "translations": translations.RULES,
        "house": house.RULES,
    }
)
"""The rules by pack; a rule that two standards share stands in both, and is asked while either is on."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "isad": _("ISAD(G)"),
        "dacs": _("DACS"),
        "translations": _("Translated documents"),
        "house": _("Good housekeeping"),
    }
)
"""What each pack is called."""

_BEGINNINGS = {"isad": "isad", "dacs": "dacs", "translation": "translations", "house": "house"}


def check(unit: Unit, parent: Unit | None = None, off: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what the rules find in the unit, given the unit above it; those of packs that are `off` apart.

    Every rule is asked once. A stub, made from a citation to hold what lies below it, is not judged,
    nor is a record of context, which describes no archival material.
    """
    if unit.status is Status.STUB or unit.level_name == CONTEXT:
        return ()
    return tuple(finding for rule in _asked(frozenset(off)) for finding in rule(unit, parent))


def pack_of(rule: str, off: Collection[str] = ()) -> str:
    """Return the pack that a rule, by its id, is called after; nothing where none of these.

    Where that pack is `off`, it is the one that shares rules with it, and asks this one still.
    """
    called = _BEGINNINGS.get(rule.partition("-")[0], "")
    if called not in off:
        return called
    sharing = (id for id, rules in PACKS.items() if id not in off and set(rules) & set(PACKS[called]))
    return next(sharing, called)


@cache
def _asked(off: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(dict.fromkeys(rule for id, rules in PACKS.items() if id not in off for rule in rules))
