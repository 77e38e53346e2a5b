"""The program is killed while somebody types: little is lost, and the next start says so."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from tests.desktop.build import place
from tests.journeys.archivist import a_day_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")

TYPED_FOR = 3.5
"""Seconds of typing without a pause before the plug is pulled."""
MAY_BE_LOST = 2.0
"""Seconds (desk.md, rule 1)."""


@pytest.fixture
def catalogue(home):
    """A catalogue with one item whose title is still empty."""
    path = home / "kept.muniment"
    made = Catalogue.open(path)
    with made.edit("Begin") as edit:
        edit.put(place("letter", level=Level.ITEM, title=" "))
    made.close()
    return path


@pytest.fixture
def typed(catalogue):
    """What was typed before the plug was pulled: seconds and letters; and the second of that."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}
    words = [sys.executable, "-m", "tests.journeys.typing_away", str(catalogue)]
    day = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    said = []
    with day, day.stdout:
        for line in day.stdout:
            second, letter = line.split()
            said.append((float(second), letter))
            if said[-1][0] - said[0][0] > TYPED_FOR:
                break
        pulled = time.monotonic()
        day.send_signal(signal.SIGKILL)
        day.wait()
    return said, pulled


def test_at_most_two_seconds_are_lost_and_the_next_start_says_so(typed, catalogue, archivist):
    letters, pulled = typed
    early = "".join(letter for second, letter in letters if second < pulled - MAY_BE_LOST)
    assert early, "Nothing was typed."

    with a_day_of(archivist, catalogue):
        assert archivist.notice().startswith("Muniment was not closed the last time.")
        assert archivist.record.title.strip().startswith(early)
    with a_day_of(archivist, catalogue):
        archivist.sees_no("Muniment was not closed the last time.")
