"""No word of a Word document is lost for what Word wraps it in; what was struck out is gone."""

from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml

from muniment.description.markup import text_of
from muniment.formats import documents
from muniment.formats.deliveries import Source

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKUP = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(*blocks):
    """The paragraphs of a document of these blocks, between its first and its last."""
    document = docx.Document()
    document.add_paragraph("First.")
    last = document.add_paragraph("Last.")
    for block in blocks:
        root = parse_xml(f"<w:body {WORD} {MARKUP}>{block}</w:body>")
        for child in root:
            last._p.addprevious(child)
    packed = BytesIO()
    document.save(packed)
    prose = documents.read(Source("text.docx", packed.getvalue()))
    return [text_of((block,)) for block in prose][1:-1]


@pytest.mark.parametrize(
    "wrapped",
    [
        f'<w:ins w:id="1" w:author="A">{run("new ")}</w:ins>',
        f'<w:moveTo w:id="1" w:author="A">{run("new ")}</w:moveTo>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('new ')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="place">{run("new ")}</w:smartTag>',
        f'<w:fldSimple w:instr="AUTHOR">{run("new ")}</w:fldSimple>',
        f'<w:dir w:val="rtl">{run("new ")}</w:dir>',
        f'<w:ins w:id="1"><w:smartTag w:element="place">{run("new ")}</w:smartTag></w:ins>',
        f'<w:hyperlink><w:ins w:id="1">{run("new ")}</w:ins></w:hyperlink>',
    ],
)
def test_words_are_read_where_they_stand_whatever_wraps_them(wrapped):
    assert read(f"<w:p>{run('The ')}{wrapped}{run('text')}</w:p>") == ["The new text"]


@pytest.mark.parametrize("kind", ["del", "moveFrom"])
def test_words_that_were_struck_out_are_not_read(kind):
    struck = f'<w:{kind} w:id="1">{run("old ")}</w:{kind}>'
    assert read(f"<w:p>{run('The ')}{struck}{run('text')}</w:p>") == ["The text"]


def test_paragraphs_and_tables_in_a_content_control_are_read():
    cell = f"<w:tc><w:p>{run('cell')}</w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>"
    block = f"<w:sdt><w:sdtContent><w:p>{run('one')}</w:p>{table}</w:sdtContent></w:sdt>"
    assert read(block, f"<w:p>{run('two')}</w:p>") == ["one", "cell", "two"]


def test_a_row_of_a_table_that_was_struck_out_is_not_read():
    kept = f"<w:tr><w:tc><w:p>{run('kept')}</w:p></w:tc></w:tr>"
    struck = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>{run("old")}</w:p></w:tc></w:tr>'
    assert read(f"<w:tbl><w:tblPr/><w:tblGrid/>{kept}{struck}</w:tbl>") == ["kept"]


def test_the_words_of_a_box_come_once_behind_what_it_hangs_on():
    box = f"<w:txbxContent><w:p>{run('in')}</w:p><w:p>{run('the box')}</w:p></w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    drawn = f"{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    shown = f"<w:p>{run('host')}<w:r><mc:AlternateContent>{drawn}</mc:AlternateContent></w:r></w:p>"
    assert read(shown, f"<w:p>{run('next')}</w:p>") == ["host", "in", "the box", "next"]
