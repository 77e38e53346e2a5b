"""Words that stand beside the parts of a name (EAD3), where none should: they go along wherever it goes."""

import json
from dataclasses import replace

import pytest

from muniment.description.markup import Span, SpanKind
from muniment.description.units import a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.bare_notes import has_words_beside_parts
from muniment.formats.ead.revisions import NEWEST, OPENED, is_any_outdated, told
from tests.formats.ead import words
from tests.formats.ead.storing import all_stored, as_read_by
from tests.formats.ead.test_groups import an_aid
from tests.formats.ead.test_merging import units_of, written

EAD2002, EAD3, EAD4 = ead.Version

NAME = '<persname source="x">Dr <part>Kola</part><part>Ana</part> of <part>Tirana</part> again</persname>'
TITLE = f"<unittitle>By {NAME}.</unittitle>"
NOTE = f"<scopecontent><p>By {NAME}.</p><list><item>{NAME}</item></list></scopecontent>"
POINTS = f"<controlaccess>{NAME}<subject>Dr <part>War</part></subject></controlaccess>"
AID = an_aid(inside=[TITLE], below=[NOTE, POINTS], version=EAD3)


def is_valid(text):
    return not ead.validate(Source("aid.xml", text.encode()))


def test_a_name_in_a_line_says_the_words_beside_its_parts_too():
    (unit,) = units_of(AID)
    span = Span(SpanKind.PERSON, ("Dr Kola, Ana of Tirana again",), (("source", "x"),))
    assert unit.titles[0].line.content == ("By ", span, ".")
    assert unit.notes[0].prose[0].line.content == ("By ", span, ".")
    assert unit.title == "By Dr Kola, Ana of Tirana again."
    assert written([unit], EAD3) == AID


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Dr<part>A</part>of<part>B</part><part>C</part>, jr", "Dr A of B, C, jr"),
        ("(<part>A</part>)", "(A)"),
        ("\n Dr\n <part>A</part>\n ", "Dr A"),
        ("<part>A </part>of <part> B</part>", "A of B"),
        ("<part>A</part><part>B</part>", "A, B"),
        ("<part>A</part><!-- c -->of<part>B</part>", "A, of B"),
    ],
)
def test_words_beside_parts_stand_apart_from_these(name, said):
    note = f"<odd><p><subject>{name}</subject></p></odd>"
    (unit,) = units_of(an_aid(below=[note], version=EAD3))
    assert unit.notes[0].text == said


@pytest.mark.parametrize("version", [EAD2002, EAD4])
@pytest.mark.parametrize("aid", [AID, an_aid(below=[POINTS], version=EAD3)])
def test_no_word_is_lost_in_another_version_and_back(aid, version):
    there = written(units_of(aid), version)
    back = written(units_of(there), EAD3)
    assert words.lost(aid.encode(), there.encode()) == words.lost(aid.encode(), back.encode()) == {}
    assert is_valid(there)


def test_an_edit_leaves_the_name_as_it_came_and_a_name_that_is_written_anew_is_valid():
    (unit,) = units_of(AID)
    line = unit.titles[0].line
    edited = replace(
        unit, titles=(replace(unit.titles[0], line=replace(line, content=("Of ", *line.content[1:]))),)
    )
    assert written([edited], EAD3) == AID.replace("<unittitle>By", "<unittitle>Of")
    anew = written([replace(unit, kept=())], EAD3)
    assert "<part>Dr Kola, Ana of Tirana again</part>" in anew
    assert is_valid(anew)


def test_what_was_read_before_keeps_its_words_and_goes_out_as_it_came():
    (unit,) = units_of(AID)
    old = as_read_by(unit, OPENED)
    assert old.title == "By Kola, Ana, Tirana."
    assert is_any_outdated(old)
    assert is_any_outdated(all_stored([old])[0])
    assert not is_any_outdated(unit)
    assert "".join(ead.write(all_stored([old], "ead3"), EAD3)) == AID
    changed = replace(old, notes=(replace(old.notes[0], heading="New"),))
    assert f"<head>New</head><p>By {NAME}.</p>" in written([changed], EAD3)
    assert TITLE in written([replace(old, identifiers=(), notes=())], EAD3)
    assert units_of(written([replace(old, titles=(a_title("Letters"),))], EAD3))[0].notes == unit.notes


@pytest.mark.parametrize(
    "name",
    [
        NAME,
        "<e:title>A <e:part>B</e:part></e:title>",
        "<subject>\n<part>B</part>\n(A)</subject>",
        "<subject><!-- c -->A <part>B</part></subject>",
        "<subject><part>B</part><!-- c -->A</subject>",
        '<subject><part localtype="x">B</part><![CDATA[A]]></subject>',
        "<subject><![CDATA[A]]><part>B</part></subject>",
    ],
)
def test_what_holds_such_words_is_known_to_be_read_by_the_newest_revision(name):
    assert told(name) == NEWEST
    assert told(name, OPENED) == 0
    assert has_words_beside_parts(json.dumps({"kept": [name]}))


def test_parts_by_themselves_are_read_by_every_revision():
    plain = "<p>By\n<persname>\n\t<part>A</part>\n<!-- c --><part>B</part>\n</persname> (A)</p>"
    assert told(plain) == 0
    assert not has_words_beside_parts(json.dumps({"kept": [plain]}))
