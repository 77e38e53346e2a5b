"""Nothing that Word shows of a text is lost: notes, the numbers of lists, symbols, readings, formulas."""

from io import BytesIO

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from muniment.description.levels import TextKind
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, text_of
from muniment.description.units import TextVersion
from muniment.formats import documents
from muniment.formats.deliveries import Source
from tests.build import a_unit

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math"'
)


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def a_document(*paragraphs):
    document = docx.Document()
    for inside in paragraphs:
        document.add_paragraph("")._p.addnext(parse_xml(f"<w:p {SPACES}>{inside}</w:p>"))
    return document


def add_notes(document, kind, notes):
    """Put notes, by their ids, into a part of their own, as Word does."""
    inside = "".join(f'<w:{kind} w:id="{id}">{words}</w:{kind}>' for id, words in notes.items())
    content_type = {"footnote": CONTENT_TYPE.WML_FOOTNOTES, "endnote": CONTENT_TYPE.WML_ENDNOTES}[kind]
    xml = f"<w:{kind}s {SPACES}>{inside}</w:{kind}s>".encode()
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, xml, document.part.package)
    document.part.relate_to(part, f"{_OFFICE}/relationships/{kind}s")
    return part


def source_of(document):
    packed = BytesIO()
    document.save(packed)
    return Source("text.docx", packed.getvalue())


def words_of(document):
    return text_of(documents.read(source_of(document))).split("\n\n")


def points_to(kind, id, more=""):
    return f'<w:r><w:{kind}Reference w:id="{id}"{more}/></w:r>'


def test_footnotes_follow_the_text_in_its_order_each_behind_its_mark():
    document = a_document(
        run("Comrade Li") + points_to("footnote", 7) + run(" spoke") + points_to("footnote", 3) + run(".")
    )
    repeated = f"<w:p><w:r><w:footnoteRef/></w:r>{run(' Li Zhu.')}</w:p><w:p>{run('More.')}</w:p>"
    notes = {-1: f"<w:p>{run('----')}</w:p>", 3: f"<w:p><w:pPr/>{run('At length.')}</w:p>", 7: repeated}
    add_notes(document, "footnote", notes)
    assert words_of(document) == ["Comrade Li[1] spoke[2].", "[1] Li Zhu.", "More.", "[2] At length."]


def test_endnotes_have_the_numbers_that_word_shows():
    document = a_document(run("One") + points_to("endnote", 1) + points_to("footnote", 1))
    add_notes(document, "endnote", {1: f"<w:p>{run('End.')}</w:p>"})
    add_notes(document, "footnote", {1: f"<w:p>{run('Foot.')}</w:p>"})
    assert words_of(document) == ["One[i][1]", "[1] Foot.", "[i] End."]
    form = parse_xml(f'<w:endnotePr {SPACES}><w:numFmt w:val="upperLetter"/></w:endnotePr>')
    document.element.body.sectPr.append(form)
    assert words_of(document) == ["One[A][1]", "[1] Foot.", "[A] End."]


def test_a_note_with_a_mark_of_its_own_is_not_counted():
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = a_document(run("Secret") + own + run(" matter") + points_to("footnote", 2))
    add_notes(document, "footnote", {1: f"<w:p>{run('* Stamped.')}</w:p>", 2: f"<w:p>{run('So.')}</w:p>"})
    assert words_of(document) == ["Secret* matter[1]", "* Stamped.", "[1] So."]


def test_links_in_notes_lead_where_they_lead_there():
    document = a_document(run("See") + points_to("footnote", 1))
    note = f'<w:p><w:hyperlink r:id="rId1">{run("there")}</w:hyperlink></w:p>'
    part = add_notes(document, "footnote", {1: note})
    part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, "https://example.org/1", "rId1", is_external=True)
    link = Span(SpanKind.LINK, ("there",), (("href", "https://example.org/1"),))
    assert link in documents.read(source_of(document))[-1].line.content


def test_a_pointer_to_a_note_that_is_not_there_says_nothing():
    document = a_document(run("One") + points_to("footnote", 9))
    add_notes(document, "footnote", {})
    assert words_of(document) == ["One"]


def test_the_numbers_of_lists_are_words():
    document = docx.Document()
    for style in ("List Number", "List Number", "List Bullet", "List Number 2", "List Number"):
        document.add_paragraph(style, style=style)
    assert words_of(document) == [
        "1. List Number",
        "2. List Number",
        "List Bullet",
        "1. List Number 2",
        "3. List Number",
    ]


def test_the_levels_of_a_list_are_counted_as_word_counts_them():
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for at, start, form, words in ((0, 3, "upperRoman", "%1."), (1, 1, "lowerLetter", "%1.%2)"))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {SPACES} w:abstractNumId="77">{levels}</w:abstractNum>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>'
    for id, inside in ((71, ""), (72, again)):
        numbered = f'<w:num {SPACES} w:numId="{id}"><w:abstractNumId w:val="77"/>{inside}</w:num>'
        numbering.append(parse_xml(numbered))
    for id, depth in ((71, 0), (71, 1), (71, 1), (71, 0), (71, 1), (72, 0)):
        properties = document.add_paragraph("x")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = depth, id
    assert words_of(document) == ["III. x", "III.a) x", "III.b) x", "IV. x", "IV.a) x", "IX. x"]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<w:sym w:font="Symbol" w:char="F061"/>', "α"),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Arial" w:char="00E9"/>', "é"),
        ('<w:sym w:font="Webdings" w:char="F001"/>', "\N{REPLACEMENT CHARACTER}"),
        ("<w:softHyphen/>", ""),
        ("<w:noBreakHyphen/>", "-"),
        (f"<w:ruby><w:rt>{run('とう')}</w:rt><w:rubyBase>{run('東')}</w:rubyBase></w:ruby>", "東(とう)"),
    ],
)
def test_signs_within_words_are_read(inside, words):
    assert words_of(a_document(run("a") + f"<w:r>{inside}</w:r>" + run("b"))) == [f"a{words}b"]


def test_formulas_are_read_as_their_letters():
    formula = "<m:oMath><m:r><m:t>x = </m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath>"
    assert words_of(a_document(run("So ") + formula)) == ["So x = 2"]
    assert words_of(a_document(f"<m:oMathPara>{formula}</m:oMathPara>")) == ["x = 2"]


def test_comments_and_what_stands_on_each_page_are_told():
    document = docx.Document()
    document.add_comment(document.add_paragraph("Words.").runs, text="Really?", author="A")
    assert documents.left_out(source_of(document)) == "1 comment was left out."
    document.sections[0].footer.paragraphs[0].text = "12"
    assert documents.left_out(source_of(document)) == "1 comment was left out."
    document.sections[0].header.paragraphs[0].text = "TOP SECRET"
    assert "1 comment was left out. What stands at the top" in documents.left_out(source_of(document))
    assert words_of(document) == ["Words."]


def test_of_other_texts_nothing_is_left_out():
    assert documents.left_out(Source("a.txt", b"Words.")) == ""


def test_what_is_written_reads_back_the_same():
    link = Span(SpanKind.LINK, ("there",), (("href", "https://example.org/a?b=1&c=2"),))
    looks = (
        Span(SpanKind.EMPHASIS, (each,), (("render", each),)) for each in ("italic", "bold", "underline")
    )
    text = (
        Block(BlockKind.HEADING, Line(("1. The Head[1]",))),
        Block(line=Line(("See ", link, Span(SpanKind.BREAK), "and ", *looks, " ends"))),
        Block(BlockKind.QUOTE, Line(("Somebody said",))),
        Block(line=Line(("[1] A note",))),
    )
    version = TextVersion(id="t1", kind=TextKind.ORIGINAL, language="ar", prose=text)
    written = documents.writing("docx")(documents.beside(a_unit(texts=(version,)), version))
    assert documents.read(Source("a.docx", written))[-len(text) :] == text
