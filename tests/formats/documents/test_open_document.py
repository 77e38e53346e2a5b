"""Nothing that LibreOffice shows of a text is lost: notes, the numbers of lists, changes, boxes, readings."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, text_of
from muniment.formats import documents
from muniment.formats.deliveries import FormatError, Source

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    (
        *(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "style", "text", "table")),
        f'xmlns:draw="{_OASIS}:drawing:1.0"',
        f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
)


def style(name, family, looks="", parent=""):
    above = f' style:parent-style-name="{parent}"' if parent else ""
    inside = f"<style:text-properties {looks}/>" if looks else ""
    return f'<style:style style:name="{name}" style:family="{family}"{above}>{inside}</style:style>'


def level(depth, form, behind=".", more=""):
    kind = "number" if form else "bullet"
    return (
        f'<text:list-level-style-{kind} text:level="{depth}" style:num-format="{form}"'
        f' style:num-suffix="{behind}" {more}/>'
    )


def list_style(name, *levels):
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


OWN = (
    style("T1", "text", 'fo:font-style="italic"')
    + style("T2", "text", 'fo:font-weight="bold"', "T1")
    + style("T3", "text", 'fo:font-style="normal"')
    + style("T4", "text", parent="Emphasis")
    + style("P1", "paragraph", 'fo:font-style="italic"', "Standard")
    + style("P2", "paragraph", parent="Quotations")
    + style("P3", "paragraph", 'fo:font-weight="bold"', "Title")
    + list_style("L1", level(1, "1"), level(2, "1", "", 'text:display-levels="2"'))
    + list_style("L2", level(1, "i", ")"))
    + list_style("L3", level(1, ""))
)
COMMON = (
    style("Emphasis", "text", 'fo:font-style="italic"')
    + style("Standard", "paragraph")
    + style("Quotations", "paragraph", 'fo:font-style="italic"', "Standard")
    + style("Title", "paragraph", 'fo:font-weight="bold"')
)


def a_text(body, own=OWN, common=COMMON, name="text.odt", before=""):
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text", compress_type=0)
        parts.writestr(
            "content.xml",
            f"{before}<office:document-content {SPACES}>"
            f"<office:automatic-styles>{own}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        parts.writestr("styles.xml", f"<office:document-styles {SPACES}>{common}</office:document-styles>")
    return Source(name, packed.getvalue())


def words_of(body, **how):
    return text_of(documents.read(a_text(body, **how))).split("\n\n")


def slanted(words, render="italic"):
    return Span(SpanKind.EMPHASIS, (words,), (("render", render),))


def p(inside, style="Standard"):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def items(*inside, style="L1", more=""):
    listed = "".join(f"<text:list-item>{each}</text:list-item>" for each in inside)
    return f'<text:list text:style-name="{style}" {more}>{listed}</text:list>'


def test_headings_titles_and_quotations_are_known_by_their_styles():
    read = documents.read(
        a_text(
            '<text:h text:outline-level="1">Report</text:h>'
            + p("Secret", "P3")
            + p("He said", "P2")
            + p("So")
        )
    )
    kinds = [BlockKind.HEADING, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.PARAGRAPH]
    assert [block.kind for block in read] == kinds
    assert [block.line.content for block in read] == [("Report",), ("Secret",), ("He said",), ("So",)]


@pytest.mark.parametrize(
    ("inside", "content"),
    [
        (
            '<text:span text:style-name="T1">slan</text:span><text:span text:style-name="T1">ted</text:span>',
            (slanted("slanted"),),
        ),
        ('<text:span text:style-name="T4">of a common style</text:span>', (slanted("of a common style"),)),
        (
            '<text:span text:style-name="T1">a <text:span text:style-name="T3">b</text:span></text:span>',
            (slanted("a "), "b"),
        ),
        ('<text:span text:style-name="nowhere">a</text:span>', ("a",)),
        ("a<text:line-break/>b", ("a", Span(SpanKind.BREAK), "b")),
        ('\n  a\n  b<text:s text:c="2"/>c<text:tab/>d\n', ("a b  c\td",)),
        (
            '<text:a xlink:href="https://example.org/?a=1&amp;b=2">there</text:a>',
            (Span(SpanKind.LINK, ("there",), (("href", "https://example.org/?a=1&b=2"),)),),
        ),
    ],
)
def test_the_looks_and_links_of_words_stay(inside, content):
    assert documents.read(a_text(p(inside))) == (Block(BlockKind.PARAGRAPH, Line(content)),)


def test_a_paragraph_that_is_slanted_as_a_whole_is():
    [block] = documents.read(a_text(p('all <text:span text:style-name="T3">but this</text:span>', "P1")))
    assert block.line.content == (slanted("all "), "but this")


def test_the_numbers_of_lists_are_words():
    below = items(p("sub"), p("sub two"))
    assert words_of(items(p("one") + below, p("two") + p("still two")) + items(p("other"), style="L2")) == [
        "1. one",
        "1.1 sub",
        "1.2 sub two",
        "2. two",
        "still two",
        "i) other",
    ]


def test_a_list_goes_on_or_begins_where_it_says():
    more, after = 'text:continue-numbering="true"', 'text:continue-list="list1"'
    body = items(p("one"), more='xml:id="list1"') + p("Between.") + items(p("two"), more=more)
    body += items(p("anew")) + items(p("three"), more=after)
    body += (
        '<text:list text:style-name="L1"><text:list-item text:start-value="7">'
        + p("seven")
        + "</text:list-item></text:list>"
    )
    assert words_of(body) == ["1. one", "Between.", "2. two", "1. anew", "3. three", "7. seven"]


def test_bullets_and_what_heads_a_list_are_not_counted():
    head = f'<text:list text:style-name="L1"><text:list-header>{p("Head")}</text:list-header>'
    head += f"<text:list-item>{p('one')}</text:list-item></text:list>"
    assert words_of(items(p("a"), style="L3") + head) == ["a", "Head", "1. one"]


def test_chapters_are_numbered_where_the_document_does():
    outline = f"<text:outline-style>{level(1, 'I')}{level(2, '')}</text:outline-style>"
    body = "".join(
        f'<text:h text:outline-level="{at}">{words}</text:h>' for at, words in ((1, "A"), (2, "B"), (1, "C"))
    )
    assert words_of(body, common=COMMON + outline) == ["I. A", "B", "II. C"]


def note(mark, words, kind="footnote"):
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{words}</text:note-body></text:note>"
    )


def test_notes_follow_the_text_behind_the_marks_that_stand_in_it():
    see = p('See <text:span text:style-name="T1">it</text:span>.')
    body = p(f"End{note('i', p('Last.'), 'endnote')}.") + p(f"Foot{note('1', see + p('More.'))}!")
    read = documents.read(a_text(body))
    assert text_of(read).split("\n\n") == ["End[i].", "Foot[1]!", "[1] See it.", "More.", "[i] Last."]
    assert read[2].line.content == ("[1] See ", slanted("it"), ".")


def test_changes_are_taken_as_accepted():
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        + p("Struck out")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    marks = {at: f'<text:change-{at} text:change-id="d"/>' for at in ("start", "end")}
    inserted = f'Kept<text:change text:change-id="c"/> and {marks["start"]}new{marks["end"]}.'
    assert words_of(changes + p(inserted)) == ["Kept and new."]


def test_tables_are_read_row_by_row_and_sections_and_boxes_in_their_place():
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('A')}</table:table-cell><table:covered-table-cell>{p('hidden')}</table:covered-table-cell>"
        "</table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell>{p('보고')}</table:table-cell></table:table-row></table:table>"
    )
    box = (
        f"<draw:frame><svg:title>Alt</svg:title><draw:text-box>{p('In the box')}</draw:text-box></draw:frame>"
    )
    body = f"<text:section>{p('S')}{table}</text:section>" + p(f"Before {box}after") + p("End")
    assert words_of(body) == ["S", "A", "보고", "Before after", "In the box", "End"]


def test_the_reading_of_a_word_stands_behind_it_in_parentheses():
    base, reading = "<text:ruby-base>東京</text:ruby-base>", "<text:ruby-text>とうきょう</text:ruby-text>"
    ruby = f"<text:ruby>{base}{reading}</text:ruby>"
    assert words_of(p(f"{ruby}へ")) == ["東京(とうきょう)へ"]


def test_the_words_of_an_index_are_read_and_not_how_it_is_made():
    index = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>Made so"
        f"</text:index-title-template></text:table-of-content-source><text:index-body>{p('1 Report 3')}"
        "</text:index-body></text:table-of-content>"
    )
    assert words_of(index) == ["1 Report 3"]


def test_comments_and_what_stands_on_each_page_are_left_out_and_told():
    comment = "<office:annotation><dc:creator>Kim</dc:creator><text:p>Really?</text:p></office:annotation>"
    header = f"<style:header>{p('Secret')}</style:header>"
    pages = f"<office:master-styles><style:master-page>{header}</style:master-page></office:master-styles>"
    source = a_text(p(f"Word{comment}s"), common=COMMON + pages)
    assert text_of(documents.read(source)) == "Words"
    assert documents.left_out(source).startswith("1 comment was left out. What stands at the top")
    assert documents.left_out(a_text(p("Words"))) == ""


@pytest.mark.parametrize("name", ["text.odt", "text", "text.docx"])
def test_it_is_known_by_what_it_says_first_whatever_it_is_called(name):
    assert words_of(p("Words"), name=name) == ["Words"]


def test_one_that_another_program_packed_is_known_by_its_name():
    packed = BytesIO()
    with ZipFile(BytesIO(a_text(p("Words")).data)) as old, ZipFile(packed, "w") as new:
        for part in ("content.xml", "styles.xml"):
            new.writestr(part, old.read(part))
    assert text_of(documents.read(Source("text.odt", packed.getvalue()))) == "Words"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "source",
    [
        Source("text.odt", a_text(p("x")).data[:300]),
        a_text("<text:p>not closed"),
        a_text("".join(["<text:section>"] * 400 + [p("deep")] + ["</text:section>"] * 400)),
        Source("text.odt", b"PK\x03\x04 nothing"),
    ],
)
def test_what_is_damaged_or_means_harm_is_refused_in_a_sentence(source):
    with pytest.raises(FormatError, match=r"text\.odt cannot be read as an OpenDocument text"):
        documents.read(source)


def test_entities_are_not_expanded():
    assert words_of(p("a&b;c"), before=BOMB) == ["ac"]


@pytest.mark.parametrize("count", ["99999999999", "-1", "x", ""])
def test_a_number_that_cannot_be_is_none(count):
    assert len(words_of(p(f'a<text:s text:c="{count}"/>b'))[0]) < 1000


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".docx or .odt"), (rb"{\rtf1 Words}", "RTF")],
)
def test_a_document_of_older_kinds_is_refused_with_what_to_do(data, said):
    with pytest.raises(FormatError, match=said):
        documents.read(Source("letter.doc", data))
