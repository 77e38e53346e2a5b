"""Units that differ in their words alone are written once; all others as they would be by themselves."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.description.levels import AgentKind, Level, NoteKind, ShelfmarkKind
from muniment.description.markup import Block, BlockKind, line, prose
from muniment.description.units import (
    Container,
    Credit,
    DateStatement,
    DigitalObject,
    Extent,
    Identifier,
    LanguageStatement,
    Note,
    Rights,
    Shelfmark,
    Subject,
    a_title,
)
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.xml.errors import XmlError
from tests.build import a_unit
from tests.formats.ead import corpus
from tests.formats.ead.storing import all_stored, as_made_here

FILE = (
    '<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><eadheader>'
    "<eadid>x</eadid></eadheader><archdesc level='fonds'><did/><dsc>{}</dsc></archdesc></ead>"
)
OTHERS = ["ead3", "ead4"]
FORMATS = [format.id for format in table.WRITTEN]
SOME = corpus.rows(largest=30_000)[::5]
"""Finding aids that are gone through here; `whole_corpus` does all of them."""
AROUND = "<c><did/><controlaccess>{}</controlaccess></c>"
SHAPES = {
    "a title and a mark": '<c id="{id}"><did><unittitle>{0}</unittitle><unitid>{1}</unitid></did></c>',
    "laid out": "<c>\n  <did>\n    <unittitle>\n{0}  </unittitle>\n    <unitid> {1}</unitid>\n  </did>\n</c>",
    "paragraphs": "<c><did/><odd><head>{0}</head><p>{0}</p><p>{1}</p></odd></c>",
    "words beside an element": "<c><did><unittitle>{0} <emph>{1}</emph> {0}</unittitle></did></c>",
    "kept elements": '<c id="{id}"><did/><odd><chronlist id="x{id}"><head>{0}</head></chronlist></odd></c>',
    "names": AROUND.format('<persname role="trl">{0}</persname><name role="trl">{1}</name>'),
    "terms": AROUND.format('<subject source="x">{0}</subject><geogname>{1}</geogname>'),
    "a creator": '<c><did><origination label="{1}"><name>{0}</name></origination></did></c>',
    "languages": "<c><did><langmaterial>{0}<language>{1}</language></langmaterial></did></c>",
    "words that stand loose": "<c>{0}<did><unittitle>{1}</unittitle></did></c>",
    "a comment": "<c><did><unittitle>{0}<!-- a > b --></unittitle><unitid>{1}</unitid></did></c>",
    "labels": '<c id="{id}"><did><container id="a{id}" label="{0}" type="box">{1}</container></did></c>',
    "an extent": "<c><did><physdesc><extent>{0}</extent></physdesc><unitid>{1}</unitid></did></c>",
    "extents": "<c><did><physdesc><extent>{0}</extent><extent>{1}</extent></physdesc></did></c>",
    "an object with a title": '<c><did/><dao xlink:type="simple" xlink:title="{0}" xlink:href="x"/></c>',
    "an object": '<c><did><unittitle>{1}</unittitle></did><dao xlink:type="simple" xlink:href="{0}"/></c>',
    "rights": '<c><did/><userestrict type="rights"><p>{0}</p><p>{1}</p></userestrict></c>',
    "an unknown element": "<c><did><unknown>{0}</unknown><unittitle>{1}</unittitle></did></c>",
    "a row of parts": "<c><did/>{0}<c><did><unittitle>{1}</unittitle></did></c><c><did/></c></c>",
}
WORDS = st.text("abc xyz.,\"'%\n\t\u00a0\u2003Ærø🖋]", max_size=12) | st.sampled_from(
    [
        "Creator",
        "English",
        "&amp;",
        "&lt;b&gt; ",
        "a&#10;b",
        "&#x20;c",
        "a > b",
        " ",
        "10",
        "12 boxes",
        "1905",
        "trl",
        "http://x.y/z?a=1",
        "Qzjwab",
        "a%sb",
        "Letters  from  home",
        "Letters ",
    ]
)
DAYS = st.sampled_from(
    [
        "1905",
        "1905/1907",
        "19050102",
        "1907/1905",
        "undated",
        " 1905",
        "-0004",
        "1904-02-29",
        "1905/1905",
        "1905-03",
        "1905-03-01/1905-03-01",
        "1905-03-01/1906-03-02",
        "2404",
    ]
)


def anew(units, format):
    return "".join(table.writing(format).write(units, "Aid"))


def first_difference(units, came, format):
    """Return the first lines in which units as they are stored and the same units are written otherwise."""
    pairs = zip(
        anew(all_stored(units, came), format).split("\n"), anew(units, format).split("\n"), strict=True
    )
    return next(((one, other) for one, other in pairs if one != other), None)


def came(*components):
    """Return units that were read from components, and one around them."""
    text = FILE.format("\n".join(components))
    try:
        return list(ead.read(Source("aid.xml", text.encode())).units)
    except XmlError:
        return []


@pytest.mark.parametrize("format", OTHERS)
@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=10)
@given(words=st.lists(st.tuples(WORDS, WORDS), min_size=6, max_size=9))
def test_whatever_its_words_what_came_is_written_as_it_would_be_by_itself(shape, format, words):
    quoted = [[each.replace('"', "&quot;") for each in pair] for pair in words]
    units = came(*(SHAPES[shape].format(*pair, id=f"i{n}") for n, pair in enumerate(quoted)))
    assert first_difference(units, "ead2002", format) is None


@pytest.mark.parametrize("format", OTHERS)
@settings(max_examples=40)
@given(days=st.lists(st.tuples(DAYS, WORDS | DAYS), min_size=6, max_size=9))
def test_whatever_its_day_a_date_that_came_is_written_as_it_would_be_by_itself(format, days):
    text = '<c><did><unitdate type="inclusive" normal="{}">{}</unitdate></did></c>'
    units = came(*(text.format(normal, html.escape(words)) for normal, words in days))
    assert first_difference(units, "ead2002", format) is None


PLAIN = st.text("abc xyz.,\"'\\%<&>\nÆ🖋\x01", max_size=8) | st.sampled_from(
    ["1905", "12 boxes", "English", "http://x.y/z", "a", "b", 'a "b" c', "Qzjwab", "1905-03"]
)
EDTF = DAYS | st.sampled_from(["", "1905~", "19XX", "1905/..", "1905?/1907", "[1905, 1907]"])


def kept(xml):
    """Return a block of XML that has no place in any field."""
    return Block(BlockKind.KEPT, line(xml), (), (("vocabulary", "ead2002"),))


MADE = st.builds(
    lambda a, b, c, edtf, own: a_unit(
        titles=(a_title(a),),
        level=Level.FILE,
        shelfmarks=(Shelfmark(text=b), Shelfmark(text=c, kind=ShelfmarkKind.FORMER, label=a)),
        dates=(DateStatement(text=c, edtf=edtf),),
        extents=(Extent(text=b), Extent(text=a, quantity="3", unit=c)),
        languages=(LanguageStatement(language="", text=a),),
        credits=(Credit(name=a, relator="trl", kind=AgentKind.PERSON), Credit(name=b, relator="trl")),
        notes=(
            Note(kind=NoteKind.SCOPE, prose=prose(b), heading=c),
            Note(kind=NoteKind.ABSTRACT, prose=prose(a)),
        ),
        subjects=(Subject(text=c),),
        containers=(Container(kind="box", number=a, label=b),),
        objects=(DigitalObject(href=b, note=a), DigitalObject(href="x", title=c)),
        rights=(Rights(text=c),),
        identifiers=(Identifier(kind="xml-id", text=own), Identifier(kind="url", text=b)),
    ),
    PLAIN,
    PLAIN,
    PLAIN,
    EDTF,
    st.sampled_from(["a1", "a2", "a3", "a4", "9", "x y"]),
)
FIELDS = ("titles", "shelfmarks", "dates", "extents", "languages", "credits", "notes", "subjects")
LESS = ("containers", "objects", "rights", "identifiers")


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=20)
@given(
    made=st.lists(MADE, min_size=6, max_size=8), said=st.sets(st.sampled_from((*FIELDS, *LESS)), min_size=1)
)
def test_whatever_its_words_what_was_made_here_is_written_as_it_would_be_by_itself(format, made, said):
    top = a_unit("All")
    below = [
        a_unit("", id=f"u{number:032x}", parent=top.id, **{name: getattr(each, name) for name in said})
        for number, each in enumerate(made)
    ]
    assert first_difference([top, *below], "", format) is None


@pytest.mark.parametrize("row", SOME or [None], ids=lambda row: row and row.path)
def test_a_real_file_is_written_as_it_would_be_unit_by_unit(row):
    if row is None:
        pytest.skip("the real finding aids are not beside the project")
    try:
        delivery = ead.read(row.source)
    except XmlError:
        pytest.skip("the file is not well-formed")
    units = list(delivery.units)
    made = [as_made_here(unit) for unit in units]
    for format in FORMATS:
        assert first_difference(units, delivery.vocabulary, format) is None
        assert first_difference(made, "", format) is None


@pytest.mark.parametrize("row", SOME or [None], ids=lambda row: row and row.path)
def test_what_is_told_of_a_real_file_is_what_the_findings_say(row):
    if row is None:
        pytest.skip("the real finding aids are not beside the project")
    try:
        units = list(ead.read(row.source).units)
    except XmlError:
        pytest.skip("the file is not well-formed")
    for format in table.WRITTEN:
        for piece in format.write(units, "Aid"):
            assert [found.message for found in format.noted(piece)] == list(format.told(piece))


@settings(max_examples=60)
@given(words=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), shape=st.sampled_from([*SHAPES]))
def test_whatever_the_words_what_is_told_is_what_the_findings_say(shape, words):
    quoted = [[each.replace('"', "&quot;") for each in pair] for pair in words]
    units = came(*(SHAPES[shape].format(*pair, id=f"i{n}") for n, pair in enumerate(quoted)))
    for format in table.WRITTEN:
        for piece in format.write(units, "Aid"):
            assert [found.message for found in format.noted(piece)] == list(format.told(piece))


def test_units_of_one_shape_are_not_opened_but_for_the_first():
    units = came(*(f'<c id="i{n}"><did><unittitle>{n}</unittitle></did></c>' for n in range(30)))
    stored = all_stored(units, "ead2002")
    opened = [each for each in stored if _is_opened(each, stored)]
    assert len(opened) < 8


def _is_opened(one, stored):
    """Return whether a unit is opened while all are written."""
    count = 0

    class Watched(type(one)):
        __slots__ = ()

        def open(self):
            nonlocal count
            count += 1
            return super().open()

    watched = Watched(one.id, one.parent, one.came, one.body, one._codec)
    anew([watched if each is one else each for each in stored], "ead3")
    return count > 0
