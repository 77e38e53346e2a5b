import pytest
from lxml import etree

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import ADAPTATIONS, all_of, mend, own_schemas, packs, validate
from muniment.formats.xml.sources import prepare
from tests.formats.ead import corpus
from tests.formats.ead.packs.aids import EAD2002
from tests.shared import SHARED, needs_shared

EADID = '<eadid countrycode="NL" mainagencycode="NL-HaNA" identifier="a-1">1</eadid>'
AID = f"""<ead {EAD2002}><eadheader>{EADID}<filedesc><titlestmt>
<titleproper>Papers</titleproper><author>Ana Kola</author></titlestmt></filedesc><profiledesc><langusage>
<language langcode="eng" scriptcode="Latn">English</language></langusage></profiledesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle><unitid type="call number">A 1</unitid>
<unitdate normal="1967/1968">1967–68</unitdate>
<origination label="maker"><persname>Ana Kola</persname></origination>
<physdesc><extent unit="boxes">3</extent></physdesc>
<dao xlink:href="a.jpg" xlink:role="IMAGE" xlink:title="Scan"/></did>
<scopecontent encodinganalog="3.3.1"><head>About</head><p>All <emph render="bold">letters</emph></p>
<list type="marked"><item>one<list><item>a</item></list></item></list></scopecontent>
<controlaccess><subject>Grain</subject></controlaccess>
<dsc type="othertype"><c level="file" id="c1"><did><unittitle>Letters</unittitle></did></c></dsc>
</archdesc></ead>"""

ADAPTED = {
    "numbered components": (('<c level="file" id="c1">', '<c01 level="file" id="c1">'), ("</c>", "</c01>")),
    "the identifier unsaid": ((' identifier="a-1"', ""),),
    "the country unsaid": (('<eadid countrycode="NL"', "<eadid"),),
    "an abstract": (("</did>\n", '<abstract label="In short">Grain</abstract></did>\n'),),
    "a note beside the others": (("<scopecontent", "<note><p>Torn</p></note><scopecontent"),),
    "an object beside the identification": (("<scopecontent", '<dao xlink:href="b.jpg"/><scopecontent'),),
    "the description of an object": (('xlink:title="Scan"/>', "><daodesc><p>A scan</p></daodesc></dao>"),),
    "a group in a group": (("<subject>", "<controlaccess><subject>Oil</subject></controlaccess><subject>"),),
    "a group of notes": (("<controlaccess>", "<descgrp><odd><p>A</p></odd></descgrp><controlaccess>"),),
    "a name in a title": (("<unittitle>Letters", "<unittitle><persname>Ana</persname>, letters"),),
    "attributes for programs": (("<unitid ", '<unitid id="t" altrender="x" '),),
    "what goes without saying": (("<unitdate ", '<unitdate type="inclusive" datechar="creation" '),),
    "a code that the header says": (("<unitid ", '<unitid countrycode="NL" repositorycode="NL-HaNA" '),),
    "a list of components by its kind": (('type="othertype"', 'type="combined"'),),
}


@pytest.mark.parametrize("change", ADAPTED)
def test_an_export_is_adapted_to_the_profile_where_nothing_is_lost(change):
    text = AID
    for right, other in ADAPTED[change]:
        assert right in text
        text = text.replace(right, other)
    source = Source("aid.xml", text.encode())
    assert validate(source) == ()
    assert musts(source)
    adapted = mend(source, all_of({"all"}), ADAPTATIONS["apeead"])
    assert musts(Source("aid.xml", adapted.data)) == []
    assert validate(Source("aid.xml", adapted.data)) == ()
    said = said_to_people(adapted.data)
    assert [word for word in said_to_people(source.data) if word not in said] == []


def said_to_people(data):
    root = etree.fromstring(data)
    titles = (value for node in root.iter() for name, value in node.attrib.items() if "title" in name)
    return " ".join((*root.itertext(), *titles)).replace(",", " ").split()


def musts(source):
    return [each for each in packs.check(source, "apeead") if each.severity is Severity.MUST]


@needs_shared
@pytest.mark.parametrize("row", corpus.rows(largest=30_000)[::4], ids=lambda row: row.path)
def test_no_real_finding_aid_gets_worse_or_loses_a_word_by_being_adapted(row):
    adapted = mend(row.source, all_of({"all"}), ADAPTATIONS["apeead"])
    after = Source("aid.xml", adapted.data)
    assert len(validate(after)) <= len(validate(row.source))
    assert len(musts(after)) <= len(musts(row.source))
    if adapted.made:
        assert set(said_to_people(prepare(row.source).data)) <= set(said_to_people(prepare(after).data))


KEPT = {
    "another level below": ('level="file"', 'level="otherlevel" otherlevel="year"'),
    "a country that left the lists": ('countrycode="NL"', 'countrycode="CS"'),
    "a country that joined them": ('countrycode="NL"', 'countrycode="RS"'),
    "anything in a list within an item": ("<item>a</item>", '<item id="i">a</item>'),
    "no list of components": ('<dsc type="othertype">', "<dsc>"),
}
BROKEN = {
    "the level of the whole": ('level="fonds"', 'level="collection"'),
    "numbered components": ("<c level", "<c01 level"),
    "another type of list": ('type="othertype"', 'type="in-depth"'),
    "an agency without its country": ('"NL-HaNA"', '"HaNA"'),
    "no agency": ('mainagencycode="NL-HaNA"', ""),
    "no identifier": ('identifier="a-1"', ""),
    "a language of two letters": ('"eng"', '"en"'),
    "an address of the finding aid by urn": ("<eadid ", '<eadid urn="x" '),
    "a role": ("<subject>", '<subject source="lcsh">'),
    "a kind of date": ('<unitdate normal="', '<unitdate type="inclusive" normal="'),
    "small capitals": ('"bold"', '"smcaps"'),
    "an id on a paragraph": ("<p>", '<p id="p">'),
    "a heading of a component": ("<did><unittitle>Letters", "<head>1</head><did><unittitle>Letters"),
    "an abstract": ("<physdesc>", "<abstract>Short</abstract><physdesc>"),
    "a list in access points": ("<subject>Grain</subject>", "<list><item>Grain</item></list>"),
    "a quotation": ("<p>", "<blockquote><p>x</p></blockquote><p>"),
    "a date in a title": ("Letters</unittitle>", "Letters<unitdate>1</unitdate></unittitle>"),
    "a note after the components": ("</dsc>", "</dsc><odd><p>x</p></odd>"),
    "a group of notes": ("<controlaccess>", "<descgrp><odd><p>x</p></odd></descgrp><controlaccess>"),
    "no namespace": ('xmlns="urn:isbn:1-931666-22-9"', ""),
}


def changed(change):
    old, new = change
    assert old in AID
    text = AID.replace(old, new)
    return Source("aid.xml", (text.replace("</c>", "</c01>") if "<c01" in text else text).encode())


def is_taken(source):
    return not any(finding.severity is Severity.MUST for finding in packs.check(source, "apeead"))


def test_a_finding_aid_in_the_profile_gives_no_finding():
    assert packs.check(Source("aid.xml", AID.encode()), "apeead") == ()


@pytest.mark.parametrize("what", KEPT)
def test_what_the_profile_takes_gives_no_must(what):
    assert is_taken(changed(KEPT[what]))


@pytest.mark.parametrize("what", BROKEN)
def test_what_the_profile_does_not_take_is_a_must(what):
    assert not is_taken(changed(BROKEN[what]))


def test_a_list_of_components_without_any_is_a_must():
    emptied = AID.replace(AID[AID.index("<c level") : AID.index("</dsc>")], "<head>Parts</head>")
    (finding,) = packs.check(Source("aid.xml", emptied.encode()), "apeead")
    assert finding.rule == "apeead-dsc"


def test_a_digital_object_should_say_what_it_is():
    (finding,) = packs.check(changed(('xlink:role="IMAGE" ', "")), "apeead")
    assert (finding.rule, finding.severity) == ("apeead-dao", Severity.SHOULD)


@needs_shared
@pytest.mark.parametrize("what", [*KEPT, *BROKEN])
def test_the_official_schema_gives_the_same_verdict(what):
    source = changed((KEPT | BROKEN)[what])
    official = own_schemas.check(source, SHARED / "schemas" / "apeEAD" / "apeEAD.xsd") == ()
    passed_over = what == "anything in a list within an item"
    ours = is_taken(source) and (passed_over or validate(source) == ())
    assert ours is official
