"""Long work beside the screen: progress, Cancel, and an end that is always said."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from muniment.desktop.jobs import Jobs, at_once
from muniment.desktop.latest import Latest
from muniment.formats.xml import bodies
from muniment.progress import Progress


def counting(to, left=None):
    try:
        for done in range(to):
            yield Progress(done, to)
    finally:
        if left is not None:
            left.append("closed")
    return to


def endless(left):
    try:
        while True:
            yield Progress(0)
    finally:
        left.append("closed")


def failing():
    yield Progress(0)
    raise ValueError("The tape tore.")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.close()


def test_work_hands_over_its_result_on_the_screens_thread(qtbot, jobs):
    got = []
    jobs.run(counting(5), "Counting", lambda result: got.append((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(5, threading.main_thread())]
    assert jobs.running() == ()


def test_work_is_done_beside_the_screen(qtbot, jobs):
    got = []
    jobs.run(at_once(threading.current_thread), "Where", got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got != [threading.main_thread()]


def test_who_started_work_hears_of_its_end_however_soon_that_came(qtbot, jobs):
    told = []
    job = jobs.run(failing(), "Failing", told.append)
    job.wait()
    job.failed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [str(error) for error in told] == ["The tape tore."]


def test_cancel_closes_the_work_and_hands_nothing_over(qtbot, jobs):
    left, got = [], []
    job = jobs.run(endless(left), "Waiting", got.append)
    with qtbot.waitSignal(jobs.ended):
        job.cancel()
    assert (left, got) == (["closed"], [])


def test_cancel_ends_a_step_that_reads_a_long_file_in_the_middle_of_it(qtbot, jobs):
    read, got = threading.Event(), []

    def part(_start, _end):
        read.set()
        return b"<c>"

    def reading():
        yield Progress(0)
        got.append("begun")
        got.extend("read" for _chunk in bodies.chunks(part, 0, 10**18) if False)

    job = jobs.run(reading(), "Validating", got.append)
    assert read.wait(10)
    with qtbot.waitSignal(jobs.ended):
        job.cancel()
    assert got == ["begun"]


def test_a_failure_is_handed_over_whole(qtbot, jobs):
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.run(failing(), "Failing", lambda _result: None)
    assert str(failed.args[0]) == "The tape tore."
    assert jobs.running() == ()


def test_closing_stops_all_work_and_waits_for_it(qtbot, jobs):
    left = []
    for _ in range(3):
        jobs.run(endless(left), "Waiting", lambda _result: None)
    jobs.close()
    assert left == ["closed"] * 3
    assert jobs.running() == ()


def test_what_was_asked_last_ends_with_what_holds_it(qapp):
    left, holder = [], QObject()
    Latest(holder).ask(lambda: endless(left))
    Shiboken.delete(holder)
    assert left == ["closed"]


def test_progress_is_said_but_no_more_often_than_it_can_be_read(qtbot, jobs):
    said = []
    job = jobs.run(counting(10_000), "Counting", lambda _result: None)
    job.progressed.connect(said.append)
    with qtbot.waitSignal(jobs.ended):
        pass
    assert len(said) < 100


def test_the_window_need_not_wait_while_python_goes_through_all_that_work_gathers(qtbot, jobs):
    usual, got = gc.get_threshold(), []

    def gathering():
        yield Progress(0)
        full = gc.get_stats()[2]["collections"]
        gathered = [[each] for each in range(500_000)]
        return len(gathered), gc.get_stats()[2]["collections"] - full

    jobs.run(gathering(), "Gathering", got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got == [(500_000, 0)]
    assert gc.get_threshold() == usual
