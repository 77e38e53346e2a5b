"""The condition that something is one of those asked for, in statements that are written out once.

A statement with a place for each of them is written out anew whenever there are more, or fewer: that takes
as long as it takes SQLite to find them.
"""

from typing import Any

from sqlalchemy import ARRAY, Column, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class OneOf(FunctionElement[bool]):
    """The condition that a column is one of the values `asked`: a list, which SQLite takes as JSON."""

    # Of no type: SQLAlchemy asks whether a Boolean is 1, and SQLite then goes through all there is.
    inherit_cache = True

    def __init__(self, of: Column[Any]) -> None:
        super().__init__(of, bindparam("asked", type_=ARRAY(of.type)))


@compiles(OneOf, "sqlite")
def _among_json(one: OneOf, compiler: SQLCompiler, **how: object) -> str:
    of, asked = (compiler.process(each, **how) for each in one.clauses)
    return f"{of} IN (SELECT value FROM json_each({asked}))"


@compiles(OneOf, "postgresql")
def _among_array(one: OneOf, compiler: SQLCompiler, **how: object) -> str:
    of, asked = (compiler.process(each, **how) for each in one.clauses)
    return f"{of} = ANY({asked})"
