"""Test values: say only what the test is about."""

from dataclasses import replace
from typing import Any

from muniment.description.levels import Level
from muniment.description.units import Shelfmark, Unit, a_title, new_id


def a_unit(title: str = "Letters", shelfmark: str = "", **fields: Any) -> Unit:
    """Return an item with a title and, where given, a shelfmark."""
    marks = (Shelfmark(text=shelfmark),) if shelfmark else ()
    unit = Unit(id=new_id(), level=Level.ITEM, titles=(a_title(title),) if title else (), shelfmarks=marks)
    return replace(unit, **fields)
