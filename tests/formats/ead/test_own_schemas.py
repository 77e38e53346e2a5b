import os
import shutil

import pytest

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import own_schemas
from muniment.formats.xml.errors import XmlError
from tests.shared import SHARED, needs_shared

AID = Source(
    "aid.xml",
    b'<ead xmlns="urn:isbn:1-931666-22-9"><archdesc level="fonds" id="f"><did><unittitle/></did>\n'
    b'<dsc><c id="c1"><did><unitdate>1967</unitdate></did></c>\n'
    b'<c id="c2"><did><unittitle type="old"/></did></c></dsc></archdesc></ead>',
)


def rules(tmp_path, rule, binding="", name="mine.sch"):
    """Return a Schematron file with these rules on EAD 2002."""
    schema = tmp_path / name
    schema.write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron"{binding}>'
        '<ns prefix="e" uri="urn:isbn:1-931666-22-9"/>'
        f"<pattern>{rule}</pattern></schema>",
        encoding="utf-8",
    )
    return schema


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Return the folder of schemas of somebody who has just begun."""
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path))
    return own_schemas.folder()


DATED = '<rule context="e:c"><assert id="dated" test="e:did/e:unitdate">The unit is undated.</assert></rule>'


def test_a_rule_of_ones_own_is_found_with_its_place(tmp_path):
    (finding,) = own_schemas.check(AID, rules(tmp_path, DATED))
    assert (finding.rule, finding.message) == ("schematron-dated", "The unit is undated.")
    assert (finding.unit, finding.file, finding.line) == ("c2", "aid.xml", 3)
    assert finding.severity is Severity.MUST


@pytest.mark.parametrize(
    ("role", "severity"),
    [("warning", Severity.SHOULD), ("info", Severity.ADVICE), ("error", Severity.MUST)],
)
def test_the_role_of_a_rule_is_its_weight(tmp_path, role, severity):
    (finding,) = own_schemas.check(AID, rules(tmp_path, DATED.replace("<assert", f'<assert role="{role}"')))
    assert finding.severity is severity


def test_a_report_on_an_attribute_is_made_though_its_place_is_not_known(tmp_path):
    rule = '<rule context="e:unittitle/@type"><report test="true()">Typed.</report></rule>'
    (finding,) = own_schemas.check(AID, rules(tmp_path, rule))
    assert (finding.message, finding.unit, finding.field) == ("Typed.", "", "aid")


@pytest.mark.parametrize("binding", ["xslt2", "xslt3", "xpath2"])
def test_rules_for_a_later_xslt_are_refused_with_a_sentence(tmp_path, binding):
    schema = rules(tmp_path, DATED, f' queryBinding="{binding}"')
    with pytest.raises(XmlError, match=f"written for {binding.upper()}"):
        own_schemas.check(AID, schema)


@needs_shared
def test_the_rules_published_with_ead3_point_to_the_pack():
    with pytest.raises(XmlError, match="ead3-rules"):
        own_schemas.check(AID, SHARED / "schemas" / "ead3-1.1.1" / "schematron" / "ead3.sch")


@pytest.mark.parametrize(
    "text", ["<schema", "<html/>", '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>']
)
def test_what_is_no_schematron_is_refused_with_a_sentence(tmp_path, text):
    schema = tmp_path / "mine.sch"
    schema.write_text(text)
    with pytest.raises(XmlError, match=r"mine\.sch cannot be used"):
        own_schemas.check(AID, schema)


def test_a_query_nobody_understands_is_said_of_the_schema(tmp_path):
    schema = rules(tmp_path, DATED.replace("e:did/e:unitdate", "matches(., '1967')"))
    (finding,) = own_schemas.check(AID, schema)
    assert "mine.sch cannot be used" in finding.message


def test_a_file_that_is_not_well_formed_gives_a_finding(tmp_path):
    (finding,) = own_schemas.check(Source("aid.xml", b"<ead><archdesc>"), rules(tmp_path, DATED))
    assert finding.rule == "xml-well-formed"


def test_a_schema_in_the_folder_is_found_by_name_with_its_ending_or_without(own):
    mine = rules(own, DATED, name="house.sch")
    (own / "notes.txt").write_text("not a schema")
    assert own_schemas.listed() == (mine,)
    assert own_schemas.find("house") == own_schemas.find("house.sch") == mine


def test_a_schema_elsewhere_is_found_by_its_path(own, tmp_path):
    mine = rules(tmp_path, DATED)
    assert own_schemas.find(str(mine)) == mine


def test_a_schema_that_is_not_there_is_answered_with_those_that_are(own):
    rules(own, DATED, name="house.sch")
    with pytest.raises(XmlError, match=r"no schema rules.*house\.sch"):
        own_schemas.find("rules")


def test_a_file_with_another_ending_is_no_schema(tmp_path):
    other = tmp_path / "mine.txt"
    other.write_text("x")
    with pytest.raises(XmlError, match=r"should end in \.xsd, \.rng, \.dtd, \.sch"):
        own_schemas.check(AID, other)


RELAX = '<element name="ead" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'


@pytest.mark.parametrize(
    ("name", "text"), [("mine.rng", RELAX), ("mine.dtd", "<!ELEMENT ead EMPTY>"), ("mine.XSD", "")]
)
def test_the_other_kinds_of_schema_are_used_as_well(tmp_path, name, text):
    schema = tmp_path / name
    xsd = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="aid"/></xs:schema>'
    schema.write_text(text or xsd)
    assert own_schemas.check(AID, schema) != ()


HOUSE_XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="ead"><xs:complexType>
<xs:sequence><xs:element name="eadid"><xs:complexType><xs:simpleContent><xs:extension base="number">
<xs:attribute name="countrycode" type="code"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
<xs:element name="house" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
<xs:simpleType name="number"><xs:restriction base="xs:decimal"><xs:minInclusive value="3"/>
<xs:maxExclusive value="9"/><xs:fractionDigits value="1"/></xs:restriction></xs:simpleType>
<xs:simpleType name="code"><xs:restriction base="xs:string"><xs:length value="2"/></xs:restriction>
</xs:simpleType></xs:schema>"""
HOUSE_RNG = """<element name="ead" xmlns="http://relaxng.org/ns/structure/1.0"
datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><element name="eadid"><data type="integer"/>
</element></element>"""
HOUSE_DTD = '<!ELEMENT ead (eadid)><!ELEMENT eadid (#PCDATA)><!ATTLIST eadid countrycode CDATA #FIXED "AL">'
EADID = "Identifier of the finding aid (<eadid>)"


@pytest.mark.parametrize(
    ("schema", "said", "sentence", "cure"),
    [
        (HOUSE_XSD, "<eadid>2</eadid><house/>", f"{EADID} cannot say “2”.", "It must be 3 or more."),
        (HOUSE_XSD, "<eadid>9</eadid><house/>", f"{EADID} cannot say “9”.", "It must be less than 9."),
        (
            HOUSE_XSD,
            "<eadid>4.25</eadid><house/>",
            f"{EADID} cannot say “4.25”.",
            "Figures after the point: 1 at most.",
        ),
        (
            HOUSE_XSD,
            "<eadid countrycode='ALB'>4</eadid><house/>",
            f"Country (@countrycode) of {EADID} has 3 letters.",
            "It must have 2.",
        ),
        (
            HOUSE_XSD,
            "<foo/>",
            "house.xsd does not allow <foo> here.",
            f"There may come: {EADID}.",
        ),
        (
            HOUSE_XSD,
            "<eadid>4</eadid><house/><foo/>",
            "house.xsd does not allow <foo> here.",
            "Say it in another element, or take it out.",
        ),
        (
            HOUSE_XSD,
            "<eadid>4</eadid><house/><house/>",
            "house.xsd does not allow <house> here.",
            "Say it in another element, or take it out.",
        ),
        (
            HOUSE_XSD,
            "<eadid foo='1'>4</eadid><house/>",
            f"house.xsd does not allow @foo on {EADID}.",
            "Take it out; if it matters, say it in words.",
        ),
        (
            HOUSE_XSD,
            "<eadid identifier='1'>4</eadid><house/>",
            f"house.xsd does not allow Identifier (@identifier) on {EADID}.",
            "Take it out; if it matters, say it in words.",
        ),
        (HOUSE_XSD, "<eadid>4</eadid>", "Finding aid (<ead>) lacks <house>.", "Add it."),
        (
            HOUSE_RNG,
            "<eadid>four</eadid>",
            "A value here is not one that the schema takes.",
            "Correct it, or take it out.",
        ),
        (
            HOUSE_DTD,
            "<eadid countrycode='XK'>4</eadid>",
            f"Country (@countrycode) of {EADID} is not what the schema has for all.",
            "Write “AL”.",
        ),
    ],
)
def test_what_a_schema_of_ones_own_objects_to_is_said_in_an_archivist_s_words(
    tmp_path, schema, said, sentence, cure
):
    kind = {HOUSE_XSD: "xsd", HOUSE_RNG: "rng", HOUSE_DTD: "dtd"}[schema]
    own = tmp_path / f"house.{kind}"
    own.write_text(schema, "utf-8")
    source = Source("house.xml", f"<ead>{said}</ead>".encode())
    found = {each.message: each for each in own_schemas.check(source, own)}
    assert sentence in found
    assert found[sentence].cure == cure
    assert found[sentence].detail


def test_a_schema_that_wants_another_from_the_network_says_which_and_what_to_do(tmp_path):
    schema = tmp_path / "mine.xsd"
    schema.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:x" '
        'schemaLocation="http://schemas.example/x.xsd"/><xs:element name="ead"/></xs:schema>',
        encoding="utf-8",
    )
    message = r"mine\.xsd wants http://schemas\.example/x\.xsd, which is not fetched: put x\.xsd beside it"
    with pytest.raises(XmlError, match=message):
        own_schemas.check(AID, schema)


XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
SCH = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
EAD = "urn:isbn:1-931666-22-9"

NAMES = ("archdesc", "did", "unittitle", "unitdate", "dsc", "c")

IN_PARTS = {
    "mine.xsd": (
        f'<xs:schema {XS} targetNamespace="{EAD}" xmlns="{EAD}"><xs:include schemaLocation="PART"/>'
        '<xs:element name="ead" type="aid"/></xs:schema>',
        f'<?xml version="1.0" encoding="ISO-8859-1"?><!-- \xe9 --><xs:schema {XS} targetNamespace="{EAD}">'
        '<xs:complexType name="aid"><xs:sequence><xs:any processContents="skip"/></xs:sequence>'
        "</xs:complexType></xs:schema>",
    ),
    "mine.rng": (
        f'<grammar {RNG} ns="{EAD}"><include href="PART"/><start><element name="ead"><ref name="any"/>'
        "</element></start></grammar>",
        f'<grammar {RNG}><define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/>'
        '</attribute><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>',
    ),
    "mine.dtd": (
        '<!ENTITY % part SYSTEM "PART">\n%part;\n<!ATTLIST ead xmlns CDATA #IMPLIED>',
        "<!ELEMENT ead ANY>"
        + "".join(f"<!ELEMENT {name} ANY>" for name in NAMES)
        + "".join(f"<!ATTLIST {name} id CDATA #IMPLIED>" for name in ["archdesc", "c"])
        + "<!ATTLIST archdesc level CDATA #IMPLIED><!ATTLIST unittitle type CDATA #IMPLIED>",
    ),
    "mine.sch": (
        f'<schema {SCH}><ns prefix="e" uri="{EAD}"/><include href="PART"/></schema>',
        f'<pattern {SCH}><rule context="e:c"><assert test="@id">Nameless.</assert></rule></pattern>',
    ),
}
"""Schemas that the finding aid is valid by, each as its file and another that it takes from."""


def in_parts(folder, name, address, place):
    """Return a schema in a folder that takes from the file at a place, of which it says an address."""
    whole, part = IN_PARTS[name]
    there = folder / place
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(part.encode("latin-1"))
    (folder / name).write_text(whole.replace("PART", address), encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("part.xml", "part.xml"),
        ("parts/part.xml", "parts/part.xml"),
        ("https://a.example/x/part.xml", "part.xml"),
    ],
)
@pytest.mark.parametrize("name", IN_PARTS)
def test_a_schema_in_several_files_is_added_with_all_of_them(own, tmp_path, name, address, place):
    schema = in_parts(tmp_path / "theirs", name, address, place)
    assert own_schemas.check(AID, schema) == ()
    kept = own_schemas.add(schema)
    shutil.rmtree(schema.parent)
    assert own_schemas.listed() == (kept,)
    assert own_schemas.check(AID, own_schemas.find("mine")) == ()
    gone = own_schemas.remove(kept)
    assert list(own.iterdir()) == []
    own_schemas.bring_back(gone)
    assert own_schemas.check(AID, own_schemas.find("mine")) == ()


@pytest.mark.parametrize("name", IN_PARTS)
def test_a_schema_of_which_a_file_is_lacking_says_which(tmp_path, name):
    schema = in_parts(tmp_path / "theirs", name, "other.xml", "part.xml")
    with pytest.raises(XmlError, match=r"wants other\.xml, which is not there: put other\.xml beside it"):
        own_schemas.check(AID, schema)


def test_a_schema_of_which_another_file_was_changed_is_read_anew(tmp_path):
    schema = in_parts(tmp_path / "theirs", "mine.sch", "part.xml", "part.xml")
    assert own_schemas.check(AID, schema) == ()
    part = schema.parent / "part.xml"
    part.write_text(part.read_text().replace("@id", "@level"))
    os.utime(part, ns=(1, 1))
    assert own_schemas.check(AID, schema) != ()


def test_another_schema_of_a_name_that_is_there_is_refused(own, tmp_path):
    schema = in_parts(tmp_path / "theirs", "mine.rng", "part.xml", "part.xml")
    assert own_schemas.add(schema) == own_schemas.add(schema)
    (schema.parent / "mine.rng").write_text(RELAX)
    with pytest.raises(XmlError, match="another schema called mine"):
        own_schemas.add(schema)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("mine.rnc", "start = element ead { empty }", "compact syntax of RELAX NG"),
        ("mine.rng", "start = element ead { empty }", "compact syntax of RELAX NG"),
        ("mine.xsd", RELAX, "begins with <element>, which files that end in .xsd do not"),
        ("mine.xsd", "", "it is empty"),
        ("mine.sch", f"<schema {SCH}>", "It ends in the middle"),
        ("mine.sch", f"<schema {SCH}/>", "it has no <pattern>, and so no rules."),
        (
            "mine.sch",
            f'<schema {SCH}><pattern><rule><assert test="1"/></rule></pattern></schema>',
            "<rule> in the line 1 has no context.",
        ),
        (
            "mine.sch",
            f'<schema {SCH}><pattern>\n<rule context="*"><assert/></rule></pattern></schema>',
            "<assert> in the line 2 has no test.",
        ),
        (
            "mine.sch",
            f'<schema {SCH}><pattern><rule context="did["><assert test="1"/></rule></pattern></schema>',
            "“did[” in the line 1 is no query in XPath",
        ),
        (
            "mine.rng",
            f'<grammar {RNG}><start><ref name="x"/></start></grammar>',
            "and no <define> has that name",
        ),
        ("mine.rng", f"<grammar {RNG}/>", "it has no <start>"),
        ("mine.dtd", "<!-- nothing -->", "it declares no elements."),
        (
            "mine.xsd",
            f'<xs:schema {XS}><xs:element name="ead"><xs:complexType><xs:assert test="c"/></xs:complexType>'
            "</xs:element></xs:schema>",
            "it is in XML Schema 1.1",
        ),
        ("mine.sch", '<schema xmlns="http://www.ascc.net/xml/schematron"/>', "are written in Schematron 1.5"),
    ],
)
def test_why_a_schema_cannot_be_used_is_said_in_plain_words(tmp_path, name, text, words):
    schema = tmp_path / name
    schema.write_text(text)
    with pytest.raises(XmlError) as refused:
        own_schemas.check(AID, schema)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_abstract_pattern_is_used_though_its_use_has_no_id(tmp_path):
    schema = tmp_path / "mine.sch"
    schema.write_text(
        f'<schema {SCH}><ns prefix="e" uri="{EAD}"/><pattern abstract="true" id="need"><rule context="$unit">'
        '<assert test="$part">Lacking.</assert></rule></pattern><pattern is-a="need">'
        '<param name="unit" value="e:c"/><param name="part" value="e:did/e:unitdate"/></pattern></schema>'
    )
    (finding,) = own_schemas.check(AID, schema)
    assert (finding.message, finding.unit) == ("Lacking.", "c2")


def test_a_diagnostic_is_the_cure(tmp_path):
    schema = rules(tmp_path, DATED.replace("<assert", '<assert diagnostics="date"'))
    remedy = '<diagnostics><diagnostic id="date">Date <value-of select="@id"/>.</diagnostic></diagnostics>'
    schema.write_text(schema.read_text().replace("</schema>", f"{remedy}</schema>"))
    (finding,) = own_schemas.check(AID, schema)
    assert finding.cure == "Date c2."


def test_the_role_of_a_whole_rule_weighs_what_has_none_itself(tmp_path):
    both = '<assert test="false()">Undated.</assert><assert role="info" test="false()">Look.</assert>'
    rule = f'<rule context="e:c[2]" role="warning">{both}</rule>'
    one, other = own_schemas.check(AID, rules(tmp_path, rule))
    assert (one.severity, other.severity) == (Severity.SHOULD, Severity.ADVICE)


def test_a_rule_without_words_says_what_it_asks(tmp_path):
    rule = '<rule context="e:c[2]"><assert test="e:did/e:unitdate"/></rule>'
    (finding,) = own_schemas.check(AID, rules(tmp_path, rule))
    assert finding.message == "A rule is not kept: e:did/e:unitdate"


DTD = """<!ELEMENT ead (archdesc)><!ELEMENT archdesc (did, dsc?)>
<!ATTLIST archdesc level (fonds|class) #REQUIRED>
<!ELEMENT did (unittitle+)><!ELEMENT unittitle (#PCDATA)><!ATTLIST unittitle id ID #IMPLIED>
<!ELEMENT dsc EMPTY><!ELEMENT odd ANY><!ATTLIST archdesc parent IDREF #IMPLIED>"""
OF_DTD = {
    '<archdesc level="file"><did><unittitle/></did></archdesc>': "cannot be “file”.",
    "<archdesc><did><unittitle/></did></archdesc>": "Description (<archdesc>) lacks Level (@level).",
    '<archdesc level="fonds"><dsc/></archdesc>': "is not what the schema wants, or not in that order.",
    '<archdesc level="fonds"><did>A</did></archdesc>': "Identification (<did>) has words directly in it.",
    '<archdesc level="fonds"><did><unittitle/></did><dsc>A</dsc></archdesc>': "(<dsc>) must be empty.",
    '<archdesc level="fonds"><did><unittitle type="x"/></did></archdesc>': "The schema knows no Kind (@type)",
    '<archdesc level="fonds" parent="x"><did><unittitle/></did></archdesc>': "points to “x”, which is no id",
    '<archdesc level="fonds"><did><unittitle id="1 a"/></did></archdesc>': "Identity (@id) of Title (<unit",
    '<archdesc level="fonds"><did><unittitle id="a"/><unittitle id="a"/></did></archdesc>': (
        "The id “a” stands twice in the file."
    ),
    '<archdesc level="fonds"><did><unittitle><odd/></unittitle></did></archdesc>': (
        "Title (<unittitle>) holds words only, and other elements stand in it."
    ),
    '<archdesc level="fonds"><did><unittitle/></did><odd><p/></odd></archdesc>': (
        "What stands in Description (<archdesc>) is not what the schema wants"
    ),
}


@pytest.mark.parametrize("text", OF_DTD)
def test_what_a_dtd_of_ones_own_has_against_a_file_is_said_in_words(tmp_path, text):
    schema = tmp_path / "mine.dtd"
    schema.write_text(DTD)
    finding, *_others = own_schemas.check(Source("aid.xml", f"<ead>{text}</ead>".encode()), schema)
    assert OF_DTD[text] in finding.message
    assert finding.cure
    assert finding.detail


def test_what_a_dtd_has_against_several_elements_of_one_line_is_said_of_each(tmp_path):
    schema = tmp_path / "mine.dtd"
    schema.write_text(DTD)
    text = '<ead><archdesc level="file"><did>A</did><dsc>B</dsc></archdesc></ead>'
    assert len(own_schemas.check(Source("aid.xml", text.encode()), schema)) == 3


OF_RELAX = {
    "<ead><c/></ead>": "Component (<c>) may not stand here.",
    "<ead>A</ead>": "Finding aid (<ead>) has words directly in it.",
    '<ead x="1"><did n="1"/></ead>': "@x of Finding aid (<ead>) is none that the schema takes",
    "<ead><did/></ead>": "An attribute of Identification (<did>) is missing",
    "<ead/>": "An element is missing here, or empty.",
}


@pytest.mark.parametrize("text", OF_RELAX)
def test_what_a_relax_ng_of_ones_own_has_against_a_file_is_said_in_words(tmp_path, text):
    schema = tmp_path / "mine.rng"
    schema.write_text(
        f'<element name="ead" {RNG}><element name="did"><attribute name="n"/><empty/></element></element>'
    )
    found = own_schemas.check(Source("aid.xml", text.encode()), schema)
    assert any(OF_RELAX[text] in finding.message for finding in found)
    assert all(finding.cure for finding in found)
