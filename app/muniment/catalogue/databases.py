"""What the catalogue needs of a database beyond common SQL; each database has a module that offers it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias

from sqlalchemy import ColumnElement, Connection, Engine, Insert, Select, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import ExecutableReturnsRows

from muniment.catalogue import postgresql, sqlite
from muniment.catalogue.directly import Value
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.lines import Lines
from muniment.catalogue.matching import Match
from muniment.catalogue.tables import units
from muniment.paths import Place
from muniment.progress import Steps

Conditions: TypeAlias = Sequence[ColumnElement[bool]]
"""What else must be so of a unit, said of the table `units`."""

Rows: TypeAlias = list[dict[str, Any]]
Message: TypeAlias = dict[str, Any]


class Database(Protocol):
    """What each database does in its own way: transactions, the walk through a tree, the index of words."""

    @property
    def is_shared(self) -> bool:
        """Whether others may change the same catalogue, and can be heard of."""

    def reading(self, of: Engine) -> Engine:
        """Return the engine for questions; each of its transactions sees one moment."""

    def writing(self, of: Engine) -> Engine:
        """Return the engine for changes; what they read for it stays as it is until they are kept."""

    def hold(self, connection: Connection, what: str) -> None:
        """Let changes that hold the same wait for each other; it is let go when the change is kept or not."""

    def unless_there(self, table: Table) -> Insert:
        """Return what inserts rows but for those that are there already."""

    def insert_lines(self, connection: Connection, lines: Sequence[Lines], count: int) -> None:
        """Insert rows, of about `count` records, before anything else is asked of the database."""

    def new_keys(self, connection: Connection, count: int) -> list[int]:
        """Return keys for so many new units, which nobody else is given."""

    def tell(self, connection: Connection, message: Message, instead: Message) -> None:
        """Tell others of a change once it is kept; `instead` is told where the message is too long."""

    def refused(self, error: DBAPIError, name: str, place: Place) -> CatalogueError:
        """Return in a sentence why something could not be done in the catalogue of that name, and place."""

    def reshaping(self, connection: Connection) -> AbstractContextManager[None]:
        """Let tables be made and altered within it, by one at a time."""

    def number_on(self, connection: Connection) -> None:
        """Let new rows be numbered from where those that were copied end."""

    def branch(self, connection: Connection, id: str | None) -> Iterator[tuple[int, str, str | None]]:
        """Yield key, id and parent of a unit and all below it (None: of everything) in tree order."""

    def make_index(self, connection: Connection) -> None:
        """Make the empty search index."""

    def merge_at_the_end(self, connection: Connection) -> None:
        """Let the index be put in order by `tidy_index` alone, and not while it is filled."""

    def expect_many(self, connection: Connection) -> None:
        """Let the index be merged as many units come, or go, at once."""

    def settle_index(self, connection: Connection, *, many: bool) -> None:
        """Merge a little of the index after a change; that of many units leaves it to `settle_some`."""

    def unsettled(self, connection: Connection) -> int:
        """Return how much of the index `settle_some` is to merge, in pages; none where it is not worth it."""

    def settle_some(self, connection: Connection) -> None:
        """Merge some of what a change of many units has left, so little that others can wait for it."""

    def drop_index(self, connection: Connection) -> Steps[None]:
        """Take the search index away, telling how far it is."""

    def expect_search(self, connection: Connection) -> Steps[None]:
        """Bring into memory what every search reads, where that is this program's to do."""

    def index_is_current(self, connection: Connection) -> bool:
        """Say whether there is an index, made as this program makes it."""

    def indexed(self, connection: Connection) -> int:
        """Return how many units the index holds."""

    def sizes(self, connection: Connection) -> tuple[int, int]:
        """Return how many bytes all of the catalogue takes, and about how many of these the index."""

    def add_words(self, connection: Connection, rows: Rows) -> None:
        """Index units by their keys; each row has `key`, `mark` and the columns of `headings.COLUMNS`."""

    def exchange_words(self, connection: Connection, gone: Rows, come: Rows) -> None:
        """Take rows out of the index, exactly as they were when they were added, and put others in."""

    def learn(self, connection: Connection, rows: Sequence[tuple[str, str]]) -> None:
        """Add keys and words to the table `vocabulary`; those that are there are left out."""

    def tidy_index(self, connection: Connection) -> None:
        """Put the index in order after much of the catalogue was changed."""

    def matches(self, connection: Connection, asked: Match, limit: int, where: Conditions = ()) -> list[int]:
        """Return the keys of units that match and meet the conditions, in the order of their keys."""

    def matching_keys(
        self, connection: Connection, asked: Match, limit: int, where: Conditions = ()
    ) -> list[int]:
        """Return the keys of units with a shelfmark that has these tokens; phrases cannot be asked for."""

    def matching_marks(
        self, connection: Connection, part: str, limit: int, where: Conditions = ()
    ) -> list[int]:
        """Return the keys of units whose shelfmark has `part` in it, folded, three characters or more."""

    def best_matches(
        self, connection: Connection, asked: Match, among: Sequence[int], limit: int, *, are_all: bool
    ) -> list[int]:
        """Return the best of `among`, which all match, best first; nothing else does if they `are_all`."""

    def by_shelfmark(self, connection: Connection, keys: Sequence[int], exact: str, limit: int) -> list[int]:
        """Return the first of the keys in the order of their shelfmarks, those that mean `exact` before."""

    def those(
        self, connection: Connection, wanted: ExecutableReturnsRows, **asked: Value
    ) -> Sequence[tuple[Any, ...]]:
        """Return what is found by a statement that is put together once, with values for its parameters."""

    def listed(self, keys: Sequence[int]) -> Select[int]:
        """Return what selects these keys, of which there may be ten thousands."""

    def matching(self, asked: Match) -> Select[int]:
        """Return the keys of all units that match, to be part of a condition."""


_DATABASES: Mapping[str, Database] = MappingProxyType({"sqlite": sqlite, "postgresql": postgresql})


def of(place: Connection | Engine) -> Database:
    """Return what offers the ways of the database that a connection or an engine leads to."""
    return _DATABASES[place.dialect.name]


class Found(ColumnElement[bool]):
    """The condition that the index finds a unit by what is asked; every database says it in its own way."""

    inherit_cache = False

    def __init__(self, asked: Match) -> None:
        self.asked = asked


@compiles(Found)
def _compile(found: Found, compiler: SQLCompiler, **_how: object) -> str:
    keys = _DATABASES[compiler.dialect.name].matching(found.asked)
    return compiler.process(units.c.key.in_(keys))
