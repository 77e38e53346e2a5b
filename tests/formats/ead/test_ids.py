"""Which ids stand in a file is known of any number of them, in little memory."""

from hypothesis import given
from hypothesis import strategies as st

from muniment.formats.ead.writing.ids import Ids


@given(taken=st.lists(st.text(max_size=6)), asked=st.lists(st.text(max_size=6)))
def test_what_is_taken_is_what_was_added(taken, asked):
    ids = Ids()
    ids.update(taken)
    assert len(ids) == len(set(taken))
    for each in (*taken, *asked):
        assert (each in ids) is (each in taken)


def test_many_ids_are_told_apart():
    ids = Ids()
    ids.update(f"aspace_{number}" for number in range(30_000))
    assert len(ids) == 30_000
    assert all(f"aspace_{number}" in ids for number in range(30_000))
    assert not any(f"aspace_{number}" in ids for number in range(30_000, 60_000))


def test_an_id_whose_number_is_that_of_an_empty_place_is_taken_too():
    ids = Ids()
    assert "" not in ids  # The hash of no letters is 0.
    ids.add("")
    assert "" in ids
