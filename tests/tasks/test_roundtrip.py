"""Finding aids and authority records come back from a catalogue just as they went in, whatever is in them."""

from dataclasses import replace

import pytest

from muniment.description.agents import AgentName
from muniment.formats import eac, ead, table
from muniment.formats.deliveries import FormatError, Source
from muniment.formats.xml.comparing import differences
from muniment.progress import finish
from muniment.tasks.roundtrip import roundtrip
from tests.build import a_unit
from tests.formats.eac.mutations import SAMPLES
from tests.formats.ead import corpus
from tests.shared import needs_shared

AROUND = """<?xml version="1.0" encoding="UTF-8"?>
<!-- before -->
<?xml-stylesheet href="a.xsl"?>
<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink" id="e">
<eadheader langencoding="iso639-2b"><eadid>x</eadid><filedesc><titlestmt><titleproper>Aid
</titleproper><subtitle>Sub</subtitle></titlestmt></filedesc></eadheader>{inside}</ead>
<!-- behind -->
"""
PARTS = {
    "numbered components": '<dsc><c01 level="series"><did><unitid>A</unitid></did><c02><did/></c02></c01>'
    "</dsc>",
    "a list with a head": "<dsc><head>Inventory</head><c><did><unitid>1</unitid></did></c></dsc>",
    "attributes of a component": '<dsc><c id="c1" altrender="x" tpattern="y"><did/></c></dsc>',
    "elements in an order of their own": "<odd><p>O</p></odd><did><unitdate>1967</unitdate><unitid>1</unitid>"
    "</did>",
    "comments": "<!-- a --><did><!-- b --><unitid>1<!-- c --></unitid></did><dsc><!-- d --><c><did/></c>"
    "<!-- e --></dsc>",
    "instructions": "<did><?a b?><unitid>1</unitid></did><?c d?><dsc><?e f?><c><did/></c><?g h?></dsc>",
    "words with marks": "<did><unittitle>On <emph render='italic'>the</emph> <title>road</title>.</unittitle>"
    "</did>",
    "attributes of nobody's": '<did rights="none"><unitid own="1" xml:lang="en">1</unitid></did>',
    "lists within lists": "<dsc><dsc><c><did><unitid>1</unitid></did></c></dsc><dsc><c><did/></c></dsc>"
    "</dsc>",
    "words where a paragraph should be": "<scopecontent>Words</scopecontent>",
    "words where none should be": "<did>Loose<unitid>1</unitid>words</did>",
    "elements of nobody's": "<did><shelf>1</shelf></did><wish><p>W</p></wish>",
    "marked sections": "<did><unittitle><![CDATA[A & B < C]]></unittitle></did>",
    "two components of one id": '<dsc><c id="a"><did/></c><c id="a"><did/></c></dsc>',
    "notes behind components": "<dsc><c><did/><c><did/></c><odd><p>late</p></odd></c></dsc>",
}
WHOLES = {
    "several descriptions": AROUND.format(inside='<archdesc level="fonds"><did/></archdesc>' * 3),
    "no description": AROUND.format(inside=""),
    "a description alone": '<archdesc level="fonds"><did><unitid>1</unitid></did></archdesc>',
    "a prefix": AROUND.format(inside='<e:archdesc level="fonds"><e:did/><e:dsc><e:c/></e:dsc></e:archdesc>')
    .replace("xmlns=", "xmlns:e=")
    .replace("<ead", "<e:ead")
    .replace("</ead", "</e:ead"),
    "a document type": '<!DOCTYPE ead PUBLIC "x" "ead.dtd" [<!ENTITY a "b">]>\n<ead><eadheader><eadid/>'
    "</eadheader>"
    '<archdesc level="fonds"><did><dao href="x" linktype="simple" actuate="onload"/>'
    "<unitid>&a;&eacute;</unitid>"
    "</did></archdesc></ead>",
    "EAD3": '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid></control>'
    '<archdesc level="fonds" localtype="inventory"><did><unittitle lang="eng">A</unittitle></did>'
    "</archdesc></ead>",
    "a namespace of nobody's": '<ead xmlns="urn:x"><archdesc><did><unitid>1</unitid></did></archdesc></ead>',
}
FILES = WHOLES | {
    name: AROUND.format(inside=f'<archdesc level="fonds">{part}</archdesc>') for name, part in PARTS.items()
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_back_with(name):
    assert finish(roundtrip(Source("aid.xml", FILES[name].encode()))) == ()


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig", "windows-1252"])
def test_a_file_comes_back_from_its_encoding(encoding):
    text = FILES["words with marks"].replace("UTF-8", encoding.removesuffix("-sig")).replace("road", "rôle")
    assert finish(roundtrip(Source("aid.xml", text.encode(encoding)))) == ()


def test_each_finding_aid_in_an_answer_of_oai_comes_back():
    aids = "".join(
        f"<record><metadata>{FILES[name]}</metadata></record>" for name in ("EAD3", "a namespace of nobody's")
    )
    answer = (
        f'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{aids}</ListRecords></OAI-PMH>'
    )
    assert finish(roundtrip(Source("answer.xml", answer.encode()))) == ()


def test_a_group_of_finding_aids_comes_back_whole():
    aids = FILES["several descriptions"].partition("-->")[2].partition("?>")[2].partition("<!--")[0]
    group = f"<eadgrp><eadheader/><!-- a --><archdescgrp>{aids}{aids}</archdescgrp></eadgrp><!-- b -->"
    assert finish(roundtrip(Source("group.xml", group.encode()))) == ()


def test_an_answer_of_oai_without_a_finding_aid_is_refused_as_it_is_when_imported():
    with pytest.raises(FormatError, match="no finding aid"):
        finish(roundtrip(Source("answer.xml", b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"/>')))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_authority_record_comes_back(sample):
    assert finish(roundtrip(Source.of(sample))) == ()


RECORD = """<?xml-stylesheet href="eac.xsl"?>
<!DOCTYPE eac-cpf SYSTEM "cpf.dtd" [<!ENTITY house "Mus&#233;e"><!-- <!DOCTYPE --> ]>
<!-- between -->
<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>x1</recordId>
<maintenanceStatus>new</maintenanceStatus><maintenanceAgency><agencyName>&house; A</agencyName>
</maintenanceAgency><maintenanceHistory><maintenanceEvent><eventType>created</eventType><eventDateTime>2012
</eventDateTime><agentType>human</agentType><agent>A</agent></maintenanceEvent></maintenanceHistory></control>
<cpfDescription><identity><entityType>person</entityType><nameEntry><part>Ana &amp; B</part></nameEntry>
</identity></cpfDescription></eac-cpf><!-- behind -->
"""


def test_what_stands_around_an_authority_record_comes_back_also_from_the_other_version_and_after_an_edit():
    assert finish(roundtrip(Source("agent.xml", RECORD.encode()))) == ()
    [agent] = eac.read(Source("agent.xml", RECORD.encode())).agents
    [there] = eac.write([agent], eac.Version.EAC2)
    [back] = eac.read(Source("there.xml", there.encode())).agents
    [written] = eac.write([replace(back, names=(AgentName(text="Eva"),))], eac.Version.EAC2010)
    assert list(differences(RECORD.replace("Ana &amp; B", "Eva").encode(), written.encode())) == []
    assert written.index("<?xml-stylesheet") < written.index("<!DOCTYPE") < written.index("<!-- between")


def test_what_of_an_authority_record_would_not_come_back_is_said_with_its_line(monkeypatch):
    sample = SAMPLES[0]
    [agent] = eac.read(Source.of(sample)).agents
    other = replace(agent, names=(AgentName(text="Somebody Else"), *agent.names[1:]))
    [written] = eac.write([other], eac.version_in(Source.of(sample)))
    monkeypatch.setattr(eac, "write", lambda *_said: iter([written]))
    found = finish(roundtrip(Source.of(sample)))
    assert found
    assert {each.rule for each in found} == {"eac-roundtrip"}
    assert all(each.line for each in found)


def test_what_would_not_come_back_is_said_with_its_line(monkeypatch):
    short = FILES["comments"].replace("<!-- c -->", "").encode()
    monkeypatch.setattr(ead, "rewritings", lambda *_said: iter([short]))
    (finding,) = finish(roundtrip(Source("aid.xml", FILES["comments"].encode())))
    assert (finding.rule, finding.line) == ("ead-roundtrip", 6)
    assert "c" in finding.message


@needs_shared
@pytest.mark.parametrize("row", corpus.rows(largest=150_000)[::3], ids=lambda row: row.path)
def test_a_real_finding_aid_comes_back_just_as_it_went_in(row):
    assert finish(roundtrip(row.source)) == ()


@pytest.mark.parametrize("row", table.WRITTEN, ids=lambda row: row.id)
def test_an_export_of_several_units_comes_back_under_its_title(row):
    text = "".join(row.write([a_unit("Letters"), a_unit("Ledgers")], "Papers & more"))
    assert finish(roundtrip(Source("aid.xml", text.encode()))) == ()


@pytest.mark.parametrize("name", FILES)
def test_a_large_file_comes_back_from_disk_or_says_what_would_not(name, tmp_path, monkeypatch):
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)
    path = tmp_path / "aid.xml"
    path.write_bytes(FILES[name].encode())
    assert finish(roundtrip(Source.of(path))) == ()


def test_what_would_not_come_back_of_a_large_file_is_told_like_that_of_a_small_one(tmp_path, monkeypatch):
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.merging.documents.says", lambda *_of: False)
    path = tmp_path / "aid.xml"
    path.write_bytes(FILES["comments"].encode())
    monkeypatch.setattr("muniment.formats.ead.merging.documents.merged", lambda *_of: None)
    assert finish(roundtrip(Source.of(path))) != ()
