"""What the benchmarks claim rests on: the same units everywhere, both ways timed in turn."""

import importlib
import os
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

import scale
from generator import units
from measuring import Comparison, Measured, measure, table
from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from queries import queries


def test_the_same_seed_gives_the_same_units():
    assert list(units(900, seed=3)) == list(units(900, seed=3))
    assert list(units(900, seed=3)) != list(units(900, seed=4))


def test_every_parent_comes_before_its_children_and_no_id_twice():
    seen = set()
    for unit in units(2_000):
        assert unit.parent is None or unit.parent in seen
        assert unit.id not in seen
        seen.add(unit.id)


def test_every_level_of_an_archive_is_there_and_items_are_full():
    made = list(units(1_000))
    assert {unit.level for unit in made} == {Level.FONDS, Level.SERIES, Level.FILE, Level.ITEM}
    item = next(unit for unit in made if unit.level is Level.ITEM and unit.texts)
    assert item.credits
    assert {text.language for text in item.texts} > {"en"}


def test_ours_and_the_limit_take_turns_and_the_first_round_only_warms_up():
    turns = []
    measure(Comparison(name="", ours=lambda: turns.append("A"), limit=lambda: turns.append("B"), rounds=2))
    assert "".join(turns) == "ABABAB"


def test_the_ratio_says_how_many_times_the_limit_ours_takes():
    result = Measured(name="Import", ours=0.030, limit=0.010)
    assert f"{result.ratio:.1f}" == "3.0"
    assert "30.00 ms" in table([result])
    assert "10.00 ms" in table([result])


def test_the_raw_queries_find_as_many_units_as_our_search(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "benchmarks")
    with closing(Catalogue.create(tmp_path / "some.muniment")) as made, made.edit("Benchmark") as edit:
        edit.put_many(units(1_500))
    with ExitStack() as held:
        for comparison in importlib.import_module("searching").comparisons(tmp_path / "some.muniment", held):
            assert len(set(comparison.ours())) == len(set(comparison.limit())) > 0


def test_what_a_catalogue_costs_is_told_line_by_line(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "benchmarks")
    told = list(importlib.import_module("finding").figures(tmp_path, 60))
    assert told[0] == "60 units"
    assert "put_many" in told[1]
    assert len(told) == 8
    assert "taken back" in told[-1]


def test_the_table_of_a_large_catalogue_has_a_line_for_each_kind_of_query(tmp_path, monkeypatch):
    monkeypatch.setattr(scale, "SAMPLE", 20)
    path = tmp_path / "some.muniment"
    with closing(Catalogue.create(path)) as made:
        with made.edit("Benchmark") as edit:
            edit.put_many(units(300))
        before = list(made.subtree())
        told = list(scale.figures(made, path, tmp_path, rebuild=True))
        assert list(made.subtree()) == before
    assert told[0].startswith("300 units")
    assert {line.split("  ")[0] for line in told} >= {*queries(), "all"}
    assert any(line.startswith("an edit saved median") for line in told)
    assert any("built anew" in line for line in told)


def test_there_are_about_two_hundred_queries_and_none_twice():
    asked = [text for kind in queries().values() for text in kind]
    assert 170 <= len(asked) == len(set(asked))


def test_the_window_at_work_tells_a_line_of_each_thing_it_does(tmp_path):
    path = tmp_path / "some.muniment"
    with closing(Catalogue.create(path)) as made, made.edit("Benchmark") as edit:
        edit.put_many(units(300))
    folder = Path(__file__).parents[1] / "benchmarks"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIMENT_HOME": str(tmp_path)}
    asked = [sys.executable, str(folder / "at_work.py"), str(path), "0.5"]
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True, timeout=100)
    told = {line.split()[0]: list(map(float, line.split()[1:])) for line in done.stdout.splitlines()}
    assert set(told) == {"selection", "keystroke", "memory", "jump"}
    assert all(figures and min(figures) > 0 for figures in told.values())
