"""The last line keeps to its room, however long what it speaks of is called."""

from PySide6.QtCore import Qt

from muniment.desktop.views.status import JobLine
from muniment.progress import Progress
from tests.desktop.desks import settle

LONG = "Report on the negotiations about the delivery of grain " * 10


def endless():
    while True:
        yield Progress(0, 0, LONG)


def test_long_names_leave_the_window_as_wide_as_it_is(qtbot, window):
    before = window.width()
    job = window.bench.jobs.run(endless(), LONG, lambda _done: None)
    qtbot.waitSignal(job.progressed)
    settle()
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert window.width() == before


def test_work_leaves_a_small_window_as_wide_as_it_is_where_everything_is_large(qtbot, window):
    window.zoom(10)
    window.resize(900, 600)
    settle()
    before = window.minimumSizeHint().width()
    job = window.bench.jobs.run(endless(), "Making the pages that are to be printed", lambda _done: None)
    qtbot.waitSignal(job.progressed)
    settle()
    during = window.minimumSizeHint().width()
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    window.zoom(0)
    settle()
    assert max(before, during) <= 900


def test_work_that_somebody_stops_says_that_it_was_stopped(qtbot, window):
    noticed = []
    window.bench.noticed.connect(lambda text, label, action: noticed.append(text))
    window.bench.jobs.run(endless(), "Importing", lambda _done: None)
    settle()
    (line,) = window.findChildren(JobLine)
    qtbot.mouseClick(line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(noticed), timeout=5000)
    assert noticed == ["Stopped: Importing"]


def test_a_menu_says_a_long_step_in_few_words(window):
    with window.bench.catalogue.edit(LONG) as edit:
        edit.delete("a1")
    settle()
    assert window.actions_table["undo"].text().startswith("&Undo Report on")
    assert len(window.actions_table["undo"].text()) < 100
