"""When the pieces of an index of words are merged, so that neither an import nor an edit waits for it.

FTS5 writes a piece for each change, and merges those of one level to one of the next (SQLite, *FTS5*,
6.1 to 6.3). By itself it does so all at once: a page written in sixty-four brings on the merging of
hundreds. So every few edits one merges some pages instead; where many units come, their pieces are left
as they are, up to some hundreds, and merged when they are in, step by step (`settle_some`): whoever edits
meanwhile comes between two steps.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from muniment.catalogue import fts

INDEXES: Mapping[str, str] = {"words": "titles", "keywords": "keys", "marks": "mark"}
"""Each index, and a column of it."""

_Settings = Mapping[str, int]
_BY_EDITS: _Settings = {"automerge": 0, "crisismerge": 1_000}
_WHILE_MANY_COME: _Settings = {"automerge": 0, "crisismerge": 250}
_FIRST_OF_ALL: _Settings = {"usermerge": 2}
_NEVER: _Settings = {"automerge": 0, "crisismerge": 1_900, "usermerge": 4}
_ALL = 1_000_000
"""Pages: more than new indexes have."""

_GATHERED = 8
"""So many edits leave their pieces as they are, then one merges those of all: each merging has its price."""

_PAGES: Mapping[str, int] = {"words": 16 * _GATHERED, "keywords": 4 * _GATHERED, "marks": 4 * _GATHERED}
"""How many pages that is: an edit writes some four, or one, each of which is merged some four times."""

_OF_EDIT = 64
"""Pages that the piece of an edit has at the most; those of many units have more."""

_MANY_PIECES = 4
"""So many pieces of a level are merged by FTS5 when it is told to (`usermerge`)."""

_LEFT, _AT_ONCE = 200, 400
"""How many unmerged pages are worth a step of their own, and how many a step merges: a blink."""

_PIECES = 5
_FIRST, _OTHERS = 400, 40
"""How many words the pieces have that lift a new index: what is smaller sinks not below the first."""


def lift(connection: Connection) -> None:
    """Give the empty indexes upper levels; they are as empty afterwards.

    What an index is merged to as a whole comes above all levels. In a new one that is the lowest but
    one, and as soon as there are four pieces a million units would be written anew with them.
    """
    first, others = (" ".join(f"of{number}level" for number in range(count)) for count in (_FIRST, _OTHERS))
    pieces = [{"key": -number, "said": others if number else first} for number in range(_PIECES)]
    for index, column in INDEXES.items():
        # Each merging of what lies on several levels adds two.
        for piece in pieces:
            connection.execute(text(f"INSERT INTO {index}(rowid, {column}) VALUES (:key, :said)"), piece)
            connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('optimize')"))
        gone = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', :key, :said)"
        connection.execute(text(gone), pieces)


def merge_at_the_end(connection: Connection) -> None:
    """Let new indexes be merged by `tidy_index` alone: else the same is merged again and again.

    What they have by now is merged to one piece of the next level: so all come into one above (`lift`).
    """
    _set(connection, _FIRST_OF_ALL)
    for index in INDEXES:
        _merge(connection, index, _ALL)
    _set(connection, _NEVER)


def expect_many(connection: Connection) -> None:
    """Let the pieces of many units lie until all are there."""
    _set(connection, _WHILE_MANY_COME)


def settle_index(connection: Connection, *, many: bool) -> None:
    """Merge some pages once edits have left enough; after a change of many units, leave it to what follows.

    FTS5 is to merge none by itself.
    """
    # Older catalogues, and new ones, have other settings.
    if many or _setting(connection, "crisismerge") != _BY_EDITS["crisismerge"]:
        _set(connection, _BY_EDITS)
    lying = fts.newest(connection, "words", _OF_EDIT)
    if many or not lying or lying % _GATHERED:
        return
    for index, pages in _PAGES.items():
        _merge(connection, index, pages)


def unsettled(connection: Connection) -> int:
    """Return about how many pages of the index are to be merged by `settle_some`; none where few are."""
    left = sum(fts.unmerged(connection, index, _MANY_PIECES) for index in INDEXES)
    return left if left > _LEFT else 0


def settle_some(connection: Connection) -> None:
    """Merge some of the pages that a change of many units has left."""
    for index in INDEXES:
        _merge(connection, index, _AT_ONCE)


def tidy_index(connection: Connection) -> None:
    """Merge the index into one piece, where words are found many times faster; seconds per 100,000 units."""
    for index in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    _set(connection, _BY_EDITS)


def _merge(connection: Connection, index: str, pages: int) -> None:
    if pages:
        connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('merge', {pages})")


def _setting(connection: Connection, name: str) -> int | None:
    found: int | None = connection.exec_driver_sql(f"SELECT v FROM words_config WHERE k = '{name}'").scalar()
    return found


def _set(connection: Connection, settings: _Settings) -> None:
    for index in INDEXES:
        for name, value in settings.items():
            connection.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('{name}', {value})")
