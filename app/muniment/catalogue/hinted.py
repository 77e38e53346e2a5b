"""Conditions that the index of words cannot tell, but of which it knows something beforehand."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from muniment.catalogue.matching import Match


class Hinted(ColumnElement[bool]):
    """A condition, with what the index finds of units that meet it.

    All that meet it have what it `needs`; all that have what is `enough` meet it. The tables find at once
    those that meet it in the `first` place, where there is such.
    """

    inherit_cache = False

    def __init__(
        self,
        test: ColumnElement[bool],
        *,
        needs: Match | None = None,
        enough: Match | None = None,
        first: ColumnElement[bool] | None = None,
    ) -> None:
        self.test = test
        self.first = test if first is None else first
        self.needs = needs
        self.enough = enough


def needs(tests: Iterable[ColumnElement[bool]]) -> list[Match]:
    """Return what the index has of all units that meet the conditions."""
    return [test.needs for test in tests if isinstance(test, Hinted) and test.needs]


def foremost(tests: Iterable[ColumnElement[bool]]) -> list[ColumnElement[bool]]:
    """Return the conditions as those units meet them that are found at once."""
    return [test.first if isinstance(test, Hinted) else test for test in tests]


def sufficiently(tests: Sequence[ColumnElement[bool]]) -> tuple[Match, list[ColumnElement[bool]]] | None:
    """Return what is enough for a condition, and the other conditions, if there is such."""
    first = next((test for test in tests if isinstance(test, Hinted) and test.enough), None)
    if first is None or first.enough is None:
        return None
    return first.enough, [test for test in tests if test is not first]


def is_known_beforehand(tests: Iterable[ColumnElement[bool]]) -> bool:
    """Say whether the index knows something of the units that meet one of the conditions."""
    return any(isinstance(test, Hinted) and (test.needs or test.enough) for test in tests)


@compiles(Hinted)
def _compile(hinted: Hinted, compiler: SQLCompiler, **how: object) -> str:
    return f"({compiler.process(hinted.test, **how)})"
