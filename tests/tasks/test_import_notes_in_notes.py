"""Finding aids whose notes in notes an earlier program did not read: they come in when read again."""

from dataclasses import replace

import pytest

from muniment.description.levels import NoteKind
from muniment.description.markup import prose
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.forms import form_of
from muniment.formats.ead.reading.sources import element_of
from muniment.formats.ead.revisions import OPENED, told
from muniment.progress import finish
from muniment.tasks.look_into import look_into
from tests.tasks.test_import_groups import (
    exported,
    goes_out_as_it_came,
    imported,
    left_by_an_earlier_program,
    retitled,
)

AID = b"""<ead xmlns="urn:isbn:1-931666-22-9">
<eadheader><eadid>aid-1</eadid><filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did><dsc>
<c level="file" id="l"><did><unittitle>Letters</unittitle></did>
<custodhist><p>Attic.</p><acqinfo><p>Gift.</p></acqinfo></custodhist></c>
<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c></dsc></archdesc></ead>"""
SOURCE = Source("aid.xml", AID)
EAD2002 = ead.Version.EAD2002


def as_before(unit):
    element = element_of(form_of(unit, EAD2002), EAD2002)
    kept = tuple(replace(each, revision=told(each.xml, OPENED)) for each in unit.kept)
    return replace(unit, notes=fields_of(unit, element, EAD2002, OPENED)["notes"], kept=kept)


@pytest.fixture
def letters(catalogue):
    """The id of a unit in a catalogue as the earlier program left it."""
    return left_by_an_earlier_program(catalogue, SOURCE, as_before)


def test_nothing_that_an_earlier_program_did_not_read_is_lost(catalogue, letters):
    assert [note.kind for note in catalogue.unit(letters).notes] == [NoteKind.CUSTODY]
    assert goes_out_as_it_came(catalogue, letters, AID)


def test_notes_come_in_when_the_finding_aid_comes_again_and_their_edits_go_out(catalogue, letters):
    (change,) = finish(look_into(catalogue, SOURCE)).plan.changes
    assert (change.after.id, change.fields) == (letters, ("notes",))
    assert [each.after.id for each in imported(catalogue, SOURCE).updated] == [letters]
    unit = catalogue.unit(letters)
    assert [note.text for note in unit.notes] == ["Attic.", "Gift."]
    assert exported(catalogue) == AID.decode()
    custody, gift = unit.notes
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, notes=(custody, replace(gift, prose=prose("Bought.")))))
    assert exported(catalogue) == AID.decode().replace("Gift.", "Bought.")
    assert imported(catalogue, SOURCE).updated == ()


def test_what_was_edited_here_stays_when_the_notes_come_in(catalogue, letters):
    retitled(catalogue, letters, "Reports")
    imported(catalogue, SOURCE)
    unit = catalogue.unit(letters)
    assert (unit.title, len(unit.notes)) == ("Reports", 2)
    assert exported(catalogue) == AID.decode().replace("Letters", "Reports")


def test_a_file_that_an_earlier_program_wrote_takes_no_notes_away(catalogue):
    imported(catalogue, SOURCE)
    old = [as_before(unit) for unit in catalogue.subtree()]
    written = "".join(ead.write(old, ead.Version.EAD3)).replace("Letters", "Reports")
    imported(catalogue, Source("edited.xml", written.encode()))
    assert [(unit.title, len(unit.notes)) for unit in catalogue.subtree()][1] == ("Reports", 2)
    assert exported(catalogue) == AID.decode().replace("Letters", "Reports")
