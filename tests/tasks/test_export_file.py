"""A finding aid is written whole and valid, or not at all."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from muniment.catalogue import Catalogue
from muniment.description.findings import Finding, Severity
from muniment.description.units import Rights
from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.progress import GivenUpError, finish, given_up_when
from muniment.tasks import export_file
from muniment.tasks.export_file import ExportHeldError, export, rendered
from muniment.tasks.import_file import import_source
from tests.build import a_unit
from tests.tasks.test_place import placed


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    yield made
    made.close()


@pytest.fixture(params=[row.id for row in table.WRITTEN])
def version(request):
    return request.param


def a_report():
    return a_unit("Report", "AQPPSH, MPP Korese, D 1, V. 1967")


def a_memo():
    return a_unit("Memo", "TNA, FO 371/84053")


def test_what_is_exported_reads_back_the_same(catalogue, tmp_path, version):
    placed(
        catalogue, a_unit("Report", "AQPPSH, MPP Korese, D 1, V. 1967"), a_unit("Memo", "TNA, FO 371/84053")
    )
    finish(export(catalogue, tmp_path / "out.xml", version))
    back = table.read(Source.of(tmp_path / "out.xml"))
    there = {unit.id: unit for unit in back.units}
    assert all(there[unit.id].shelfmarks == unit.shelfmarks for unit in catalogue.subtree())
    assert all(there[unit.id].titles == unit.titles for unit in catalogue.subtree())


def test_one_branch_travels_with_the_places_it_stands_in(catalogue, tmp_path, version):
    report, _memo = placed(catalogue, a_report(), a_memo())
    done = finish(export(catalogue, tmp_path / "out.xml", version, unit=report.id))
    titles = {unit.title for unit in table.read(Source.of(tmp_path / "out.xml")).units}
    assert {"AQPPSH", "MPP Korese", "Report"} <= titles
    assert "Memo" not in titles
    assert done.units == 5


def test_a_search_can_be_exported(catalogue, tmp_path, version):
    placed(
        catalogue, a_unit("Report", "AQPPSH, MPP Korese, D 1, V. 1967"), a_unit("Memo", "TNA, FO 371/84053")
    )
    finish(export(catalogue, tmp_path / "out.xml", version, query="memo"))
    titles = {unit.title for unit in table.read(Source.of(tmp_path / "out.xml")).units}
    assert "Memo" in titles
    assert "Report" not in titles


def test_the_preview_is_the_file(catalogue, tmp_path, version):
    [unit] = placed(catalogue, a_unit("Loose leaf"))
    finish(export(catalogue, tmp_path / "out.xml", version, unit=unit.id))
    assert rendered(catalogue, unit.id, version) == (tmp_path / "out.xml").read_text(encoding="utf-8")


def test_the_same_catalogue_gives_the_same_bytes(catalogue, tmp_path, version):
    placed(catalogue, a_report())
    for name in ("one.xml", "two.xml"):
        finish(export(catalogue, tmp_path / name, version))
    assert (tmp_path / "one.xml").read_bytes() == (tmp_path / "two.xml").read_bytes()


def test_a_stopped_export_leaves_the_old_file_and_no_draft(catalogue, tmp_path, version):
    placed(catalogue, a_unit("Report"))
    target = tmp_path / "out.xml"
    target.write_text("the old file")
    steps = export(catalogue, target, version)
    next(steps)
    steps.close()
    assert target.read_text() == "the old file"
    assert [file.name for file in tmp_path.glob(".out.xml*")] == []


def test_who_stops_an_export_while_it_is_validated_has_no_new_file(catalogue, tmp_path, version, monkeypatch):
    placed(catalogue, a_unit("Report"))
    validated = []
    monkeypatch.setattr(export_file, "validate", lambda source: validated.append(source) or ())
    target = tmp_path / "out.xml"
    target.write_text("the old file", encoding="utf-8")
    steps = export(catalogue, target, version)
    while not validated:
        next(steps)
    steps.close()
    assert target.read_text("utf-8") == "the old file"


def test_who_gives_an_export_up_while_its_file_is_read_again_need_not_wait(catalogue, tmp_path, version):
    placed(catalogue, a_unit("Report"))
    given_up = []
    steps = export(catalogue, tmp_path / "out.xml", version)
    with given_up_when(lambda: bool(given_up)), pytest.raises(GivenUpError):
        finish(steps, lambda step: given_up.append(step) if step.label.startswith("Validating") else None)
    assert [file.name for file in tmp_path.iterdir() if "out" in file.name] == []


def test_an_invalid_export_is_held_until_it_is_asked_for(catalogue, tmp_path, version, monkeypatch):
    placed(catalogue, a_unit("Report"))
    broken = export_file.table.writing(version)

    def spoilt(units, title):
        return (re.sub("unit[tT]itle", "untitle", piece) for piece in broken.write(units, title))

    row = replace(broken, write=spoilt)
    monkeypatch.setattr(export_file.table, "writing", lambda _id: row)
    target = tmp_path / "out.xml"
    with pytest.raises(ExportHeldError) as held:
        finish(export(catalogue, target, version))
    assert held.value.findings
    assert not target.exists()
    done = finish(export(catalogue, target, version, even_if_invalid=True))
    assert target.exists()
    assert done.findings


def test_what_is_said_of_a_file_that_is_held_counts_what_holds_it_alone():
    weights = (Severity.MUST, Severity.SHOULD, Severity.ADVICE, Severity.MUST)
    rules = ("pack", "ead-schema", "pack", "pack")
    found = tuple(
        Finding(rule=rule, severity=weight, message="Wrong.")
        for rule, weight in zip(rules, weights, strict=True)
    )
    held = ExportHeldError(Path("out.xml"), found)
    assert str(held) == "out.xml was not written: it would be rejected (2 findings)."
    assert held.findings == found


def test_a_character_that_no_file_can_hold_is_a_finding_but_holds_nothing_back(catalogue, tmp_path, version):
    [unit] = placed(catalogue, a_unit("Bell\x07"))
    done = finish(export(catalogue, tmp_path / "out.xml", version))
    (found,) = done.findings
    assert (found.rule, found.severity, found.unit) == ("xml-character", Severity.SHOULD, unit.id)
    assert "Bell\ufffd" in (tmp_path / "out.xml").read_text(encoding="utf-8")


def test_an_export_tells_of_each_unit_what_the_format_has_no_place_for(catalogue, tmp_path, version):
    rights = (Rights(text="Free.", holder="Ana"),)
    [unit, _plain] = placed(catalogue, replace(a_unit("Report"), rights=rights), a_unit("Memo"))
    done = finish(export(catalogue, tmp_path / "out.xml", version))
    (found,) = [each for each in done.account if each.field == "rights"]
    assert (found.unit, found.detail, found.severity) == (unit.id, "Ana", Severity.ADVICE)


def test_the_account_of_a_long_export_is_counted_not_endless(catalogue, tmp_path, version, monkeypatch):
    monkeypatch.setattr(export_file, "MOST", 2)
    rights = (Rights(text="Free.", holder="Ana"),)
    placed(catalogue, *(replace(a_unit(f"Report {n}"), rights=rights) for n in range(5)))
    account = finish(export(catalogue, tmp_path / "out.xml", version)).account
    told = [each for each in account if each.field == "rights"]
    assert len(told) == 3
    assert told[-1].message.endswith("The same is so of 3 more.")


LINKED = Source(
    "linked.xml",
    b"""<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>X</eadid><filedesc><titlestmt><titleproper>A
</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>A</unittitle></did><dsc>
<c id="a"><did><unittitle>One</unittitle><container id="k" type="box">1</container></did></c>
<c id="b"><did><unittitle>Two</unittitle><container parent="k" type="folder">2</container></did></c>
</dsc></archdesc></ead>""",
)


def test_a_reference_to_a_unit_that_was_deleted_is_told_of_the_unit_that_refers_to_it(catalogue, tmp_path):
    _top, one, two = finish(import_source(catalogue, LINKED)).made
    assert finish(export(catalogue, tmp_path / "out.xml", "ead2002")).findings == ()
    with catalogue.edit("Delete") as edit:
        edit.delete(one)
    (found,) = finish(export(catalogue, tmp_path / "out.xml", "ead2002")).findings
    assert (found.rule, found.unit, found.field) == ("ead-reference", two, "containers")
