"""What is moved from one unit of a finding aid to another takes along all that stands on it and in it."""

import re
from dataclasses import replace

import pytest

from muniment.description.units import Container, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.formats.ead import storing

HEAD2 = (
    '<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><eadheader><eadid>x</eadid>'
    "<filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc></eadheader>"
)
HEAD3 = (
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid><filedesc><titlestmt>'
    '<titleproper>G</titleproper></titlestmt></filedesc><maintenancestatus value="new"/><maintenanceagency>'
    "<agencyname>A</agencyname></maintenanceagency><maintenancehistory><maintenanceevent>"
    '<eventtype value="created"/><eventdatetime>2020</eventdatetime><agenttype value="human"/>'
    "<agent>B</agent></maintenanceevent></maintenancehistory></control>"
)
BODY = (
    '<archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>'
    '<c id="c1"><did><unittitle>One</unittitle>{did}</did>{below}</c>'
    '<c id="c2"><did><unittitle>Two</unittitle><unitid>2</unitid></did></c>'
    '<c id="c3"><did><unittitle>Three</unittitle></did></c></dsc></archdesc></ead>'
)

MOVED = {
    "a container": (
        "containers",
        HEAD2,
        '<container id="x" type="box" encodinganalog="e">1</container>',
        "",
    ),
    "a shelfmark": ("shelfmarks", HEAD2, '<unitid id="x" type="former" countrycode="AL">A 7</unitid>', ""),
    "a date": ("dates", HEAD2, '<unitdate id="x" era="ce" normal="1961">1961</unitdate>', ""),
    "an extent": (
        "extents",
        HEAD2,
        '<physdesc id="x" rules="r">kept in <extent altrender="y">3 boxes</extent></physdesc>',
        "",
    ),
    "an object": ("objects", HEAD2, '<dao id="x" xlink:href="a.jpg" xlink:actuate="onLoad"/>', ""),
    "a note": (
        "notes",
        HEAD2,
        "",
        '<odd id="x" encodinganalog="e"><head id="h">H</head><p id="p">W<!-- c --></p></odd>',
    ),
    "an object of a group": (
        "objects",
        HEAD2,
        '<daogrp><daoloc xlink:href="b.jpg"/><daoloc id="x" xlink:href="a.jpg" altrender="y"/></daogrp>',
        "",
    ),
    "an extent in parts": (
        "extents",
        HEAD3,
        '<physdescstructured id="x" coverage="part" physdescstructuredtype="carrier"><quantity>3</quantity>'
        "<unittype>boxes</unittype></physdescstructured>",
        "",
    ),
    "a date in parts": (
        "dates",
        HEAD3,
        '<unitdatestructured id="x" label="L"><datesingle standarddate="1961">1961</datesingle>'
        "</unitdatestructured>",
        "",
    ),
}


def a_file(head, did, below=""):
    return (head + BODY.format(did=did, below=below)).encode()


def moved(units, name, first=1, to=2):
    """Return the units with the last value of a field at another one."""
    *rest, value = getattr(units[first], name)
    said = {first: tuple(rest), to: (*getattr(units[to], name), value)}
    return [replace(unit, **{name: said[at]}) if at in said else unit for at, unit in enumerate(units)]


@pytest.mark.parametrize("to", [2, 3], ids=["a unit with more", "a unit with a title only"])
@pytest.mark.parametrize(("name", "head", "did", "below"), MOVED.values(), ids=MOVED)
def test_what_is_moved_to_another_unit_takes_its_id_and_all_else_along(name, head, did, below, to):
    aid = ead.read(Source("a.xml", a_file(head, did, below)))
    units = moved(aid.units, name, to=to)
    version = ead.Version(aid.vocabulary)
    text = "".join(ead.write(units, version))
    there = Source("there.xml", text.encode())
    assert ead.validate(there) == ()
    own = re.search(r"<[^<]*id=\"x\".*", did + below)[0].removesuffix("</daogrp>")
    own = own.replace("daoloc", "dao") if "daoloc" in own else own
    assert own in text
    assert text.index('id="x"') > text.index(f"<unittitle>{units[to].title}")
    back = ead.read(there).units
    assert [getattr(unit, name) for unit in back] == [getattr(unit, name) for unit in units]
    stored = storing.all_stored(units, "")
    assert "".join(ead.write(stored, version)) == text


def test_what_is_moved_into_a_new_unit_takes_its_id_along():
    units = list(ead.read(Source("a.xml", a_file(HEAD2, MOVED["a container"][2]))).units)
    new = replace(units[1], id="new", kept=(), identifiers=())
    units[1] = replace(units[1], containers=())
    text = "".join(ead.write([*units, new], ead.Version.EAD2002))
    assert ead.validate(Source("there.xml", text.encode())) == ()
    assert MOVED["a container"][2] in text[text.index('id="new"') :]


def test_a_value_that_was_copied_or_written_over_leaves_its_element_where_it_is():
    units = list(ead.read(Source("a.xml", a_file(HEAD2, MOVED["a container"][2]))).units)
    box = units[1].containers
    copied = "".join(ead.write([*units[:2], replace(units[2], containers=box)], ead.Version.EAD2002))
    assert copied.index('id="x"') < copied.index("Two")
    other = replace(units[1], containers=(Container(kind="box", number="9"),))
    over = "".join(ead.write([units[0], other, replace(units[2], containers=box)], ead.Version.EAD2002))
    assert '<container id="x" type="box" encodinganalog="e">9</container>' in over
    for text in (copied, over):
        assert ead.validate(Source("there.xml", text.encode())) == ()


def test_what_is_moved_goes_along_where_the_units_are_edited_otherwise_too():
    units = moved(ead.read(Source("a.xml", a_file(HEAD2, MOVED["a container"][2]))).units, "containers")
    units[2] = replace(units[2], titles=(a_title("Other"),), shelfmarks=())
    text = "".join(ead.write(units, ead.Version.EAD2002))
    assert f"<unittitle>Other</unittitle>{MOVED['a container'][2]}</did>" in text


BOXES = (
    '<container id="x" type="box" encodinganalog="e">1</container>',
    '<container id="y" type="box" label="L">2</container>',
    '<container id="z" type="box" altrender="a">3</container>',
)


def with_boxes(order):
    """Return a file of three units with a box each, the boxes as they stand in it, and all in this order."""
    body = HEAD2 + '<archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>{}</dsc></archdesc></ead>'
    said = (f"<c><did><unittitle>C{at}</unittitle>{BOXES[box]}</did></c>" for at, box in enumerate(order))
    return body.format("".join(said)).encode()


@pytest.mark.parametrize("order", [(1, 0, 2), (1, 2, 0), (2, 0, 1)], ids=["two", "round", "round again"])
def test_what_changes_places_takes_all_along_that_stands_on_it(order):
    top, *units = ead.read(Source("a.xml", with_boxes((0, 1, 2)))).units
    now = [replace(unit, containers=units[box].containers) for unit, box in zip(units, order, strict=True)]
    assert "".join(ead.write([top, *now], ead.Version.EAD2002)).encode() == with_boxes(order)


def test_what_is_numbered_on_in_a_row_is_written_over_where_it_stands():
    top, *units = ead.read(Source("a.xml", with_boxes((0, 1, 2)))).units
    now = [
        replace(unit, containers=(replace(unit.containers[0], number=str(at)),))
        for at, unit in enumerate(units, start=2)
    ]
    text = "".join(ead.write([top, *now], ead.Version.EAD2002))
    assert re.findall(r'id="(\w)"[^>]*>(\d)<', text) == [("x", "2"), ("y", "3"), ("z", "4")]


def test_what_takes_the_place_of_something_moved_on_takes_all_along():
    top, *units = ead.read(Source("a.xml", with_boxes((0, 1, 2)))).units
    first, second, third = (unit.containers for unit in units)
    said = ((), first, (*third, *second))
    now = [replace(unit, containers=boxes) for unit, boxes in zip(units, said, strict=True)]
    text = "".join(ead.write([top, *now], ead.Version.EAD2002))
    assert re.findall(r'id="(\w)"', text) == ["x", "z", "y"]
    assert all(box in text for box in BOXES)


@pytest.mark.parametrize("head", [HEAD2, HEAD3])
def test_a_unit_whose_only_title_was_moved_away_is_valid_still(head):
    text = (
        f"{head}<archdesc level='fonds'><did><unittitle>T</unittitle></did><dsc>{{}}</dsc></archdesc></ead>"
    )
    parts = "".join(f"<c><did><unittitle>{title}</unittitle></did></c>" for title in "AB")
    top, first, second = ead.read(Source("a.xml", text.format(parts).encode())).units
    units = [top, replace(first, titles=()), replace(second, titles=(*second.titles, *first.titles))]
    version = ead.Version.EAD2002 if head is HEAD2 else ead.Version.EAD3
    there = Source("b.xml", "".join(ead.write(units, version)).encode())
    assert ead.validate(there) == ()
    assert [unit.titles for unit in ead.read(there).units] == [unit.titles for unit in units]


class Asked(list):
    """Units that count how often they are asked for."""

    times = 0

    def __iter__(self):
        self.times += 1
        return super().__iter__()


def test_units_of_which_one_is_edited_are_asked_for_no_more_often_than_others():
    aid = ead.read(Source("a.xml", with_boxes((0, 1, 2))))
    version = ead.Version(aid.vocabulary)
    times = []
    for edited in (0, 1, 2):
        units = Asked(storing.all_stored(aid.units, aid.vocabulary))
        units[:edited] = [replace(unit, titles=(a_title("Other"),)) for unit in tuple(aid.units)[:edited]]
        "".join(ead.write(units, version))
        times.append(units.times)
    assert times[0] == times[1] < times[2]
