"""Revisions of the reader: what is kept tells which one read it, for a later one finds more in it.

A unit that an earlier revision read does not say what only later ones find. Held against these, it would
look as if somebody had deleted that; so it is always held against what the revision found that read it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from muniment.description.markup import BlockKind
from muniment.description.sources import is_source
from muniment.description.units import Kept, Unit
from muniment.description.unopened import Stored, Unopened
from muniment.formats.ead.bare_notes import (
    has_bare_words,
    has_words_beside_parts,
    is_of_a_line,
    may_have_bare_words,
)

FIRST, GROUPED, DATED, OPENED, NEWEST = 0, 1, 2, 3, 4

GROUPS = frozenset(("daogrp", "daoloc", "daoset", "physdescset"))
"""Groups of digital objects and extents: the first revision had no fields for what stands in them."""

NOTES = "descgrp"
"""A group of notes: the first three revisions had no fields for what stands in it."""

INNER: Mapping[str, str] = MappingProxyType(
    {"accessrestrict": "legalstatus", "custodhist": "acqinfo", "scopecontent": "arrangement"}
)
"""Notes in which one of another kind may stand (EAD 2002): only the newest revision has a field for that."""

_AT_A_LOOK = ("grp", *sorted(name for name in GROUPS if not name.endswith("grp")))
"""What stands in the name of each group."""

_IN_PARTS = "unitdatestructured"
"""A date in parts: the first two revisions took one without a meaning for another without one."""

_DATE = re.compile(rf"{_IN_PARTS}[\s>](.*?)/(?:[\w.-]+:)?{_IN_PARTS}>", re.DOTALL)
_DAY = re.compile(r"""standarddate\s*=\s*\\?["'][\d-]""")
"""Says a day of a date in parts, also in a text as JSON has it."""

_GROUP = re.compile(rf"<(?:[\w.-]+:)?(?:{'|'.join(sorted(GROUPS))})[\s/>]")
_NOTES = re.compile(rf"<(?:[\w.-]+:)?{NOTES}[\s/>]")
_INNER = re.compile(rf"<(?:{'|'.join(INNER.values())})[\s/>]")
_TAGS = {name: re.compile(rf"<(?:[\w.-]+:)?{name}[\s/>]") for pair in INNER.items() for name in pair}


def reads(name: str, revision: int) -> bool:
    """Return whether a revision of the reader has fields for the element, by its row."""
    return revision >= (OPENED if name == NOTES else GROUPED if name in GROUPS else FIRST)


def inner_note(name: str, revision: int) -> str:
    """Return which note in another a revision of the reader has a field for, by their rows; none for most."""
    return INNER.get(name, "") if revision >= NEWEST else ""


def tells_apart(meaning: str, revision: int) -> bool:
    """Return whether a revision takes dates of one meaning for one only where there is a meaning."""
    return revision >= DATED and not meaning


def joins_words(name: str, revision: int) -> bool:
    """Return whether a revision reads bare words in an element, and what is among them, as one paragraph."""
    return revision >= NEWEST and name != "blockquote"


def hears_words_beside_parts(revision: int) -> bool:
    """Return whether a revision reads words that stand beside the parts of a name in a line (EAD3)."""
    return revision >= NEWEST


def told(xml: str, revision: int = NEWEST) -> int:
    """Return the revision to be kept with what it read: the first one that finds all in it that it does."""
    if revision >= NEWEST and (_has_inner_notes(xml) or has_words_beside_parts(xml) or has_bare_words(xml)):
        return NEWEST
    if _IN_PARTS not in xml and not _may_have_groups(xml):
        return FIRST
    if revision >= OPENED and NOTES in xml and _NOTES.search(xml):
        return OPENED
    if revision >= DATED and _is_any_date_without_a_day(xml):
        return DATED
    return GROUPED if revision >= GROUPED and _may_have_groups(xml) and _GROUP.search(xml) else FIRST


def reader_of(unit: Unit) -> int:
    """Return the revision that read what the unit keeps; the newest where it finds no more in that.

    A unit without its source says it by what stands in its notes.
    """
    read = [each.revision for each in unit.kept if is_outdated(each)]
    in_pieces = not any(is_source(each.place) for each in unit.kept)
    blocks = (
        block for note in unit.notes for block in note.prose if in_pieces and block.kind is BlockKind.KEPT
    )
    return min((*read, *(OPENED for block in blocks if _was_kept(str(block.line)))), default=NEWEST)


def _was_kept(xml: str) -> bool:
    """Return whether revisions before the newest kept a block that this has another place for."""
    return _INNER.match(xml) is not None or is_of_a_line(xml)


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
    has_more = _is_any_date_without_a_day(text) or _may_have_groups(text) or _has_inner_notes(text)
    return has_more or has_words_beside_parts(text) or may_have_bare_words(text)


def _is_any_date_without_a_day(text: str) -> bool:
    return _IN_PARTS in text and not all(map(_DAY.search, _DATE.findall(text)))


def _may_have_groups(text: str) -> bool:
    return any(map(text.__contains__, _AT_A_LOOK))


def _has_inner_notes(text: str) -> bool:
    """Return whether a note may stand in another: also one that stands between two such as might hold it."""
    for outer, inner in INNER.items():
        if inner in text and outer in text and _is_between(inner, outer, text):
            return True
    return False


def _is_between(inner: str, outer: str, text: str) -> bool:
    begun = _TAGS[outer].search(text)
    found = _TAGS[inner].search(text, begun.end()) if begun else None
    return found is not None and max(text.rfind(f"</{outer}"), text.rfind(f":{outer}")) > found.start()
