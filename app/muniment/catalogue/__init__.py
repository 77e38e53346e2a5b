"""Where descriptions are kept, found and remembered: the only floor that knows SQL.

A part is read when it is asked for first: a window shows a glimpse of a catalogue before all of them are.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniment.catalogue.answers import (
        Branch,
        Change,
        Completion,
        Deleted,
        Facet,
        Facets,
        HandList,
        Hit,
        SavedSearch,
        SortKeys,
        Step,
        Version,
    )
    from muniment.catalogue.branches import Places
    from muniment.catalogue.catalogue import Catalogue
    from muniment.catalogue.edit import Edit
    from muniment.catalogue.errors import (
        CatalogueError,
        ConflictError,
        NewerCatalogueError,
        ProtectedError,
        SignInError,
        UnknownUnitError,
        UnreachableError,
    )
    from muniment.catalogue.files import copy_file
    from muniment.catalogue.opening import is_catalogue
    from muniment.catalogue.ordering import ORDERS
    from muniment.catalogue.rows import Row
    from muniment.catalogue.statistics import Statistics

__all__ = [
    "ORDERS",
    "Branch",
    "Catalogue",
    "CatalogueError",
    "Change",
    "Completion",
    "ConflictError",
    "Deleted",
    "Edit",
    "Facet",
    "Facets",
    "HandList",
    "Hit",
    "NewerCatalogueError",
    "Places",
    "ProtectedError",
    "Row",
    "SavedSearch",
    "SignInError",
    "SortKeys",
    "Statistics",
    "Step",
    "UnknownUnitError",
    "UnreachableError",
    "Version",
    "copy_file",
    "is_catalogue",
]

_PARTS = {
    "answers": (
        "Branch",
        "Change",
        "Completion",
        "Deleted",
        "Facet",
        "Facets",
        "HandList",
        "Hit",
        "SavedSearch",
        "SortKeys",
        "Step",
        "Version",
    ),
    "branches": ("Places",),
    "catalogue": ("Catalogue",),
    "edit": ("Edit",),
    "errors": (
        "CatalogueError",
        "ConflictError",
        "NewerCatalogueError",
        "ProtectedError",
        "SignInError",
        "UnknownUnitError",
        "UnreachableError",
    ),
    "files": ("copy_file",),
    "opening": ("is_catalogue",),
    "ordering": ("ORDERS",),
    "rows": ("Row",),
    "statistics": ("Statistics",),
}
"""The names above, by the module that has them."""


def __getattr__(name: str) -> object:
    for part, names in _PARTS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{part}"), name)
    raise AttributeError(name)
