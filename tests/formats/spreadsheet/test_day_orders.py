"""A list whose dates have days first in one place has them first in all."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source


def read(*dates):
    rows = "".join(f"A;Item;{date}\n" for date in dates)
    return table.read(Source("list.csv", f"Title;Level;Date\n{rows}".encode()))


def meanings(delivery):
    return [unit.dates[0].edtf for unit in delivery.units]


@pytest.mark.parametrize(
    ("telling", "date", "edtf"),
    [
        ("31.12.1961", "12.7.1935", "1935-07-12"),
        ("31/12/1961", "1/2/1931-3/2/1931", "1931-02-01/1931-02-03"),
        ("12/31/1961", "3/4/1931", "1931-03-04"),
        ("31.12.61", "5.6.62", "1962-06-05"),
    ],
)
def test_a_date_that_may_be_read_two_ways_is_read_in_the_order_of_the_others(telling, date, edtf):
    delivery = read(telling, date)
    assert meanings(delivery)[1] == edtf
    assert delivery.units[1].dates[0].text == date
    assert [(found.rule, found.line) for found in delivery.findings] == [("sheet-days", 3)]


@pytest.mark.parametrize("others", [(), ("31.12.1961", "12.31.1961"), ("4.4.1961",)])
def test_where_the_others_speak_for_neither_or_both_it_is_told(others):
    delivery = read(*others, "12.7.1935")
    assert meanings(delivery)[-1] == ""
    assert [found.rule for found in delivery.findings] == ["sheet-doubt"]
