from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muniment.description.levels import Level
from muniment.description.units import DateStatement, Extent, FindingAid, MaintenanceEvent, Unit
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.build import a_unit
from tests.formats.ead.settled import settled
from tests.strategies import TEXTS, XML_TEXTS, units, with_id

VERSIONS = st.sampled_from(ead.Version)
UNITS = units(XML_TEXTS).map(settled)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def laws(examples):
    return settings(max_examples=examples, suppress_health_check=SLOW, deadline=None)


def written(described, version, title="Everything"):
    return "".join(ead.write(described, version, title=title))


def read_back(described, version):
    return ead.read(Source("aid.xml", written(described, version).encode())).units


def differences(before, after):
    return {
        field.name: (getattr(before, field.name), getattr(after, field.name))
        for field in fields(Unit)
        if getattr(before, field.name) != getattr(after, field.name)
    }


@laws(100)
@given(UNITS, VERSIONS)
def test_what_is_written_reads_back_the_same(unit, version):
    (found,) = read_back([unit], version)
    assert differences(unit, found) == {}


@laws(30)
@given(UNITS, UNITS, UNITS, VERSIONS)
def test_a_tree_reads_back_with_every_unit_in_its_place(fonds, file, item, version):
    tree = (
        with_id(fonds, "f"),
        with_id(replace(file, aid=None), "f1", "f"),
        with_id(replace(item, aid=None), "f1i", "f1"),
        with_id(replace(item, aid=None), "f2", "f"),
    )
    assert read_back(tree, version) == tree


@laws(60)
@given(units(TEXTS), VERSIONS)
def test_whatever_a_unit_holds_its_file_is_well_formed_and_valid(unit, version):
    text = written([settled(unit)], version)
    assert [found.message for found in ead.validate(Source("aid.xml", text.encode()))] == []


@pytest.mark.parametrize("version", ead.Version)
def test_a_component_copied_with_its_id_is_another_and_the_file_comes_back(version):
    fonds = a_unit("Fonds", level=Level.FONDS)
    file = a_unit("File", parent=fonds.id)
    text = "".join(ead.write([fonds, file, a_unit("Item", parent=file.id)], version))
    end = text.rindex("</c>") + len("</c>")
    copied = text[:end] + text[text.index("<c ") : end].replace("Item", "Copy") + text[end:]
    found = ead.read(Source("aid.xml", copied.encode())).units
    assert [unit.title for unit in found] == ["Fonds", "File", "Item", "File", "Copy"]
    assert len({unit.id for unit in found}) == 5
    assert [unit.parent for unit in found[1:]] == [found[0].id, found[1].id, found[0].id, found[3].id]
    assert found[1].id == file.id
    assert "".join(ead.write(found, version)) == copied


@pytest.mark.parametrize("version", ead.Version)
def test_several_units_at_the_top_stand_under_a_collection_that_is_left_out_again(version):
    tops = (
        a_unit("One", level=Level.FONDS, aid=FindingAid(identifier="one", rules="DACS")),
        a_unit("Two"),
    )
    assert "<unittitle>everything</unittitle>" in written(tops, version).lower()
    assert read_back(tops, version) == tops


@pytest.mark.parametrize("version", ead.Version)
def test_the_same_units_give_the_same_bytes(version):
    described = [a_unit("One", shelfmark="AQPPSH, MPP Korese, D 1, V. 1967")]
    assert written(described, version) == written(described, version)


@pytest.mark.parametrize("version", ead.Version)
def test_ids_that_xml_does_not_allow_survive(version):
    unit = replace(a_unit(), id="1 / 2")
    assert "<archdesc id" not in written([unit], version).lower()
    assert read_back([unit], version) == (unit,)


@pytest.mark.parametrize("version", ead.Version)
@pytest.mark.parametrize("text", ["  3  boxes ", "3\tboxes", "3\r\nboxes"])
def test_the_words_beside_a_counted_extent_keep_their_spaces(version, text):
    unit = a_unit(extents=(Extent(text=text, quantity="3", unit="boxes"),))
    (back,) = read_back([unit], version)
    assert back.extents == unit.extents


@pytest.mark.parametrize("version", ead.Version)
@pytest.mark.parametrize("edtf", ["1967/", "/1967", "1967/..", "../1967"])
@pytest.mark.parametrize("text", ["", "since 1967"])
def test_a_date_with_an_open_end_stays_open(version, edtf, text):
    unit = a_unit(dates=(DateStatement(text=text, edtf=edtf),))
    (back,) = read_back([unit], version)
    assert back.dates == unit.dates


@pytest.mark.parametrize("version", ead.Version)
@pytest.mark.parametrize("date", ["0000", "0000-01-01", "1967-02-30", "1967-13", "long ago"])
def test_a_date_of_the_description_that_no_calendar_has_stands_in_words(version, date):
    aid = FindingAid(title="Aid", events=(MaintenanceEvent(kind="created", date=date),))
    source = Source("aid.xml", written([a_unit(level=Level.FONDS, aid=aid)], version).encode())
    assert ead.validate(source) == ()
    assert ead.read(source).units[0].aid.events == aid.events


@pytest.mark.parametrize("version", ead.Version)
def test_a_control_character_is_replaced_not_written(version):
    text = written([a_unit("Bell\x07 and half \ud800")], version)
    assert "Bell\ufffd and half \ufffd" in text
