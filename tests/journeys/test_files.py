"""Scans that were moved away are missed and found again; a record's pages are published as a manifest."""

import json

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from muniment.catalogue import Catalogue
from muniment.progress import finish
from muniment.tasks.files import attach
from tests.build import a_unit
from tests.journeys.archivist import a_day_of, open_sheets


def a_scan(folder, name):
    """A picture in a folder."""
    folder.mkdir(exist_ok=True)
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("red" if "1" in name else "blue"))
    picture.save(str(folder / name))
    return folder / name


@pytest.fixture
def desk(home, qapp):
    """A record with two scans, linked where they lie."""
    path = home / "desk.muniment"
    scans = [a_scan(home / "scans", name) for name in ("p1.png", "p2.png")]
    with Catalogue.create(path) as catalogue:
        with catalogue.edit("Begin") as edit:
            edit.put(a_unit("Letter to Tirana", id="u", shelfmark="X, 1"))
        finish(attach(catalogue, "u", scans, linked=True))
    return path


def test_files_that_are_where_they_should_be_are_said_to_be_so(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.does("Check the Files")
        archivist.sees("Every file is where it should be")


def test_files_that_were_moved_are_missed_and_found_again(archivist, desk, home):
    (home / "scans").rename(home / "moved")
    with a_day_of(archivist, desk):
        archivist.does("Check the Files")
        archivist.sees("2 files need looking after.")
        archivist.sees("The file p1.png is not where it was.")
        archivist.sees("Letter to Tirana")
        [sheet] = open_sheets()
        archivist.clicks("Find in a Folder…")
        # What the system's own chooser answers; it cannot be driven without a screen.
        chooser = sheet.findChild(QFileDialog)
        chooser.fileSelected.emit(str(home / "moved"))
        chooser.reject()
        archivist.waits_for_work()
        archivist.sees("Every file is where it should be")
        hrefs = [each.href for each in archivist.catalogue.unit("u").objects]
        assert hrefs == ["moved/p1.png", "moved/p2.png"]


def test_a_file_that_changed_is_told_and_leads_to_its_record(archivist, desk, home):
    a_scan(home / "scans", "other 1.png").replace(home / "scans" / "p2.png")
    with a_day_of(archivist, desk):
        archivist.does("Check the Files")
        archivist.sees("The file p2.png has changed.")
        open_sheets()[0].table.selectRow(0)
        archivist.clicks("Go to the Record")
        archivist.waits_until(lambda: archivist.window.bench.unit == "u")


def test_a_manifest_is_refused_without_an_address_and_written_with_one(archivist, desk, home):
    with a_day_of(archivist, desk):
        archivist.picks_in_list(0)
        archivist.does("IIIF Manifest")
        archivist.clicks("File to write")
        archivist.writes(str(home / "manifest.json"))
        archivist.clicks("Write")
        archivist.sees("is not an address of the web")
        archivist.clicks("Address that the folder of the catalogue is published under")
        archivist.writes("https://archive.example/scans")
        archivist.clicks("Write")
        assert archivist.notice() == "2 pages written to manifest.json."
    written = json.loads((home / "manifest.json").read_text("utf-8"))
    assert [len(written["items"]), written["type"]] == [2, "Manifest"]
