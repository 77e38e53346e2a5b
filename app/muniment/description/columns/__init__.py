"""Units as rows of a table: what can be said of many of them in plain words, one column for each thing."""

from muniment.description.columns.column import BETWEEN, Column, filled_in
from muniment.description.columns.table import COLUMNS, column

__all__ = ["BETWEEN", "COLUMNS", "Column", "column", "filled_in"]
