"""A finding aid of the catalogue is mended as one step, and undone as one."""

from dataclasses import replace

import pytest

from muniment.description.units import a_title
from muniment.formats import ead
from muniment.formats.deliveries import FormatError, Source
from muniment.progress import finish
from muniment.tasks.export_file import ExportHeldError, export
from muniment.tasks.import_file import import_source
from muniment.tasks.look_into import look_into
from muniment.tasks.mend_finding_aid import import_mended, mend_finding_aid, plan_mending
from tests.build import a_unit

AID = Source(
    "letters.xml",
    b"""<ead xmlns="urn:isbn:1-931666-22-9">
<eadheader><eadid>X1</eadid>
<filedesc><titlestmt><titleproper>Letters</titleproper></titlestmt></filedesc></eadheader>
<archdesc level="fonds"><did><unittitle>Letters</unittitle></did>
<scopecontent>About all.</scopecontent>
<dsc><c id="a" level="file"><did><unittitle>Box 1</unittitle></did><odd>Damp.</odd></c>
<c id="b" level="file"><did><unittitle>Box 2</unittitle></did></c></dsc></archdesc></ead>""",
)
ALL = ead.all_of({"all"})


@pytest.fixture
def letters(catalogue):
    """A finding aid with two places to be mended; return the ids of its units."""
    return finish(import_source(catalogue, AID)).made


def written(catalogue):
    return "".join(ead.write(list(catalogue.subtree()), ead.Version.EAD2002)).encode()


def test_all_is_mended_in_one_step(catalogue, letters):
    done = finish(mend_finding_aid(catalogue, letters[0], ALL))
    assert (len(done.made), len(done.changes), done.left) == (2, 2, ())
    assert catalogue.undo_label == "Mend 2 places in “Letters”"
    assert ead.validate(Source("x.xml", written(catalogue))) == ()


def test_undone_it_is_written_as_it_came(catalogue, letters):
    finish(mend_finding_aid(catalogue, letters[0], ALL))
    catalogue.undo()
    assert written(catalogue) == AID.data


def test_one_place_is_mended_and_the_other_stays(catalogue, letters):
    done = finish(mend_finding_aid(catalogue, letters[2], ead.all_of({"wrapper:6:1"})))
    assert [done.unit_of(each) for each in done.made] == [letters[1]]
    assert written(catalogue) == AID.data.replace(b"Damp.", b"<p>Damp.</p>")


def test_what_was_edited_since_stays_edited(catalogue, letters):
    with catalogue.edit("Rename") as edit:
        edit.put(replace(catalogue.unit(letters[1]), titles=(a_title("Box One"),)))
    finish(mend_finding_aid(catalogue, letters[0], ALL))
    assert catalogue.unit(letters[1]).title == "Box One"
    assert b"<unittitle>Box One</unittitle></did><odd><p>Damp.</p></odd>" in written(catalogue)


def test_to_look_changes_nothing(catalogue, letters):
    planned = finish(plan_mending(catalogue, letters[0], ALL))
    assert len(planned.changes) == 2
    assert written(catalogue) == AID.data


def test_where_nothing_is_wanted_no_step_is_made(catalogue, letters):
    before = catalogue.undo_label
    assert finish(mend_finding_aid(catalogue, letters[0], ead.all_of(()))).changes == ()
    assert catalogue.undo_label == before


def test_a_record_that_came_in_no_finding_aid_says_so(catalogue):
    with catalogue.edit("Make") as edit:
        edit.put(a_unit(id="u"))
    with pytest.raises(FormatError, match="did not come in a finding aid"):
        finish(mend_finding_aid(catalogue, "u", ALL))


def test_import_and_mending_are_two_steps(catalogue):
    finish(import_mended(catalogue, AID, ALL))
    assert ead.validate(Source("x.xml", written(catalogue))) == ()
    catalogue.undo()
    assert written(catalogue) == AID.data
    catalogue.undo()
    assert catalogue.count() == 0


def test_a_file_that_comes_again_unchanged_is_mended_all_the_same(catalogue, letters):
    imported, mending = finish(import_mended(catalogue, AID, ALL))
    assert imported.made == ()
    assert mending is not None
    assert len(mending.made) == 2


def test_the_account_counts_what_is_understood_kept_and_to_be_mended(catalogue):
    account = finish(look_into(catalogue, AID)).intake
    assert account is not None
    rows = {each.element: (each.understood, each.kept, each.faults) for each in account.elements}
    assert rows["scopecontent"] == (1, 0, 1)
    assert rows["unittitle"] == (3, 0, 0)
    assert len(account.mends) == 2
    assert {found.severity.value for found in account.findings} == {"must"}


TWINS = Source(
    "twins.xml",
    AID.data.replace(b"About all.", b"<p>About all.</p>")
    .replace(b"Damp.", b"<p>Damp.</p>")
    .replace(b'"b"', b'"a"'),
)


def test_an_export_that_is_held_says_which_finding_aid_can_be_mended(catalogue, tmp_path):
    top = finish(import_source(catalogue, TWINS)).top
    with pytest.raises(ExportHeldError) as held:
        finish(export(catalogue, tmp_path / "out.xml", "ead2002"))
    assert held.value.mendable == {top: 1}
    finish(mend_finding_aid(catalogue, top, ALL))
    finish(export(catalogue, tmp_path / "out.xml", "ead2002"))
