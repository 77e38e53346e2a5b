"""Words that stand in a note among elements, without a paragraph: an edit puts all of them into one."""

import json
import re
from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.markup import BlockKind, Line, prose
from muniment.description.units import a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.bare_notes import may_have_bare_words
from muniment.formats.ead.revisions import NEWEST, OPENED, is_any_outdated, told
from tests.formats.ead.storing import all_stored, as_read_by
from tests.formats.ead.test_groups import an_aid
from tests.formats.ead.test_merging import units_of, written

EAD2002, EAD3, EAD4 = ead.Version

BARE = "<scopecontent>To <persname>X</persname>, <title>Y</title> (<num>3</num>) and others.</scopecontent>"
QUOTED = "<odd><p>Said:</p><blockquote>So <emph>it</emph> is.<p>Indeed.</p></blockquote></odd>"
ALONE = "<odd><persname>X</persname>, <persname>Y</persname><list><item>Z</item></list><ref>W</ref></odd>"
BESIDE = "<bibliography><head>Books</head>See <bibref>A</bibref> and <emph>B</emph> too.</bibliography>"
ONLY = "<odd><persname>X</persname></odd>"
EVERY = (BARE, QUOTED, ALONE, BESIDE, ONLY)


def said(text):
    """Return what a file says as people read it, without instructions."""
    return " ".join(re.sub(r"<\?.*?\?>", "", text).split())


def is_valid(text):
    return not ead.validate(Source("aid.xml", text.encode()))


@pytest.mark.parametrize("note", EVERY)
def test_a_note_with_bare_words_goes_out_as_it_came_while_nobody_edits_it(note):
    aid = an_aid(below=[note])
    (unit,) = units_of(aid)
    assert written([unit]) == aid
    assert note in written([replace(unit, level_name="Box")])


@pytest.mark.parametrize("note", EVERY)
@pytest.mark.parametrize("change", [{"heading": "New"}, {"audience": "internal"}, {"language": "de"}])
def test_an_edited_note_with_bare_words_goes_out_valid_and_comes_back_the_same(note, change):
    (unit,) = units_of(an_aid(below=[note]))
    edited = replace(unit, notes=(replace(unit.notes[0], **change),))
    text = written([edited])
    assert is_valid(text)
    assert units_of(text)[0].notes == edited.notes
    assert text.startswith(an_aid(below=[note]).partition("</did>")[0])


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (BARE, ["To X, Y (3) and others."]),
        (ALONE, ["X, Y", "", "Z"]),
        (BESIDE, ["See", "", "and B too."]),
        (ONLY, [""]),
        ("<odd>\n<title>X</title> is <lb/>\n1.</odd>", ["X is \n 1."]),
        ("<odd><head>H</head>A <!-- c --> <lb/>B<p>C</p><title>D</title></odd>", ["", "A \nB", "C", ""]),
        ("<odd><p>A</p>B <abbr>C</abbr><p>D</p><title>E</title> F</odd>", ["A", "B C", "D", "E F"]),
        ("<accessrestrict><legalstatus>A <emph>B</emph></legalstatus></accessrestrict>", ["A B"]),
    ],
)  # fmt: skip
def test_bare_words_and_what_stands_among_them_are_one_paragraph(note, said):
    (unit,) = units_of(an_aid(below=[note]))
    (one,) = unit.notes
    lines = [block.line if block.kind is not BlockKind.KEPT else "" for block in one.prose if not block.items]
    items = [line for block in one.prose for item in block.items for line in item]
    assert sorted(map(str, lines)) + [str(each.line) for each in items] == sorted(said)


@pytest.mark.parametrize("words", ["Letters for ", " Letters for "])
def test_the_words_and_what_stands_among_them_go_out_in_one_paragraph(words):
    (unit,) = units_of(an_aid(below=[BARE]))
    (note,) = unit.notes
    line = Line((words, *note.prose[0].line.content[1:]))
    changed = replace(note, prose=(replace(note.prose[0], line=line),))
    text = written([replace(unit, notes=(changed,))])
    inner = (
        BARE.replace("To ", words)
        .replace("<title", '<title xlink:type="simple"')
        .removeprefix("<scopecontent>")
        .removesuffix("</scopecontent>")
    )
    assert f"<p>{inner}</p>" in re.sub(r"<\?.*?\?>", "", text)
    assert is_valid(text)
    assert units_of(text)[0].notes == (changed,)


def test_words_go_out_in_a_paragraph_though_nothing_stands_among_them_any_more():
    (unit,) = units_of(an_aid(below=[BARE]))
    changed = replace(unit, notes=(replace(unit.notes[0], prose=prose("Letters.")),))
    assert is_valid(written([changed]))


@pytest.mark.parametrize("words", ["Letters for", "Letters for "])
def test_what_was_read_before_as_several_blocks_shares_a_paragraph(words):
    unit = as_read_by(units_of(an_aid(below=[BARE]))[0], OPENED)
    (note,) = unit.notes
    changed = replace(note, prose=(replace(note.prose[0], line=Line((words,))), *note.prose[1:]))
    text = written([replace(unit, notes=(changed,))])
    inner = BARE.replace("To", words.strip()).removeprefix("<scopecontent>").removesuffix("</scopecontent>")
    assert f"<p>{inner}</p>" in said(text)
    assert is_valid(text)
    assert units_of(text)[0].notes == (changed,)


@pytest.mark.parametrize("version", [EAD2002, EAD3, EAD4])
@pytest.mark.parametrize("note", EVERY)
def test_bare_words_are_valid_where_they_are_written_anew_or_in_another_version(note, version):
    (unit,) = units_of(an_aid(below=[note]))
    text = written([unit if version != EAD2002 else replace(unit, kept=())], version)
    assert is_valid(text)
    assert units_of(text)[0].notes == unit.notes


@pytest.mark.parametrize("version", [EAD3, EAD4])
def test_bare_words_share_a_paragraph_in_another_version_too(version):
    (unit,) = units_of(an_aid(below=[BARE]))
    for each in (unit, as_read_by(unit, OPENED)):
        there = etree.fromstring(said(written([each], version)).encode())
        (note,) = there.iter("{*}scopecontent", "{*}scopeContent")
        assert ["".join(each.itertext()) for each in note.iter("{*}p")] == ["To X, Y (3) and others."]


@pytest.mark.parametrize("note", [BARE, ALONE, BESIDE])
def test_what_was_read_before_keeps_its_blocks_and_goes_out_as_it_came(note):
    aid = an_aid(below=[note])
    (unit,) = units_of(aid)
    old = as_read_by(unit, OPENED)
    assert len(old.notes[0].prose) > len(unit.notes[0].prose)
    assert is_any_outdated(old)
    assert is_any_outdated(all_stored([old])[0])
    assert not is_any_outdated(unit)
    assert written([old]) == aid
    assert note in written([replace(old, titles=(a_title("Letters"),))])


@pytest.mark.parametrize(
    "note",
    [
        "<odd>A <title>B</title></odd>",
        "<odd><title>B</title> A</odd>",
        '<odd id="a">\n"A" <title>B</title></odd>',
        "<odd><!-- c -->A <?x y?><title>B</title></odd>",
        "<odd><![CDATA[A]]><title>B</title></odd>",
        "<odd><p>C</p> A <lb/></odd>",
        "<odd><foo/><title>B</title>A</odd>",
        "<e:odd><e:head>H</e:head>A <e:title>B</e:title></e:odd>",
        "<legalstatus>A <emph>B</emph></legalstatus>",
    ],
)
def test_what_holds_bare_words_is_known_to_be_read_by_the_newest_revision(note):
    for xml in (note, f"<c><did><unittitle>A</unittitle></did>{note}</c>"):
        assert told(xml) == NEWEST
        assert told(xml, OPENED) == 0
        assert may_have_bare_words(json.dumps({"kept": [xml, "<c/>"]}))


@pytest.mark.parametrize(
    "note",
    [
        "<odd>A</odd>",
        "<odd><p>A <title>B</title></p>\n<list><item>A <title>B</title></item></list></odd>",
        "<controlaccess><head>A</head>\n<title>B</title></controlaccess>",
        "<odd><p>A<list><item>B</item></list> C</p></odd>",
    ],
)
def test_other_words_are_read_by_every_revision(note):
    for xml in (note, f"<c><did><abstract>A <emph>B</emph></abstract>\n</did>\n\t{note}</c>"):
        assert told(xml) == 0
