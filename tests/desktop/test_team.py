"""Two windows on a team's catalogue: what one changes the other shows; what cannot be saved waits."""

import pytest
from PySide6.QtWidgets import QLabel

from muniment.catalogue import Catalogue
from muniment.desktop.crash import CrashHandler
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.views.record_draft import clashes
from muniment.desktop.window import Window
from tests.build import a_unit
from tests.catalogue.test_edit import put
from tests.catalogue.test_undo import rename
from tests.desktop.desks import open_sheets

SOON = 10_000


@pytest.fixture
def anna(shared):
    """A colleague at another machine."""
    opened = Catalogue.open(shared, who="Anna")
    put(opened, a_unit("Fonds", id="fonds"), a_unit("Letters", id="letters", parent="fonds"))
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot, tmp_path, anna, shared):
    made = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made)
    made.furnish(furnish())
    crashes = CrashHandler(tmp_path, lambda report: pytest.fail(report.read_text()), made.bench.awaits)
    with qtbot.waitExposed(made):
        made.show()
    made.bench.open_place(shared)
    qtbot.waitUntil(lambda: made.bench.is_open, timeout=SOON)
    made.bench.open_unit("letters")
    yield made
    made.close()
    crashes.close()


def says(window, words):
    return any(words in each.text() for each in window.findChildren(QLabel) if each.isVisible())


def draft_of(window):
    return window._record._draft


def test_a_colleagues_change_appears_and_says_who_made_it(qtbot, window, anna):
    rename(anna, "letters", "Letters to Enver Hoxha")
    qtbot.waitUntil(lambda: says(window, "Letters to Enver Hoxha"), timeout=1000)
    qtbot.waitUntil(lambda: says(window, "Changed by Anna"), timeout=1000)


def test_what_both_change_is_told_and_neither_is_lost(qtbot, window, anna):
    draft = draft_of(window)
    mine = a_unit("Mine", id="letters", parent="fonds")
    draft.revise(mine)
    rename(anna, "letters", "Hers")
    qtbot.waitUntil(lambda: "Anna changed" in window.notices.text, timeout=1000)
    draft.flush()
    assert anna.unit("letters").title == "Mine"
    assert [step.who for step in anna.history(unit="letters")] == ["muniment", "Anna", "Anna"]


@pytest.mark.qt_no_exception_capture
def test_typing_outlives_a_lost_connection_and_is_saved_when_it_is_back(qtbot, window, anna, cluster):
    draft = draft_of(window)
    cluster.stop()
    qtbot.waitUntil(lambda: says(window, "Not connected"), timeout=SOON)
    draft.revise(a_unit("Typed meanwhile", id="letters", parent="fonds"))
    draft.flush()
    assert "cannot be reached just now" in window.notices.text
    window.bench.hold("fonds")
    assert draft.unit.title == "Typed meanwhile"
    assert not window.close()
    assert "could not be saved yet" in window.notices.text
    cluster.start()
    qtbot.waitUntil(lambda: not says(window, "Not connected"), timeout=SOON)
    qtbot.waitUntil(lambda: draft.unit.id == "fonds", timeout=SOON)
    with Catalogue.open(anna.place) as now:
        assert now.unit("letters").title == "Typed meanwhile"


def test_a_password_is_asked_for_and_the_address_remembered_without_it(
    qtbot, tmp_path, cluster, shared, anna
):
    name = shared.rpartition("/")[2]
    cluster.tell(name, "CREATE ROLE eva LOGIN SUPERUSER PASSWORD 's3cret'")
    cluster.allow("host all eva 127.0.0.1/32 scram-sha-256")
    made = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made)
    made.furnish(furnish())
    hers = cluster.url(name, "eva")
    made.bench.open_place(hers)
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=SOON)
    (sheet,) = open_sheets()
    assert sheet.url.text() == hers
    assert sheet.focusWidget() is sheet.password
    sheet.password.setText("s3cret")
    sheet.keep.setChecked(False)
    sheet.main.click()
    qtbot.waitUntil(lambda: made.bench.is_open, timeout=SOON)
    assert made.bench.settings.recent() == [hers]
    assert made.windowTitle() == f"{name} – Muniment"
    made.close()
    assert "s3cret" not in (tmp_path / "desk.ini").read_text()
    cluster.tell("postgres", "DROP ROLE eva")


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ({"title": "Mine"}, {"title": "Hers"}, ("titles",)),
        ({"title": "Same"}, {"title": "Same"}, ()),
        ({"title": "Mine"}, {"shelfmark": "D 1"}, ()),
    ],
)
def test_a_clash_is_what_both_have_changed_and_not_alike(mine, theirs, both):
    assert clashes(a_unit(id="u"), a_unit(**mine, id="u"), a_unit(**theirs, id="u")) == both
