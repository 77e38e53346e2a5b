"""Finding aids in whose notes an earlier program read less: that comes in when they are read again."""

from dataclasses import replace

import pytest

from muniment.description.levels import NoteKind
from muniment.description.markup import paragraphs
from muniment.description.units import Note
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.revisions import OPENED
from muniment.progress import finish
from muniment.tasks.look_into import look_into
from tests.formats.ead.storing import as_read_by
from tests.tasks.test_import_groups import (
    exported,
    goes_out_as_it_came,
    imported,
    left_by_an_earlier_program,
    retitled,
)

_AID = """<ead xmlns="urn:isbn:1-931666-22-9">
<eadheader><eadid>aid-1</eadid><filedesc><titlestmt><titleproper>Aid</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did><dsc>
<c level="file" id="l"><did><unittitle>Letters</unittitle></did>
{}</c>
<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c></dsc></archdesc></ead>"""
IN_ANOTHER = _AID.format("<custodhist><p>Attic.</p><acqinfo><p>Gift.</p></acqinfo></custodhist>").encode()
BARE = _AID.format("<bioghist>Of <title>Gift.</title> only.</bioghist>").encode()
IN_CDATA = _AID.format("<bioghist><p>A</p>Of <abbr><![CDATA[Gift.]]></abbr> only.</bioghist>").encode()


def as_before(unit):
    return as_read_by(unit, OPENED)


@pytest.fixture(params=[IN_ANOTHER, BARE, IN_CDATA], ids=["in another", "bare", "in CDATA"])
def aid(request):
    """A finding aid with a note in another, or with bare words and an element among them."""
    return request.param


@pytest.fixture
def letters(catalogue, aid):
    """The id of a unit in a catalogue as the earlier program left it."""
    return left_by_an_earlier_program(catalogue, Source("aid.xml", aid), as_before)


def test_nothing_that_an_earlier_program_did_not_read_is_lost(catalogue, letters, aid):
    assert goes_out_as_it_came(catalogue, letters, aid)


def test_what_was_read_otherwise_comes_in_when_the_finding_aid_comes_again(catalogue, letters, aid):
    before = catalogue.unit(letters).notes
    source = Source("aid.xml", aid)
    (change,) = finish(look_into(catalogue, source)).plan.changes
    assert (change.after.id, change.fields) == (letters, ("notes",))
    assert [each.after.id for each in imported(catalogue, source).updated] == [letters]
    assert catalogue.unit(letters).notes == ead.read(source).units[1].notes != before
    assert exported(catalogue) == aid.decode()
    assert imported(catalogue, source).updated == ()


def test_an_edit_of_what_came_in_goes_out_where_it_stood(catalogue, letters, aid):
    imported(catalogue, Source("aid.xml", aid))
    unit = catalogue.unit(letters)
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, notes=(*unit.notes[:-1], replace(unit.notes[-1], heading="New"))))
    assert exported(catalogue).count("Gift.") == 1
    assert len(exported(catalogue).splitlines()) < len(aid.decode().splitlines()) + 5
    assert "<head>New</head>" in exported(catalogue)


def test_what_was_edited_here_stays_when_the_notes_come_in(catalogue, letters, aid):
    retitled(catalogue, letters, "Reports")
    source = Source("aid.xml", aid)
    imported(catalogue, source)
    unit = catalogue.unit(letters)
    assert (unit.title, unit.notes) == ("Reports", ead.read(source).units[1].notes)
    assert exported(catalogue) == aid.decode().replace("Letters", "Reports")


def test_a_file_that_an_earlier_program_wrote_changes_no_notes(catalogue, aid):
    source = Source("aid.xml", aid)
    imported(catalogue, source)
    old = [as_before(unit) for unit in catalogue.subtree()]
    written = "".join(ead.write(old, ead.Version.EAD3)).replace("Letters", "Reports")
    imported(catalogue, Source("edited.xml", written.encode()))
    unit = list(catalogue.subtree())[1]
    assert (unit.title, unit.notes) == ("Reports", ead.read(source).units[1].notes)
    assert exported(catalogue) == aid.decode().replace("Letters", "Reports")


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "edited"])
def test_a_note_that_was_edited_here_does_not_come_back_otherwise(catalogue, letters, aid, is_deleted):
    unit = catalogue.unit(letters)
    notes = () if is_deleted else (replace(unit.notes[0], heading="Ours"),)
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, notes=notes))
    before = exported(catalogue)
    assert imported(catalogue, Source("aid.xml", aid)).updated == ()
    assert (catalogue.unit(letters).notes, exported(catalogue)) == (notes, before)


def test_what_is_new_in_the_file_comes_beside_a_note_that_was_edited_here(catalogue, letters, aid):
    unit = catalogue.unit(letters)
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, notes=()))
    imported(catalogue, Source("aid.xml", aid.replace(b"Letters", b"Reports")))
    assert (catalogue.unit(letters).title, catalogue.unit(letters).notes) == ("Reports", ())


def test_notes_that_come_in_stand_where_they_came_although_one_before_them_was_deleted_here(catalogue):
    aid = IN_ANOTHER.replace(b"<custodhist>", b"<odd><p>Odd.</p></odd><custodhist>")
    aid = aid.replace(b"</custodhist>", b"</custodhist><bioghist><p>Of A.</p></bioghist>")
    source = Source("aid.xml", aid)
    letters = left_by_an_earlier_program(catalogue, source, as_before)
    unit = catalogue.unit(letters)
    with catalogue.edit("Edit") as edit:
        edit.put(replace(unit, notes=unit.notes[1:]))
    imported(catalogue, source)
    assert catalogue.unit(letters).notes == ead.read(source).units[1].notes[1:]


def test_what_was_added_here_stays_where_a_note_has_nothing_but_a_reference(catalogue):
    told = "<custodhist><p>Attic.</p><acqinfo><p>Gift.</p></acqinfo></custodhist>"
    aid = _AID.format(f"{told}<otherfindaid><bibref>List of 1967</bibref></otherfindaid>").encode()
    imported(catalogue, Source("aid.xml", aid))
    (letters,) = [unit for unit in catalogue.subtree() if unit.title == "Letters"]
    own = Note(kind=NoteKind.ACQUISITION, prose=paragraphs(["Bought."]))
    with catalogue.edit("Add") as edit:
        edit.put(replace(letters, notes=(*letters.notes, own)))
    imported(catalogue, Source("aid.xml", aid.replace(b"Attic.", b"Cellar.")))
    after = catalogue.unit(letters.id)
    assert own in after.notes
    assert [note.text for note in after.notes if note.kind is NoteKind.CUSTODY] == ["Cellar."]
