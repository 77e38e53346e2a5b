"""An id that a unit says more than once goes out with the first that says it: links lead there."""

import re
from collections.abc import Callable, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from muniment.description.units import Unit
from muniment.formats.ead.reading.drafts import LISTS

_AGAIN = "\uf8ff"
"""A sign that no id may hold, so that what has it is said in an instruction; it never goes into a file."""

_ID = re.compile(r"""(\s(?:xml:)?id\s*=\s*["'])([^"']*)""")


def with_later_aside(unit: Unit, ids: Set[str]) -> Unit:
    """Return the unit with a sign in these ids wherever they are not said for the first time."""
    met = set[str]()

    def called(id: str) -> str:
        if id not in ids or id not in met:
            met.add(id)
            return id
        return _AGAIN + id

    return replace(unit, **{name: _put(getattr(unit, name), called) for name in LISTS if name != "kept"})


def without_sign(text: str) -> str:
    """Return what was written of such a unit with all ids as they are."""
    return text.replace(_AGAIN, "")


def _put(value: Any, called: Callable[[str], str]) -> Any:  # noqa: ANN401 - any value of a unit
    match value:
        case ("id", str(id)):
            return "id", called(id)
        case str() if value.startswith("<"):
            return _ID.sub(lambda found: found[1] + called(found[2]), value)
        case tuple():
            return tuple(_put(each, called) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        said = {each.name: getattr(value, each.name) for each in fields(value)}
        put = {name: _put(each, called) for name, each in said.items()}
        return value if put == said else replace(value, **put)
    return value
