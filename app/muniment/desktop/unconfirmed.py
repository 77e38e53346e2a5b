"""What was read from pasted words and nobody has looked at yet: fields of records, kept across restarts."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from muniment.desktop.settings import Settings
    from muniment.paths import Place

KEY = "unconfirmed/"
"""What the names begin with under which the settings keep it."""
_MOST = 500
"""Records of which this is remembered; of the oldest it is forgotten."""


def key_of(place: Place) -> str:
    """Return under which name the settings keep it for the catalogue at `place`."""
    return f"{KEY}{place.name if isinstance(place, Path) else quote(place, safe='')}"


def fields_of(settings: Settings, place: Place, unit: str) -> frozenset[str]:
    """Return the ids of the fields of a unit that are to be confirmed."""
    return frozenset(_kept(settings, place).get(unit, ()))


def mark(settings: Settings, place: Place, found: Mapping[str, Collection[str]]) -> None:
    """Remember that these fields, by the ids of their units, are to be confirmed."""
    kept = _kept(settings, place)
    for unit, fields in found.items():
        kept[unit] = sorted({*kept.pop(unit, ()), *fields})
    _keep(settings, place, kept)


def confirm(settings: Settings, place: Place, unit: str, fields: Collection[str]) -> None:
    """Remember that somebody has looked at these fields of a unit."""
    kept = _kept(settings, place)
    if not set(kept.get(unit, ())) & set(fields):
        return
    kept[unit] = sorted(set(kept[unit]) - set(fields))
    _keep(settings, place, kept)


def _kept(settings: Settings, place: Place) -> dict[str, list[str]]:
    said = settings.text(key_of(place))
    kept: dict[str, list[str]] = json.loads(said) if said else {}
    return kept


def _keep(settings: Settings, place: Place, kept: dict[str, list[str]]) -> None:
    last = {unit: fields for unit, fields in list(kept.items())[-_MOST:] if fields}
    if last:
        settings.keep(key_of(place), json.dumps(last))
    else:
        settings.forget(key_of(place))
