"""Many units are prepared in other processes, and come out as they do here, whatever becomes of those."""

import subprocess
from itertools import islice

import pytest

from muniment.catalogue import beside, preparing
from muniment.catalogue.beside import each
from muniment.catalogue.codec import encode_unit
from muniment.catalogue.preparing import Preparing
from muniment.description.units import DateStatement
from muniment.progress import finish
from tests.build import a_unit

_AT_ONCE = 20
_DATE = DateStatement(text="16 January 1967")


@pytest.fixture
def portions():
    units = [
        a_unit(f"Записка {number} — 김일성", f"AQPPSH, MPP Korese, D {number}, V. 1967", dates=(_DATE,))
        for number in range(400)
    ]
    bodies = [encode_unit(unit) for unit in units]
    return [bodies[start : start + _AT_ONCE] for start in range(0, len(bodies), _AT_ONCE)]


@pytest.fixture(autouse=True)
def started(monkeypatch):
    """Let processes be started for few units already; return all that were."""
    processes = []
    start = beside._started

    def noted(work):
        processes.append(start(work))
        return processes[-1]

    monkeypatch.setattr(beside, "_ALONE", 3)
    monkeypatch.setattr(beside, "_started", noted)
    monkeypatch.setattr(beside, "_processes", lambda **_how: 2)
    return processes


def _as_here(portions):
    """What comes of them here; which words are new to a process depends on what it met."""
    preparing = Preparing()
    return [(number, preparing(portion).read) for number, portion in _numbered(portions)]


def _read(found):
    return [(number, prepared.read) for number, prepared in found]


def _numbered(portions):
    return list(enumerate(portions))


def test_what_processes_prepare_is_what_is_prepared_here_in_the_same_order(portions, started, monkeypatch):
    expected = _as_here(portions)
    # Nothing can be done here any more, so all comes from there.
    monkeypatch.setattr(preparing, "prepared", None)
    assert _read(each(Preparing, _numbered(portions))) == expected
    assert len(started) == 2


def test_processes_end_with_the_work(portions, started):
    assert len(list(each(Preparing, _numbered(portions)))) == len(portions)
    assert [process.poll() is not None for process in started] == [True, True]


def test_processes_end_when_the_work_is_stopped(portions, started):
    found = each(Preparing, _numbered(portions))
    assert len(list(islice(found, 6))) == 6
    found.close()
    assert [process.poll() is not None for process in started] == [True, True]


def test_few_units_start_no_process(portions, started):
    assert _read(each(Preparing, _numbered(portions[:3]))) == _as_here(portions[:3])
    assert started == []


def test_what_a_lost_process_does_not_prepare_is_prepared_here(portions, started):
    found = []
    for done in each(Preparing, _numbered(portions)):
        found.append(done)
        if len(found) == 6:
            started[0].kill()
    assert _read(found) == _as_here(portions)


def test_a_process_that_stands_still_is_done_without(portions, started, monkeypatch):
    monkeypatch.setattr(beside, "_PATIENCE", 0.5)
    monkeypatch.setattr(beside, "_COMMAND", (*beside._COMMAND[:-1], "import time; time.sleep(60)"))
    assert _read(each(Preparing, _numbered(portions))) == _as_here(portions)
    assert [process.poll() is not None for process in started] == [True, True]


_NOTHING_OF_USE = ["print(1)", "import sys; sys.exit(3)", "import time; time.sleep(0.2)"]


@pytest.mark.parametrize("said", _NOTHING_OF_USE)
def test_a_process_that_answers_nothing_of_use_is_done_without(portions, monkeypatch, said):
    monkeypatch.setattr(beside, "_COMMAND", (*beside._COMMAND[:-1], said))
    assert _read(each(Preparing, _numbered(portions))) == _as_here(portions)


def test_where_no_process_can_be_started_all_is_prepared_here(portions, monkeypatch):
    monkeypatch.setattr(beside, "_COMMAND", ("no-such-program-anywhere",))
    assert _read(each(Preparing, _numbered(portions))) == _as_here(portions)


def test_a_process_ends_when_who_started_it_is_gone():
    command = (*beside._COMMAND, Preparing.__module__, Preparing.__name__)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    _said, _nothing = process.communicate(timeout=60)
    assert process.returncode == 0


def test_an_error_in_preparing_is_raised_as_it_is_here(portions):
    portions[10] = [*portions[10][:-1], "no unit"]
    with pytest.raises(ValueError, match="malformed"):
        list(each(Preparing, _numbered(portions)))


def test_the_words_of_all_portions_are_told_and_each_process_tells_one_once(portions):
    told = [word for _number, found in each(Preparing, _numbered(portions)) for word in found.words]
    assert told.count("записка") == 2
    assert set(told) == set(Preparing()([body for portion in portions for body in portion]).words)


def test_units_taken_in_by_processes_are_found_kept_by_a_new_index_and_taken_back(catalogue, started):
    units = [a_unit(f"Telegram {number}", f"AQPPSH, D {number}, V. 1967") for number in range(300)]
    with catalogue.edit("Import") as edit:
        assert list(edit.taking_in(units, at_once=_AT_ONCE)) == [_AT_ONCE] * 15
    assert len(started) == 2
    assert catalogue.search_ids("shelfmark:D7") == [units[7].id]
    assert finish(catalogue.rebuild_index()) == 300
    assert catalogue.search_ids("shelfmark:D299") == [units[299].id]
    assert len(catalogue.search_ids("telegram")) == 300
    catalogue.undo()
    assert catalogue.search_ids("telegram") == []
    assert catalogue.index_is_sound
