"""Which ids stand in a file is known of any number of them, in little memory; none stands there twice."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.markup import line
from muniment.description.units import Identifier, a_title
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging import ids_of_file
from muniment.formats.ead.merging.ids_of_file import ids_in
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.ead.writing.ids import Ids
from tests.formats.ead import storing


@given(taken=st.lists(st.text(max_size=6)), asked=st.lists(st.text(max_size=6)))
def test_what_is_taken_is_what_was_added(taken, asked):
    ids = Ids()
    ids.update(taken)
    assert len(ids) == len(set(taken))
    for each in (*taken, *asked):
        assert (each in ids) is (each in taken)


def test_many_ids_are_told_apart():
    ids = Ids()
    ids.update(f"aspace_{number}" for number in range(30_000))
    assert len(ids) == 30_000
    assert all(f"aspace_{number}" in ids for number in range(30_000))
    assert not any(f"aspace_{number}" in ids for number in range(30_000, 60_000))


def test_an_id_whose_number_is_that_of_an_empty_place_is_taken_too():
    ids = Ids()
    assert "" not in ids  # The hash of no letters is 0.
    ids.add("")
    assert "" in ids


NAMES = 'xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"'
BODY = """<scopecontent id="s"><head id="h">Scope</head><p id="p">On <emph id="e">roads</emph><lb id="b"/>
<ref id="r" target="p">above</ref><list id="l"><item id="i">one</item></list></p><list id="m"><item>two</item>
</list><blockquote id="q"><p id="w">Words</p></blockquote><scopecontent id="n"><p>In it</p></scopecontent>
</scopecontent><accessrestrict><legalstatus id="g">Public</legalstatus><p id="t">Open</p></accessrestrict>
<dsc><c id="c"><did><unittitle>One</unittitle><container id="x" type="box">1</container></did>
<odd><p id="o">Other</p></odd></c>
<c id="d"><did><unittitle>Two</unittitle></did><odd><p id="k">Other</p></odd>
</c></dsc>"""


def an_aid(number):
    header = (
        f"<eadheader><eadid>{number}</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt>"
    )
    unit = f'<archdesc level="fonds"><did><unittitle>T</unittitle></did>{BODY}</archdesc>'
    text = f"<ead {NAMES}>{header}</filedesc></eadheader>{unit}</ead>"
    return ead.read(Source(f"{number}.xml", text.encode()))


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_finding_aids_with_the_same_ids_go_out_together_valid_and_come_back_as_they_were(row):
    one, other = an_aid(1), an_aid(2)
    units = [*one.units, *other.units]
    for stored in (units, storing.all_stored(units, one.vocabulary)):
        data = "".join(row.write(stored, "Both")).encode()
        there = Source("there.xml", data)
        assert {each.rule for each in ead.validate(there)} <= {"ead-reference"}
        back = ead.read(there).units
        assert [replace(in_pieces(unit), id="") for unit in back if unit.parent is None] == [
            replace(in_pieces(unit), id="") for unit in units if unit.parent is None
        ]
        assert [unit.notes for unit in back] == [unit.notes for unit in units]


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_of_many_units_of_one_shape_the_one_that_says_an_id_again_puts_it_aside(row):
    ids = ["a", "b", "c", "d", "b", "e"]
    parts = "".join(f'<c><did><unittitle>T</unittitle></did><odd><p id="{id}">W</p></odd></c>' for id in ids)
    text = f'<ead {NAMES}><archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>{parts}</dsc>'
    aid = ead.read(Source("a.xml", f"{text}</archdesc></ead>".encode()))
    other = ead.read(Source("b.xml", f"{text}</archdesc></ead>".encode()))
    stored = storing.all_stored([*aid.units, *other.units], aid.vocabulary)
    written = "".join(row.write(stored, "Both"))
    found = re.findall(r'<p (?:xml:)?id="(\w)">', written)
    assert sorted(found) == sorted(set(ids))
    assert ead.validate(Source("there.xml", written.encode())) == ()


ALIKE = "".join(
    f'<c><did><unittitle>T</unittitle></did><odd><p id="{id}">W</p><p>x <ptr id="l{id}"/> y</p></odd></c>'
    for id in "abcd"
)
HEADED = (
    "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc>"
    f'</eadheader><archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>{ALIKE}</dsc></archdesc>'
)


def units_alike():
    """Return a fonds and four units of one shape."""
    return list(ead.read(Source("a.xml", f"<ead {NAMES}>{HEADED}</ead>".encode())).units)


def misread(unit, other):
    """Return the unit as an earlier program read it: with the ids of another one of its shape."""
    return replace(unit, notes=other.notes)


def with_words(unit, at, words):
    """Return the unit with other words in a paragraph of its note."""
    (note,) = unit.notes
    blocks = list(note.prose)
    blocks[at] = replace(blocks[at], line=line(words))
    return replace(unit, notes=(replace(note, prose=tuple(blocks)),))


def test_a_unit_that_was_read_with_the_ids_of_another_goes_out_with_its_own_when_it_was_edited():
    units = units_alike()
    units[3] = replace(misread(units[3], units[2]), titles=(a_title("Edited"),))
    units[4] = with_words(misread(units[4], units[2]), 0, "Said otherwise")
    data = "".join(ead.write(units, ead.Version.EAD2002)).encode()
    expected = HEADED.replace(
        '<unittitle>T</unittitle></did><odd><p id="c">', '<unittitle>Edited</unittitle></did><odd><p id="c">'
    ).replace('<p id="d">W', '<p id="d">Said otherwise')
    assert data.decode() == f"<ead {NAMES}>{expected}</ead>"


def test_a_paragraph_copied_from_another_unit_goes_out_with_its_id_put_aside():
    units = units_alike()
    (note,) = units[2].notes
    units[2] = replace(units[2], notes=(replace(note, prose=(*note.prose, units[4].notes[0].prose[0])),))
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())
    assert ead.validate(there) == ()
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


def test_a_copy_of_a_unit_goes_out_beside_it_in_its_file():
    units = units_alike()
    units.append(replace(units[1], id="copy", kept=()))
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())
    assert ead.validate(there) == ()
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


def test_a_unit_that_is_written_anew_in_its_file_has_its_ids_still():
    units = units_alike()
    units = [*units[:3], replace(units[3], parent=units[2].id, titles=(a_title("Below"),)), units[4]]
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())
    assert ead.validate(there) == ()
    assert set(re.findall(r'<p id="(\w)"', there.data.decode())) == set("abcd")


def test_a_paragraph_moved_into_another_unit_takes_its_id_along_so_that_links_still_lead_to_it():
    units = units_alike()
    moved, *rest = units[1].notes[0].prose
    (note,) = units[3].notes
    units[1] = replace(units[1], notes=(replace(units[1].notes[0], prose=tuple(rest)),))
    units[3] = replace(units[3], notes=(replace(note, prose=(moved, *note.prose)),))
    units.append(replace(units[3], id="copy", kept=()))
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())
    assert ead.validate(there) == ()
    assert sorted(re.findall(r'<p id="(\w)"', there.data.decode())) == list("abcd")
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


def test_the_source_of_a_unit_with_very_many_ids_is_looked_through_once(monkeypatch):
    looked = []
    monkeypatch.setattr(ids_of_file, "ids_in", lambda text: looked.append(text) or ids_in(text))
    paragraphs = "".join(f'<p id="p{number}">W</p>' for number in range(50))
    body = HEADED.replace("<dsc>", f"<odd>{paragraphs}</odd><dsc>")
    units = list(ead.read(Source("a.xml", f"<ead {NAMES}>{body}</ead>".encode())).units)
    units[0] = replace(units[0], titles=(a_title("Edited"),))
    assert "Edited" in "".join(ead.write(units, ead.Version.EAD2002))
    assert len(looked) <= 2 * len(units) + 2


def test_a_paragraph_copied_within_its_unit_goes_out_with_its_id_once():
    units = units_alike()
    (note,) = units[3].notes
    first, *rest = note.prose
    edited = replace(first, line=line("Otherwise"))
    units[3] = replace(units[3], notes=(replace(note, prose=(first, edited, first, *rest)),))
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())
    assert ead.validate(there) == ()
    assert sorted(re.findall(r'<p id="(\w)"', there.data.decode())) == list("abcd")
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_of_an_id_that_stands_twice_in_a_unit_that_is_written_anew_the_first_keeps_it_for_links(row):
    link = HEADED.replace('<ptr id="la"/>', '<ref target="a"/>')
    units = list(ead.read(Source("a.xml", f"<ead {NAMES}>{link}</ead>".encode())).units)
    (note,) = units[1].notes
    first, *rest = note.prose
    other = replace(first, line=line("Otherwise"))
    units[1] = replace(units[1], notes=(replace(note, prose=(first, other, *rest)),))
    units = [replace(unit, kept=()) for unit in units]
    there = Source("there.xml", "".join(row.write(units, "T")).encode())
    assert ead.validate(there) == ()
    assert there.data.decode().count(' id="a"') == 1
    assert '<p id="a">W</p>' in there.data.decode()
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


def test_of_an_id_from_elsewhere_that_is_said_twice_in_a_unit_the_first_keeps_it_for_links():
    units = units_alike()
    (note,) = units[3].notes
    one = replace(note.prose[0], attributes=(("id", "new"),))
    blocks = (*note.prose, one, replace(one, line=line("Otherwise")), *elsewhere())
    units[3] = replace(units[3], notes=(replace(note, prose=blocks),))
    text = "".join(ead.write(units, ead.Version.EAD2002))
    there = Source("there.xml", text.encode())
    assert ead.validate(there) == ()
    assert text.count(' id="new"') == 1
    assert '<p id="new">W</p>' in text
    back = ead.read(there).units
    assert [unit.notes for unit in back] == [unit.notes for unit in units]
    assert "".join(ead.write(back, ead.Version.EAD2002)) == text


def elsewhere():
    """Return a block that is kept as it came and says the id, too."""
    said = '<odd><p>x</p><table id="new"><tgroup cols="1"><tbody><row><entry>1</entry></row></tbody></tgroup>'
    text = f"<ead {NAMES}>{HEADED}</ead>".replace("<odd>", f"{said}</table></odd><odd>", 1)
    (_first, table_kept) = ead.read(Source("a.xml", text.encode())).units[1].notes[0].prose
    return (table_kept,)


SWAPPED = {
    "given to another": ("", "c"),
    "swapped": ("d", "c"),
    "said of both": ("c", "c"),
}


@pytest.mark.parametrize("ids", SWAPPED.values(), ids=SWAPPED)
def test_the_id_of_a_unit_that_is_given_to_another_goes_out_with_that_and_stands_once(ids):
    top, *others = an_aid(1).units
    given = [
        replace(unit, identifiers=(Identifier(kind="xml-id", text=id),) if id else ())
        for unit, id in zip(others, ids, strict=True)
    ]
    text = "".join(ead.write([top, *given], ead.Version.EAD2002))
    assert not any("stands twice" in each.message for each in ead.validate(Source("a.xml", text.encode())))
    assert text.count('<c id="c"') == 1
    back = ead.read(Source("there.xml", text.encode())).units
    assert [unit.identifiers for unit in back] == [unit.identifiers for unit in (top, *given)]
