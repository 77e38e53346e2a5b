"""Finding aids that say the same ids go out in one file: a link leads to the element of its own."""

from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.units import a_title
from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from tests.build import a_unit
from tests.formats.ead import storing

NAMES = 'xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"'
FIELDS = ("titles", "notes", "containers", "identifiers", "subjects", "aid", "kept")


def an_aid(number, more=""):
    header = (
        f"<eadid>{number}</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc>"
    )
    text = f"""<ead {NAMES}><eadheader>{header}</eadheader>
<archdesc level="fonds" id="top"><did><unittitle>{number}</unittitle></did>
<scopecontent id="s"><p id="p">See <ref target="c2">{number}-two</ref>,
<ref target="far">{number}-far</ref></p></scopecontent>
<dsc><c id="c1"><did><unittitle>One</unittitle><container id="b" type="box">{number}</container>
<container parent="b" type="folder">2</container></did></c>
<c id="c2"><did><unittitle id="t">{number}-two</unittitle></did>
<index><indexentry><name>n</name><ref target="c1">x</ref></indexentry></index>
<odd><p id="o">Up to <ref target="top">{number}</ref></p></odd></c>{more}</dsc></archdesc></ead>"""
    return ead.read(Source(f"{number}.xml", text.encode())).units


def far(number):
    return f'<c id="far"><did><unittitle>{number}-far</unittitle></did></c>'


def led_to(data):
    """Return the words of each link, with those in the title of what it leads to."""
    root = etree.fromstring(data.encode())
    local = {each: etree.QName(each).localname.lower() for each in root.iter(etree.Element)}
    ids = {each.get("id"): each for each in local if each.get("id")}
    links = [each for each, name in local.items() if name in ("ref", "reference") and each.get("target")]
    for link in links:
        found = ids.get(link.get("target"))
        titles = [] if found is None else [each for each in found.iter() if local.get(each) == "unittitle"]
        yield link.xpath("string()"), titles[0].xpath("normalize-space()") if titles else None


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_links_lead_to_the_elements_of_their_own_finding_aid_and_come_back_as_they_were(row):
    units = [*an_aid(1, far(1)), *an_aid(2, far(2)), *an_aid(3, far(3))]
    for stored in (units, storing.all_stored(units, "ead2002")):
        data = "".join(row.write(stored, "All"))
        there = Source("there.xml", data.encode())
        assert ead.validate(there) == ()
        links = [(words, title) for words, title in led_to(data) if "-" in words]
        assert links == [(f"{n}-{word}", f"{n}-{word}") for n in (1, 2, 3) for word in ("two", "far")]
        back = ead.read(there).units
        for name in ("titles", "notes", "containers", "identifiers"):
            assert [getattr(unit, name) for unit in back] == [getattr(unit, name) for unit in units]
        assert "".join(row.write(back, "All")) == data


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_link_that_leads_nowhere_in_its_own_finding_aid_leads_to_no_other_and_is_told(number):
    units = [unit for n in (1, 2, 3) for unit in an_aid(n, far(n) if n == number else "")]
    data = "".join(ead.write(units, ead.Version.EAD3, "All"))
    others = [(f"{n}-far", f"{n}-far" if n == number else None) for n in (1, 2, 3)]
    assert [each for each in led_to(data) if each[0].endswith("far")] == others
    assert len(ead.validate(Source("there.xml", data.encode()))) == 2


def test_finding_aids_below_one_unit_have_ids_of_their_own_too():
    top = a_unit(title="Archive")
    below = [replace(unit, parent=unit.parent or top.id) for n in (1, 2) for unit in an_aid(n, far(n))]
    last = a_unit(title="Last", parent=top.id)
    for version in ead.Version:
        data = "".join(ead.write([top, *below, last], version))
        there = Source("there.xml", data.encode())
        assert ead.validate(there) == ()
        assert [each for each in led_to(data) if each[0] == "2-far"] == [("2-far", "2-far")]
        back = ead.read(there).units
        assert [unit.notes for unit in back] == [unit.notes for unit in (top, *below, last)]
        assert "".join(ead.write(back, version)) == data
        edited = [replace(unit, titles=(a_title("New"),)) if unit.parent else unit for unit in back]
        again = Source("again.xml", "".join(ead.write(edited, version)).encode())
        assert ead.validate(again) == ()
        assert [unit.notes for unit in ead.read(again).units] == [unit.notes for unit in edited]


def below(first, second, at=0):
    """Return a finding aid with another one below a unit of it, right behind that."""
    inside = [replace(unit, parent=unit.parent or first[at].id) for unit in second]
    return [*first[: at + 1], *inside, *first[at + 1 :]]


def test_links_of_a_finding_aid_lead_there_though_another_with_the_same_ids_stands_before_them():
    units = below(an_aid(1, far(1)), below(an_aid(2, far(2)), an_aid(3, far(3)), 1), 1)
    for version in (ead.Version.EAD3, ead.Version.EAD4):
        data = "".join(ead.write(units, version))
        links = [(words, title) for words, title in led_to(data) if "-" in words]
        assert links == [(f"{n}-{word}", f"{n}-{word}") for n in (1, 2, 3) for word in ("two", "far")]
        there = Source("there.xml", data.encode())
        assert ead.validate(there) == ()
        assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


def test_ids_that_were_given_anew_twice_come_back_as_they_were():
    files = [below(an_aid(n, far(n)), an_aid(n + 1, far(n + 1))) for n in (1, 3)]
    read = [
        ead.read(Source("a.xml", "".join(ead.write(units, ead.Version.EAD2002)).encode())).units
        for units in files
    ]
    units = below(*read)
    data = "".join(ead.write(units, ead.Version.EAD2002))
    back = ead.read(Source("b.xml", data.encode())).units
    assert [unit.identifiers for unit in back] == [unit.identifiers for unit in units]
    assert [unit.notes for unit in back] == [unit.notes for unit in units]
    assert "".join(ead.write(back, ead.Version.EAD2002)) == data


@pytest.mark.parametrize(
    "said", ["c1 1bad", "c1 two words", "c1", "c1 t1", "nowhere..2 nowhere", "t2..2 t1", "t1..2 t1", "c1 c1"]
)
def test_what_a_foreign_instruction_says_of_ids_is_believed_only_where_we_could_have_said_it(said):
    text = f"""<ead {NAMES}><archdesc level="fonds"><did><unittitle>T</unittitle></did><dsc>
<c id="c1"><?muniment renamed="{said}"?><did><unittitle id="t1">One</unittitle>
<unitid id="t1..2">Two</unitid></did></c></dsc></archdesc></ead>"""
    units = ead.read(Source("a.xml", text.encode())).units
    assert [each.text for each in units[1].identifiers] == ["c1"]
    edited = [units[0], replace(units[1], titles=(a_title("New"),))]
    assert 'id="t1">New<' in "".join(ead.write(edited, ead.Version.EAD2002))


def test_the_account_tells_that_ids_of_a_second_finding_aid_are_given_anew():
    units = [*an_aid(1), *an_aid(2)]
    told = [each for each in ead.account(units, ead.Version.EAD2002) if each.field == "identifiers"]
    assert {each.unit for each in told} == {unit.id for unit in units[3:]}
    assert "an id that stands in the file already" in told[0].message


def in_one_file(at):
    """Return two finding aids of which the second, or a part of it, was moved into the first."""
    first, second = an_aid(1, far(1)), an_aid(2, far(2))
    if at == "whole":
        return [*first, *(replace(unit, parent=unit.parent or first[0].id) for unit in second)]
    if at == "in a leaf":
        return [first[0], first[1], replace(second[2], parent=first[1].id), *first[2:]]
    return [
        first[0],
        replace(second[2], parent=first[0].id),
        *first[1:],
        replace(second[1], parent=first[0].id),
    ]


@pytest.mark.parametrize("at", ["whole", "in a leaf", "beside"])
@pytest.mark.parametrize("came", ["", "ead2002"])
def test_what_was_moved_into_the_file_of_another_finding_aid_has_ids_of_its_own(at, came):
    units = in_one_file(at)
    data = "".join(ead.write(storing.all_stored(units, came) if came else units, ead.Version.EAD2002))
    there = Source("there.xml", data.encode())
    assert [found for found in ead.validate(there) if found.rule != "ead-reference"] == []
    assert all(title == words for words, title in led_to(data) if words.endswith(("-two", "-far")))
    back = ead.read(there).units
    assert [unit.notes for unit in back] == [unit.notes for unit in units]
    assert [unit.containers for unit in back] == [unit.containers for unit in units]
    assert "".join(ead.write(back, ead.Version.EAD2002)) == data
    edited = [replace(unit, titles=(a_title(f"{unit.title}!"),)) for unit in back]
    again = "".join(ead.write(edited, ead.Version.EAD2002))
    assert [title for _words, title in led_to(again)] == [
        title and f"{title}!" for _words, title in led_to(data)
    ]
    read = ead.read(Source("again.xml", again.encode())).units
    assert [unit.notes for unit in read] == [unit.notes for unit in edited]


def test_units_moved_together_from_another_file_refer_to_each_other_and_to_none_of_the_file():
    first, second = an_aid(1, far(1)), an_aid(2, far(2))
    units = [*first, *(replace(unit, parent=first[0].id) for unit in (second[1], second[2]))]
    data = "".join(ead.write(units, ead.Version.EAD2002)).encode()
    there, root = Source("there.xml", data), etree.fromstring(data)
    (link,) = root.xpath('//*[@id="c2..2"]//*[local-name()="indexentry"]/*[@target]')
    assert link.get("target") == "c1..2"
    assert len(root.xpath('//*[@id="c1..2"]')) == 1
    found = [found for found in ead.validate(there) if found.rule == "ead-reference"]
    assert ["“top..2”" in each.message for each in found] == [True]
    assert [unit.notes for unit in ead.read(there).units] == [unit.notes for unit in units]


CONTROL = """<control><recordid>{0}</recordid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt>
</filedesc><maintenancestatus value="new"/><maintenanceagency><agencyname>A</agencyname></maintenanceagency>
<maintenancehistory><maintenanceevent><eventtype value="created"/><eventdatetime>2020</eventdatetime>
<agenttype value="human"/><agent>B</agent></maintenanceevent></maintenancehistory></control>"""


def an_aid_of_ead3(number):
    text = f"""<ead xmlns="http://ead3.archivists.org/schema/">{CONTROL.format(number)}
<archdesc level="fonds" id="top"><did><unittitle>{number}</unittitle></did>
<scopecontent><p>See <ref target="c2">{number}-two</ref></p></scopecontent>
<dsc><c id="c1"><did><unittitle>{number}-one</unittitle></did></c>
<c id="c2"><did><unittitle>{number}-two</unittitle></did>
<odd id="o"><p>See <ref target="c1">{number}-one</ref></p></odd></c></dsc></archdesc></ead>"""
    return ead.read(Source(f"{number}.xml", text.encode())).units


@pytest.mark.parametrize("part", ["whole", "siblings"])
def test_what_came_in_another_version_keeps_its_links_in_the_file_that_it_was_moved_into(part):
    first, second = an_aid_of_ead3(1), an_aid(2, far(2))
    if part == "whole":
        moved = [replace(unit, parent=unit.parent or first[0].id) for unit in second]
    else:
        moved = [replace(unit, parent=first[1].id) for unit in second[1:]]
    units = [*first[:2], *moved, *first[2:]] if part == "siblings" else [*first, *moved]
    for stored in (units, storing.all_stored(units, "ead3")):
        data = "".join(ead.write(stored, ead.Version.EAD3))
        there = Source("there.xml", data.encode())
        assert [found for found in ead.validate(there) if found.rule != "ead-reference"] == []
        assert all(title == words for words, title in led_to(data) if "-" in words)
        back = ead.read(there).units
        assert [unit.notes for unit in back] == [unit.notes for unit in units]
        assert [unit.identifiers for unit in back] == [unit.identifiers for unit in units]
        assert "".join(ead.write(back, ead.Version.EAD3)) == data


def test_units_that_change_places_in_their_own_file_keep_ids_and_links():
    top, one, two, last = an_aid(1, far(1))
    data = "".join(ead.write([top, two, last, one], ead.Version.EAD2002))
    assert "renamed" not in data
    assert "".join(ead.write([top, one, two, last], ead.Version.EAD2002)).count("renamed") == 0


def test_a_date_in_parts_with_more_to_it_comes_back_beside_the_same_date_in_words():
    said = 'datechar="creation" unitdatetype="inclusive"'
    dates = f"""<physdesc>3 boxes</physdesc><unitdatestructured altrender="x" {said}><daterange>
<fromdate standarddate="1920">1920</fromdate><todate standarddate="1990">1990</todate></daterange>
</unitdatestructured><unitdate {said} normal="1920/1990">1920-1990</unitdate>"""
    text = f"""<ead xmlns="http://ead3.archivists.org/schema/"><archdesc level="fonds">
<did><unittitle>T</unittitle>{dates}</did></archdesc></ead>"""
    units = [unit for n in "ab" for unit in ead.read(Source(f"{n}.xml", text.encode())).units]
    there = Source("there.xml", "".join(ead.write(units, ead.Version.EAD3)).encode())
    assert [len(unit.dates) for unit in units] == [2, 2]
    assert [unit.dates for unit in ead.read(there).units] == [unit.dates for unit in units]


NOTED = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>{number}</recordid>
<filedesc><titlestmt><titleproper>T</titleproper></titlestmt><notestmt><controlnote><p>
<ref target="far">{number}-far</ref></p></controlnote></notestmt></filedesc><maintenancestatus value="new"/>
<maintenanceagency><agencyname>A</agencyname></maintenanceagency><maintenancehistory><maintenanceevent>
<eventtype value="created"/><eventdatetime>1967</eventdatetime><agenttype value="human"/><agent>A</agent>
</maintenanceevent></maintenancehistory></control><archdesc level="fonds"><did><unittitle>{number}</unittitle>
</did><dsc>{inside}</dsc></archdesc></ead>"""


def in_ead3(number):
    inside = f'<c id="c1"><did><unittitle>{number}</unittitle></did></c>'
    inside = far(number) if number > 1 else inside
    return ead.read(Source("a.xml", NOTED.format(number=number, inside=inside).encode())).units


@pytest.mark.parametrize("by_way_of", [None, ead.Version.EAD2002])
def test_a_link_in_the_header_of_a_file_leads_to_no_element_of_another_finding_aid(by_way_of):
    units = in_ead3(1)
    if by_way_of is not None:
        there = "".join(ead.write(units, by_way_of))
        units = ead.read(Source("there.xml", there.encode())).units
    data = "".join(ead.write(below(list(units), in_ead3(2)), ead.Version.EAD3))
    assert ("1-far", None) in led_to(data)


def test_a_finding_aid_put_into_another_refers_to_nothing_of_that_though_it_has_none_of_its_ids():
    text = f"""<ead {NAMES}><eadheader><eadid>2</eadid></eadheader><archdesc level="fonds"><did/>
<odd><p><ref target="c2">2-two</ref></p></odd></archdesc></ead>"""
    second = ead.read(Source("second.xml", text.encode())).units
    data = "".join(ead.write(below(an_aid(1, far(1)), second), ead.Version.EAD2002))
    assert [each for each in led_to(data) if each[0] == "2-two"] == [("2-two", None)]
