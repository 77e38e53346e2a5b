"""An edit changes its own words in a finding aid that came from others, and nothing else."""

import random
from dataclasses import replace
from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.levels import Level, NoteKind
from muniment.description.markup import line, prose
from muniment.description.units import DateStatement, MaintenanceEvent, Note, Subject, Title, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging.children import seated
from muniment.formats.ead.originals.forms import without_forms
from tests.build import a_unit
from tests.formats.ead import corpus
from tests.shared import needs_shared

AID = """<?xml version='1.0'?>
<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
  <eadheader><eadid>x</eadid>
    <filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt></filedesc></eadheader>
  <archdesc level="fonds" type="inventory">
    <did>
      <!-- who keeps it -->
      <repository label="Keeper"><corpname rules="aacr">Archive</corpname>
        <address><addressline>Tirana</addressline></address></repository>
      <unittitle label="Title" encodinganalog="245">Letters <date>1967</date></unittitle>
      <unitdate normal="1967" certainty="sure" era="ce">1967</unitdate>
    </did>
    <scopecontent id="s1">
      <head>Scope</head>
      <p>One <emph altrender="x">word</emph>.</p>
      <p>Two.</p>
    </scopecontent>
    <controlaccess>
      <head>Terms</head>
      <controlaccess><head>Subjects</head><subject rules="x">War</subject>
        <subject>Peace</subject></controlaccess>
    </controlaccess>
    <dsc type="combined">
      <head>Inventory</head>
      <c01 level="series" id="a"><did><unitid>1</unitid></did>
        <!-- files -->
        <c02 id="b"><did><unitid>1.1</unitid></did></c02>
        <c02 id="c"><did><unitid>1.2</unitid></did></c02>
      </c01>
      <!-- and -->
      <c01 id="d"><did><unitid>2</unitid></did></c01>
    </dsc>
  </archdesc>
</ead>
"""


def units_of(text):
    return list(ead.read(Source("aid.xml", text.encode())).units)


def written(units, version=ead.Version.EAD2002):
    return "".join(ead.write(units, version))


def change(units, at, **fields):
    return [replace(unit, **fields) if n == at else unit for n, unit in enumerate(units)]


def diff(before, after):
    """Return the lines that went and came."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [each[0] + each[1:].strip() for each in lines if not each.startswith("@@")]


def edited(**fields):
    """Return the lines that change where the description as a whole does."""
    return diff(AID, written(change(units_of(AID), 0, **fields)))


def test_nothing_changed_is_nothing_written_anew():
    assert written(units_of(AID)) == AID


def test_a_date_keeps_all_else_that_is_said_of_it():
    dates = (DateStatement(text="1968", edtf="1968", certainty="sure"),)
    new = '+<unitdate normal="1968" certainty="sure" era="ce">1968</unitdate>'
    assert new in edited(dates=dates)


def test_a_title_keeps_its_attributes():
    assert '+<unittitle label="Title" encodinganalog="245">Reports</unittitle>' in edited(
        titles=(a_title("Reports"),)
    )


def test_a_paragraph_changes_alone():
    note = units_of(AID)[0].notes[0]
    said = edited(notes=(replace(note, prose=(note.prose[0], *prose("Three."))),))
    assert "-<p>Two.</p>" in said
    assert "+<p>Three.</p>" in said
    assert not any("One" in each or "s1" in each for each in said)


def test_a_term_changes_in_its_group_and_another_joins_it():
    said = edited(subjects=(Subject(text="War"), Subject(text="Trade"), Subject(text="Peace")))
    war = '<controlaccess><head>Subjects</head><subject rules="x">War</subject>'
    assert said == [f"-{war}", f"+{war}<subject>Trade</subject>"]


def test_a_repository_keeps_its_address():
    said = edited(repository="Library")
    assert '+<repository label="Keeper"><corpname rules="aacr">Library</corpname>' in said
    assert not any("Tirana" in each for each in said)


def test_a_level_is_said_where_it_was():
    assert '+<archdesc level="collection" type="inventory">' in edited(level=Level.COLLECTION)


def test_a_new_note_stands_before_the_components():
    note = Note(kind=NoteKind.ARRANGEMENT, prose=prose("By year."))
    text = written(change(units_of(AID), 0, notes=(*units_of(AID)[0].notes, note)))
    assert text.index("</scopecontent>") < text.index("<arrangement>") < text.index("<dsc")


def test_a_value_that_is_taken_out_takes_its_element():
    assert edited(dates=()) == ['-<unitdate normal="1967" certainty="sure" era="ce">1967</unitdate>']


def test_a_unit_that_is_deleted_takes_only_itself():
    top, a, b, _, d = units_of(AID)
    assert diff(AID, written([top, a, b, d])) == ['-<c02 id="c"><did><unitid>1.2</unitid></did></c02>']
    assert "<!-- files -->" in written([top, a, d])


def test_units_change_places():
    top, a, b, c, d = units_of(AID)
    text = written([top, a, c, b, d])
    assert text.index('id="c"') < text.index('id="b"')
    assert len(text) == len(AID)


def test_a_unit_that_moves_up_is_called_as_its_new_neighbours():
    top, a, b, c, d = units_of(AID)
    text = written([top, a, b, d, replace(c, parent=top.id)])
    assert '<c01 id="c"><did><unitid>1.2</unitid></did></c01>' in text
    assert ead.validate(Source("aid.xml", text.encode())) == ()


def test_new_units_stand_where_they_were_put():
    top, a, b, c, d = units_of(AID)
    one, two = a_unit("One", parent=a.id), a_unit("Two", parent=d.id)
    text = written([top, a, b, one, c, d, two])
    found = units_of(text)
    assert [unit.title for unit in found[3:]] == ["One", "", "", "Two"]
    assert [unit.id for unit in found if unit.title][1:] == [one.id, two.id]
    assert text.count("<c02") == 4
    assert ead.validate(Source("aid.xml", text.encode())) == ()


def test_a_first_unit_opens_a_list_of_components():
    top = units_of(AID.replace(AID[AID.index("    <dsc") : AID.index("  </archdesc")], ""))[0]
    text = written([top, a_unit("One", parent=top.id)])
    assert ead.validate(Source("aid.xml", text.encode())) == ()
    assert units_of(text)[1].title == "One"


def test_an_element_that_says_the_same_date_again_does_not_contradict_a_new_one():
    new = AID.replace("urn:isbn:1-931666-22-9", "http://ead3.archivists.org/schema/").replace(
        'certainty="sure" era="ce">1967</unitdate>',
        ">1967</unitdate><unitdatestructured><datesingle standarddate='1967'>1967</datesingle>"
        "</unitdatestructured>",
    )
    units = units_of(new)
    dates = (DateStatement(text="1968", edtf="1968"),)
    text = written(change(units, 0, dates=dates), ead.Version.EAD3)
    assert units_of(text)[0].dates == dates


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_components_stand_in_their_order_whatever_slots_they_came_from(numbers, gone):
    left: list[int | None] = [None if number == 3 else number for number in numbers if number not in gone]
    seats = seated(left, 6)
    assert [position for seat in seats for position in seat] == list(range(len(left)))


def test_components_that_stay_in_order_stay_in_their_slots():
    assert seated([0, 3, 1, 2], 4) == [[0, 1], [2], [3], []]


EDITS = {
    "title": lambda unit: {"titles": (Title(line=line("Changed")), *unit.titles[1:])},
    "date": lambda unit: {"dates": (*unit.dates[:-1], DateStatement(text="1923", edtf="1923"))},
    "note": lambda unit: {"notes": (*unit.notes[:-1], Note(kind=NoteKind.SCOPE, prose=prose("Changed.")))},
    "term": lambda unit: {"subjects": (*unit.subjects, Subject(text="War"))},
}


@needs_shared
@pytest.mark.parametrize(
    "row", [r for r in corpus.rows(largest=40_000) if r.valid][::5], ids=lambda row: row.path
)
def test_an_edit_of_a_real_finding_aid_says_itself_and_leaves_it_valid(row):
    chance = random.Random(row.path)
    units = list(ead.read(row.source).units)
    version = ead.Version.EAD3 if row.version.startswith("EAD3") else ead.Version.EAD2002
    at, name = chance.randrange(len(units)), chance.choice(list(EDITS))
    changed = change(units, at, **EDITS[name](units[at]))
    text = written(changed, version)
    said = [replace(without_forms(unit), id="", parent=None) for unit in units_of(text)]
    assert said == [replace(without_forms(unit), id="", parent=None) for unit in changed]
    before = len(ead.validate(row.source))
    assert len(ead.validate(Source("aid.xml", text.encode()))) <= before


def test_a_header_keeps_what_no_field_holds():
    units = units_of(AID.replace("<titleproper>", '<titleproper type="filing">'))
    aid = replace(units[0].aid, title="Guide", events=(MaintenanceEvent(kind="revised", text="Mended."),))
    text = written(change(units, 0, aid=aid))
    assert '<titleproper type="filing">Guide</titleproper>' in text
    assert units_of(text)[0].aid == aid
    assert ead.validate(Source("aid.xml", text.encode())) == ()
