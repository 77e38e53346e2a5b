"""Ids that stand in a file already: what would say one again says it in an instruction."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from muniment.formats.ead.writing.ids import Ids

_ID = re.compile(r"""id="(?<=[\s:]id=")([^"]*)["]""")
_INSTRUCTION = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_NONE: frozenset[str] = frozenset()
_left_out: ContextVar[frozenset[str]] = ContextVar("left_out", default=_NONE)


@contextmanager
def left_out(ids: Iterable[str]) -> Iterator[None]:
    """Let what is written meanwhile put none of the ids on an element."""
    before = _left_out.set(frozenset(ids))
    try:
        yield
    finally:
        _left_out.reset(before)


def may_say(name: str, text: str) -> bool:
    """Return whether an attribute, under our name, may say this on an element."""
    return name != "id" or text not in _left_out.get()


def may_stand(xml: str) -> bool:
    """Return whether an element may stand as it came: no id in it is one of those left out."""
    left = _left_out.get()
    return not left or left.isdisjoint(_ID.findall(xml))


def ids_in(rows: Iterable[str]) -> list[str]:
    """Return the ids on elements in rows, as often as they stand there."""
    return [id for row in rows if 'id="' in row for id in _ID.findall(_INSTRUCTION.sub("", row))]


def twice(own: Iterable[str], ids: Ids) -> frozenset[str]:
    """Return which of a unit's own ids are in the file, or stand twice in the unit."""
    return frozenset(id for id, count in Counter(own).items() if count > 1 or id in ids)
