"""An edit changes its own words in a finding aid that came from others, and nothing else."""

import random
import re
from dataclasses import replace
from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.levels import Level, NoteKind
from muniment.description.markup import Block, Line, Span, SpanKind, line, prose
from muniment.description.units import (
    DateStatement,
    Identifier,
    MaintenanceEvent,
    Note,
    Subject,
    Title,
    a_title,
)
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging import threeways
from muniment.formats.ead.merging.children import seated
from muniment.formats.ead.originals.forms import without_forms
from muniment.formats.xml.elements import local
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


def looked_at(monkeypatch, many):
    """Return how often elements are asked for their name where one of many paragraphs goes."""
    asked = []
    monkeypatch.setattr(threeways, "local", lambda node: asked.append(node) or local(node))
    aid = AID.replace("<p>Two.</p>", "".join(f"<p>Word {number}.</p>" for number in range(many)))
    units = units_of(aid)
    (note,) = units[0].notes
    gone = replace(note, prose=note.prose[: many // 2] + note.prose[many // 2 + 1 :])
    said = diff(aid, written(change(units, 0, notes=(gone,))))
    assert sum(each.count("<p>") for each in said if each.startswith("-")) == 1 + sum(
        each.count("<p>") for each in said if each.startswith("+")
    )
    return len(asked)


def test_many_paragraphs_are_not_each_held_against_all_others(monkeypatch):
    assert looked_at(monkeypatch, 400) < 5 * looked_at(monkeypatch, 100)


def test_a_term_changes_in_its_group_and_another_joins_it():
    said = edited(subjects=(Subject(text="War"), Subject(text="Trade"), Subject(text="Peace")))
    war = '<controlaccess><head>Subjects</head><subject rules="x">War</subject>'
    assert said == [f"-{war}", f"+{war}<subject>Trade</subject>"]


def in_place(came, version=ead.Version.EAD2002, at=0, **fields):
    """Return the lines of a finding aid of one unit, with `came` in it, that change with the fields."""
    did, body = came if isinstance(came, tuple) else (came, "")
    aid = (
        f'<ead xmlns="{version.namespace}">\n<archdesc level="fonds" altrender="kept">\n<did>\n'
        f"<unitid>1</unitid>\n{did}\n</did>\n{body}\n<dsc>\n<head>List</head>\n</dsc>\n</archdesc>\n</ead>"
    )
    units = units_of(aid)
    said = {name: value(units[at]) for name, value in fields.items()}
    text = written(change(units, at, **said), version)
    assert getattr(units_of(text)[at], next(iter(fields))) == next(iter(said.values()))
    return diff(aid, text)


def first_note(**fields):
    return lambda unit: (replace(unit.notes[0], **fields), *unit.notes[1:])


def one_more(words):
    return lambda unit: (replace(unit.notes[0], prose=(*unit.notes[0].prose, *prose(words))), *unit.notes[1:])


@pytest.mark.parametrize(
    ("came", "version", "wanted"),
    [
        ("<note type='x'><p>One.</p></note>", ead.Version.EAD2002, "<note type='x'><p>Two.</p></note>"),
        ("<didnote localtype='x'>One.</didnote>", ead.Version.EAD3, "<didnote localtype='x'>Two.</didnote>"),
    ],
)
def test_a_general_note_beside_the_title_changes_in_its_place(came, version, wanted):
    assert in_place(came, version, notes=first_note(prose=prose("Two."))) == [
        f"-{came}",
        f"+{wanted}".replace("'", '"'),
    ]


def test_a_note_that_its_element_has_no_room_for_any_more_moves_and_all_else_stays():
    came = '<abstract id="a">One.</abstract>'
    said = in_place(came, notes=one_more("Two."))
    assert [each for each in said if each.startswith("-")] == [f"-{came}"]
    assert '+<odd type="abstract" id="a">' in said


def test_an_identification_that_is_emptied_stays_valid():
    text = AID.replace(
        '<c02 id="b"><did><unitid>1.1</unitid></did></c02>', '<c02 id="b"><did><head>H</head></did></c02>'
    )
    text = text.replace("<did><head>H</head>", "<did><head>H</head><unittitle>Gone</unittitle>")
    done = written(change(units_of(text), 2, titles=()))
    assert ead.validate(Source("aid.xml", done.encode())) == ()
    assert units_of(done)[2].titles == ()


def test_elements_among_the_words_of_a_line_stay_as_they_came():
    came = (
        '<unittitle>On <emph altrender="x">war <!-- sic --></emph> and '
        '<title source="y" render="italic">Peace</title></unittitle>'
    )
    said = in_place(came, titles=lambda unit: (Title(line=Line((*unit.titles[0].line.content, ", twice"))),))
    assert said == [f"-{came}", f"+{came.replace('</unittitle>', ', twice</unittitle>')}"]


def test_a_comment_between_paragraphs_stays_and_so_does_what_the_heading_says_more():
    came = (
        '<scopecontent>\n<head althead="S">Scope</head>\n<p>One.</p>\n<!-- ask -->\n'
        '<p id="p">Two.</p>\n</scopecontent>'
    )
    assert in_place(("", came), notes=one_more("Three.")) == ["+<p>Three.</p>"]


def test_a_heading_behind_a_comment_is_one():
    came = "<scopecontent>\n<!-- ask -->\n<head>Scope</head>\n<p>One.</p>\n</scopecontent>"
    assert in_place(("", came), notes=first_note(heading="Content")) == [
        "-<head>Scope</head>",
        "+<head>Content</head>",
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "<bibliography>\n<bibref>A book</bibref>\n</bibliography>",
        "<accruals>\n<accruals><p>More.</p></accruals>\n</accruals>",
        '<odd>\n<list type="nobodys"><item nobodys="x">A</item></list>\n</odd>',
    ],
)
def test_what_a_note_holds_beside_paragraphs_stays_as_it_came_when_one_is_added(inside):
    assert in_place(("", inside), notes=one_more("More.")) == ["+<p>More.</p>"]


def test_a_name_in_parts_keeps_those_that_are_said_as_before():
    came = (
        '<controlaccess><!-- who --><persname rules="x"><part localtype="surname">Kola</part>'
        '<part localtype="given">Ana</part><part localtype="dates">1901-</part></persname></controlaccess>'
    )
    said = in_place(
        ("", came),
        ead.Version.EAD3,
        credits=lambda unit: (replace(unit.credits[0], name="Kola, Ana, 1901-1967"),),
    )
    assert said == [f"-{came}", f"+{came.replace('1901-', '1901-1967')}"]


def test_a_creator_among_access_points_changes_in_its_place():
    came = '<controlaccess><persname role="Creator" rules="x">Kola</persname></controlaccess>'
    said = in_place(("", came), credits=lambda unit: (replace(unit.credits[0], name="Koli"),))
    assert said == [f"-{came}", f"+{came.replace('Kola', 'Koli')}"]


def test_a_table_among_access_points_is_no_victim_of_a_term_that_changes():
    table = "<table><tgroup cols='1'><tbody><row><entry>Kept</entry></row></tbody></tgroup></table>"
    came = f"<controlaccess>{table}<subject>War <emph>and</emph> peace</subject></controlaccess>".replace(
        "'", '"'
    )
    said = in_place(("", came), subjects=lambda _unit: (Subject(text="Trade"),))
    assert said == [f"-{came}", f"+{came.replace('War <emph>and</emph> peace', 'Trade')}"]


def test_a_repository_that_is_no_corporate_body_keeps_its_address_too():
    came = (
        "<repository><name><part>Keeper</part></name>"
        "<address><addressline>Tirana</addressline></address></repository>"
    )
    said = in_place(came, ead.Version.EAD3, repository=lambda _unit: "Library")
    assert said == [f"-{came}", f"+{came.replace('Keeper', 'Library')}"]


def test_words_of_an_extent_in_parts_stand_behind_all_of_them():
    came = (
        '<physdescstructured coverage="whole" physdescstructuredtype="spaceoccupied"><quantity>2</quantity>'
        "<unittype>boxes</unittype><dimensions>2 m</dimensions><physfacet>oak</physfacet>"
        "</physdescstructured>"
    )
    said = in_place(
        came, ead.Version.EAD3, extents=lambda unit: (replace(unit.extents[0], text="Two boxes"),)
    )
    assert "<physfacet>oak</physfacet><descriptivenote>" in said[1]


def test_an_extent_keeps_its_id_when_dimensions_join_it():
    came = '<physdesc id="p"><extent id="e">2 boxes</extent><genreform id="g">Letters</genreform></physdesc>'
    said = in_place(came, extents=lambda unit: (replace(unit.extents[0], text="3", dimensions="4 cm"),))
    extent = '<extent id="e">3</extent><dimensions>4 cm</dimensions>'
    assert said[1] == f'+<physdesc id="p">{extent}<genreform id="g">Letters</genreform></physdesc>'


@pytest.mark.parametrize("version", ead.Version)
def test_what_stands_beside_an_extent_stays_when_that_is_taken_out_and_is_none(version):
    letters = "<genreform id='g'>Letters</genreform>"
    came = f"<physdesc id='p'><extent>2 boxes</extent>{letters}<physfacet>blue</physfacet></physdesc>"
    unit = '<archdesc level="fonds"><did><unittitle>A</unittitle>{}</did></archdesc>'
    (one,) = units_of(f'<ead xmlns="{ead.Version.EAD2002.namespace}">{unit.format(came)}</ead>')
    text = written([replace(one, extents=())], version)
    (back,) = units_of(text)
    assert ("Letters" in text, back.extents) == (True, ())
    assert version is not ead.Version.EAD2002 or not ("boxes" in text or "blue" in text)
    again = written([replace(back, extents=one.extents)])
    assert "Letters" in again
    assert units_of(again)[0].extents == one.extents


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


def test_units_below_a_file_that_is_nothing_but_its_header_are_written_too():
    filing = "<filedesc><titlestmt><titleproper>Guide</titleproper></titlestmt></filedesc>"
    aid = f"<ead><eadheader><eadid>x</eadid>{filing}</eadheader></ead>"
    (top,) = units_of(aid)
    text = written([top, a_unit("Letters", parent=top.id)])
    assert [unit.title for unit in units_of(text)] == ["Guide", "Letters"]
    assert written([top]) == aid


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


def test_a_section_of_character_data_stays_one_where_something_else_changes():
    came = "<abstract><![CDATA[A & B]]></abstract>\n<unittitle>Papers</unittitle>"
    said = in_place(came, titles=lambda _unit: (a_title("Letters"),))
    assert said == ["-<unittitle>Papers</unittitle>", "+<unittitle>Letters</unittitle>"]


def test_an_id_that_was_deleted_is_taken_out_and_nothing_else_changes():
    did, letter = (
        "<did>\n<unitid>1</unitid>\n</did>",
        '<c id="a" level="file"><did><unitid>2</unitid></did></c>',
    )
    described = f'<archdesc level="fonds">\n{did}\n<dsc>\n{letter}\n</dsc>\n</archdesc>'
    aid = f'<ead xmlns="{ead.Version.EAD2002.namespace}">\n{described}\n</ead>'
    fonds, item = units_of(aid)
    text = written([fonds, replace(item, identifiers=())])
    assert text == aid.replace(' id="a"', "")
    assert units_of(text)[1].identifiers == ()


def test_a_header_keeps_what_no_field_holds():
    units = units_of(AID.replace("<titleproper>", '<titleproper type="filing">'))
    aid = replace(units[0].aid, title="Guide", events=(MaintenanceEvent(kind="revised", text="Mended."),))
    text = written(change(units, 0, aid=aid))
    assert '<titleproper type="filing">Guide</titleproper>' in text
    assert units_of(text)[0].aid == aid
    assert ead.validate(Source("aid.xml", text.encode())) == ()


def test_below_the_last_number_all_components_are_called_without_one():
    names = [f"c{step:02}" for step in range(1, 13)]
    starts = (f'<{name} id="{name}"><did><unitid>{name}</unitid></did>' for name in names)
    below = "".join((*starts, *(f"</{name}>" for name in reversed(names))))
    text = re.sub(r"<dsc.*</dsc>", f"<dsc>{below}</dsc>", AID, flags=re.DOTALL)
    units = units_of(text)
    assert written(units) == text
    deeper = a_unit("Deeper", id="deeper", parent=units[-1].id)
    made = written([*units, deeper])
    assert ead.validate(Source("deep.xml", made.encode())) == ()
    assert [unit.title for unit in units_of(made)][-1] == "Deeper"
    assert re.sub(r"<(/?)c\d\d\b", r"<\1c", text).split("</did></c")[0] in re.sub(r"\s+(?=<c )", "", made)


def test_an_id_that_xml_does_not_let_be_one_is_told_beside_the_element():
    given = (Identifier(kind="xml-id", text="/resources/30"),)
    units = change(units_of(AID), 1, identifiers=given)
    text = written(units)
    assert ' id="/resources' not in text
    assert units_of(text)[1].identifiers == given


@pytest.mark.parametrize("address", ["a", "a b"])
def test_a_heading_takes_the_place_of_an_empty_one(address):
    link = f'<extref xlink:href="{address}">x</extref>'
    units = units_of(AID.replace("<head>Scope</head>\n      <p>One", f'<head id="h"/><p>{link}'))
    (note,) = units[0].notes
    text = written(change(units, 0, notes=(replace(note, heading="Scope"),)))
    assert f'<head id="h">Scope</head><p>{link}' in text
    assert text.count("<head") == AID.count("<head")


def test_an_address_that_no_attribute_may_say_leads_there_all_the_same():
    link = Span(SpanKind.LINK, ("x",), (("href", "http://a/b c"),))
    note = Note(kind=NoteKind.SCOPE, prose=(Block(line=Line((link,))),))
    text = written([a_unit("Letters", notes=(note,))])
    assert 'xlink:href="http://a/b%20c"' in text
    assert units_of(text)[0].notes == (note,)
