import re

import pytest

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import EAD3, EAD2002, rules

DID = {
    "2.1": "<unitid>A 1</unitid>",
    "2.2": "<repository><corpname>Archive</corpname></repository>",
    "2.3": "<unittitle>Papers</unittitle>",
    "2.4": "<unitdate>1967</unitdate>",
    "2.5": "<physdesc><extent>3 boxes</extent></physdesc>",
    "2.6": "<origination><persname>Ana Kola</persname></origination>",
    "4.5": "<langmaterial>In Albanian.</langmaterial>",
}
NOTES = {
    "3.1": "<scopecontent><p>Letters.</p></scopecontent>",
    "4.1": "<accessrestrict><p>Open.</p></accessrestrict>",
    "2.7": "<bioghist><p>A life.</p></bioghist>",
    "access-points": "<controlaccess><subject>Grain</subject></controlaccess>",
}
STATEMENT = "<publicationstmt><p>Free to use.</p></publicationstmt>"
RIGHTS = {"8.2": f"<eadheader><filedesc>{STATEMENT}</filedesc></eadheader>"}
OPTIMAL = {"2.7", "access-points"}
IF_KNOWN = {"2.6"}


def an_aid(without="", below=""):
    header, did, notes = (
        "".join(v for k, v in part.items() if k != without) for part in (RIGHTS, DID, NOTES)
    )
    body = f'<archdesc level="fonds"><did>{did}</did>{notes}<dsc>{below}</dsc></archdesc>'
    return Source("aid.xml", f"<ead {EAD2002}>{header}{body}</ead>".encode())


def test_a_finding_aid_with_all_that_is_asked_gives_no_finding():
    assert packs.check(an_aid(), "dacs") == ()


@pytest.mark.parametrize("element", [*DID, *NOTES, *RIGHTS])
def test_each_element_is_missed_when_it_alone_is_not_there(element):
    (finding,) = packs.check(an_aid(without=element), "dacs")
    assert finding.rule == f"dacs-{element}"
    expected = Severity.ADVICE if element in OPTIMAL else Severity.MUST
    assert finding.severity is (Severity.SHOULD if element in IF_KNOWN else expected)


def test_what_is_said_of_a_part_is_not_said_of_the_whole():
    part = f'<c level="series"><did>{"".join(DID.values())}</did>{"".join(NOTES.values())}</c>'
    assert rules(an_aid(without="3.1", below=part), "dacs") == {"3.1"}
    assert rules(an_aid(without="2.3", below=part), "dacs") == {"2.3"}


def test_a_part_needs_a_title_or_a_date_and_a_level():
    assert rules(an_aid(below="<c><did><unitid>1</unitid></did></c>"), "dacs", Severity.MUST) == {"2.3"}
    assert rules(an_aid(below="<c><did><unitdate>1967</unitdate></did></c>"), "dacs", Severity.SHOULD) == {
        "1-level"
    }


def test_ead3_says_it_in_its_own_elements():
    data = an_aid().data.decode().replace(EAD2002, EAD3)
    data = data.replace("<unitdate>1967</unitdate>", "<unitdatestructured>1967</unitdatestructured>")
    data = re.sub("<physdesc>.*</physdesc>", "<physdescstructured>3 boxes</physdescstructured>", data)
    control = (
        "<control><rightsdeclaration><descriptivenote>Free.</descriptivenote></rightsdeclaration></control>"
    )
    data = re.sub("<eadheader>.*</eadheader>", control, data)
    assert packs.check(Source("aid.xml", data.encode()), "dacs") == ()
