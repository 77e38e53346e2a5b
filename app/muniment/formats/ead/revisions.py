"""Revisions of the reader: what is kept tells which one read it, for a later one finds more in it.

A unit that an earlier revision read does not say what only later ones find. Held against these, it would
look as if somebody had deleted that; so it is always held against what the revision found that read it.
"""

import re

from muniment.description.units import Kept
from muniment.description.unopened import Stored, Unopened

FIRST, NEWEST = 0, 1

GROUPS = frozenset(("daogrp", "daoloc", "daoset", "physdescset"))
"""Groups of digital objects and extents: the first revision had no fields for what stands in them."""

_GROUPED = re.compile(rf"<(?:[\w.-]+:)?(?:{'|'.join(sorted(GROUPS))})[\s/>]")


def reads(name: str, revision: int) -> bool:
    """Return whether a revision of the reader has fields for the element, by its row."""
    return revision >= NEWEST or name not in GROUPS


def told(xml: str, revision: int = NEWEST) -> int:
    """Return the revision to be kept with what it read: the first one that finds all in it that it does."""
    return revision if _may_tell(xml) and _GROUPED.search(xml) else FIRST


def is_outdated(kept: Kept) -> bool:
    """Return whether the newest revision would find more in what is kept than the one that read it."""
    return kept.revision < told(kept.xml)


def is_any_outdated(unit: Stored) -> bool:
    """Return whether there is more to be found in what the unit keeps: what it came in is to come again."""
    if isinstance(unit, Unopened) and not _may_tell(unit.body):
        return False
    return any(map(is_outdated, unit.kept))


def _may_tell(text: str) -> bool:
    """Return whether anything in a text may be read otherwise by a later revision, at a look."""
    return any(map(text.__contains__, GROUPS))
