import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from muniment.catalogue import CatalogueError
from muniment.catalogue.lock import Lock
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put


def test_readers_see_whole_changes_while_one_writes(catalogue):
    put(catalogue, a_unit("0", id="fonds"))
    ended = threading.Event()

    def read():
        seen = 0
        while not ended.is_set():
            units = list(catalogue.subtree())
            children, counted = units[1:], int(units[0].title)
            assert len(children) == counted
            assert len(catalogue.search_ids("letter")) >= counted
            seen += 1
        return seen

    with ThreadPoolExecutor(max_workers=3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for number in range(1, 31):
                put(catalogue, a_unit(str(number), id="fonds"), a_unit("Letter", parent="fonds"))
        finally:
            ended.set()
        assert all(reader.result() for reader in readers)


def test_edits_from_many_threads_are_all_kept(catalogue):
    put(catalogue, a_unit("0", id="counted"))

    def count(_number):
        with catalogue.edit("Count") as edit:
            unit = edit.unit("counted")
            edit.put(replace(unit, level_name=str(int(unit.level_name or 0) + 1)))

    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(count, range(40)))
    assert catalogue.unit("counted").level_name == "40"
    assert len(catalogue.history()) == 41


def test_edits_in_two_programs_are_all_kept(catalogue, colleague):
    put(catalogue, a_unit("0", id="counted"))

    def count(which):
        with which.edit("Count") as edit:
            unit = edit.unit("counted")
            edit.put(replace(unit, level_name=str(int(unit.level_name or 0) + 1)))

    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(count, [catalogue, colleague] * 15))
    assert colleague.unit("counted").level_name == "30"


def test_who_waits_in_vain_is_told_so():
    lock = Lock(wait=0.01)

    def wait():
        with lock:
            pass

    with (
        lock,
        ThreadPoolExecutor(max_workers=1) as pool,
        pytest.raises(CatalogueError, match="still being made"),
    ):
        pool.submit(wait).result()


def test_a_screen_waits_only_for_a_moment(catalogue, colleague):
    put(catalogue, a_unit("0", id="counted"))
    catalogue.hurry()
    began = time.monotonic()
    with colleague.edit("Theirs") as theirs:
        theirs.put(a_unit("Theirs", id="counted"))
        with pytest.raises(CatalogueError, match="is being changed by"):
            put(catalogue, a_unit("Mine", id="counted"))
    assert time.monotonic() - began < 5


def test_a_task_may_be_cancelled_from_another_thread(catalogue):
    def a_task():
        with catalogue.edit("Import") as edit:
            edit.put(a_unit())
            yield

    steps = a_task()
    next(steps)
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(steps.close).result()
    assert catalogue.count() == 0
    a_family(catalogue)
    assert catalogue.count() == 4
