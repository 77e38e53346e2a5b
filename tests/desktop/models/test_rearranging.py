"""From any order to any other: the law that both models stand on."""

from hypothesis import given
from hypothesis import strategies as st

from muniment.desktop.models.rearranging import rearrange

ORDERS = st.lists(st.sampled_from("abcdefghij"), unique=True)


class Shelf:
    """Rows as a list of letters."""

    def __init__(self, ids):
        self.ids = list(ids)
        self.steps = 0

    def take_out(self, first, last):
        del self.ids[first : last + 1]
        self.steps += 1

    def put_in_order(self, ids):
        assert sorted(ids) == sorted(self.ids)
        self.ids = list(ids)
        self.steps += 1

    def put_in(self, first, ids):
        self.ids[first:first] = ids
        self.steps += 1


@given(ORDERS, ORDERS)
def test_any_order_becomes_any_other(old, new):
    shelf = Shelf(old)
    rearrange(shelf, old, new)
    assert shelf.ids == new


@given(ORDERS)
def test_what_has_not_changed_is_not_touched(order):
    shelf = Shelf(order)
    rearrange(shelf, order, order)
    assert shelf.steps == 0


def test_neighbours_come_in_one_step():
    shelf = Shelf("ae")
    rearrange(shelf, "ae", "abcde")
    assert shelf.steps == 1
