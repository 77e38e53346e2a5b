"""The rules published with EAD3: each value below was given to them, and to ours, and judged alike."""

import pytest

from muniment.description.findings import Severity
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import EAD3, rules


def an_aid(did="<unittitle/>", control="", notes="", on=""):
    body = f'<archdesc level="fonds"><did>{did}</did>{notes}</archdesc>'
    return Source("aid.xml", f"<ead {EAD3}><control{on}>{control}</control>{body}</ead>".encode())


VALUES = {
    ("unittitle lang", "language"): {"eng": 1, "ger": 1, "deu": 1, " eng ": 1, "en": 0, "": 0},
    ("language langcode", "language"): {"fre": 1, "fra": 1, "fr": 0},
    ("unittitle script", "script"): {"Latn": 1, "Cyrl": 1, "latn": 0, " Latn": 0, "": 0},
    ("language scriptcode", "script"): {"Arab": 1, "Xxxx": 0},
    ("unitid countrycode", "country"): {"DE": 1, " US ": 1, "de": 0, "UK": 0, "": 0},
    ("unitdate normal", "normal"): {
        "1967": 1,
        "1967-05": 1,
        "1967-05-31": 1,
        "19670531": 1,
        "196705": 0,
        "1967/1968": 1,
        "1967/": 0,
        "1967-13": 0,
        "1967~": 0,
        "3000": 0,
        "-0001": 1,
    },
    ("datesingle standarddate", "standarddate"): {
        "1967": 1,
        "196705": 1,
        "1967-0531": 1,
        "1967-05-31": 1,
        "3001": 0,
        "19": 0,
        "1967/1968": 0,
    },
    ("fromdate notbefore", "standarddate"): {"1967": 1, "1967-": 0},
    ("todate notafter", "standarddate"): {"1999-12-31": 1, "1999-12-32": 0, "-2000": 1, "": 0},
}
JUDGED = [(*name, value, bool(ok)) for name, values in VALUES.items() for value, ok in values.items()]


@pytest.mark.parametrize(("place", "rule", "value", "good"), JUDGED)
def test_codes_and_dates_have_their_forms(place, rule, value, good):
    element, attribute = place.split()
    source = an_aid(f'<{element} {attribute}="{value}">x</{element}>')
    assert rules(source, "ead3-rules") == (set() if good else {rule})


@pytest.mark.parametrize(
    ("encoding", "code", "good"),
    [
        ("iso639-1", "en", True),
        ("iso639-1", "eng", False),
        ("iso639-3", "deu", True),
        ("iso639-3", "aaa", True),
        ("iso639-3", "ger", False),
        ("otherlangencoding", "ger", True),
        ("otherlangencoding", "aaa", False),
    ],
)
def test_the_finding_aid_says_which_list_of_languages_it_uses(encoding, code, good):
    source = an_aid(f'<unittitle lang="{code}"/>', on=f' langencoding="{encoding}"')
    assert (packs.check(source, "ead3-rules") == ()) is good


@pytest.mark.parametrize(("code", "good"), [("US-DLC", True), ("DLC", False), ("GB-1234567890123", False)])
def test_an_agency_is_given_by_its_isil(code, good):
    source = an_aid(control=f"<maintenanceagency><agencycode> {code} </agencycode></maintenanceagency>")
    assert rules(source, "ead3-rules", Severity.MUST) == (set() if good else {"agency"})


def test_a_repository_is_given_by_its_isil_only_where_the_finding_aid_says_so():
    did = '<unitid repositorycode="DLC">x</unitid>'
    assert rules(an_aid(did), "ead3-rules") == set()
    assert rules(an_aid(did, on=' repositoryencoding="iso15511"'), "ead3-rules") == {"repository"}


@pytest.mark.parametrize(
    ("element", "attribute", "other"),
    [
        ("physdescstructured", "physdescstructuredtype", "otherphysdescstructuredtype"),
        ("dao", "daotype", "otherdaotype"),
        ("dsc", "dsctype", "otherdsctype"),
        ("relation", "relationtype", "otherrelationtype"),
        ("c", "level", "otherlevel"),
    ],
)
def test_what_is_called_other_has_a_name(element, attribute, other):
    assert rules(an_aid(notes=f'<{element} {attribute}="{other}"/>'), "ead3-rules") == {attribute}
    assert rules(an_aid(notes=f'<{element} {attribute}="{other}" {other}=" "/>'), "ead3-rules") == {attribute}
    assert rules(an_aid(notes=f'<{element} {attribute}="{other}" {other}="x"/>'), "ead3-rules") == set()


@pytest.mark.parametrize(
    ("kind", "beside", "good"),
    [
        ("unordered", "", False),
        ("unordered", ' mark="disc"', True),
        ("ordered", ' mark="disc"', False),
        ("ordered", ' numeration="decimal"', True),
        ("deflist", "", True),
    ],
)
def test_a_list_says_how_it_is_marked(kind, beside, good):
    source = an_aid(notes=f'<odd><list listtype="{kind}"{beside}/></odd>')
    assert (packs.check(source, "ead3-rules") == ()) is good


def test_a_second_list_of_components_is_advised_against():
    (finding,) = packs.check(an_aid(notes="<dsc/>\n<dsc/>"), "ead3-rules")
    assert (finding.rule, finding.severity, finding.line) == ("ead3-dsc", Severity.ADVICE, 2)


def test_an_era_is_of_the_two_suggested_whatever_the_words_of_the_date():
    assert rules(an_aid('<unitdate era="bce">44</unitdate>'), "ead3-rules") == set()
    assert rules(an_aid('<unitdate era="ah">1387</unitdate>'), "ead3-rules", Severity.ADVICE) == {"era"}
