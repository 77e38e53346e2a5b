"""Which ids stand in a file is known of any number of them, in little memory; none stands there twice."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats import ead, table
from muniment.formats.deliveries import Source
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
        assert ead.validate(there) == ()
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
