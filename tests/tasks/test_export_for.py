"""An export for a consumer is adapted where nothing is lost, and held where it would be rejected."""

from dataclasses import replace

import pytest

from muniment.description.levels import Level
from muniment.description.units import MaintenanceEvent
from muniment.description.waivers import Waiver
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead import packs
from muniment.progress import finish
from muniment.tasks.export_file import ExportHeldError, export
from muniment.tasks.import_file import import_source
from tests.build import a_unit

AID = Source(
    "letters.xml",
    b"""<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
<eadheader><eadid>X1</eadid>
<filedesc><titlestmt><titleproper>Letters</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Letters</unittitle><unitid>D 1</unitid>
<unitdate normal="1961/1967">1961-1967</unitdate><origination>Hoxha, Enver</origination>
<langmaterial><language langcode="alb">Albanian</language></langmaterial>
<note><p>Damp.</p></note><dao xlink:type="simple" xlink:href="http://example.org/1"/></did></archdesc></ead>""",
)


@pytest.fixture
def top(catalogue):
    return finish(import_source(catalogue, AID)).top


def exported(catalogue, tmp_path, *consumers, version="ead2002"):
    target = tmp_path / "out.xml"
    return finish(export(catalogue, target, version, consumers=consumers)), target.read_text("utf-8")


def test_without_a_consumer_the_file_is_as_it_came(catalogue, top, tmp_path):
    done, text = exported(catalogue, tmp_path)
    assert (done.adapted.count, text) == (0, AID.data.decode())


def test_what_a_consumer_would_reject_holds_the_export(catalogue, top, tmp_path):
    with pytest.raises(ExportHeldError, match="would be rejected") as held:
        exported(catalogue, tmp_path, "archivesspace")
    found = [each for each in held.value.findings if each.severity == "must"]
    assert [(each.rule, each.unit) for each in found] == [("archivesspace-extent", top)]
    assert not (tmp_path / "out.xml").exists()


def test_one_finding_that_holds_the_export_is_told_as_one(catalogue, top, tmp_path):
    with pytest.raises(ExportHeldError, match=r"\(1 finding\)") as held:
        exported(catalogue, tmp_path, "archivesspace", version="ead3")
    assert len(held.value.findings) == 1


def test_what_is_waived_does_not_hold_it(catalogue, top, tmp_path):
    with pytest.raises(ExportHeldError) as held:
        exported(catalogue, tmp_path, "archivesspace")
    [found] = [each for each in held.value.findings if each.severity == "must"]
    with catalogue.edit("Waive") as edit:
        edit.waive(Waiver(unit=top, rule=found.rule, field=found.field, reason="It is added there."))
    done, _text = exported(catalogue, tmp_path, "archivesspace")
    assert found.rule not in {each.rule for each in done.findings}


def test_what_is_waived_of_very_many_findings_does_not_hide_those_that_are_not(catalogue, tmp_path):
    many = packs.MOST + 2
    parts = "".join(f'<c id="c{number}" level="file"><did/></c>' for number in range(many))
    said = AID.data.replace(b"</archdesc>", f"<dsc>{parts}</dsc></archdesc>".encode())
    finish(import_source(catalogue, Source("letters.xml", said)))
    _top, *units = catalogue.subtree()
    rule = "archivesspace-component"
    with catalogue.edit("Waive") as edit:
        for unit in units[:-1]:
            edit.waive(Waiver(unit=unit.id, rule=rule, field="titles", reason="They are added there."))
    with pytest.raises(ExportHeldError) as held:
        exported(catalogue, tmp_path, "archivesspace")
    found = [each for each in held.value.findings if each.rule == rule]
    assert [(each.unit, "more like it" in each.message) for each in found] == [(units[-1].id, False)]


ADAPTED = {
    "archivesspace": (
        ("object-title", 'xlink:title="http://example.org/1"'),
        ("notes-beside", "</did><odd><p>Damp.</p></odd>"),
    ),
    "apeead": (("identified", 'identifier="X1"'), ("object-title", 'xlink:title="http://example.org/1"')),
    "atom": (("named-creator", "<origination><name>Hoxha, Enver</name></origination>"),),
}


@pytest.mark.parametrize(
    ("consumer", "rule", "written"),
    [(consumer, *row) for consumer, rows in ADAPTED.items() for row in rows],
)
def test_it_is_adapted_where_nothing_is_lost(catalogue, top, tmp_path, consumer, rule, written):
    target = tmp_path / "out.xml"
    done = finish(export(catalogue, target, "ead2002", consumers=[consumer], even_if_invalid=True))
    assert rule in {each.rule for each in done.adapted.told}
    assert written in target.read_text("utf-8")
    assert ead.validate(Source("out.xml", target.read_bytes())) == ()


def test_an_extent_in_bare_words_is_marked_for_archivesspace(catalogue, tmp_path):
    said = AID.data.replace(b"<note><p>", b"<physdesc>3 boxes</physdesc><physdesc>ca. 3</physdesc><note><p>")
    finish(import_source(catalogue, Source("letters.xml", said)))
    done, text = exported(catalogue, tmp_path, "archivesspace")
    assert "<physdesc><extent>3 boxes</extent></physdesc><physdesc>ca. 3</physdesc>" in text
    assert "measured" in {each.rule for each in done.adapted.told}


def test_the_catalogue_stays_as_it_is(catalogue, top, tmp_path):
    before = catalogue.unit(top)
    finish(export(catalogue, tmp_path / "out.xml", "ead2002", consumers=["atom"], even_if_invalid=True))
    assert catalogue.unit(top) == before


def test_a_version_that_the_consumer_does_not_take_is_held(catalogue, top, tmp_path):
    with pytest.raises(ExportHeldError) as held:
        exported(catalogue, tmp_path, "archivesspace", version="ead3")
    assert "pack-version" in {each.rule for each in held.value.findings}


@pytest.mark.parametrize("consumer", ADAPTED)
@pytest.mark.parametrize("version", ["ead3", "ead4"])
def test_a_file_in_a_version_that_the_consumer_does_not_take_is_not_adapted(
    catalogue, top, tmp_path, consumer, version
):
    target = tmp_path / "out.xml"
    done = finish(export(catalogue, target, version, consumers=[consumer], even_if_invalid=True))
    assert done.adapted == ead.Adapted()
    assert ead.validate(Source("out.xml", target.read_bytes())) == ()


def test_the_unit_at_the_top_is_known_again_after_the_portal_has_had_its_file(catalogue, tmp_path):
    with catalogue.edit("Make") as edit:
        edit.put(papers := a_unit("Papers", level=Level.FONDS))
        edit.put(letters := a_unit("Letters", parent=papers.id))
    target = tmp_path / "out.xml"
    finish(export(catalogue, target, "ead2002", consumers=["apeead"], even_if_invalid=True))
    assert [unit.id for unit in ead.read(Source.of(target)).units] == [papers.id, letters.id]


def test_all_that_is_in_the_file_is_counted_though_a_consumer_has_something_against_it(catalogue, tmp_path):
    with catalogue.edit("Make") as edit:
        edit.put(papers := a_unit("Papers", level=Level.FONDS))
        edit.put(a_unit("Letters", parent=papers.id))
    target = tmp_path / "out.xml"
    done = finish(export(catalogue, target, "ead2002", consumers=["apeead"], even_if_invalid=True))
    assert (bool(done.findings), done.units) == (True, 2)


def test_an_event_of_which_only_the_kind_is_known_says_it_where_an_empty_item_would_be_refused(
    catalogue, top, tmp_path
):
    with catalogue.edit("Revise") as edit:
        unit = edit.unit(top)
        edit.put(
            replace(unit, aid=replace(unit.aid, events=(MaintenanceEvent(kind="updated", date="1967"),)))
        )
    finish(export(catalogue, tmp_path / "three.xml", "ead3", even_if_invalid=True))
    there = "".join(ead.write(ead.read(Source.of(tmp_path / "three.xml")).units, ead.Version.EAD2002))
    source = Source("there.xml", there.encode())
    assert ead.read(source).units[0].aid.events == (MaintenanceEvent(kind="updated", date="1967"),)
    adapted = ead.mend(source, ead.all_of({"all"}), ead.ADAPTATIONS["archivesspace"]).data
    assert b"updated</item>" in adapted
    assert ead.validate(Source("adapted.xml", adapted)) == ()


def test_what_is_empty_stays_where_the_standard_wants_it(catalogue, tmp_path):
    revision = b"<revisiondesc><change><date>1967</date><item/></change></revisiondesc></eadheader>"
    source = Source("letters.xml", AID.data.replace(b"</eadheader>", revision))
    adapted = ead.mend(source, ead.all_of({"all"}), ead.ADAPTATIONS["archivesspace"]).data
    assert ead.validate(Source("adapted.xml", adapted)) == ()


@pytest.mark.parametrize("consumer", ["archivesspace", "apeead"])
def test_the_label_of_a_note_becomes_the_heading_of_the_general_one(catalogue, tmp_path, consumer):
    labelled = b'<note label="State" type="x" show="new"><p>Damp.</p></note>'
    place = b"</did>" if consumer == "archivesspace" else b"</archdesc>"
    said = AID.data.replace(b"<note><p>Damp.</p></note>", b"")
    said = said.replace(place, (labelled + place), 1)
    finish(import_source(catalogue, Source("letters.xml", said)))
    target = tmp_path / "out.xml"
    finish(export(catalogue, target, "ead2002", consumers=[consumer], even_if_invalid=True))
    assert '<odd type="x"><head>State</head><p>Damp.</p></odd>' in target.read_text("utf-8")
    assert ead.validate(Source("out.xml", target.read_bytes())) == ()


NAMELESS = (
    '<c id="s" level="series"><did><unittitle>Embassy</unittitle></did>'
    '<c level="file"><did><unittitle>One</unittitle></did></c>'
    '<c level="file"><did><physloc>Shelf 3</physloc></did><custom/></c></c>'
)


@pytest.mark.parametrize("rule", ["ead-schema", "archivesspace-component"])
def test_what_holds_an_export_leads_to_its_record_though_its_component_has_no_id(catalogue, tmp_path, rule):
    said = AID.data.replace(b"</archdesc>", f"<dsc>{NAMELESS}</dsc></archdesc>".encode())
    finish(import_source(catalogue, Source("letters.xml", said)))
    bad = next(unit for unit in catalogue.subtree() if unit.parent is not None and not unit.title)
    with pytest.raises(ExportHeldError) as held:
        exported(catalogue, tmp_path, "archivesspace")
    assert {each.unit for each in held.value.findings if each.rule == rule} == {bad.id}
