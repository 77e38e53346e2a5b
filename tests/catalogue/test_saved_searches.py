import pytest

from muniment.catalogue import Catalogue, ConflictError, SavedSearch
from tests.build import a_unit
from tests.catalogue.test_edit import put

KOREAN = SavedSearch(id="s1", name="Korean", text="korese level:item")


def keep(catalogue, *searches):
    with catalogue.edit("Keep searches") as edit:
        for search in searches:
            edit.put_search(search.id, search.name, search.text)


def test_searches_are_kept_in_the_order_of_their_names(catalogue, place):
    keep(catalogue, KOREAN, SavedSearch(id="s2", name="Čuev", text="чуев"))
    with Catalogue.open(place) as again:
        assert [search.name for search in again.saved_searches()] == ["Čuev", "Korean"]


def test_a_search_is_changed_and_deleted_and_both_are_taken_back(catalogue):
    keep(catalogue, KOREAN)
    keep(catalogue, SavedSearch(id="s1", name="Korea", text="korea"))
    with catalogue.edit("Delete a search") as edit:
        edit.delete_search("s1")
    assert catalogue.saved_searches() == []
    catalogue.undo()
    assert [search.text for search in catalogue.saved_searches()] == ["korea"]
    catalogue.undo()
    assert catalogue.saved_searches() == [KOREAN]
    catalogue.undo()
    assert catalogue.saved_searches() == []
    catalogue.redo()
    assert catalogue.saved_searches() == [KOREAN]


def test_listeners_hear_which_searches_changed(catalogue):
    heard = []
    catalogue.subscribe(heard.append)
    keep(catalogue, KOREAN)
    assert [(change.searches, change.units) for change in heard] == [(frozenset({"s1"}), frozenset())]


def test_nothing_is_journaled_where_nothing_changes(catalogue):
    keep(catalogue, KOREAN)
    keep(catalogue, KOREAN)
    with catalogue.edit("Delete") as edit:
        edit.delete_search("nowhere")
    assert len(catalogue.history()) == 1


def test_undo_refuses_where_a_colleague_has_changed_the_search_since(catalogue, colleague):
    keep(catalogue, KOREAN)
    keep(colleague, SavedSearch(id="s1", name="Theirs", text="x"))
    with pytest.raises(ConflictError, match="The search “Theirs” has been changed"):
        catalogue.undo()
    assert [search.name for search in catalogue.saved_searches()] == ["Theirs"]


def test_units_and_searches_are_taken_back_as_one_step(catalogue):
    with catalogue.edit("Both") as edit:
        edit.put(a_unit("Letters", id="u1"))
        edit.put_search("s1", "Korean", "korese level:item")
    put(catalogue, a_unit("Other", id="u2"))
    catalogue.undo()
    catalogue.undo()
    assert catalogue.count() == 0
    assert catalogue.saved_searches() == []
