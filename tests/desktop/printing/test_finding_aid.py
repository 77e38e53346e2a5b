"""A finding aid for readers on paper: what stands on which page, and what leads there."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from muniment.catalogue import Catalogue
from muniment.description.levels import Audience, Level, NoteKind, TextKind
from muniment.description.markup import prose
from muniment.description.units import Credit, DateStatement, FindingAid, Note, TextVersion, a_title
from muniment.desktop.printing.finding_aid import export_pdf
from muniment.progress import finish
from muniment.tasks.export_file import NothingToExportError
from tests.build import a_unit
from tests.desktop.printing.test_printing import pages

FONDS = a_unit(
    "Ministry", "F. 1", level=Level.FONDS, id="fonds", aid=FindingAid(title="Guide to the Ministry")
)


@pytest.fixture
def exported(qapp, tmp_path):
    """Writes units as a PDF file, and returns it."""

    def made(*units):
        catalogue = Catalogue.create(tmp_path / "c.muniment")
        with catalogue.edit("Make") as edit:
            edit.put_many(units)
        finish(export_pdf(catalogue, tmp_path / "aid.pdf"))
        catalogue.close()
        return tmp_path / "aid.pdf"

    return made


def many(count=200, **said):
    """A series in the fonds, and below it so many letters that they take pages."""
    series = a_unit("Letters", "F. 1/1", level=Level.SERIES, id="series", parent="fonds")
    letters = (
        a_unit(f"Letter {at}", f"F. 1/1/{at}", id=f"l{at}", parent="series", **said) for at in range(count)
    )
    return FONDS, series, *letters


def test_title_and_contents_stand_before_the_first_numbered_page(exported):
    with pypdfium2.PdfDocument(exported(*many())) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
        labels = [document.get_page_label(at) for at in range(len(document))]
    assert labels[:4] == ["i", "ii", "1", "2"]
    assert words[0].startswith("Guide to the Ministry")
    assert "Contents" in words[1]
    assert words[2].startswith("Ministry")


def test_a_title_with_rights_that_take_pages_stands_before_the_contents(exported):
    aid = FindingAid(title="Guide to the Ministry", rights="All rights are reserved. " * 500)
    fonds, *others = many()
    with pypdfium2.PdfDocument(exported(replace(fonds, aid=aid), *others)) as document:
        words = [page.get_textpage().get_text_bounded() for page in document]
        labels = [document.get_page_label(at) for at in range(len(document))]
    assert words[0].startswith("Guide to the Ministry")
    assert words[labels.index("1") - 1].startswith("Contents")
    assert words[labels.index("1")].startswith("Ministry")


def test_the_contents_name_an_index_of_translators_of_texts_alone(exported):
    text = TextVersion(
        id="t", kind=TextKind.TRANSLATION, prose=prose("Words"), translators=("Enkel Daljani",)
    )
    found = pages(exported(*many(20, texts=(text,))))
    assert "Index" in found[1]
    assert "Enkel Daljani" in found[-1]


def test_the_contents_and_the_outline_lead_to_the_page_on_which_a_part_stands(exported):
    late = a_unit("Maps", "F. 1/2", level=Level.SERIES, id="late", parent="fonds")
    sheet = a_unit("Sheet", parent="late")
    path = exported(*many(), late, sheet)
    with pypdfium2.PdfDocument(path) as document:
        outline = {each.get_title(): each.get_dest().get_index() for each in document.get_toc()}
        labels = [document.get_page_label(at) for at in range(len(document))]
    found = pages(path)
    at = next(number for number, words in enumerate(found) if "F. 1/2" in words)
    assert outline["Maps"] == at
    assert outline["Maps"] > outline["Letters"]
    assert re.search(r"Maps\s+(\d+)", found[1])[1] == labels[at]


def test_every_unit_is_on_a_page_once_and_none_is_cut_by_the_end_of_one(exported):
    words = "\n".join(pages(exported(*many(300))))
    assert [len(re.findall(rf"Letter {at}\b", words)) for at in range(300)] == [1] * 300


def test_a_long_note_goes_on_over_pages_with_each_line_once(exported):
    lines = [f"Sentence number {at} of the note." for at in range(400)]
    note = Note(kind=NoteKind.SCOPE, prose=prose("\n\n".join(lines)))
    words = "\n".join(pages(exported(replace(FONDS, notes=(note,)), a_unit("One", parent="fonds"))))
    assert [words.count(line) for line in lines] == [1] * 400


def test_the_index_says_each_page_once(exported):
    path = exported(*many(60, credits=(Credit(name="Ana Ndoj", relator="trl"),)))
    with pypdfium2.PdfDocument(path) as document:
        said = [document.get_page_label(at) for at, words in enumerate(pages(path)) if "Translator" in words]
    assert len(said) > 1
    assert re.search(r"Ana Ndoj\s+(.*)", pages(path)[-1])[1].split(", ") == said


def test_what_is_for_staff_only_is_not_on_paper(exported):
    words = "".join(pages(exported(FONDS, a_unit("Secret", parent="fonds", audience=Audience.INTERNAL))))
    assert "Ministry" in words
    assert "Secret" not in words


@pytest.mark.parametrize(
    "title", ["Запись беседы", "조선 내각과의 담화", "中国外交部档案", "Ärchive & <Söhne>"]
)
def test_titles_of_any_script_are_on_paper_and_their_fonts_in_the_file(exported, title):
    path = exported(replace(FONDS, aid=None, titles=(a_title(title),)))
    assert title in pages(path)[0]
    assert b"/FontFile2" in path.read_bytes()


def test_a_few_records_have_neither_a_title_page_nor_contents(exported):
    date = DateStatement(text="17 June 1953")
    found = pages(exported(FONDS, a_unit("Letter", "F. 1/1", parent="fonds", dates=(date,))))
    assert len(found) == 1
    assert "Contents" not in found[0]
    assert [each in found[0] for each in ("Guide to the Ministry", "Letter", "17 June 1953")] == [True] * 3


def test_an_original_stands_beside_its_translation(exported):
    original = TextVersion(id="o", kind=TextKind.ORIGINAL, language="sq", prose=prose("Raport"))
    other = TextVersion(id="t", kind=TextKind.TRANSLATION, language="en", of="o", prose=prose("Report"))
    path = exported(a_unit("Letter", texts=(original, other)))
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].get_textpage()
        words = page.get_text_range()
        (left, *_), (right, *_) = (page.get_charbox(words.index(each)) for each in ("Raport", "Report"))
        assert right - left > 150


def test_an_export_that_is_stopped_leaves_the_old_file(qapp, tmp_path):
    catalogue = Catalogue.create(tmp_path / "c.muniment")
    with catalogue.edit("Make") as edit:
        edit.put_many(many())
    (tmp_path / "aid.pdf").write_bytes(b"old")
    steps = export_pdf(catalogue, tmp_path / "aid.pdf")
    for _each in range(4):
        next(steps)
    steps.close()
    assert (tmp_path / "aid.pdf").read_bytes() == b"old"
    assert list(tmp_path.glob("*aid*")) == [tmp_path / "aid.pdf"]
    catalogue.close()


def test_nothing_to_export_is_said(qapp, tmp_path):
    catalogue = Catalogue.create(tmp_path / "c.muniment")
    with pytest.raises(NothingToExportError):
        finish(export_pdf(catalogue, tmp_path / "aid.pdf"))
    catalogue.close()
