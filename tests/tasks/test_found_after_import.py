"""By which words a unit is found that came in a file: by what it says, and what its file says beyond that."""

from dataclasses import replace

from muniment.description.units import a_title
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import rendered
from muniment.tasks.import_file import import_source

AID = """<?xml version="1.0"?>
<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>a1</eadid><filedesc>
<titlestmt><titleproper>Guide</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>
<unittitle>Papers</unittitle><unitid>P</unitid></did><dsc><c id="w" level="item"><did>
<unittitle>Walrus letter</unittitle><unitid>P 1</unitid>
<physdesc><extent>3 boxes</extent> of <physfacet>vellumish</physfacet></physdesc></did>
<odd><p>Okapi &amp; others</p></odd></c></dsc></archdesc></ead>"""

ASKED = ("walrus", "seal", "vellumish", '"boxes of vellumish"', "okapi", "guide")
BEYOND = list(ASKED[2:])


def imported(catalogue, text):
    finish(import_source(catalogue, Source("aid.xml", text.encode())))


def letter(catalogue):
    (found,) = [unit for unit in catalogue.subtree() if unit.shelfmark == "P 1"]
    return found


def corrected(catalogue, title):
    with catalogue.edit("Correct") as edit:
        edit.put(replace(letter(catalogue), titles=(a_title(title),)))


def found(catalogue):
    return [text for text in ASKED if catalogue.search_ids(text)]


def test_what_its_file_says_beyond_it_is_found_before_and_after_a_correction(catalogue):
    imported(catalogue, AID)
    assert found(catalogue) == ["walrus", *BEYOND]
    corrected(catalogue, "Seal letter")
    assert found(catalogue) == ["seal", *BEYOND]
    assert "Walrus" not in rendered(catalogue, catalogue.child_ids(None)[0], "ead2002")
    catalogue.undo()
    assert found(catalogue) == ["walrus", *BEYOND]


def test_a_file_that_comes_again_changes_nothing_and_a_newer_one_what_is_found(catalogue):
    imported(catalogue, AID)
    corrected(catalogue, "Seal letter")
    history = catalogue.history()
    imported(catalogue, AID)
    assert catalogue.history() == history
    imported(catalogue, AID.replace("vellumish", "vellumish, woollen"))
    assert [text for text in ("woollen", "walrus") if catalogue.search_ids(text)] == ["woollen"]


def test_nor_is_one_found_by_old_words_that_came_anew(catalogue):
    imported(catalogue, AID)
    imported(catalogue, AID.replace("Walrus", "Seal"))
    assert found(catalogue) == ["seal", *BEYOND]
    corrected(catalogue, "Otter letter")
    assert found(catalogue) == BEYOND
