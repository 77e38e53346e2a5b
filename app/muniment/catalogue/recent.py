"""Which units were changed within a time: few, or as many as a great import brought."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Connection, Select, exists, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from muniment.catalogue.tables import steps, touched, units

MOST_LISTED: Final = 2_000
"""Changes: more are not listed, but each unit that was found otherwise is asked whether it was changed."""


class Changed(ColumnElement[bool]):
    """The condition that a unit was changed by steps of which something is so."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, *made: ColumnElement[bool]) -> None:
        self._made = made

    def first(self, connection: Connection, limit: int) -> list[int]:
        """Return the keys of units that were changed so, as many as `limit`, in no order."""
        way = steps.join(touched).join(units, units.c.id == touched.c.record)
        wanted = select(units.c.key).select_from(way).where(*self._made).distinct().limit(limit)
        return list(connection.scalars(wanted))

    @property
    def of_a_unit(self) -> ColumnElement[bool]:
        """The same, asked of a unit."""
        made: Select[Any] = select(touched.c.record).join(steps).where(touched.c.record == units.c.id)
        return exists(made.where(*self._made).correlate(units))


class Among(ColumnElement[bool]):
    """The condition that a unit is one of these, by their keys; an index of words has these, too."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, keys: Sequence[int], selected: Select[int]) -> None:
        self.keys = keys
        self.selected = selected


def among(tests: Iterable[ColumnElement[bool]]) -> tuple[list[Among], list[ColumnElement[bool]]]:
    """Return the conditions that list units, and all others."""
    said = list(tests)
    listed = [test for test in said if isinstance(test, Among)]
    return listed, [test for test in said if not isinstance(test, Among)]


def is_of_changes(tests: Iterable[ColumnElement[bool]]) -> bool:
    """Say whether each unit that was found is to be asked whether it was changed."""
    return any(isinstance(test, Changed) for test in tests)


@compiles(Changed)
def _compile_changed(changed: Changed, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(changed.of_a_unit, **how)


@compiles(Among)
def _compile_among(among: Among, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(units.c.key.in_(among.selected), **how)
