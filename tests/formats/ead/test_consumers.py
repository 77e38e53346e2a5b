"""What ArchivesSpace and AtoM ask of a finding aid is in every export, where nothing is lost by it."""

import re

import pytest

from muniment.description.findings import Severity
from muniment.description.levels import Level, NoteKind, ShelfmarkKind, TitleKind
from muniment.description.markup import prose
from muniment.description.units import (
    Credit,
    DateStatement,
    DigitalObject,
    Extent,
    LanguageStatement,
    Note,
    Shelfmark,
    a_title,
)
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from tests.build import a_unit
from tests.formats.ead.test_writing import plain

EAD2002, EAD3 = ead.Version.EAD2002, ead.Version.EAD3
FULL = {
    "languages": (LanguageStatement(language="sq", script="Latn"),),
    "credits": (
        Credit(name="Party of Labour", relator="cre"),
        Credit(name="Ana Kola", relator="trl", statement="Translated on 3 May by Ana Kola"),
    ),
    "objects": (DigitalObject(href="https://example.org/1.jpg"),),
    "notes": (Note(kind=NoteKind.SCOPE, prose=prose("A report.")),),
}


def read_back(version, *units):
    text = "".join(ead.write(units, version, title="Everything"))
    return ead.read(Source("aid.xml", text.encode())).units


def musts(pack, *units):
    text = "".join(ead.write(units, EAD2002, title="Everything")).encode()
    found = packs.check(Source("aid.xml", text), pack)
    return [each.message for each in found if each.severity is Severity.MUST]


@pytest.mark.parametrize("version", ead.Version)
def test_the_main_title_and_shelfmark_have_no_type_even_where_others_made_them(version):
    unit = a_unit(
        titles=(a_title("[Letters]", kind=TitleKind.SUPPLIED), a_title("Lettres", kind=TitleKind.TRANSLATED)),
        shelfmarks=(Shelfmark(text="A 1", kind=ShelfmarkKind.FORMER),),
    )
    text = "".join(ead.write([unit], version))
    kind = {EAD2002: "type", EAD3: "localtype"}.get(version, "localType")
    assert re.search(r"(?i)<unittitle>(<\?.*?\?>)\[Letters\]", text)
    assert re.search(r"(?i)<unitid>(<\?.*?\?>)A 1", text)
    assert re.search(f'(?i)<unittitle {kind}="translated">Lettres</unittitle>', text)
    assert read_back(version, unit) == (unit,)


def test_a_given_title_keeps_its_place_before_a_supplied_one_that_is_typed():
    titles = (a_title("[Letters]", kind=TitleKind.SUPPLIED), a_title("Lettres"))
    text = plain(EAD2002, titles=titles)
    assert '<unittitle type="supplied">[Letters]</unittitle><unittitle>Lettres</unittitle>' in text


def test_a_digital_object_always_has_a_title():
    unit = a_unit("Letters", objects=(DigitalObject(href="1.jpg"), DigitalObject(href="2.jpg", title="Two")))
    text = "".join(ead.write([unit], EAD2002))
    assert 'xlink:href="1.jpg"' in text
    assert re.findall('xlink:title="(.*?)"', text) == ["Letters", "Two"]
    assert read_back(EAD2002, unit) == (unit,)


LEVELS = {
    (Level.OTHER, ""): 'level="otherlevel" otherlevel="unspecified"',
    (Level.OTHER, "sub file"): 'level="otherlevel" otherlevel="sub-file"',
    (Level.OTHER, "Mappe"): 'level="otherlevel" otherlevel="Mappe"',
    (None, ""): 'level="otherlevel" otherlevel="unspecified"',
    (Level.SERIES, ""): 'level="series">',
}


@pytest.mark.parametrize("said", LEVELS)
def test_another_level_always_has_a_name(said):
    unit = a_unit("Letters", level=said[0], level_name=said[1])
    assert LEVELS[said] in "".join(ead.write([unit], EAD2002))
    assert read_back(EAD2002, unit) == (unit,)


def test_a_credit_in_the_processing_note_holds_no_date_element():
    note = re.search("<processinfo.*?</processinfo>", plain(EAD2002, **FULL))
    assert "3 May" in note[0]
    assert "<date" not in note[0]


def test_a_date_that_ends_before_it_begins_is_not_told_to_machines():
    text = plain(EAD2002, dates=(DateStatement(text="May to January", edtf="1967-05/1967-01"),))
    assert "normal=" not in text
    within = plain(EAD2002, dates=(DateStatement(text="from May", edtf="1967-05/1967"),))
    assert 'normal="1967-05/1967"' in within


@pytest.mark.parametrize("pack", ["archivesspace", "atom", "ead2002-1.0.0"])
def test_a_full_description_is_rejected_by_nobody(pack):
    unit = a_unit(
        "Report",
        shelfmark="A 1",
        level=Level.FONDS,
        dates=(DateStatement(text="ca. 1967", edtf="1967~"),),
        extents=(Extent(text="2 boxes", quantity="2", unit="boxes"),),
        **FULL,
    )
    assert musts(pack, unit) == []


@pytest.mark.parametrize("pack", ["archivesspace", "atom", "ead2002-1.0.0"])
def test_several_units_together_are_rejected_by_nobody(pack):
    dates = (DateStatement(text="1967", edtf="1967"), DateStatement(text="ca. 1946", edtf="1946~"))
    one, two = a_unit("One", dates=dates, **FULL), a_unit("Two", level=None)
    assert musts(pack, one, two) == []
    text = "".join(ead.write([one, two], EAD2002, title="Everything"))
    assert '<unitdate normal="1946/1967">1946–1967</unitdate>' in text
    assert read_back(EAD2002, one, two) == (one, two)
