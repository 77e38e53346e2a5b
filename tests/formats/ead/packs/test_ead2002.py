import pytest

from muniment.formats.ead import packs
from tests.formats.ead.packs.aids import UNIT, an_aid, rules

CODES = {
    ("language", "langcode", "alb"): True,
    ("language", "langcode", "sqi"): True,
    ("language", "langcode", "sq"): False,
    ("language", "langcode", "Alb"): False,
    ("language", "scriptcode", "Cyrl"): True,
    ("language", "scriptcode", "cyrl"): False,
    ("language", "scriptcode", "Jpan"): False,
    ("unitid", "countrycode", "DE"): True,
    ("unitid", "countrycode", "de"): False,
    ("unitid", "countrycode", "RS"): False,
    ("unitid", "repositorycode", "US-DLC"): True,
    ("unitid", "repositorycode", "DLC"): False,
    ("unitid", "repositorycode", "XY-1"): False,
    ("unitid", "repositorycode", "O-1"): True,
    ("unitid", "repositorycode", "US-123456789012"): False,
}


@pytest.mark.parametrize(("element", "attribute", "code"), CODES)
def test_codes_are_of_the_lists_that_were_closed(element, attribute, code):
    said = f'<{element} {attribute}="{code}">x</{element}>'
    inside = f"<langmaterial>{said}</langmaterial>" if element == "language" else said
    found = rules(an_aid(unit=UNIT + inside), "ead2002-1.0.0")
    assert found == (set() if CODES[element, attribute, code] else {attribute})


def test_what_has_no_codes_is_not_looked_at():
    assert packs.check(an_aid(), "ead2002-1.0.0") == ()
