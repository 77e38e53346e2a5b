"""Which catalogues lie on desks, and on how many: several windows share one, and the last one closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from muniment.paths import Place

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue

_HELD: WeakKeyDictionary[Catalogue, int] = WeakKeyDictionary()


def hold(catalogue: Catalogue) -> None:
    """Say that the catalogue lies on one desk more."""
    _HELD[catalogue] = _HELD.get(catalogue, 0) + 1


def let_go(catalogue: Catalogue) -> None:
    """Say that it lies on one desk less; it is closed where that was the last."""
    _HELD[catalogue] = _HELD.get(catalogue, 1) - 1
    if not _HELD[catalogue]:
        del _HELD[catalogue]
        catalogue.close()


def lying_at(place: Place) -> Catalogue | None:
    """Return the catalogue that is open from this place already, None where none is."""
    return next((each for each in _HELD if each.place == place), None)
