import pytest

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import own_schemas, packs, validate
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
