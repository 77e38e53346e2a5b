"""Conditions that list the units which meet them: few, or as many as a great import brought."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Connection, Select, exists, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from typing_extensions import override

from muniment.catalogue.tables import steps, touched, units

MOST_LISTED: Final = 2_000
"""Units: more are not listed, but each that was found otherwise is asked whether it meets the condition."""


class Listable(ColumnElement[bool]):
    """A condition that tells fast by itself which units meet it: where these are few, they are listed."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, of_a_unit: ColumnElement[bool], keys: Select[int] | None = None) -> None:
        self._of_a_unit = of_a_unit
        self._keys = select(units.c.key).where(of_a_unit) if keys is None else keys

    def first(self, connection: Connection, limit: int) -> list[int]:
        """Return the keys of units that meet it, as many as `limit`, in no order."""
        return list(connection.scalars(self._keys.limit(limit)))

    @property
    def of_a_unit(self) -> ColumnElement[bool]:
        """The same, asked of a unit."""
        return self._of_a_unit

    @property
    def of_many(self) -> ColumnElement[bool]:
        """The same, where too many units meet it to be listed."""
        return self.of_a_unit


class Changed(Listable):
    """The condition that a unit was changed by steps of which something is so."""

    inherit_cache = False

    def __init__(self, *made: ColumnElement[bool]) -> None:
        self._made = made

    @override
    def first(self, connection: Connection, limit: int) -> list[int]:
        way = steps.join(touched).join(units, units.c.id == touched.c.record)
        wanted = select(units.c.key).select_from(way).where(*self._made).distinct().limit(limit)
        return list(connection.scalars(wanted))

    @property
    @override
    def of_a_unit(self) -> ColumnElement[bool]:
        made: Select[Any] = select(touched.c.record).join(steps).where(touched.c.record == units.c.id)
        return exists(made.where(*self._made).correlate(units))

    @property
    @override
    def of_many(self) -> ColumnElement[bool]:
        # Whoever looks through an index of words begins with what was changed of late.
        return self


class Among(ColumnElement[bool]):
    """The condition that a unit is one of these, by their keys; an index of words has these, too."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, keys: Sequence[int], selected: Select[int]) -> None:
        self.keys = keys
        self.ends = min(keys, default=0), max(keys, default=0)
        self.selected = selected


def among(tests: Iterable[ColumnElement[bool]]) -> tuple[list[Among], list[ColumnElement[bool]]]:
    """Return the conditions that list units, and all others."""
    said = list(tests)
    listed = [test for test in said if isinstance(test, Among)]
    return listed, [test for test in said if not isinstance(test, Among)]


def plainly(test: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return a condition as it is asked of a unit, to be part of another."""
    return test.of_a_unit if isinstance(test, Listable) else test


def is_of_changes(tests: Iterable[ColumnElement[bool]]) -> bool:
    """Say whether each unit that was found is to be asked whether it was changed."""
    return any(isinstance(test, Changed) for test in tests)


@compiles(Listable)
def _compile_listable(listable: Listable, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(listable.of_a_unit, **how)


@compiles(Among)
def _compile_among(among: Among, compiler: SQLCompiler, **how: object) -> str:
    return compiler.process(units.c.key.in_(among.selected), **how)
