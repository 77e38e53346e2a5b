"""The text of a document comes in from what people have, and both texts go out side by side."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree, html
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter, QTextDocument

from muniment.description.levels import TextKind
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, line, prose, text_of
from muniment.description.units import DateStatement, TextVersion
from muniment.formats import documents
from muniment.formats.deliveries import FormatError, Source
from tests.build import a_unit

SLANTED = Span(SpanKind.EMPHASIS, ("slanted",), (("render", "italic"),))
LINK = Span(SpanKind.LINK, ("there",), (("href", "https://example.org/a?b=1&c=2"),))


def a_word_document():
    document = docx.Document()
    document.add_heading("Report <1967>", level=1)
    paragraph = document.add_paragraph("Comrades, ")
    paragraph.add_run("slan").italic = True
    paragraph.add_run("ted").italic = True
    paragraph.add_run(" and\nbroken.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Отчёт", "보고"
    packed = BytesIO()
    document.save(packed)
    return Source("report.docx", packed.getvalue())


def a_pdf(words, name="report.pdf"):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QTextDocument()
    page.setHtml("".join(f"<p>{each}</p>" for each in words))
    page.print_(QPdfWriter(buffer))
    return Source(name, bytes(buffer.data()))


def test_a_word_document_gives_paragraphs_with_their_emphasis():
    heading, paragraph, *cells = documents.read(a_word_document())
    assert heading == Block(BlockKind.HEADING, Line(("Report <1967>",)))
    assert paragraph.line.content == ("Comrades, ", SLANTED, " and", Span(SpanKind.BREAK), "broken.")
    assert [str(cell.line) for cell in cells] == ["Отчёт", "보고"]


def test_a_pdf_gives_its_paragraphs_whole(qapp):
    long = "The report compares how the comrades behaved before and after the autumn of that year. " * 4
    assert text_of(documents.read(a_pdf([long, "Second."]))) == f"{long.strip()}\n\nSecond."


def test_what_stands_on_every_page_is_none_of_the_text(qapp):
    long = "Then " + "the report compares how the comrades behaved before and after, and " * 40 + "all ended."
    text = text_of(documents.read(a_pdf([long] * 9)))
    assert len(text.split("\n\n")) == 9
    assert not [words for words in text.split() if words.isdigit()]


def test_a_pdf_of_pictures_says_what_to_do(qapp):
    with pytest.raises(FormatError, match="recognised"):
        documents.read(a_pdf([""]))


def test_a_web_page_gives_words_without_what_only_a_browser_shows():
    page = b"""<html><head><title>no</title><style>p{}</style></head><body><nav>Menu</nav><h1>Report</h1>
      <div>Loose <em>words</em>,\n broken<br>here <a href=" /x ">there</a><p>Second.</p>tail<!-- no --></div>
      <script>alert(1)</script><ul><li>one<li>two</ul></body></html>"""
    blocks = documents.read(Source("a.html", page))
    assert text_of(blocks) == "Report\n\nLoose words, broken\nhere there\n\nSecond.\n\ntail\n\none\n\ntwo"
    assert blocks[0].kind is BlockKind.HEADING
    assert blocks[1].line.content[-1] == Span(SpanKind.LINK, ("there",), (("href", "/x"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("첫 문단.\r\n\r\n둘째.", "첫 문단.\n\n둘째."),
    ],
)
def test_plain_text_gives_its_paragraphs(text, expected):
    assert text_of(documents.read(Source("a.txt", text.encode()))) == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b""),
        ("a.docx", b"PK\x03\x04 and no more"),
        ("a.pdf", b"%PDF-1.7 and no more"),
        ("a.html", b"<script>x</script>"),
        ("a.txt", b"\x00\x01\x02\x03\xff"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name(name, data):
    with pytest.raises(FormatError, match=name):
        documents.read(Source(name, data))


def test_a_word_document_that_unpacks_without_end_is_refused():
    packed = BytesIO()
    with ZipFile(packed, "w", compression=8) as bomb:
        for number in range(9):
            bomb.writestr(f"word/{number}.xml", b"\x00" * (32 << 20))
    with pytest.raises(FormatError, match="too large"):
        documents.read(Source("bomb.docx", packed.getvalue()))


@pytest.fixture
def pair():
    left = TextVersion(
        id="t1",
        kind=TextKind.ORIGINAL,
        language="ar",
        prose=(*prose("تقرير"), Block(line=Line(("A ", SLANTED, " & ", LINK)))),
    )
    right = TextVersion(
        id="t2",
        kind=TextKind.TRANSLATION,
        language="en",
        of="t1",
        translators=("Enkel Daljani",),
        prose=prose("Report\n\nFirst half.\n\nSecond half <of it>."),
        alignment=((0, 0), (1, 1), (1, 2)),
    )
    unit = a_unit("Report on X & Y", "AQPPSH, D 1", texts=(left, right), dates=(DateStatement(text="1967"),))
    return documents.beside(unit, left, right)


def test_a_web_page_has_a_row_for_what_belongs_together(pair):
    page = html.document_fromstring(documents.writing("html")(pair))
    rows = [[cell.text_content() for cell in row.findall("td")] for row in page.iter("tr")][1:]
    assert rows == [["تقرير", "Report"], ["A slanted & there", "First half.Second half <of it>."]]
    assert [cell.get("dir") for cell in page.iter("th")] == ["rtl", None]
    assert next(page.iter("a")).get("href") == LINK.attribute("href")


def alone(format, block):
    version = TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=(block,))
    return documents.writing(format)(documents.beside(a_unit(texts=(version,)), version))


def test_a_link_on_a_web_page_runs_nothing():
    link = Span(SpanKind.LINK, ("there",), (("href", "javascript:alert(1)"),))
    page = html.document_fromstring(alone("html", Block(line=Line((link,)))))
    assert list(page.iter("a")) == []
    assert "there" in page.text_content()


def test_words_before_the_items_of_a_numbered_list_have_a_place_of_their_own():
    listed = Block(BlockKind.LIST, line("Boxes"), (prose("one"),), (("kind", "ordered"),))
    [made] = html.document_fromstring(alone("html", listed)).iter("ol")
    assert [each.text for each in made] == ["Boxes", "one"]
    [made] = etree.fromstring(alone("tei", listed)).iter("{*}list")
    assert [etree.QName(each).localname for each in made] == ["head", "item"]


def test_tei_points_from_each_paragraph_to_those_that_answer_it(pair):
    tei = etree.fromstring(documents.writing("tei")(pair))
    paragraphs = tei.iter("{http://www.tei-c.org/ns/1.0}p")
    answers = {p.get("{http://www.w3.org/XML/1998/namespace}id"): p.get("corresp") for p in paragraphs}
    assert answers == {None: None, "l1": "#r1", "l2": "#r2 #r3", "r1": "#l1", "r2": "#l2", "r3": "#l2"}
    assert "Enkel Daljani" in "".join(tei.itertext())


def test_a_word_document_has_both_texts_and_reads_back(pair):
    written = Source("pair.docx", documents.writing("docx")(pair))
    table = docx.Document(BytesIO(written.data)).tables[0]
    assert [cell.text for cell in table.rows[2].cells] == [
        "A slanted & there",
        "First half.\nSecond half <of it>.",
    ]
    assert SLANTED in [run for block in documents.read(written) for run in block.line.content]


@pytest.mark.parametrize("row", documents.WRITTEN, ids=lambda row: row.id)
def test_a_text_alone_is_written_too(row):
    version = TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose("Bell\x07 and words."))
    written = documents.writing(row.id)(documents.beside(a_unit("", "", texts=(version,)), version))
    assert b"words." in written or row.id == "docx"
    if row.id == "tei":
        etree.fromstring(written)
    else:
        assert "words." in text_of(documents.read(Source(f"a{row.suffix}", written)))


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind is not BlockKind.KEPT])
@pytest.mark.parametrize("format", ["html", "tei"])
def test_each_kind_of_block_is_closed_by_the_element_that_opened_it(kind, format):
    block = Block(
        kind, Line(("Of words",)), items=(prose("one"), prose("two")) if kind is BlockKind.LIST else ()
    )
    version = TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=(block, *prose("After.")))
    written = documents.writing(format)(documents.beside(a_unit(texts=(version,)), version)).decode()
    within = written.partition("<body>" if format == "tei" else "<tbody>")[2]
    inner = within.partition("</body>" if format == "tei" else "</tbody>")[0]
    assert "Of words" in "".join(etree.fromstring(f"<all>{inner}</all>").itertext())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n"])
def test_the_tags_of_xml_are_not_read_as_words(mark):
    source = Source("text.xml", mark + b'<?xml version="1.0"?><TEI><text><p>Words</p></text></TEI>')
    with pytest.raises(FormatError, match=r"text\.xml is XML"):
        documents.read(source)
