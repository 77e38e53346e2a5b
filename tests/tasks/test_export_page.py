from dataclasses import replace

import pytest

from muniment.description.levels import Audience, Level, TextKind
from muniment.description.units import TextVersion
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import NothingToExportError
from muniment.tasks.export_page import export_page
from tests.build import a_unit

FONDS = a_unit("Ministry", "F. 1", level=Level.FONDS)
LETTER = a_unit("About Albania", parent=FONDS.id)
OTHER = a_unit("About Korea", parent=FONDS.id)


def keep(catalogue, *units):
    with catalogue.edit("Make") as edit:
        for unit in units:
            edit.put(unit)


def test_a_branch_or_the_hits_of_a_search_stand_on_the_page_under_what_they_belong_to(catalogue, tmp_path):
    keep(catalogue, FONDS, LETTER, OTHER)
    for asked in ({"unit": LETTER.id}, {"query": "Albania"}):
        done = finish(export_page(catalogue, tmp_path / "page.html", **asked))
        text = (tmp_path / "page.html").read_text("utf-8")
        assert done.units == 2
        assert [each in text for each in ("Ministry", "Albania", "Korea")] == [True, True, False]


def test_how_much_is_left_out_for_the_staff_is_told(catalogue, tmp_path):
    keep(catalogue, FONDS, replace(LETTER, audience=Audience.INTERNAL))
    done = finish(export_page(catalogue, tmp_path / "page.html"))
    assert [each.message for each in done.findings] == ["1 record is for staff only, and not on the page."]


@pytest.mark.parametrize("units", [(), (replace(FONDS, audience=Audience.INTERNAL), LETTER)])
def test_where_readers_may_see_nothing_no_page_is_written_and_the_old_one_stays(catalogue, tmp_path, units):
    keep(catalogue, *units)
    target = tmp_path / "page.html"
    target.write_text("old")
    with pytest.raises(NothingToExportError, match="nothing to export"):
        finish(export_page(catalogue, target))
    assert [each.read_text() for each in tmp_path.glob("page*")] == ["old"]


def test_values_that_their_finding_aid_says_for_staff_only_are_not_on_the_page(catalogue, tmp_path):
    text = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x</eadid><filedesc><titlestmt>
    <titleproper>Guide</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>
    <unitid>F. 1</unitid><unittitle>Papers</unittitle></did><controlaccess><persname>Ann</persname>
    <persname audience="internal">Kim</persname></controlaccess><dsc><c01><did>
    <unitid audience="internal">F. old</unitid></did><c02><did><unittitle>A letter</unittitle></did></c02>
    </c01></dsc></archdesc></ead>"""
    keep(catalogue, *ead.read(Source("x.xml", text.encode())).units)
    done = finish(export_page(catalogue, tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert [each in page for each in ("Ann", "Kim", "F. old")] == [True, False, False]
    assert [each.message[:18] for each in done.findings] == ["2 values of fields"]


DATED = b"""<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>two</eadid><filedesc><titlestmt>
    <titleproper>Papers</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>
    <unittitle>Papers</unittitle></did><dsc><c01 level="series"><did><unittitle>Letters</unittitle>
    <unitdate audience="internal">1967</unitdate></did><c02><did><unittitle>A letter</unittitle></did></c02>
    </c01></dsc></archdesc></ead>"""


def test_what_is_for_staff_only_is_not_in_the_contents_either(catalogue, tmp_path):
    keep(catalogue, *ead.read(Source("two.xml", DATED)).units)
    finish(export_page(catalogue, tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert ("Letters" in page, "1967" in page) == (True, False)


def test_an_index_that_only_translators_of_texts_make_up_is_in_the_contents(catalogue, tmp_path):
    text = TextVersion(id="t1", kind=TextKind.TRANSLATION, language="en", translators=("Enkel Daljani",))
    for texts, is_there in (((), False), ((text,), True)):
        keep(catalogue, FONDS, OTHER, replace(LETTER, texts=texts))
        finish(export_page(catalogue, tmp_path / "page.html"))
        page = (tmp_path / "page.html").read_text("utf-8")
        assert ('href="#the-index"' in page, 'id="the-index"' in page) == (is_there, is_there)
