"""What is taken out of a field goes, and nothing with it that no field shows."""

from dataclasses import replace

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead.test_moves import HEAD2, HEAD3

COUNTED = (
    '<physdescstructured id="x" coverage="whole" physdescstructuredtype="spaceoccupied"><quantity>'
    "3</quantity><unittype>boxes</unittype>{}</physdescstructured>"
)
NOTE = '<descriptivenote><p>One <emph render="bold">bold</emph>.</p><p>Two.</p></descriptivenote>'
LEFT = {
    "a second feature": (
        HEAD3,
        "extents",
        COUNTED.format("<physfacet>red</physfacet><physfacet>blue</physfacet>"),
        "<physfacet>red</physfacet>",
    ),
    "a note on the languages": (
        HEAD3,
        "languages",
        '<langmaterial><language langcode="eng">English</language>'
        "<descriptivenote><p>Some in shorthand.</p></descriptivenote></langmaterial>",
        "<descriptivenote><p>Some in shorthand.</p></descriptivenote>",
    ),
    "an address": (
        HEAD3,
        "repository",
        "<repository><corpname><part>Archive</part></corpname>"
        "<address><addressline>Tirana</addressline></address></repository>",
        "<address><addressline>Tirana</addressline></address>",
    ),
    "an address in EAD 2002": (
        HEAD2,
        "repository",
        "<repository><corpname>Archive</corpname>"
        "<address><addressline>Tirana</addressline></address></repository>",
        "<address><addressline>Tirana</addressline></address>",
    ),
    "dimensions said twice": (
        HEAD2,
        "extents",
        "<physdesc><extent>3 boxes</extent><dimensions>3 m</dimensions><dimensions>4</dimensions></physdesc>",
        "<dimensions>3 m</dimensions>",
    ),
}


def one(head, did):
    """Return the one unit of a file whose identification says this, and the version."""
    text = f'{head}<archdesc level="fonds"><did><unittitle>T</unittitle>{did}</did></archdesc></ead>'
    aid = ead.read(Source("a.xml", text.encode()))
    return next(iter(aid.units)), ead.Version(aid.vocabulary)


def written(unit, version):
    """Return the unit in its file, which is valid and says what the unit does."""
    text = "".join(ead.write([unit], version))
    there = Source("there.xml", text.encode())
    assert ead.validate(there) == ()
    (back,) = ead.read(there).units
    assert replace(back, id=unit.id, kept=unit.kept) == unit
    return text


@pytest.mark.parametrize(("head", "name", "did", "left"), LEFT.values(), ids=LEFT)
def test_what_no_field_shows_stays_where_a_field_is_emptied(head, name, did, left):
    unit, version = one(head, did)
    assert left in written(replace(unit, **{name: "" if name == "repository" else ()}), version)


@pytest.mark.parametrize(
    "did",
    [COUNTED.format(NOTE), '<langmaterial>In <language langcode="eng">English</language>.</langmaterial>'],
    ids=["a note that a field shows", "a sentence around a language"],
)
def test_nothing_stays_of_what_fields_show(did):
    head = HEAD3 if "physdesc" in did else HEAD2
    unit, version = one(head, did)
    text = written(replace(unit, extents=(), languages=()), version)
    assert "<did><unittitle>T</unittitle></did>" in text


def test_an_extent_without_its_number_keeps_its_note_as_it_is_marked_up():
    unit, version = one(HEAD3, COUNTED.format(NOTE))
    (extent,) = unit.extents
    text = written(replace(unit, extents=(replace(extent, quantity="", unit=""),)), version)
    assert f"<quantity/><unittype/>{NOTE}</physdescstructured>" in text
    assert 'id="x"' in text
