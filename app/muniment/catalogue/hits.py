"""What is shown of each hit: its row, the way to it, and why it was found."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection, select

from muniment.catalogue import databases, query
from muniment.catalogue.answers import Hit
from muniment.catalogue.headings import KEYS
from muniment.catalogue.listing import OneOf
from muniment.catalogue.matching import Phrase
from muniment.catalogue.narrowing import Sought
from muniment.catalogue.rows import Row, row_of
from muniment.catalogue.snippets import Passage, Passages, Wanted, find_as_typed, find_passage
from muniment.catalogue.spotting import spots
from muniment.catalogue.tables import units
from muniment.catalogue.wording import Wording
from muniment.description.languages import script_of

IN_ANOTHER_SCRIPT = "script"

_TITLES = "titles"
_LABELLED = ("id", "parent", "title", "shelfmark")
_HITS = query.ROWS.add_columns(units.c.key, units.c.description).where(OneOf(units.c.key))
_up = units.alias("up")
_line = select(*(units.c[name] for name in _LABELLED)).where(OneOf(units.c.id)).cte("line", recursive=True)
_line = _line.union(select(*(_up.c[name] for name in _LABELLED)).join(_line, _line.c.parent == _up.c.id))
_ABOVE = select(_line)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        KEYS: "shelfmark",
        _TITLES: "title",
        "agents": "agent",
        "translators": "translator",
        "dates": "date",
        "subjects": "subject",
        "places": "place",
        "repository": "repository",
        "notes": "note",
        "original": "original",
        "translation": "translation",
    }
)
"""The fields of the search language by the headings of the index; what else there is has no field."""


def hits_of(
    connection: Connection, keys: Sequence[int], typed: Sought, sought: Sought, heard: Callable[[], Sought]
) -> list[Hit]:
    """Return the hits in the order of their keys; those that are not there are left out.

    What was typed may have been looked for by other names, too, as it is `sought`; and by other scripts,
    as it is `heard`.
    """
    if not keys:
        return []
    database = databases.of(connection)
    # Last come the key and the description, behind what a row shows.
    found = {line[-2]: line for line in database.those(connection, _HITS, asked=list(keys))}
    rows = {key: row_of(line) for key, line in found.items()}
    paths = _paths(database, connection, {row.parent for row in rows.values() if row.parent})
    wanted, called = _wanted(sought, heard), _called(typed, sought)
    return [_hit(rows[key], found[key][-1], wanted, called, paths, sought) for key in keys if key in found]


def _wanted(sought: Sought, heard: Callable[[], Sought]) -> tuple[Wanted, Wanted, Wanted]:
    """Return what was typed, what else it may be, and what is marked beside it."""
    typed = sought.phrases

    @cache
    def others() -> Sequence[Phrase]:
        return [phrase for phrase in heard().phrases if phrase not in typed]

    # Where one word was typed and is found, nothing else can be what was meant.
    beside = others if sought.is_of_many_parts else tuple
    return Wanted(lambda: typed), Wanted(others), Wanted(beside)


class _Called(NamedTuple):
    """The names that one thing has in the scripts in which it was typed, and in others."""

    alike: list[Phrase]
    others: list[Phrase]

    def is_in_another_script(self, form: str) -> bool:
        """Say whether a form that was found has only names in other scripts."""
        return _has(form, self.others) and not _has(form, self.alike)


def _has(form: str, names: Sequence[Phrase]) -> bool:
    return any(True for name in names for _spot in spots(form, name))


def _called(typed: Sought, sought: Sought) -> Sequence[_Called]:
    """Return what is sought by names in other scripts than it was typed in."""
    if sought == typed:
        return ()
    were_typed = {question for group in typed.wanted for question in group}
    found = []
    for group in sought.wanted:
        # A name that was typed among plain words comes first.
        scripts = {script_of(each.text) for each in group if each is group[0] or each in were_typed}
        names = _Called([], [])
        for each in group:
            (names.alike if script_of(each.text) in scripts else names.others).extend(each.phrases)
        found.append(names)
    return [names for names in found if names.others]


def _hit(
    row: Row,
    description: str,
    wanted: tuple[Wanted, Wanted, Wanted],
    called: Sequence[_Called],
    paths: dict[str, tuple[str, ...]],
    sought: Sought,
) -> Hit:
    path = paths.get(row.parent or "", ())
    typed, _others, beside = wanted
    # The first title comes before all else that is said: mostly nothing else need be read.
    title = _TITLES, [row.title]
    passage = find_as_typed([title], typed, beside) if row.title else None
    wording = None if passage else Wording(description)
    if wording:
        passage = find_passage(Passages(wording.passages()), *wanted, but=title)
    if passage:
        how = _how(wording, passage, called)
        field = _FIELDS.get(passage.heading, "")
        return Hit(row=row, path=path, snippet=passage.marked, field=field, form=passage.form, how=how)
    if sought.question and row.shelfmark:
        # Only a part of a word of the shelfmark, or its words in another order and spelling.
        return Hit(row=row, path=path, snippet="", field="shelfmark", form=row.shelfmark)
    return Hit(row=row, path=path, snippet="")


def _how(wording: Wording | None, passage: Passage, called: Sequence[_Called]) -> str:
    """Return that it stands in another script, or the kind of a shelfmark that is not the current one."""
    if not passage.as_typed or any(names.is_in_another_script(passage.form) for names in called):
        return IN_ANOTHER_SCRIPT
    return wording.kind_of(passage.text) if wording and passage.heading == KEYS else ""


def _paths(
    database: databases.Database, connection: Connection, parents: set[str]
) -> dict[str, tuple[str, ...]]:
    """Return, for each of these units, the labels from the top down to it, itself included."""
    found = database.those(connection, _ABOVE, asked=list(parents))
    above = {id: (parent, title or shelfmark) for id, parent, title, shelfmark in found}
    return {id: _labels(id, above) for id in parents}


def _labels(id: str | None, above: dict[str, tuple[str | None, str]]) -> tuple[str, ...]:
    labels = []
    while id is not None:
        id, label = above[id]
        labels.append(label)
    return tuple(reversed(labels))
