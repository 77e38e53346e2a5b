"""What the index holds of many units is prepared by a second process, too; the rows are the same."""

import os
import signal
import sys
import threading

import pytest

from muniment.catalogue import Catalogue, preparing
from muniment.catalogue.codec import content_in, encode_unit
from muniment.catalogue.preparing import Preparer, prepared
from muniment.description.levels import TextKind
from muniment.description.markup import prose
from muniment.description.units import TextVersion
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.test_behind import entries

TITLES = (
    "Letter",
    "Запись беседы",
    "김일성 수상과의 담화",
    "周恩来同金日成谈话记录",
    "تقرير",
    "L'État-major",
)


def letters(count):
    return [
        a_unit(
            f"{TITLES[number % len(TITLES)]} {number}",
            f"AQPPSH, MPP Korese, D {number}, V. 1967" if number % 3 else f"FO 371/{number}",
            id=f"u{number}",
            texts=(
                TextVersion(
                    id=f"t{number}", kind=TextKind.TRANSLATION, prose=prose(f"Text of {number}, Mr. O'Neill")
                ),
            ),
        )
        for number in range(count)
    ]


BODIES = [encode_unit(unit) for unit in letters(60)]
EXPECTED = [prepared(content_in(body)) for body in BODIES]


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Have the second process started as soon as anything was asked, whatever the machine."""
    monkeypatch.setattr(preparing, "_FEW", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def preparer():
    made = Preparer()
    made.ask(BODIES[:1]).rows()
    yield made
    made.close()


def process_of(preparer):
    assert preparer._second is not None
    return preparer._second._process


def test_the_second_process_prepares_the_same(preparer):
    asked = preparer.ask(BODIES)
    assert asked._second is not None
    assert asked.rows() == EXPECTED


def test_a_part_may_be_prepared_here(preparer):
    preparer._share = 0.5
    asked = preparer.ask(BODIES)
    assert 0 < asked._beside < len(BODIES)
    assert asked.rows() == EXPECTED


def test_whoever_is_waited_for_is_given_less(preparer):
    assert preparing._next_share(0.9, waited=1.0) < 0.9 < preparing._next_share(0.9, waited=0.0)
    assert preparing._next_share(1.0, waited=0.0) == 1.0


def test_what_was_asked_before_can_be_had_after_more_was_asked(preparer):
    first, second = preparer.ask(BODIES[:20]), preparer.ask(BODIES[20:])
    assert second.rows() == EXPECTED[20:]
    assert first.rows() == EXPECTED[:20]


def test_where_the_second_process_dies_all_is_done_here(preparer):
    asked = preparer.ask(BODIES)
    process_of(preparer).kill()
    process_of(preparer).wait()
    assert asked.rows() == EXPECTED
    assert preparer.ask(BODIES).rows() == EXPECTED


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system halts no processes")
def test_a_second_process_that_is_halted_now_and_then_loses_nothing(preparer):
    pid, done = process_of(preparer).pid, threading.Event()

    def pester():
        while not done.wait(0.002):
            os.kill(pid, signal.SIGSTOP)
            done.wait(0.001)
            os.kill(pid, signal.SIGCONT)

    pest = threading.Thread(target=pester)
    pest.start()
    try:
        assert preparer.ask(BODIES * 40).rows() == EXPECTED * 40
    finally:
        done.set()
        pest.join()


@pytest.mark.parametrize(
    ("where", "name", "value"),
    [(os, "cpu_count", lambda: 1), (sys, "executable", ""), (sys, "executable", "/nowhere/python")],
    ids=["one core", "no Python is known", "Python cannot be started"],
)
def test_where_there_can_be_no_second_process_all_is_done_here(monkeypatch, where, name, value):
    monkeypatch.setattr(where, name, value)
    preparer = Preparer()
    preparer.ask(BODIES[:1]).rows()
    assert preparer._second is None
    assert preparer.ask(BODIES).rows() == EXPECTED
    preparer.close()


def test_the_second_process_ends_when_it_is_let_go(preparer):
    process = process_of(preparer)
    preparer.close()
    assert process.returncode == 0


def import_and_stop(catalogue):
    with catalogue.edit("Import") as edit:
        steps = edit.taking_in(letters(3_000))
        assert next(steps) == 1_000
        raise ZeroDivisionError


def test_an_import_that_is_stopped_ends_the_second_process(path, monkeypatch):
    started = []
    start = preparing._second
    monkeypatch.setattr(preparing, "_second", lambda: started.append(start()) or started[-1])
    with Catalogue.open(path) as catalogue:
        with pytest.raises(ZeroDivisionError):
            import_and_stop(catalogue)
        assert catalogue.count() == 0
    [second] = started
    assert second._process.returncode == 0


def test_an_index_that_two_processes_filled_is_as_one_that_was_built_anew_by_one(path, monkeypatch):
    with Catalogue.open(path) as catalogue:
        with catalogue.edit("Import") as edit:
            edit.put_many(letters(2_500))
        imported = entries(path)
        finish(catalogue.rebuild_index())
        assert entries(path) == imported
        monkeypatch.setattr(os, "cpu_count", lambda: 1)
        finish(catalogue.rebuild_index())
        assert entries(path) == imported
