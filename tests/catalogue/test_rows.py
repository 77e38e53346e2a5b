"""A line of the database becomes a row in one place, whoever read it."""

from muniment.catalogue.rows import NAMES, Row, row_of
from muniment.description.levels import Level

LINE = ("a", "f", "series", "", "", "X, a", "Letters", "1967", 1, 0, 2, 12)


def test_the_columns_that_are_read_are_those_of_a_row_without_the_children_that_are_counted():
    assert (*NAMES, "children") == Row._fields


def test_a_line_becomes_a_row_and_what_follows_is_left_aside():
    made = row_of((*LINE, 4711, "a description"))
    assert (made.title, made.level, made.children) == ("Letters", Level.SERIES, 12)
    assert made == row_of(LINE)


def test_a_row_without_a_level_has_none():
    assert row_of(("a", "f", "", *LINE[3:])).level is None
