"""Words that stand in a note among elements, without a paragraph: an edit puts all of them into one."""

import re
from dataclasses import replace

import pytest

from muniment.description.markup import Line
from muniment.formats import ead
from muniment.formats.deliveries import Source
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


@pytest.mark.parametrize("words", ["Letters for", "Letters for "])
def test_the_words_and_what_stands_among_them_share_a_paragraph(words):
    (unit,) = units_of(an_aid(below=[BARE]))
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
    assert "<p>To X, Y (3) and others.</p>" in said(written([unit], version))
