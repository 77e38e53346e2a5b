"""What nobody foresaw: a report at once, and one at the next start."""

import sys
import threading

import pytest

from muniment.desktop.crash import CrashHandler


@pytest.fixture
def handler(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_: None)
    said = []
    made = CrashHandler(tmp_path, said.append)
    made.said = said
    yield made
    made.close()


def fail():
    raise ZeroDivisionError("Nothing divides by nought.")


def test_an_error_is_written_down_and_said(handler):
    try:
        fail()
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    assert "Nothing divides by nought." in handler.said[0].read_text("utf-8")
    assert "in fail" in handler.said[0].read_text("utf-8")


def test_an_error_on_another_thread_is_written_down_too(handler):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "Nothing divides by nought." in handler.said[0].read_text("utf-8")


def test_a_good_end_leaves_nothing_behind(handler, tmp_path):
    handler.close()
    again = CrashHandler(tmp_path, print)
    assert again.left_behind is None
    again.close()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_killed_is_told_from_one_that_is_running(handler, tmp_path):
    assert not handler.was_cut_off
    still_running = CrashHandler(tmp_path, print)
    assert not still_running.was_cut_off
    still_running.close()
    handler.close()
    (tmp_path / "running.lock").write_text("4194304999\nmuniment\n\n\n\n", "utf-8")
    after_it = CrashHandler(tmp_path, print)
    assert after_it.was_cut_off
    after_it.close()


def test_a_fault_is_offered_at_the_next_start(handler, tmp_path):
    handler.close()
    (tmp_path / "fault.txt").write_text("Fatal Python error: Segmentation fault", "utf-8")
    again = CrashHandler(tmp_path, print)
    assert again.left_behind is not None
    assert "Segmentation fault" in again.left_behind.read_text("utf-8")
    again.close()
