import re

import pytest

from muniment.description.findings import Severity, number_of
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import EAD3, HEADER, UNIT, an_aid

EAD3_AID = Source("aid.xml", f"<ead {EAD3}><control/><archdesc/></ead>".encode())


@pytest.mark.parametrize("pack", packs.PACKS)
@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "xml-well-formed"),
        (b"no XML", "xml-well-formed"),
        (b"<ead", "xml-well-formed"),
        (b'<!DOCTYPE ead [<!ENTITY a "&c;"><!ENTITY c "&a;">]><ead>&c;</ead>', "xml-well-formed"),
        (b"<html><body/></html>", "ead-root"),
        (b'<ead xmlns="https://example.org/ead/v9"><control/></ead>', "ead-root"),
    ],
)
def test_what_cannot_be_read_gives_one_finding_that_says_so(pack, data, rule):
    (finding,) = packs.check(Source("aid.xml", data), pack)
    assert (finding.rule, finding.severity) == (rule, Severity.MUST)


@pytest.mark.parametrize("data", [b"<ead><archdesc>", b"<ead><archdesc/></ead><ead/>", b"<ead>&a;</ead>"])
def test_what_breaks_off_gives_that_finding_alone(data):
    (finding,) = packs.check(Source("aid.xml", data), "dacs")
    assert (finding.rule, finding.severity) == ("xml-well-formed", Severity.MUST)


@pytest.mark.parametrize("pack", ["archivesspace", "atom", "apeead", "ead2002-1.0.0"])
def test_a_consumer_that_takes_no_ead3_is_told_apart(pack):
    (finding,) = packs.check(EAD3_AID, pack)
    assert (finding.rule, finding.severity) == ("pack-version", Severity.MUST)
    assert "EAD3" in finding.message
    assert finding.cure == "Export it as EAD 2002."


def test_the_rules_of_ead3_are_for_ead3():
    (finding,) = packs.check(an_aid(), "ead3-rules")
    assert finding.rule == "pack-version"
    assert packs.check(EAD3_AID, "ead3-rules") == ()


def test_the_spelling_of_the_dtd_and_of_the_schema_are_read_alike():
    bare = Source("aid.xml", an_aid().data.replace(b'xmlns="urn:isbn:1-931666-22-9"', b""))
    linked = an_aid(unit=f'{UNIT}<dao xlink:href="a.jpg" xlink:title="Scan"/>')
    plain = Source("aid.xml", linked.data.replace(b"xlink:href", b"href").replace(b"xlink:title", b"title"))
    for source in (bare, linked, plain):
        assert packs.check(source, "archivesspace") == ()


def test_a_rule_with_hundreds_of_findings_shows_the_first_and_counts_the_rest():
    below = "<c><did><unitid>1</unitid></did></c>\n" * (packs.MOST + 50)
    found = [each for each in packs.check(an_aid(below=below), "dacs") if each.rule == "dacs-2.3"]
    assert len(found) == packs.MOST
    assert found[-1].message == f"{found[-2].message} There are 50 more like it."
    assert number_of(found) == packs.MOST + 50
    assert found[-1].line > found[-2].line


def test_a_finding_names_the_nearest_unit_that_has_an_id():
    below = "<c level='file'><did><unitdate type='x'>1967</unitdate></did></c>"
    (finding,) = packs.check(an_aid(below=below), "archivesspace")
    assert (finding.unit, finding.field) == ("c1", "dates")


def test_a_finding_in_the_header_is_about_the_finding_aid():
    source = an_aid(header=HEADER.replace("<eadid/>", '<eadid identifier="a-1"/>'))
    (finding,) = packs.check(source, "archivesspace")
    assert (finding.unit, finding.field) == ("", "aid")


def test_numbered_components_are_units_like_the_others():
    data = an_aid(unit="<unitid>1</unitid>").data.replace(b"<c ", b"<c01 ").replace(b"</c>", b"</c01>")
    (finding,) = packs.check(Source("aid.xml", data), "archivesspace")
    assert (finding.rule, finding.unit) == ("archivesspace-component", "c1")


@pytest.mark.parametrize("pack", ["archivesspace", "atom", "apeead"])
def test_attributes_are_called_by_their_labels(pack):
    bare = f'{UNIT}<unitdate>1967</unitdate><dao xlink:href="a.jpg"/><container>1</container>'
    said = [f"{each.message} {each.cure}" for each in packs.check(an_aid(unit=bare), pack)]
    named = [words for words in said if "@" in words or "“xlink:" in words or "“type”" in words]
    assert named
    assert all(re.search(r"\(@[\w:]+\)|writes @href", words) for words in named)
