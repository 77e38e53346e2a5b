"""Finding aids whose groups of digital objects an earlier program did not read: nothing of them is lost."""

from dataclasses import replace

import pytest

from muniment.description.units import DigitalObject, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import rendered
from muniment.tasks.import_file import import_source
from muniment.tasks.look_into import look_into

AID = b"""<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
<eadheader><eadid>aid-1</eadid><filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did><dsc>
<c level="file" id="l"><did><unittitle>Letters</unittitle>
<daogrp><daoloc xlink:href="a.jpg" xlink:role="thumbnail"/><daoloc xlink:href="b.jpg"/></daogrp>
</did></c>
<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c></dsc></archdesc></ead>"""
OBJECTS = (DigitalObject(href="a.jpg", role="thumbnail"), DigitalObject(href="b.jpg"))


@pytest.fixture(params=["small", "large"])
def source(request, tmp_path, monkeypatch):
    """The file, as it is read, or left on disk as one that is large."""
    if request.param == "small":
        return Source("aid.xml", AID)
    monkeypatch.setattr("muniment.formats.deliveries.LARGE", 0)
    monkeypatch.setattr("muniment.formats.ead.reading.documents.LARGE", 0)
    path = tmp_path / "aid.xml"
    path.write_bytes(AID)
    return Source.of(path)


def imported(catalogue, source):
    return finish(import_source(catalogue, source))


def as_before(unit):
    kept = tuple(replace(each, revision=0) for each in unit.kept)
    return replace(unit, objects=(), kept=kept)


@pytest.fixture
def letters(catalogue, source):
    """The id of a unit in a catalogue as the earlier program left it."""
    return left_by_an_earlier_program(catalogue, source, as_before)


def left_by_an_earlier_program(catalogue, source, as_before):
    """Import a file as an earlier program did, and return the id of the first unit in it."""
    imported(catalogue, source)
    units = [as_before(unit) for unit in catalogue.subtree()]
    catalogue.undo()
    with catalogue.edit("Import") as edit:
        list(edit.taking_in(units, "ead2002"))
    return units[1].id


def exported(catalogue):
    top = next(iter(catalogue.subtree()))
    return rendered(catalogue, top.id, "ead2002")


def retitled(catalogue, id, title):
    with catalogue.edit("Edit") as edit:
        edit.put(replace(catalogue.unit(id), titles=(a_title(title),)))


def goes_out_as_it_came(catalogue, letters, aid):
    """Say that a file goes out letter for letter, and so but for a title that is edited."""
    came = exported(catalogue)
    retitled(catalogue, letters, "Reports")
    return [came, exported(catalogue)] == [aid.decode(), aid.decode().replace("Letters", "Reports")]


def test_nothing_that_an_earlier_program_did_not_read_is_lost(catalogue, letters):
    assert goes_out_as_it_came(catalogue, letters, AID)


def test_objects_come_in_when_the_finding_aid_comes_again_and_their_edits_go_out(catalogue, letters, source):
    (change,) = finish(look_into(catalogue, source)).plan.changes
    assert (change.after.id, change.fields) == (letters, ("objects",))
    assert [each.after.id for each in imported(catalogue, source).updated] == [letters]
    unit = catalogue.unit(letters)
    assert unit.objects == OBJECTS
    assert exported(catalogue) == AID.decode()
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, objects=(replace(OBJECTS[0], href="c.jpg"), OBJECTS[1])))
    assert exported(catalogue) == AID.decode().replace("a.jpg", "c.jpg")
    assert imported(catalogue, Source("aid.xml", AID)).updated == ()


def test_what_was_edited_here_stays_when_the_objects_come_in(catalogue, letters, source):
    retitled(catalogue, letters, "Reports")
    imported(catalogue, source)
    assert (catalogue.unit(letters).title, catalogue.unit(letters).objects) == ("Reports", OBJECTS)
    assert exported(catalogue) == AID.decode().replace("Letters", "Reports")


def test_a_file_that_an_earlier_program_wrote_takes_no_objects_away(catalogue):
    imported(catalogue, Source("aid.xml", AID))
    old = [as_before(unit) for unit in catalogue.subtree()]
    written = "".join(ead.write(old, ead.Version.EAD3)).replace("Letters", "Reports")
    imported(catalogue, Source("edited.xml", written.encode()))
    assert [(unit.title, unit.objects) for unit in catalogue.subtree()][1] == ("Reports", OBJECTS)
    assert exported(catalogue) == AID.decode().replace("Letters", "Reports")
