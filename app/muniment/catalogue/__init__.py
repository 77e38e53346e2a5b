"""Where descriptions are kept, found and remembered: the only floor that knows SQL."""

from muniment.catalogue.answers import (
    Branch,
    Change,
    Completion,
    Deleted,
    Facet,
    Facets,
    HandList,
    Hit,
    Row,
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
    SignInError,
    UnknownUnitError,
    UnreachableError,
)
from muniment.catalogue.ordering import ORDERS
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
    "Row",
    "SavedSearch",
    "SignInError",
    "SortKeys",
    "Statistics",
    "Step",
    "UnknownUnitError",
    "UnreachableError",
    "Version",
]
