"""What is read before it is needed: a file before its old index is taken away, all that searches read."""

import tomllib

import pytest

from muniment.catalogue import Catalogue, ahead, expecting, spotting
from muniment.description import shelfmarks
from muniment.description.shelfmarks.schemes import _shipped, shipped_tables
from muniment.description.shelfmarks.shapes import Pattern
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.test_edit import put


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(ahead, "_LARGE", 0)
    monkeypatch.setattr(ahead, "_PORTION", 65_536)
    with Catalogue.open(tmp_path / "letters.muniment") as catalogue:
        put(catalogue, a_unit("Letters", id="letters"))
    return tmp_path / "letters.muniment"


def test_how_far_the_file_is_read_is_told_before_the_index_is_built(path):
    with Catalogue.open(path) as catalogue:
        told = list(catalogue.rebuild_index())
        size, portions = path.stat().st_size, -(-path.stat().st_size // 65_536)
        assert [step.label for step in told] == ["Reading the catalogue"] * portions + ["Building the index"]
        assert [step.done for step in told[:-1]] == [*range(65_536, size, 65_536), size]
        assert catalogue.search_ids("letters") == ["letters"]


def test_who_stops_it_keeps_the_index_that_was(path):
    with Catalogue.open(path) as catalogue:
        steps = catalogue.rebuild_index()
        assert next(steps).label == "Reading the catalogue"
        steps.close()
        assert catalogue.search_ids("letters") == ["letters"]


def test_an_index_is_built_where_no_process_can_be_started(path, monkeypatch):
    monkeypatch.setattr(ahead.sys, "executable", str(path))
    with Catalogue.open(path) as catalogue:
        assert finish(catalogue.rebuild_index()) == 1
        assert catalogue.search_ids("letters") == ["letters"]


def test_what_search_reads_is_read_in_parts_between_which_one_may_stop(path, monkeypatch):
    monkeypatch.setattr(ahead, "_UNITS", 2)
    monkeypatch.setattr(expecting, "_steps", lambda _connection: ())
    with Catalogue.open(path) as catalogue:
        for number in range(4):
            put(catalogue, a_unit(f"Telegram {number}"))
        assert [(step.done, step.total) for step in catalogue.expect_search()] == [(0, 5), (2, 5), (4, 5)]
        steps = catalogue.expect_search()
        next(steps)
        steps.close()
        put(catalogue, a_unit("Report", id="report"))
        assert catalogue.search_ids("report") == ["report"]


def test_the_first_search_reads_none_of_the_programs_own_data_where_it_was_expected(path, monkeypatch):
    for remembered in (spotting._ways, spotting._pattern, _shipped, shipped_tables):
        remembered.cache_clear()
    shelfmarks.read_again()
    with Catalogue.open(path) as catalogue:
        finish(catalogue.expect_search())
        for of, what in (
            (spotting, "forms"),
            (Pattern, "_expression"),
            (tomllib, "loads"),
        ):
            monkeypatch.setattr(of, what, None)
        assert [hit.row.id for hit in catalogue.search("letters")] == ["letters"]
        assert catalogue.search("RG 59, Box 3") == []


def test_what_is_expected_is_read_in_short_steps_between_which_one_may_stop(path):
    with Catalogue.open(path) as catalogue:
        steps = list(catalogue.expect_search())
        assert len(steps) > len(shelfmarks.schemes())
        assert [step.done for step in steps[1:]] == list(range(len(steps) - 1))
