"""The index in the window: what a great change leaves of it is put in order while nobody waits."""

from muniment.catalogue import Catalogue, changes, merging
from tests.build import a_unit
from tests.catalogue.test_edit import put
from tests.catalogue.test_index import unsettled


def test_what_a_great_change_left_of_the_index_is_merged_beside_the_screen(window, qtbot, monkeypatch):
    monkeypatch.setattr(merging, "_LEFT", 0)
    catalogue = window.bench.catalogue
    while not unsettled(catalogue.path):
        put(catalogue, a_unit("Letter"))
    monkeypatch.setattr(changes, "_MANY", 2)
    put(catalogue, *(a_unit(f"Minutes {number}") for number in range(4)))
    qtbot.waitUntil(lambda: not unsettled(catalogue.path))
    assert len(catalogue.search_ids("minutes")) == 4


def test_what_an_earlier_program_left_of_the_index_is_merged_when_it_is_opened(window, qtbot, monkeypatch):
    monkeypatch.setattr(merging, "_LEFT", 0)
    catalogue = window.bench.catalogue
    while not unsettled(catalogue.path):
        put(catalogue, a_unit("Letter"))
    window.bench.lay(Catalogue.open(catalogue.path))
    qtbot.waitUntil(lambda: not unsettled(catalogue.path))
