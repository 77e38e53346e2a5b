"""What can go wrong with a catalogue, in sentences for the archivist."""


class CatalogueError(Exception):
    """The catalogue cannot do what was asked; the message says what and why."""


class UnknownUnitError(CatalogueError):
    """There is no unit or agent with that id, or no longer."""


class ConflictError(CatalogueError):
    """Somebody has changed, since, what was to be undone or redone; nothing was changed now."""


class SignInError(CatalogueError):
    """The server wants a password, or another one, for the catalogue at `place` (a URL without password)."""

    def __init__(self, sentence: str, place: str) -> None:
        super().__init__(sentence)
        self.place = place


class UnreachableError(CatalogueError):
    """The server on which the catalogue lies does not answer just now; it may do so again."""


class MisplacedError(CatalogueError):
    """The catalogue's file lies no longer where it was opened; nothing is written before it does again."""


class ProtectedError(CatalogueError):
    """The catalogue can only be read where it lies; nothing is saved in it."""


class NewerCatalogueError(CatalogueError):
    """The catalogue was written by a newer Muniment than this one."""
