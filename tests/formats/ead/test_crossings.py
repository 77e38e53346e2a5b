"""A finding aid on its way to another version and back: no word is lost, and each reshaping is told."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.levels import NoteKind
from muniment.description.markup import prose
from muniment.description.units import Extent, Note
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from tests import official
from tests.build import a_unit
from tests.formats.ead import corpus, whole_corpus, words
from tests.shared import needs_shared

EAD2002, EAD3, EAD4 = ead.Version
SMALL = corpus.rows(largest=30_000)

AID = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x</eadid><filedesc><titlestmt>
<titleproper>Guide</titleproper><subtitle>Second part</subtitle></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers <num>7</num></unittitle>
<physdesc><extent>3 boxes</extent> and a map</physdesc></did>
<scopecontent><p>Letters.</p><chronlist><chronitem><date>1967</date><event>Born</event></chronitem></chronlist>
</scopecontent><index><indexentry><persname>Kola, Ana</persname></indexentry></index></archdesc></ead>"""


def written(units, version):
    return "".join(ead.write(units, version, title="Aid")).encode()


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_what_the_other_version_has_no_element_for_stands_in_words_and_comes_back_in_its_place(other):
    source = Source("aid.xml", AID.encode())
    there = written(ead.read(source).units, other)
    assert "Second part" in "".join(words.tree(there).itertext(tag=None))
    assert words.lost(source.data, there) == {}
    back = written(ead.read(Source("there.xml", there)).units, EAD2002)
    assert words.lost(source.data, back) == {}
    text = back.decode()
    assert "<indexentry><persname>Kola, Ana</persname></indexentry>" in text
    assert "<chronitem><date>1967</date><event>Born</event></chronitem>" in text
    assert "<subtitle>Second part</subtitle>" in text


@needs_shared
@pytest.mark.parametrize("row", SMALL[::6], ids=lambda row: row.path)
def test_a_real_finding_aid_loses_no_word_on_the_way_there_and_back(row):
    for _name, figures in whole_corpus.journeys(row):
        assert figures["lost there"] == figures["lost back"] == 0
        assert figures["units changed"] == figures["units not told of"] == 0


def there_and_back(inside, other):
    """A finding aid that says this, carried to another version and back: no word is lost on either way."""
    source = Source("aid.xml", f'<ead><archdesc level="fonds">{inside}</archdesc></ead>'.encode())
    there = written(ead.read(source).units, other)
    back = written(ead.read(Source("there.xml", there)).units, EAD2002)
    assert words.lost(source.data, there) == words.lost(source.data, back) == {}
    return back.decode()


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_all_that_is_said_of_a_digital_object_goes_along(other):
    caption = "<daodesc><head>Scan</head><p>Recto.</p><p>Verso.</p></daodesc>"
    did = f'<did><unitid>1</unitid><dao href="a">{caption}</dao></did>'
    assert caption in there_and_back(did, other)


def test_a_role_of_a_link_in_words_is_no_type_when_it_comes_back():
    scope = '<scopecontent><p><title xlink:type="simple" xlink:role="map">Tirana</title></p></scopecontent>'
    space = f'xmlns="{EAD2002.namespace}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    aid = f'<ead {space}><archdesc level="fonds"><did><unitid>1</unitid></did>{scope}</archdesc></ead>'
    (unit,) = ead.read(Source("aid.xml", aid.encode())).units
    (back,) = ead.read(Source("there.xml", written([unit], EAD3))).units
    assert back.notes == unit.notes


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_a_quotation_of_several_paragraphs_in_an_item_loses_none(other):
    quote = "<blockquote><p>Alpha</p><p>Beta</p></blockquote>"
    odd = f"<odd><list><item>Said: {quote}</item></list></odd>"
    assert quote in there_and_back(f"<did><unitid>1</unitid></did>{odd}", other)


@pytest.mark.parametrize("other", [EAD3, EAD4])
@pytest.mark.parametrize("inside", ["<p>A <emph>b</emph></p><p>C</p>", "<list><item>A</item></list><p>B</p>"])
def test_a_quotation_in_an_item_is_one_in_every_version(inside, other):
    quote = f"<blockquote>{inside}</blockquote>"
    odd = f"<odd><list><item>Said: {quote} so <list><item>{quote}</item></list></item></list></odd>"
    source = Source("aid.xml", AID.replace("<index>", f"{odd}<index>").encode())
    units = ead.read(source).units
    there = Source("there.xml", written(units, other))
    assert not ead.validate(there)
    assert ead.read(there).units[0].notes == units[0].notes


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_a_quotation_in_a_quotation_is_valid_elsewhere_and_comes_back_as_one(other):
    quote = "<blockquote><p>Alpha <blockquote><p>Beta</p></blockquote> Gamma</p></blockquote>"
    source = Source("aid.xml", AID.replace("<index>", f"<odd>{quote}</odd><index>").encode())
    units = ead.read(source).units
    there = Source("there.xml", written(units, other))
    assert not ead.validate(there)
    assert words.lost(source.data, there.data) == {}
    assert ead.read(there).units[0].notes == units[0].notes


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_words_of_the_header_that_are_stressed_in_part_stand_in_words_elsewhere(other):
    edition = '</titlestmt><editionstmt><edition>2<emph render="super">nd</emph></edition></editionstmt>'
    source = Source("aid.xml", AID.replace("</titlestmt>", edition).encode())
    there = written(ead.read(source).units, other)
    assert "2nd" in "".join(words.tree(there).itertext(etree.Element))


@pytest.mark.parametrize(
    ("extent", "shown"),
    [
        (Extent(text="all bound", quantity="3", unit="boxes"), "3 boxes, all bound"),
        (Extent(text="3 large boxes", quantity="3", unit="boxes"), "3 large boxes"),
        (Extent(text="1,5 lfm", quantity="1.5", unit="metres"), "1,5 lfm"),
        (Extent(text="", quantity="3", unit="boxes"), "3 boxes"),
    ],
)
def test_a_number_and_the_words_of_an_extent_stand_before_readers_and_come_back_apart(extent, shown):
    there = written([a_unit("Papers", extents=(extent,))], EAD2002)
    assert [each.xpath("string()") for each in words.tree(there).iter("{*}extent")] == [shown]
    (back,) = ead.read(Source("there.xml", there)).units
    assert back.extents == (extent,)


@pytest.mark.parametrize("other", [EAD2002, EAD3])
def test_what_is_said_anew_of_a_series_stands_before_the_headings_of_its_list(other):
    columns = "<thead><row><entry>Box</entry></row></thead>"
    item = "<c><did><unitid>2</unitid></did></c>"
    series = f"<c><did><unitid>1</unitid><physloc>A <extptr/></physloc></did>{columns}{item}</c>"
    source = Source("aid.xml", AID.replace("<index>", f"<dsc>{series}</dsc><index>").encode())
    fonds, series_unit, item_unit = ead.read(source).units
    note = Note(kind=NoteKind.GENERAL, prose=prose("Said anew."))
    changed = [fonds, replace(series_unit, notes=(*series_unit.notes, note)), item_unit]
    there = written([replace(unit, kept=in_pieces(unit).kept) for unit in changed], other)
    assert ead.validate(Source("there.xml", there)) == ()
    assert b"Said anew." in there


SERBIAN = '<language langcode="srp">Serbian</language>'
SCRIPTS = '<script scriptcode="Cyrl">Cyrillic</script>', '<script scriptcode="Latn">Latin</script>'
MOSTLY = "<descriptivenote><p>Minutes only</p></descriptivenote>"


@pytest.mark.parametrize("other", [EAD2002, EAD4])
@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"{SERBIAN}{SCRIPTS[0]}{MOSTLY}", "Minutes only"),
        (f"{SERBIAN}{''.join(SCRIPTS)}", "Latin"),
    ],
    ids=["a note", "two scripts"],
)
def test_all_that_is_said_of_a_language_and_its_script_goes_along_and_comes_back(inside, said, other):
    came = f"<langmaterial><languageset>{inside}</languageset></langmaterial>"
    described = f'<archdesc level="fonds"><did><unitid>1</unitid>{came}</did></archdesc>'
    source = Source("aid.xml", f'<ead xmlns="{EAD3.namespace}">{described}</ead>'.encode())
    there = written(ead.read(source).units, other)
    assert said in "".join(words.tree(there).itertext(etree.Element))
    assert came in written(ead.read(Source("there.xml", there)).units, EAD3).decode()


MOMENTS = ["2014", "2014-03", "2014-10-31", "2014-03-09T14:23:42Z", "2014-03-30T14:23:42.5+02:00"]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_header_comes_back_as_it_came_whatever_moment_is_in_it(moment):
    control = f"""<control><recordid>x</recordid><filedesc><titlestmt><titleproper>T</titleproper></titlestmt>
    </filedesc><maintenancestatus value="new"/><maintenanceagency><agencyname>A</agencyname>
    </maintenanceagency><maintenancehistory><maintenanceevent><eventtype value="created"/><eventdatetime
    standarddatetime="{moment}">Then</eventdatetime><agenttype value="human"/><agent>B</agent>
    </maintenanceevent></maintenancehistory></control>"""
    described = '<archdesc level="fonds"><did><unitid>1</unitid></did></archdesc>'
    aid = f'<ead xmlns="{EAD3.namespace}">{control}{described}</ead>'
    source = Source("aid.xml", aid.encode())
    assert ead.validate(source) == ()
    there = written(ead.read(source).units, EAD2002)
    back = written(ead.read(Source("there.xml", there)).units, EAD3).decode()
    assert " ".join(control.split()) in " ".join(back.split())


EXTENSION = '<formattingExtension><h:p xmlns:h="urn:example:h">Letters.</h:p></formattingExtension>'
EXTENDED = """<ead xmlns="https://archivists.org/ns/ead/v4"><control><recordId>x</recordId><maintenanceAgency>
<agencyName>A</agencyName></maintenanceAgency><maintenanceHistory><maintenanceEvent><agent><label>B</label>
</agent><eventDateTime>1967</eventDateTime></maintenanceEvent></maintenanceHistory></control><archDesc>
<identificationData><unitId>1</unitId></identificationData>{}</archDesc></ead>"""


@pytest.mark.parametrize("other", [EAD2002, EAD3])
@pytest.mark.parametrize(
    "note",
    [
        f"<separatedMaterial>{EXTENSION}</separatedMaterial>",
        f"<sourceOfAcquisition>{EXTENSION}<provenanceEvent><eventDateTime>1967</eventDateTime></provenanceEvent>"
        "</sourceOfAcquisition>",
        '<custodHist><provenanceEvent><eventDateTime standardDateTime="1967-05-31"/>'
        "<eventDescription>Sold</eventDescription></provenanceEvent></custodHist>",
    ],
    ids=["words of another vocabulary", "words and an event", "a day at the end of a month"],
)
def test_a_note_of_nothing_but_what_was_kept_comes_back_without_paragraphs(note, other):
    source = Source("aid.xml", EXTENDED.format(note).encode())
    assert ead.validate(source) == ()
    there = written(ead.read(source).units, other)
    back = written(ead.read(Source("there.xml", there)).units, EAD4)
    assert ead.validate(Source("back.xml", back)) == ()
    assert "<p>" not in back.decode()


OPENED = """<did id="d" encodinganalog="3.1"><unittitle>Papers</unittitle></did>
<dsc type="combined" id="list"><head>The list</head><p>In two parts.</p>
<c id="a" level="file" tpattern="n"><did altrender="x"><unittitle>Letters</unittitle></did></c></dsc>"""


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_what_stands_on_an_identification_or_a_list_and_before_its_units_comes_back_there(other):
    back = there_and_back(OPENED, other)
    assert '<did id="d" encodinganalog="3.1">' in back
    assert '<c id="a" tpattern="n" level="file">' in back
    assert '<did altrender="x">' in back
    assert " ".join(back.split('<dsc type="combined" id="list">')[1].split("<c ")[0].split()) == (
        "<head>The list</head> <p>In two parts.</p>"
    )
    assert "kept=" not in back
    assert ead.validate(Source("back.xml", back.encode())) == ()


def test_what_was_kept_of_a_list_waits_where_no_unit_stands_in_it():
    units = ead.read(
        Source("aid.xml", f'<ead><archdesc level="fonds">{OPENED}</archdesc></ead>'.encode())
    ).units
    alone = written(ead.read(Source("there.xml", written(units[:1], EAD3))).units, EAD2002)
    assert b"<dsc" not in alone
    assert b"The list" in alone
    assert ead.validate(Source("alone.xml", alone)) == ()


def test_what_the_header_that_came_back_says_is_not_said_once_more_for_the_header_of_the_other_version():
    header = AID.split("<archdesc")[0].replace("<subtitle>Second part</subtitle>", "")
    plain = f'{header}<archdesc level="fonds"><did><unittitle>Papers</unittitle></did></archdesc></ead>'
    there = written(ead.read(Source("aid.xml", plain.encode())).units, EAD3)
    edited = there.replace(b'  <?muniment written="EAD3 1.1.1"?>\n', b"")
    back = written(ead.read(Source("there.xml", edited)).units, EAD2002).decode()
    assert "Also in the file this came from" not in back


LINKED = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>r</recordid></control>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did>
<scopecontent><p>See <ref target="k">the file</ref> or <ref href="http://x">x</ref>.</p></scopecontent>
<dsc><c id="k"><did><unittitle>File</unittitle></did></c></dsc></archdesc></ead>"""


def test_a_link_within_an_ead3_finding_aid_leads_to_the_same_unit_in_ead_2002():
    units = list(ead.read(Source("aid.xml", LINKED.encode())).units)
    there = written(units, EAD2002)
    (link,) = words.tree(there).iter("{*}ref")
    assert (link.get("target"), "".join(link.itertext(etree.Element))) == ("k", "the file")
    assert len(list(words.tree(there).iter("{*}extref"))) == 1
    back = list(ead.read(Source("there.xml", there)).units)
    assert [in_pieces(unit).notes for unit in back] == [in_pieces(unit).notes for unit in units]
    assert not any("marked" in each.message for each in ead.account(units, EAD2002))


def test_a_link_that_came_in_ead_2002_keeps_its_element():
    inside = '<did><unitid id="u">1</unitid></did><odd><p><ref target="u">up</ref></p></odd>'
    assert '<ref xlink:type="simple" target="u">up</ref>' in there_and_back(inside, EAD3)


@pytest.mark.parametrize("version", [EAD2002, EAD3, EAD4])
@pytest.mark.parametrize("origin", [EAD2002, EAD3])
def test_a_list_of_terms_in_an_item_comes_back_once_in_a_note_written_anew(version, origin):
    terms = '<list type="deflist"><defitem><label>fief</label><item>land</item></defitem></list>'
    terms = terms if origin is EAD2002 else terms.replace("type", "listtype")
    listed = f"<list><item>One {terms}</item></list>"
    text = f'<ead xmlns="{origin.namespace}"><archdesc level="fonds"><did/><bioghist>{listed}</bioghist>'
    (unit,) = ead.read(Source("aid.xml", f"{text}</archdesc></ead>".encode())).units
    twice = replace(unit, notes=unit.notes * 2, kept=())
    (back,) = ead.read(Source("there.xml", written([twice], version))).units
    assert back.notes == twice.notes


LEADING = """<scopecontent><p>See <ptr xlink:href="http://x.org/1"/> and
<extptr xlink:href="2.jpg" xlink:title="Front"/>.</p><list type="deflist"><defitem><label>Map</label><item>in
<extref xlink:href="http://x.org/3">the atlas</extref> too</item></defitem></list></scopecontent>
<bibliography><bibref xlink:href="http://x.org/4"><title>Letters</title>, 1967</bibref></bibliography>"""


@pytest.mark.parametrize("other", [EAD3, EAD4])
def test_what_is_kept_leads_where_it_led_in_a_version_that_has_no_element_for_it(other):
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    root = f'<ead {link}><archdesc level="fonds">{LEADING}</archdesc></ead>'
    units = ead.read(Source("aid.xml", root.encode())).units
    there = written(units, other)
    links = words.tree(there).iterfind(".//{*}ref" if other is EAD3 else ".//{*}reference")
    assert [(each.get("href"), each.text) for each in links] == [
        ("http://x.org/1", "http://x.org/1"),
        ("2.jpg", "Front"),
        ("http://x.org/3", "the atlas"),
        ("http://x.org/4", "Letters, 1967"),
    ]
    assert ead.validate(Source("there.xml", there)) == ()
    back = ead.read(Source("there.xml", there)).units
    assert [in_pieces(unit).notes for unit in back] == [in_pieces(unit).notes for unit in units]


TABLE = (
    '<table frame="all"><tgroup cols="2"><colspec colname="a"/><thead><row><entry>Box</entry>'
    '<entry>Year</entry></row></thead><tbody><row><entry colname="a">1</entry><entry>1967</entry></row>'
    "</tbody></tgroup></table>"
)
TERMS = (
    "<listhead><head01>Sign</head01><head02>Meaning</head02></listhead><defitem><label>MPP</label>"
    "<item>Ministry, <emph>first</emph> form</item></defitem></list>"
)
BLOCKS = {
    "a chronology": (
        "<chronlist><head>Years</head><chronitem><date>1950</date><event>Born in "
        "<geogname>Korçë</geogname></event></chronitem><chronitem><date>1960</date><eventgrp>"
        "<event>School</event><event>Work</event></eventgrp></chronitem></chronlist>",
        "<chronlist><head>Years</head><chronitem><datesingle>1950</datesingle><event>Born in "
        "<geogname><part>Korçë</part></geogname></event></chronitem><chronitem><datesingle>1960</datesingle>"
        "<chronitemset><event>School</event><event>Work</event></chronitemset></chronitem></chronlist>",
    ),
    "a list of terms": (f'<list type="deflist">{TERMS}', f'<list listtype="deflist">{TERMS}'),
    "a table": (TABLE, TABLE),
}


def in_a_note(block, version):
    space = f'<ead xmlns="{version.namespace}"><archdesc level="fonds"><did><unitid>1</unitid></did>'
    return f"{space}<odd><p>Before.</p>{block}<p>Behind.</p></odd></archdesc></ead>".encode()


def as_it_stands(written_file):
    """What the note says, without our instructions and what they keep."""
    note = etree.fromstring(written_file).find(".//{*}odd")
    etree.strip_tags(note, etree.PI)
    said = "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in note)
    return re.sub(r' xmlns(:\w+)?="[^"]*"', "", said)


@pytest.mark.parametrize("way", [(EAD2002, EAD3), (EAD3, EAD2002)], ids=["to EAD3", "to EAD 2002"])
@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_that_both_versions_have_is_one_in_the_other_too(name, way):
    own, other = way
    block, expected = BLOCKS[name] if own is EAD2002 else BLOCKS[name][::-1]
    units = ead.read(Source("aid.xml", in_a_note(block, own))).units
    there = written(units, other)
    assert expected in as_it_stands(there)
    back = ead.read(Source("there.xml", there)).units
    assert [unit.notes for unit in back] == [unit.notes for unit in units]
    assert block in as_it_stands(written(back, own))


@needs_shared
@pytest.mark.parametrize("name", BLOCKS)
def test_the_official_schema_takes_a_block_of_the_other_version(name):
    units = ead.read(Source("aid.xml", in_a_note(BLOCKS[name][0], EAD2002))).units
    assert official.errors("ead3", written(units, EAD3)) == []


def test_a_range_of_a_chronology_is_one_date_where_no_other_can_stand():
    dates = "<daterange><fromdate>1950</fromdate><todate>1960</todate></daterange>"
    block = f"<chronlist><chronitem>{dates}<event>School</event></chronitem></chronlist>"
    units = ead.read(Source("aid.xml", in_a_note(block, EAD3))).units
    assert "<date>1950–1960</date>" in as_it_stands(written(units, EAD2002))


def test_a_block_with_words_that_the_other_version_has_no_place_for_stands_in_paragraphs():
    block = (
        "<chronlist><chronitem><datesingle>1950</datesingle><geogname><part>Korçë</part></geogname>"
        "<event>School</event></chronitem></chronlist>"
    )
    units = ead.read(Source("aid.xml", in_a_note(block, EAD3))).units
    assert "<p>Korçë</p>" in as_it_stands(written(units, EAD2002))


def test_numbers_of_a_list_are_as_near_as_the_other_version_has_them():
    block = '<list type="ordered" numeration="upperroman"><item>One</item></list>'
    units = ead.read(Source("aid.xml", in_a_note(block, EAD2002))).units
    there = written(units, EAD3)
    assert 'numeration="upper-roman"' in as_it_stands(there)
    assert [unit.notes for unit in ead.read(Source("there.xml", there)).units] == [u.notes for u in units]


HEADER = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>x1</eadid><filedesc><titlestmt>
<titleproper>Guide</titleproper><subtitle>Second part</subtitle><author>A. Kola</author>
<sponsor>A fund</sponsor></titlestmt><editionstmt><edition>Second</edition></editionstmt>
<publicationstmt><publisher>Press</publisher><address><addressline>Rruga e Durrësit</addressline></address>
<date>2001</date></publicationstmt><notestmt><note><p>Typed.</p></note></notestmt></filedesc>
<profiledesc><creation>By hand, <date>2000</date></creation>
<langusage>Written in <language langcode="eng">English</language></langusage></profiledesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did>
<descgrp><head>Use</head><acqinfo><p>Gift.</p></acqinfo><accessrestrict><p>Open.</p></accessrestrict></descgrp>
<index><indexentry><persname>Kola, Ana</persname></indexentry></index></archdesc></ead>"""


def test_a_header_says_in_the_other_version_what_no_field_holds():
    units = ead.read(Source("aid.xml", HEADER.encode())).units
    there = written(units, EAD3)
    control = etree.fromstring(there).find("{*}control")
    say = {
        "subtitle": "Second part",
        "sponsor": "A fund",
        "edition": "Second",
        "addressline": "Rruga e Durrësit",
        "date": "2001",
        "controlnote": "Typed.",
        "eventdescription": "By hand, 2000",
        "languagedeclaration/{*}descriptivenote": "Written in English",
    }
    found = {name: control.find(f".//{{*}}{name}") for name in say}
    words_of = {
        name: "".join(node.itertext(etree.Element)).strip()
        for name, node in found.items()
        if node is not None
    }
    assert words_of == say
    (back,) = ead.read(Source("there.xml", there)).units
    assert back.aid == units[0].aid
    assert "<subtitle>Second part</subtitle><author>" in written([back], EAD2002).decode()


def test_what_no_field_holds_is_an_element_of_the_other_version_where_it_has_one():
    units = ead.read(Source("aid.xml", HEADER.encode())).units
    there = written(units, EAD3)
    description = etree.fromstring(there).find("{*}archdesc")
    names = [etree.QName(node).localname for node in description.iterchildren(etree.Element)]
    assert names == ["did", "acqinfo", "accessrestrict", "odd", "index"]
    assert "".join(description.find("{*}odd").itertext(etree.Element)).rstrip().endswith("Use")
    assert "<descgrp><head>Use</head><acqinfo>" in written(
        ead.read(Source("there.xml", there)).units, EAD2002
    ).decode().replace("\n", "")


@needs_shared
def test_the_official_schema_takes_what_a_header_says_beyond_the_fields():
    units = ead.read(Source("aid.xml", HEADER.encode())).units
    there = written(units, EAD3)
    assert official.errors("ead3", there) == []
    assert official.errors("ead2002", written(ead.read(Source("there.xml", there)).units, EAD2002)) == []


def test_words_on_the_language_of_a_finding_aid_stand_where_they_are_looked_for_without_its_code_too():
    aid = HEADER.replace('<language langcode="eng">English</language>', "English")
    units = ead.read(Source("aid.xml", aid.encode())).units
    there = written(units, EAD3)
    said = etree.fromstring(there).find(".//{*}languagedeclaration")
    assert "".join(said.itertext(etree.Element)).strip() == "Written in English"
    assert ead.read(Source("there.xml", there)).units[0].aid == units[0].aid


def test_words_that_stand_in_the_header_are_said_nowhere_else():
    units = ead.read(Source("aid.xml", HEADER.encode())).units
    there = etree.fromstring(written(units, EAD3))
    assert [each.text for each in there.iterfind(".//{*}odd/{*}p")] == ["Group of notes: Use"]


ADDRESS = "<address><addressline>Rruga e Durrësit</addressline></address>"


def test_the_address_of_a_repository_stays_with_its_name():
    named = f"<repository><corpname>AQPPSH</corpname>{ADDRESS}</repository>"
    did = f"<did><unitid>1</unitid>{named}</did>"
    units = ead.read(Source("aid.xml", f'<ead><archdesc level="fonds">{did}</archdesc></ead>'.encode())).units
    there = written(units, EAD3)
    repository = etree.fromstring(there).find(".//{*}repository")
    assert [etree.QName(each).localname for each in repository.iterchildren(etree.Element)] == [
        "corpname",
        "address",
    ]
    assert etree.fromstring(there).find(".//{*}odd") is None
    (back,) = ead.read(Source("there.xml", there)).units
    assert back.repository == "AQPPSH"
    assert named in written([back], EAD2002).decode()


def test_words_behind_a_comment_go_along():
    block = '<list type="deflist"><defitem><label>A<!-- or B --> and C</label><item>D</item></defitem></list>'
    units = ead.read(Source("aid.xml", in_a_note(block, EAD2002))).units
    assert "<label>A and C</label>" in as_it_stands(written(units, EAD3))


def test_the_account_tells_what_crossed_as_that():
    block = '<list type="deflist"><defitem><label>A</label><item>B</item></defitem></list>'
    units = ead.read(Source("aid.xml", in_a_note(block, EAD2002))).units
    told = [
        found.message for piece in ead.write(units, EAD3, title="Aid") for found in ead.noted(piece, EAD3)
    ]
    (crossed,) = (message for message in told if "list or table" in message)
    assert "it stands in the elements of this version" in crossed
    assert not any("how words of a note are marked" in message for message in told)
