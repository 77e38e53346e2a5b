"""A window is not closed without a word where something would be lost by it."""

import os

import pytest

from muniment.catalogue import Catalogue, CatalogueError
from muniment.desktop import jobs
from muniment.progress import Progress


def endless():
    while True:
        yield Progress(0)


def close_all_the_same(window):
    window.notices._answer()
    assert not window.isVisible()


def test_work_under_way_is_not_stopped_without_a_word(window, monkeypatch):
    monkeypatch.setattr(jobs, "_LONG", 0.0)
    window.bench.run(endless(), "Importing", lambda _done: None)
    window.close()
    assert window.isVisible()
    assert window.notices.text.startswith("“Importing” is still under way.")
    close_all_the_same(window)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open where it is.")
def test_a_catalogue_that_was_moved_is_to_be_put_back_first(window):
    path = window.bench.catalogue.path
    path.rename(path.with_name("elsewhere.muniment"))
    window.close()
    assert window.isVisible()
    assert str(path.parent) in window.notices.text
    close_all_the_same(window)


def test_another_catalogue_takes_no_place_while_something_would_be_lost(window, tmp_path):
    lost = "Something is not kept."
    window.bench.losses.add(lambda: lost)
    first, other = window.bench.catalogue, Catalogue.open(tmp_path / "other.muniment")
    window.bench.lay(other)
    assert window.bench.catalogue is first
    assert window.notices.text == lost
    with pytest.raises(CatalogueError, match="closed"):
        other.count()
    lost = ""
