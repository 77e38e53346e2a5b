"""Digital objects and extents that came in a group are values of the unit, edited where they stand."""

from dataclasses import replace

import pytest

from muniment.description.units import DigitalObject, Extent, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.revisions import GROUPED, GROUPS, is_any_outdated, told
from tests.formats.ead.storing import all_stored
from tests.formats.ead.test_merging import change, diff, units_of, written

EAD2002, EAD3, EAD4 = ead.Version

FRONT = '<daoloc xlink:type="locator" xlink:href="a.jpg" xlink:role="thumbnail" xlink:label="small" id="d1"/>'
BACK = '<daoloc xlink:href="b.jpg" xlink:label="large"><daodesc><p>Recto.</p></daodesc></daoloc>'
START = '<resource xlink:type="resource" xlink:label="start">Here</resource>'
TO_SMALL = '<arc xlink:type="arc" xlink:from="start" xlink:to="small" xlink:show="embed"/>'
TO_LARGE = '<arc xlink:type="arc" xlink:from="small" xlink:to="large" xlink:show="new"/>'
DAOGRP = [
    '<daogrp xlink:type="extended" id="g">',
    "<daodesc><p>The letter.</p></daodesc>",
    START,
    FRONT,
    BACK,
    TO_SMALL,
    TO_LARGE,
    "</daogrp>",
]
FIRST, SECOND = '<dao daotype="derived" href="a.jpg" show="new"/>', '<dao daotype="unknown" href="b.jpg"/>'
DAOSET = ['<daoset coverage="part">', FIRST, SECOND, "</daoset>"]
BOXES = (
    '<physdescstructured coverage="part" physdescstructuredtype="carrier" label="Boxes">'
    "<quantity>3</quantity><unittype>boxes</unittype></physdescstructured>"
)
FEET = (
    '<physdescstructured coverage="whole" physdescstructuredtype="spaceoccupied">'
    "<quantity>2</quantity><unittype>feet</unittype></physdescstructured>"
)
PHYSDESCSET = ['<physdescset parallel="true">', BOXES, FEET, "</physdescset>"]
OBJECTS = (DigitalObject(href="a.jpg", role="thumbnail"), DigitalObject(href="b.jpg", note="Recto."))
NEW = DigitalObject(href="c.jpg")

_HEADERS = {
    EAD2002: "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt>"
    "</filedesc></eadheader>",
    EAD3: "<control><recordid>x</recordid><filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt>"
    '</filedesc><maintenancestatus value="new"/><maintenanceagency><agencyname>A</agencyname>'
    '</maintenanceagency><maintenancehistory><maintenanceevent><eventtype value="created"/>'
    '<eventdatetime>1</eventdatetime><agenttype value="human"/><agent>A</agent></maintenanceevent>'
    "</maintenancehistory></control>",
}


def an_aid(inside=(), below=(), version=EAD2002):
    rows = ["<unitid>1</unitid>", *inside, "</did>", *below, "</archdesc>"]
    return "\n".join(
        (
            f'<ead xmlns="{version.namespace}" xmlns:xlink="http://www.w3.org/1999/xlink">',
            _HEADERS[version],
            '<archdesc level="file">',
            "<did>",
            *rows,
            "</ead>",
        )
    )


def edited(aid, version=EAD2002, **fields):
    """Return the lines of a finding aid of one unit that change with the fields; it stays valid."""
    text = written(change(units_of(aid), 0, **fields), version)
    (unit,) = units_of(text)
    assert {name: getattr(unit, name) for name in fields} == fields
    assert not ead.validate(Source("aid.xml", text.encode()))
    return diff(aid, text)


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_what_holds_any_group_is_known_to_be_read_by_the_first_revision_with_fields_for_it(group):
    assert told(f"<c><did><{group}/></did></c>") == GROUPED


@pytest.mark.parametrize("where", ["inside", "below"])
def test_objects_in_a_group_are_objects_of_the_unit_and_it_goes_out_as_it_came(where):
    aid = an_aid(**{where: DAOGRP})
    (unit,) = units_of(aid)
    assert unit.objects == OBJECTS
    assert written([unit]) == aid


def test_groups_of_objects_and_extents_in_ead3_are_read_too():
    aid = an_aid([*PHYSDESCSET, *DAOSET], version=EAD3)
    (unit,) = units_of(aid)
    assert [each.href for each in unit.objects] == ["a.jpg", "b.jpg"]
    assert unit.extents == (
        Extent(text="", quantity="3", unit="boxes"),
        Extent(text="", quantity="2", unit="feet"),
    )
    assert written([unit], EAD3) == aid


@pytest.mark.parametrize("where", ["inside", "below"])
@pytest.mark.parametrize(
    ("objects", "gone", "come"),
    [
        ((replace(OBJECTS[0], href="z.jpg"), OBJECTS[1]), [FRONT], [FRONT.replace("a.jpg", "z.jpg")]),
        ((OBJECTS[0], replace(OBJECTS[1], note="Verso.")), [BACK], [BACK.replace("Recto", "Verso")]),
        ((*OBJECTS, NEW), [], ['<daoloc xlink:type="locator" xlink:href="c.jpg"/>']),
        ((NEW, *OBJECTS), [], ['<daoloc xlink:type="locator" xlink:href="c.jpg"/>']),
        (OBJECTS[:1], [BACK, TO_LARGE], []),
        (OBJECTS[1:], [FRONT, TO_SMALL, TO_LARGE], []),
        ((), DAOGRP, []),
        (OBJECTS[::-1], [], ['<?muniment order-objects="1 0"?>']),
    ],
)
def test_an_edit_of_one_object_in_a_group_changes_its_own_words(where, objects, gone, come):
    said = edited(an_aid(**{where: DAOGRP}), objects=objects)
    assert sorted(said) == sorted([*(f"-{each}" for each in gone), *(f"+{each}" for each in come)])


@pytest.mark.parametrize("where", ["inside", "below"])
def test_an_object_without_an_address_leaves_the_group_with_all_else_that_is_said_of_it(where):
    aid = an_aid(**{where: [each.replace("<p>Recto.</p>", "<p>Recto.</p><p>Torn.</p>") for each in DAOGRP]})
    said = edited(aid, objects=(OBJECTS[0], replace(OBJECTS[1], href="")))
    assert "+<dao><daodesc><p>Recto.</p><p>Torn.</p></daodesc></dao>" in said
    assert not any("a.jpg" in each or "letter" in each for each in said)


def test_a_new_object_without_an_address_stands_behind_the_group():
    said = edited(an_aid(DAOGRP), objects=(*OBJECTS, DigitalObject(href="", title="Lost")))
    assert said == ['+<dao xlink:type="simple" xlink:title="Lost"/>']


def test_an_object_left_alone_in_a_set_stands_without_it():
    objects = (DigitalObject(href="b.jpg"),)
    said = edited(an_aid(DAOSET, version=EAD3), EAD3, objects=objects)
    assert '+<dao daotype="unknown" href="b.jpg" coverage="part"/>' in said
    assert not any("<daoset" in each for each in said if each.startswith("+"))


@pytest.mark.parametrize("note", ["", "Recto."])
def test_what_is_said_of_a_set_stays_in_view_at_the_object_that_is_left(note):
    own = f"<descriptivenote><p>{note}</p></descriptivenote>" if note else ""
    second = f'<dao daotype="unknown" href="b.jpg">{own}</dao>'
    said_of_both = "<descriptivenote><p>Both sides.</p></descriptivenote>"
    aid = an_aid(["<daoset>", FIRST, second, "<!-- ask -->", said_of_both, "</daoset>"], version=EAD3)
    said = edited(aid, EAD3, objects=(DigitalObject(href="b.jpg", note=note),))
    (text,) = ["".join(each[1:] for each in said if each.startswith("+"))]
    assert "<p>Both sides.</p>" in text
    assert (f"<p>{note}</p>" in text) is bool(note)
    assert "daoset" not in text
    assert "-<!-- ask -->" not in said


def test_an_extent_in_a_set_changes_alone_and_one_in_words_stands_behind_it():
    aid, (boxes, feet) = (
        an_aid(PHYSDESCSET, version=EAD3),
        units_of(an_aid(PHYSDESCSET, version=EAD3))[0].extents,
    )
    assert edited(aid, EAD3, extents=(replace(boxes, quantity="4"), feet)) == [
        f"-{BOXES}",
        f"+{BOXES.replace('>3<', '>4<')}",
    ]
    assert edited(aid, EAD3, extents=(boxes, feet, Extent(text="and a map"))) == [
        "+<physdesc>and a map</physdesc>"
    ]


def test_a_group_of_one_version_is_a_set_in_the_other_and_comes_back_as_it_was():
    (unit,) = units_of(an_aid(DAOGRP))
    there = written([unit], EAD3)
    assert '<daoset id="g">' in there
    assert not ead.validate(Source("there.xml", there.encode()))
    (back,) = units_of(there)
    assert back.objects == OBJECTS
    assert written([back], EAD3) == there
    assert "\n".join(DAOGRP) in written([back], EAD2002)


def test_a_set_of_one_version_is_a_group_in_the_other():
    (unit,) = units_of(an_aid(DAOSET, version=EAD3))
    there = written([unit], EAD2002)
    assert '<daoloc xlink:type="locator" xlink:href="a.jpg"' in there
    assert not ead.validate(Source("there.xml", there.encode()))
    (back,) = units_of(there)
    assert back.objects == unit.objects
    assert written([back], EAD2002) == there


def test_a_set_in_which_one_has_no_address_is_no_group_in_the_other_and_comes_back_as_it_was():
    nowhere = '<dao daotype="unknown" linktitle="Lost"/>'
    daoset = ['<daoset coverage="part">', FIRST, nowhere, "</daoset>"]
    (unit,) = units_of(an_aid(daoset, version=EAD3))
    there = written([unit], EAD2002)
    assert not ead.validate(Source("there.xml", there.encode()))
    (back,) = units_of(there)
    assert back.objects == unit.objects
    assert "\n".join(daoset) in written([back], EAD3)


def test_the_fourth_version_has_each_object_of_a_group_among_its_forms():
    there = written(units_of(an_aid(DAOGRP)), EAD4)
    assert there.count("<formAvailable>") == len(OBJECTS)
    assert units_of(there)[0].objects == OBJECTS


def test_objects_of_a_record_made_here_stand_side_by_side():
    unit = replace(units_of(an_aid())[0], objects=OBJECTS, kept=())
    assert written([unit], EAD2002).count("<dao ") == written([unit], EAD3).count("<dao ") == len(OBJECTS)


def as_read_before(unit):
    """Return a unit as it was read before objects and extents in groups were values."""
    kept = tuple(replace(each, revision=0) for each in unit.kept)
    return replace(unit, objects=(), extents=(), kept=kept)


OLD = {
    EAD2002: (an_aid(DAOGRP), DAOGRP),
    EAD3: (an_aid([*PHYSDESCSET, *DAOSET], version=EAD3), [*PHYSDESCSET, *DAOSET]),
}


@pytest.mark.parametrize("version", OLD)
@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_keeps_its_groups_whatever_else_is_edited(version, came):
    aid, _groups = OLD[version]
    (unit,) = units_of(aid)
    old = as_read_before(unit)
    assert is_any_outdated(old)
    assert not is_any_outdated(unit)
    assert "".join(ead.write(all_stored([old], came and version.value), version)) == aid
    (now,) = units_of(written([replace(old, titles=(a_title("Letters"),))], version))
    assert (now.title, now.objects, now.extents) == ("Letters", unit.objects, unit.extents)


@pytest.mark.parametrize("version", OLD)
def test_an_object_added_to_what_was_read_before_stands_beside_its_group(version):
    aid, groups = OLD[version]
    (unit,) = units_of(aid)
    text = written([replace(as_read_before(unit), objects=(NEW,))], version)
    assert "\n".join(groups) in text
    assert units_of(text)[0].objects == (*unit.objects, NEW)


@pytest.mark.parametrize(
    ("version", "other"), [(EAD2002, EAD3), (EAD2002, EAD4), (EAD3, EAD2002), (EAD3, EAD4)]
)
@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_carries_its_groups_to_another_version_and_back(version, other, came):
    aid, groups = OLD[version]
    old = replace(as_read_before(units_of(aid)[0]), titles=(a_title("Letters"),))
    there = "".join(ead.write(all_stored([old], came and version.value), other))
    back = written(units_of(there), version)
    assert all(each in back for each in groups)


def test_many_units_that_were_read_before_are_written_alike():
    (unit,) = units_of(an_aid(DAOGRP))
    old = [replace(as_read_before(unit), id=f"u{n}") for n in range(4)]
    new = [replace(unit, id=f"v{n}") for n in range(4)]
    text = "".join(ead.write(all_stored([*new, *old], "ead2002"), EAD3, title="All"))
    assert text.count("<daoset") == len(new)
    assert text.count('kept="&lt;daogrp') == len([*new, *old])


PLAIN = [
    '<daogrp xlink:type="extended">',
    FRONT.replace(' id="d1"', ""),
    '<daoloc xlink:href="b.jpg"/>',
    "</daogrp>",
]


@pytest.mark.parametrize("consumer", ["archivesspace", "apeead"])
def test_a_consumer_that_takes_objects_one_by_one_gets_a_plain_group_so(consumer):
    data = ead.mend(
        Source("aid.xml", an_aid(PLAIN).encode()), ead.all_of(("all",)), ead.ADAPTATIONS[consumer]
    ).data
    assert b"daogrp" not in data
    assert b'<dao xlink:type="simple" xlink:href="a.jpg" xlink:role="thumbnail"' in data
    assert b"xlink:label" not in data
    assert not ead.validate(Source("aid.xml", data))


@pytest.mark.parametrize("consumer", ["archivesspace", "apeead"])
def test_a_group_that_says_more_than_its_objects_stays_one_for_every_consumer(consumer):
    data = ead.mend(
        Source("aid.xml", an_aid(DAOGRP).encode()), ead.all_of(("all",)), ead.ADAPTATIONS[consumer]
    ).data
    assert b"<daogrp" in data
    assert TO_SMALL.split("xlink:show")[0].encode() in data
