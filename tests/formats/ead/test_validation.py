import pytest

from muniment.description.findings import Severity
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.xml.errors import XmlError
from tests.shared import SHARED, needs_shared

NAMESPACED = ' xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink"'
CONTROL = """<control><recordid/><filedesc><titlestmt><titleproper/></titlestmt></filedesc>
<maintenancestatus value="new"/><maintenanceagency><agencyname/></maintenanceagency><maintenancehistory>
<maintenanceevent><eventtype value="created"/><eventdatetime/><agenttype value="human"/><agent/>
</maintenanceevent></maintenancehistory></control>"""
HEADER = "<eadheader><eadid/><filedesc><titlestmt><titleproper/></titlestmt></filedesc></eadheader>"


def a_file(did="<unittitle/>", below="", namespace=NAMESPACED, header=HEADER):
    unit = f'<archdesc level="fonds" id="f">\n<did>{did}</did>\n{below}</archdesc>'
    return Source("aid.xml", f"<ead{namespace}>{header}\n{unit}</ead>".encode())


def only(source, schema=None):
    (finding,) = ead.validate(source, schema)
    return finding


def test_a_valid_file_gives_no_finding():
    assert ead.validate(a_file()) == ()


FILES = (
    '<!DOCTYPE ead [<!NOTATION gif PUBLIC "-//x" ""><!ENTITY seal PUBLIC "-//x" "s.gif" NDATA gif>\n'
    '<!-- <!ENTITY gone SYSTEM "g.gif" NDATA gif> -->]>'
)


@pytest.mark.parametrize(
    ("namespace", "link"), [("", ""), (NAMESPACED, ' xlink:href="x" xlink:type="simple"')]
)
def test_a_file_may_be_referred_to_that_the_head_of_the_document_declares(namespace, link):
    def found(name):
        below = f'<odd><p><extref{link} entityref="{name}"/></p></odd>'
        return ead.validate(Source("aid.xml", FILES.encode() + a_file(below=below, namespace=namespace).data))

    assert found("seal") == ()
    (gone,) = found("gone")
    assert (gone.line, "DOCTYPE" in gone.cure) == (5, True)


WRONG = {
    "an element that may not stand there": (
        {"did": "<unittitle/>\n<p/>"},
        4,
        "Paragraph (<p>) has no place in Identification (<did>).",
        "Scope and content (<scopecontent>), ",
        "",
    ),
    "an element that lacks something": (
        {"below": "<scopecontent/>"},
        4,
        "Scope and content (<scopecontent>) lacks something.",
        "Paragraph (<p>)",
        "notes",
    ),
    "words without a paragraph": (
        {"below": "<scopecontent>All letters<p/></scopecontent>"},
        4,
        "Scope and content (<scopecontent>) has words directly in it.",
        "Put them into Paragraph (<p>), inside.",
        "notes",
    ),
    "an attribute nobody knows": (
        {"did": '<unittitle lang="en"/>'},
        3,
        "EAD 2002 knows no @lang, which stands on Title (<unittitle>).",
        "Take it out",
        "titles",
    ),
    "a date in another form": (
        {"did": '<unitdate normal="1946-1950">1946–50</unitdate>'},
        3,
        "Standard form (@normal) of Date (<unitdate>) cannot be “1946-1950”.",
        "1967-05-31",
        "dates",
    ),
    "a value that is not in the list": (
        {"did": '<unitdate type="single">1946</unitdate>'},
        3,
        "Kind (@type) of Date (<unitdate>) cannot be “single”.",
        "bulk, inclusive",
        "dates",
    ),
    "an id that stands twice": (
        {"did": '<unittitle id="a"/><unitid id="a"/>'},
        3,
        "The id “a” stands twice in the file: here it is on Shelfmark (<unitid>).",
        "another id",
        "shelfmarks",
    ),
    "a level that is not one": (
        {"below": '<dsc><c level="Series" id="s"><did><unitid/></did></c></dsc>'},
        4,
        "Level (@level) of Component (<c>) cannot be “Series”.",
        "Write “series”.",
        "level",
    ),
    "a value that is none": (
        {"below": '<dsc><c level="" id="s"><did><unitid/></did></c></dsc>'},
        4,
        "Level (@level) of Component (<c>) is empty.",
        "It may be: class, collection, ",
        "level",
    ),
    "an element nobody knows": (
        {"below": "<organisation><p/></organisation>"},
        4,
        "EAD 2002 has no element <organisation>.",
        "another element",
        "",
    ),
    "an element of another version": (
        {"did": "<unittitle/><didnote>Torn</didnote>"},
        3,
        "EAD 2002 has no element Note (<didnote>), which other versions have.",
        "another element",
        "",
    ),
    "an element in the wrong order": (
        {"did": "<unittitle/><head>Letters</head>"},
        3,
        "Heading (<head>) stands in the wrong place in Identification (<did>).",
        "The order there is: Heading (<head>), Title (<unittitle>).",
        "",
    ),
    "an element that stands twice": (
        {"below": "<dsc><c><did><unitid/></did><did><unitid/></did></c></dsc>"},
        4,
        "Identification (<did>) stands once too often in Component (<c>).",
        "into one",
        "",
    ),
    "an element that lacks the one before it": (
        {"below": "<dsc><c><odd><p>Torn</p></odd></c></dsc>"},
        4,
        "Identification (<did>) is missing before Other description (<odd>) in Component (<c>).",
        "Add it.",
        "notes",
    ),
    "an element that lacks just one": (
        {"below": "<dsc><c><did><unitid/></did><odd><table/></odd></c></dsc>"},
        4,
        "Table (<table>) lacks Body of a table (<tgroup>).",
        "Add it.",
        "notes",
    ),
    "a link without its prefix": (
        {"did": '<dao href="a.jpg"/>'},
        3,
        "EAD 2002 knows no @href, which stands on Digital object (<dao>).",
        "Call it Address (@xlink:href).",
        "objects",
    ),
    "words where titles and the like stand": (
        {"did": "Letters<unittitle/>"},
        3,
        "Identification (<did>) has words directly in it.",
        "Put them into one of these, inside: Title (<unittitle>), ",
        "",
    ),
    "words where notes stand": (
        {"below": "All letters"},
        2,
        "Description (<archdesc>) has words directly in it.",
        "Put them into a paragraph of one of these, inside: Scope and content (<scopecontent>), ",
        "level",
    ),
    "a component of a step too low": (
        {"below": "<dsc><c01><did><unitid/></did><c03><did><unitid/></did></c03></c01></dsc>"},
        4,
        "Component, third step (<c03>) has no place in Component, first step (<c01>).",
        "It may stand in: Component, second step (<c02>).",
        "level",
    ),
    "a language said as XML itself has it": (
        {"did": '<unittitle xml:lang="en"/>'},
        3,
        "EAD 2002 knows no @xml:lang, which stands on Title (<unittitle>).",
        "Take it out",
        "titles",
    ),
    "a level that is one within another": (
        {"below": '<dsc><c level="subcollection"><did><unitid/></did></c></dsc>'},
        4,
        "Level (@level) of Component (<c>) cannot be “subcollection”.",
        "It may be: class, collection, ",
        "level",
    ),
    "an attribute that belongs inside": (
        {"did": '<origination role="cre"><persname>Ana</persname></origination>'},
        3,
        "Role (@role) has no place on Creator (<origination>).",
        "Put it on Person (<persname>), inside.",
        "credits",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_words_with_its_place_and_cure(name):
    parts, line, message, cure, field = WRONG[name]
    finding = only(a_file(**parts))
    assert (finding.message, finding.line) == (message, line)
    assert cure in finding.cure
    assert finding.field == field
    assert finding.severity is Severity.MUST
    assert finding.file == "aid.xml"
    assert finding.detail.startswith("Element '{urn:isbn:1-931666-22-9}")


def test_what_a_unit_lacks_before_its_components_is_said_of_that_unit():
    inner = '<c id="inner"><did><unitid/></did></c>'
    finding = only(a_file(below=f'<dsc><c id="outer">\n{inner}</c></dsc>'))
    assert "is missing before Component (<c>)" in finding.message
    assert (finding.unit, finding.field, finding.line) == ("outer", "", 5)


def test_an_element_of_others_is_found_though_its_prefix_is_declared_on_it():
    note = '<odd><z:x xmlns:z="urn:z">1</z:x><p/></odd>'
    finding = only(a_file(below=f'<dsc><c id="c1"><did><unitid/></did>{note}</c></dsc>'))
    assert finding.message == "<x> is of another vocabulary: urn:z."
    assert (finding.unit, finding.field) == ("c1", "notes")


@pytest.mark.parametrize(
    ("attribute", "cure"),
    [
        ('xmlns:x="http://www.w3.org/1999/xlink" x:href="a.jpg"', "Call it Address (@href)."),
        ('xml:lang="en"', "Call it Language (@lang)."),
        ('xml:lang="en" lang="eng"', "Take it out; if it matters, say it in words."),
    ],
)
def test_an_attribute_with_a_prefix_is_called_by_its_name_where_the_version_has_none(attribute, cure):
    dao = f'<dao daotype="derived" {attribute}/>'
    unit = f'<archdesc level="fonds"><did><unittitle/>{dao}</did></archdesc>'
    aid = f'<ead xmlns="http://ead3.archivists.org/schema/">{CONTROL}{unit}</ead>'
    assert only(Source("aid.xml", aid.encode())).cure == cure


def test_a_finding_names_the_nearest_unit():
    below = '<dsc><c id="c1"><did><unittitle/></did><c id="c2"><did/></c></c></dsc>'
    assert only(a_file(below=below)).unit == "c2"
    assert only(a_file(did="")).unit == "f"


def test_every_error_is_found_not_only_the_first():
    below = "".join(f"<bioghist>\n<q{n}/></bioghist>" for n in range(10))
    assert len(ead.validate(a_file(below=below))) == 10


def test_a_thousand_errors_are_cut_short_and_counted():
    below = "".join(f"<bioghist>\n<q{n}/></bioghist>" for n in range(1000))
    findings = ead.validate(a_file(below=below))
    assert len(findings) == 201
    assert findings[-1].message == "There are 800 more."


def test_a_document_of_the_dtd_is_measured_by_the_schema_but_its_dates_only_advised():
    link = '<dao linktype="simple" href="scan.jpg" show="new" actuate="onload"/>'
    date = '<unitdate normal="1946-1950">1946</unitdate>'
    finding = only(a_file(namespace="", did=link + date))
    assert finding.severity is Severity.SHOULD
    assert finding.field == "dates"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html><body/></html>", "begins with <html>"),
        ('<ead xmlns="https://example.org/ead/v9"/>', "namespace that is not known"),
        ("<ead><eadheader></ead>", "not well-formed"),
    ],
)
def test_what_is_no_finding_aid_is_said_to_be_none(text, words):
    finding = only(Source("aid.xml", text.encode()))
    assert words in finding.message
    assert finding.severity is Severity.MUST
    assert finding.line == 1


@pytest.mark.parametrize(
    ("space", "meant"),
    [
        ("http://ead3.archivists.org/schema", "http://ead3.archivists.org/schema/"),
        ("https://ead3.archivists.org/schema/", "http://ead3.archivists.org/schema/"),
        ("urn:isbn:1-931666-00-8", "urn:isbn:1-931666-22-9"),
        ("http://example.org/ead", "a schema of your own"),
    ],
)
def test_a_namespace_with_a_slip_is_cured_by_the_right_one(space, meant):
    assert meant in only(Source("aid.xml", f'<ead xmlns="{space}"><archdesc/></ead>'.encode())).cure


@needs_shared
@pytest.mark.parametrize("name", ["ead2002-1.1.0/ead.xsd", "ead2002-1.0.0/ead.xsd", "ead2002-1.1.0/ead.rng"])
def test_the_archivists_own_schema_is_used_offline(name):
    schema = SHARED / "schemas" / name
    assert ead.validate(a_file(did="<unittitle>Letters</unittitle>"), schema) == ()
    assert ead.validate(a_file(did="<p/>"), schema) != ()


@needs_shared
def test_a_dtd_of_the_archivists_own_is_used():
    schema = SHARED / "schemas" / "ead2002-1.1.0" / "ead.dtd"
    assert ead.validate(a_file(namespace=""), schema) == ()
    assert ead.validate(a_file(namespace="", did="<p/>"), schema) != ()


def test_a_schema_that_cannot_be_used_is_refused_with_a_sentence(tmp_path):
    broken = tmp_path / "mine.xsd"
    broken.write_text("<xs:schema")
    with pytest.raises(XmlError, match=r"mine\.xsd cannot be used"):
        ead.validate(a_file(), broken)
    with pytest.raises(XmlError, match=r"missing\.xsd cannot be used"):
        ead.validate(a_file(), tmp_path / "missing.xsd")


def test_a_schema_that_imports_from_the_net_finds_ours(tmp_path):
    schema = tmp_path / "mine.xsd"
    schema.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<xs:import namespace="http://www.w3.org/1999/xlink" schemaLocation="http://example.org/xlink.xsd"/>'
        '<xs:element name="ead"><xs:complexType><xs:attributeGroup ref="xlink:simpleLink"/></xs:complexType>'
        "</xs:element></xs:schema>"
    )
    assert ead.validate(Source("aid.xml", b"<ead/>"), schema) == ()


@pytest.mark.parametrize(
    ("did", "sentence", "cure"),
    [
        ('<unitid xmlns="">A 1</unitid>', "is in no namespace", "Take xmlns"),
        (
            '<title xmlns="urn:x">A</title>',
            "<title> is of another vocabulary: urn:x.",
            "Say it in an element",
        ),
    ],
)
def test_an_element_in_another_namespace_is_said_to_be(did, sentence, cure):
    (finding,) = ead.validate(a_file(did=f"<unittitle>Letters</unittitle>{did}"))
    assert sentence in finding.message
    assert cure in finding.cure


UNDEPRECATED = {
    "an element that only it has": (
        "<unittitle>A</unittitle><descgrp/>",
        "Group of notes (<descgrp>) has no place in Identification (<did>).",
    ),
    "an attribute on such an element": (
        '<physdesc><extent own="x">3 boxes</extent></physdesc>',
        "EAD3 1.1.1 (undeprecated) knows no @own, which stands on Extent (<extent>).",
    ),
}


@pytest.mark.parametrize(("did", "said"), UNDEPRECATED.values(), ids=UNDEPRECATED)
def test_a_file_of_undeprecated_ead3_is_told_of_by_the_names_that_its_own_schema_has(did, said):
    space = ' xmlns="http://ead3.archivists.org/schema/undeprecated/"'
    assert only(a_file(did=did, namespace=space, header=CONTROL)).message == said


def test_each_place_counts_in_a_file_of_one_line():
    parts = '<c><did><unitdate normal="x">1961</unitdate></did></c>' * 3
    said = f'<ead xmlns="urn:isbn:1-931666-22-9">{HEADER}<archdesc level="fonds"><did><unittitle/></did>'
    text = f"{said}<dsc>{parts}</dsc></archdesc></ead>".replace("\n", "")
    found = ead.validate(Source("line.xml", text.encode()))
    assert [(each.line, each.component, each.field) for each in found] == [(1, n, "dates") for n in (2, 3, 4)]
    assert [each.detail.rpartition(" ")[2] for each in found] == [
        f"(ead/archdesc/dsc/{step}/did/unitdate)" for step in ("c", "c[2]", "c[3]")
    ]
