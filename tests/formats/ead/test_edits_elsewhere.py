"""What was edited by hand, in another version than it came in: old words do not come back, others stay."""

import re
from dataclasses import replace

import pytest

from muniment.description.markup import prose
from muniment.description.units import MaintenanceEvent, a_title
from muniment.formats import ead
from tests.formats.ead.storing import all_stored
from tests.formats.ead.test_groups import an_aid
from tests.formats.ead.test_merging import units_of

EAD2002, EAD3, EAD4 = ead.Version

SCOPE = '<scopecontent encodinganalog="520"><head>Old <emph>head</emph></head><p>Letters.</p></scopecontent>'
INDEX = "<index><p>Some names.</p><indexentry><persname>Kola, Ana</persname></indexentry></index>"
GROUP = f"<descgrp><head>Conditions</head>{SCOPE}{INDEX}</descgrp>"


def shown(units, version, came=""):
    """Return what people read of units in a version."""
    text = "".join(ead.write(all_stored(units, came), version, title="Aid"))
    return re.sub(r"<\?.*?\?>", "", text)


@pytest.mark.parametrize("version", [EAD3, EAD4])
@pytest.mark.parametrize("came", ["", "ead2002"])
@pytest.mark.parametrize("below", [SCOPE, GROUP])
def test_words_of_a_note_that_was_changed_or_deleted_are_not_shown_in_another_version(below, came, version):
    (unit,) = units_of(an_aid(below=[below, INDEX]))
    assert shown([unit], version, came).count("Letters.") == 1
    changed = replace(unit, notes=(replace(unit.notes[0], heading="New", prose=prose("Maps.")),))
    for edited in (changed, replace(unit, notes=())):
        text = shown([edited], version, came)
        assert "Letters." not in text
        assert "Old" not in text
        assert "Kola, Ana" in text
        assert "Some names." in text


@pytest.mark.parametrize("version", [EAD3, EAD4])
@pytest.mark.parametrize("are_several", [False, True])
def test_words_of_a_header_that_were_changed_are_not_shown_in_another_version(are_several, version):
    title = "<titleproper>Old aid</titleproper>"
    aid = an_aid(below=[INDEX]).replace("<titleproper>Aid</titleproper>", f"{title}<subtitle>Part</subtitle>")
    (unit,) = units_of(aid)
    other = [replace(unit, id="other", kept=())] if are_several else []
    assert "Old aid" in shown([unit, *other], version)
    event = MaintenanceEvent(kind="revised", date="2020", text="Said anew.")
    text = shown([replace(unit, aid=replace(unit.aid, title="New", events=(event,))), *other], version)
    assert "Old aid" not in text
    assert "Part" in text


@pytest.mark.parametrize("version", [EAD3, EAD4])
@pytest.mark.parametrize("name", ["Archive", ""])
def test_the_address_of_a_repository_is_shown_though_its_name_is_deleted(name, version):
    lines = "<address><addressline>Street 5</addressline></address>"
    (unit,) = units_of(an_aid([f"<repository><corpname>Archive</corpname>{lines}</repository>"]))
    text = shown([replace(unit, repository=name)], version)
    assert "Street 5" in text
    assert ("Archive" in text) is (name == "Archive")


DATED = (
    '<unittitle>Old <num>7</num></unittitle><unitdate altrender="x">1987</unitdate>'
    '<unitdatestructured altrender="x"><datesingle standarddate="1987">1987</datesingle></unitdatestructured>'
)


@pytest.mark.parametrize("version", [EAD2002, EAD4])
def test_words_of_titles_and_dates_that_were_changed_are_not_shown_in_another_version(version):
    (unit,) = units_of(an_aid([DATED], version=EAD3))
    assert "1987" in shown([unit], version)
    text = shown([replace(unit, titles=(a_title("New"),), dates=())], version)
    assert "Old" not in text
    assert "1987" not in text


def test_a_repository_beside_the_first_one_is_shown_in_another_version():
    two = [
        f"<repository><corpname>{name} <emph>H</emph></corpname></repository>" for name in ("Alpha", "Beta")
    ]
    (unit,) = units_of(an_aid(two))
    assert "Beta" in shown([unit], EAD3)
