"""Where descriptions are kept, found and remembered: the only floor that knows SQL."""

from muniment.catalogue.answers import Change, Hit, Row, SavedSearch, Step
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

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Change",
    "ConflictError",
    "Edit",
    "Hit",
    "NewerCatalogueError",
    "Row",
    "SavedSearch",
    "SignInError",
    "Step",
    "UnknownUnitError",
    "UnreachableError",
]
