import pytest

from muniment.description.findings import Severity
from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import HEADER, UNIT, WHOLE, an_aid, rules


def whole(**others):
    """Return what identifies the whole, with some of it said otherwise."""
    texts = {
        "title": "<unittitle>Papers</unittitle>",
        "id": "<unitid>A 1</unitid>",
        "date": "<unitdate>1967</unitdate>",
        "extent": "<physdesc><extent>3 boxes</extent></physdesc>",
        "language": '<langmaterial><language langcode="eng">English</language></langmaterial>',
    }
    return {"whole": "".join((texts | others).values())}


def dated(attributes, words="1967"):
    return {"unit": f"<unitdate {attributes}>{words}</unitdate>"}


REJECTED = {
    "title": whole(title=""),
    "identifier": whole(id=""),
    "date": whole(date=""),
    "extent": whole(extent="<physdesc>3 boxes</physdesc>"),
    "language": whole(language='<langmaterial><language langcode="en">English</language></langmaterial>'),
    "component": {"unit": "<unitid>A 1</unitid>"},
    "id": {"on": ' audience="external"', "below": '<c id="c.ä"><did><unittitle>x</unittitle></did></c>'},
    "date-type": dated('type="copyright"'),
    "date-empty": dated('normal="1967~"', words=""),
    "date-order": dated('normal="1968/1967"'),
    "dao-title": {"unit": f'{UNIT}<dao xlink:href="a.jpg"/>'},
    "empty": {"below": "<scopecontent><p/></scopecontent>"},
}

LOST = {
    "level": {"below": "<c><did><unittitle>x</unittitle></did></c>"},
    "no-language": whole(language=""),
    "extent-note": {"unit": f"{UNIT}<physdesc><extent>ca. 3 boxes</extent></physdesc>"},
    "date-normal": dated('normal="-0044"'),
    "datechar": dated('datechar="publication"'),
    "date-in-title": {"unit": "<unittitle>Letters, <unitdate>1967</unitdate></unittitle>"},
    "one-unitid": {"unit": f'{UNIT}<unitid>A 1</unitid><unitid type="old">B 2</unitid>'},
    "one-unittitle": {"unit": f'{UNIT}<unittitle type="original">Letra</unittitle>'},
    "creator": {"unit": f"{UNIT}<origination>Ana Kola</origination>"},
    "access": {"below": "<controlaccess><name>Ana Kola</name></controlaccess>"},
    "note": {"unit": f"{UNIT}<note><p>Torn.</p></note>"},
    "nested": {"below": "<scopecontent><arrangement><p>By year.</p></arrangement></scopecontent>"},
    "daogrp": {"unit": f'{UNIT}<daogrp><daoloc xlink:href="a.jpg"/></daogrp>'},
    "container-label": {"unit": f'{UNIT}<container type="Box">1</container>'},
    "container-type": {"unit": f'{UNIT}<container label="text">1</container>'},
    "eadid": {"header": HEADER.replace("<eadid/>", '<eadid identifier="a-1"/>')},
}

TAKEN = {
    "a number with a fraction": whole(extent="<physdesc><extent>0.5 metres</extent></physdesc>"),
    "two extents of which one is counted": whole(
        extent="<physdesc><extent>3 boxes</extent><extent>some maps</extent></physdesc>"
    ),
    "a range of years": dated('normal="1967/1968"'),
    "a year that ends the range its month begins": dated('normal="1967-05/1967"'),
    "a date instead of a title": dated('normal="1967"', words=""),
    "a translator as access point": {
        "below": '<controlaccess><persname role="trl">Ana Kola</persname></controlaccess>'
    },
    "a container within another": {
        "unit": f'{UNIT}<container id="b" type="Box" label="text">1</container>'
        '<container parent="b" type="Folder">2</container>'
    },
}


def test_a_plain_finding_aid_is_taken_whole():
    assert packs.check(an_aid(), "archivesspace") == ()


@pytest.mark.parametrize("rule", REJECTED)
def test_what_is_rejected_is_a_must(rule):
    assert rule in rules(an_aid(**REJECTED[rule]), "archivesspace", Severity.MUST)


@pytest.mark.parametrize("rule", LOST)
def test_what_is_lost_or_changed_is_a_should(rule):
    assert rules(an_aid(**LOST[rule]), "archivesspace") == {rule}
    assert rules(an_aid(**LOST[rule]), "archivesspace", Severity.SHOULD) == {rule}


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_taken_gives_no_finding(what):
    assert packs.check(an_aid(**TAKEN[what]), "archivesspace") == ()


@pytest.mark.parametrize(
    ("code", "known"), [("alb", 1), ("ger", 1), ("mul", 1), ("sqi", 0), ("deu", 0), ("de", 0)]
)
def test_a_language_is_given_by_its_bibliographic_code(code, known):
    source = an_aid(**whole(language=f'<langmaterial><language langcode="{code}"/></langmaterial>'))
    assert ("language" not in rules(source, "archivesspace", Severity.MUST)) is bool(known)


def test_a_shelfmark_may_have_255_characters_and_no_more():
    assert rules(an_aid(**whole(id=f"<unitid>{'A' * 255}</unitid>")), "archivesspace") == set()
    assert rules(an_aid(**whole(id=f"<unitid>{'A' * 256}</unitid>")), "archivesspace") == {"identifier"}


def test_an_id_that_stands_twice_is_found_where_it_stands_again():
    twin = '<c level="file" id="x"><did><unittitle>x</unittitle></did></c>\n'
    (finding,) = packs.check(an_aid(below=twin * 2), "archivesspace")
    assert (finding.rule, finding.line) == ("archivesspace-id", 6)


def test_a_finding_says_where_it_is_and_how_it_is_mended():
    (finding,) = packs.check(an_aid(unit=f'{UNIT}<dao xlink:href="a.jpg"/>'), "archivesspace")
    assert (finding.unit, finding.field, finding.file, finding.line) == ("c1", "objects", "aid.xml", 4)
    assert finding.cure.startswith("Give it a title")


def test_the_whole_is_asked_of_the_whole_not_of_its_parts():
    source = an_aid(whole="<unittitle>Papers</unittitle>", unit=WHOLE)
    assert rules(source, "archivesspace", Severity.MUST) == {"identifier", "date", "extent"}
