"""An id in a file of one version stands in another one on what says the same, so that links lead there."""

import re
from dataclasses import replace

import pytest

from muniment.formats import ead, table
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from tests.formats.ead import storing

AID = """<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"><eadheader>
<eadid>x</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle id="t">T</unittitle><unitid id="n" countrycode="AL">1</unitid>
<unitdate id="d" normal="1961">1961</unitdate><physdesc id="e"><extent>3 boxes</extent></physdesc>
<container id="b" type="box">1</container><container parent="b" id="f" type="folder">2</container>
<dao id="o" xlink:href="a.jpg"/></did>
<scopecontent id="s"><head>S</head><p id="p">See <ref target="b">the box</ref>, <ref target="s">this</ref>,
<ref target="t">T</ref> and <ref target="o">it</ref>.</p></scopecontent>
<odd id="w"><list><item>one</item></list></odd><dsc>
<c><did><unittitle>A</unittitle><container id="b1" type="box">1</container></did>
<odd><p><ref target="b1">box</ref></p></odd></c>
<c><did><unittitle>B</unittitle><container id="b2" type="box">2</container></did>
<odd><p><ref target="b2">box</ref></p></odd></c>
<c><did><unittitle>C</unittitle><container id="b3" type="box">3</container></did>
<odd><p><ref target="b3">box</ref></p></odd></c></dsc></archdesc></ead>"""
OTHERS = [row for row in table.WRITTEN if row.id in ("ead3", "ead4")]


def in_version(text):
    return Source("there.xml", text.encode())


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row.id)
def test_links_lead_in_another_version_to_what_says_the_same(row):
    aid = ead.read(Source("a.xml", AID.encode()))
    for units in (aid.units, storing.all_stored(aid.units, aid.vocabulary)):
        text = "".join(row.write(units, "T"))
        assert ead.validate(in_version(text)) == ()
        ids = re.findall(r'<\w+(?:\s[^<>]*?)?\sid="(\w+)"', text)
        assert len(ids) == len(set(ids))
        assert {"b", "s", "t", "b1", "b2", "b3"} <= set(ids)


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row.id)
def test_a_lent_id_is_no_part_of_what_is_read_back(row):
    aid = ead.read(Source("a.xml", AID.encode()))
    back = ead.read(in_version("".join(row.write(aid.units, "T"))))
    assert [in_pieces(unit) for unit in back.units] == [in_pieces(unit) for unit in aid.units]
    again = "".join(ead.write(back.units, ead.Version.EAD2002))
    assert set(re.findall(r'\sid="(\w)"', AID)) <= set(re.findall(r'\sid="(\w)"', again))
    assert "".join(row.write(back.units, "T")) == "".join(row.write(aid.units, "T"))


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row.id)
def test_no_id_is_lent_to_what_says_something_else_now(row):
    first, *rest = ead.read(Source("a.xml", AID.encode())).units
    box = replace(first.containers[0], number="9")
    text = "".join(row.write([replace(first, containers=(box, *first.containers[1:])), *rest], "T"))
    assert '<container id="b"' not in text
    assert 'id="b"' not in re.sub(r"<\?.*?\?>", "", text)
