import pytest

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import HEADER, UNIT, an_aid, rules

ANA = "<persname>Ana Kola</persname>"
LANGUAGES = (
    '<profiledesc><langusage><language langcode="eng"/><language langcode="alb"/></langusage></profiledesc>'
)

LOST = {
    "link": {"unit": f'{UNIT}<dao xlink:href="a.jpg"/>'},
    "title": {"unit": '<unittitle type="original">Letra</unittitle>'},
    "identifier": {"unit": f'{UNIT}<unitid type="old">B 2</unitid>'},
    "level": {"below": '<c level="otherlevel" otherlevel="year"><did>' + UNIT + "</did></c>"},
    "bioghist": {"below": "<bioghist><p>A life.</p></bioghist>"},
    "creator": {"unit": f"{UNIT}<origination>Ana Kola</origination>"},
    "role": {"below": '<controlaccess><persname role="trl">Ana Kola</persname></controlaccess>'},
    "access": {"below": "<controlaccess>" * 3 + ANA + "</controlaccess>" * 3},
    "languages": {"header": HEADER.replace("</eadheader>", f"{LANGUAGES}</eadheader>")},
    "processinfo": {"below": "<processinfo><p>Done in <date>1999</date></p></processinfo>"},
    "objects": {"unit": f'{UNIT}<dao href="a.jpg"/><dao href="b.jpg"/>'},
}


def quiet(**parts):
    """Return a finding aid with nothing else in it that AtoM would change."""
    return an_aid(**{"whole": "<unittitle>Papers</unittitle><unitid>A 1</unitid>"} | parts)


def test_a_plain_finding_aid_is_taken_whole():
    assert packs.check(quiet(), "atom") == ()


@pytest.mark.parametrize("rule", LOST)
def test_what_is_lost_is_a_should(rule):
    assert rules(quiet(**LOST[rule]), "atom", Severity.SHOULD) == {rule}


def test_as_many_lives_as_creators_are_taken():
    two = f"{UNIT}<origination>{ANA}</origination><origination>{ANA}</origination>"
    life = "<bioghist><p>A life.</p></bioghist>"
    assert rules(quiet(unit=two, below=life * 2), "atom") == set()
    assert rules(quiet(unit=two, below=life * 3), "atom") == {"bioghist"}


@pytest.mark.parametrize(
    ("first", "taken"),
    [
        ('<ead xmlns="urn:isbn:1-931666-22-9" id="e">', True),
        ('<ead id="e" xmlns="urn:isbn:1-931666-22-9" audience="internal">', True),
        ('<ead id="e" xmlns="urn:isbn:1-931666-22-9">', False),
        ('<ead xmlns="urn:isbn:1-931666-22-9">', False),
        ('<ead\n  xmlns="urn:isbn:1-931666-22-9" id="e">', False),
        ("<ead>", True),
    ],
)
def test_the_namespace_must_stand_where_atom_can_take_it_out(first, taken):
    source = Source("aid.xml", f"{first}<archdesc level='fonds'><did>{UNIT}</did></archdesc></ead>".encode())
    assert (packs.check(source, "atom") == ()) is taken


def test_a_date_without_a_form_for_the_machine_is_only_advised():
    source = quiet(unit=f"{UNIT}<unitdate>May 1967</unitdate>")
    assert rules(source, "atom", Severity.ADVICE) == rules(source, "atom") == {"date"}


def test_an_id_may_stand_once():
    assert (
        rules(quiet(unit='<unittitle id="top">Letters</unittitle>'), "atom")
        == {"id"}
        == rules(quiet(unit='<unittitle id="c1">Letters</unittitle>'), "atom", Severity.MUST)
    )
