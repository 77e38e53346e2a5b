"""Notes that came in a group are fields of the unit, as if they stood outside, and are edited inside it."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.levels import NoteKind, SubjectKind
from muniment.description.markup import prose
from muniment.description.units import Note, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging.kept_edits import with_kept_words, without_kept_part
from muniment.formats.ead.merging.kept_parts import kept_parts
from muniment.formats.ead.revisions import DATED, OPENED, is_any_outdated, told
from tests.formats.ead.storing import all_stored
from tests.formats.ead.test_groups import an_aid, edited
from tests.formats.ead.test_merging import units_of, written

EAD2002, EAD3, EAD4 = ead.Version

ACCESS = '<accessrestrict id="a1"><p>Open.</p></accessrestrict>'
USE = "<userestrict><head>Copying</head><p>Ask first.</p></userestrict>"
CUSTODY = "<custodhist><p>Kept in the attic.</p></custodhist>"
INNER = ['<descgrp type="inner">', CUSTODY, "</descgrp>"]
INDEX = "<index><indexentry><persname>Kola, Ana</persname></indexentry></index>"
LOOSE = "<p>Both apply.</p>"
HEAD, ASIDE = "<head>Conditions</head>", "<!-- ask the donor -->"
GROUP = ['<descgrp type="admin" id="g">', HEAD, ACCESS, ASIDE, USE, "</descgrp>"]
WHOLE = [*GROUP[:-1], LOOSE, *INNER, INDEX, "</descgrp>"]
SCOPE = "<scopecontent><p>Letters.</p></scopecontent>"
NOTES = (
    Note(kind=NoteKind.ACCESS, prose=prose("Open.")),
    Note(kind=NoteKind.USE, prose=prose("Ask first."), heading="Copying"),
)
NEW = Note(kind=NoteKind.APPRAISAL, prose=prose("All kept."))
NEW_ROWS = ["<appraisal>", "<p>All kept.</p>", "</appraisal>"]


def an_undeprecated(below):
    space = "http://ead3.archivists.org/schema/"
    return an_aid(below=below, version=EAD3).replace(space, f"{space}undeprecated/")


def test_notes_in_a_group_are_notes_of_the_unit_and_it_goes_out_as_it_came():
    aid = an_aid(below=[*WHOLE, SCOPE])
    (unit,) = units_of(aid)
    said = [(note.kind, note.heading) for note in unit.notes]
    assert unit.notes[:2] == NOTES
    assert said[2:] == [(NoteKind.CUSTODY, ""), (NoteKind.SCOPE, "")]
    assert written([unit]) == aid


def test_a_group_in_undeprecated_ead3_is_read_too():
    aid = an_undeprecated(GROUP)
    (unit,) = units_of(aid)
    assert unit.notes == NOTES
    changed = replace(unit, notes=(replace(NOTES[0], prose=prose("Closed.")), NOTES[1]))
    assert written([changed], EAD3) == aid.replace("Open.", "Closed.")


def test_access_points_in_a_group_are_those_of_the_unit():
    points = "<controlaccess><subject>War</subject></controlaccess>"
    (unit,) = units_of(an_aid(below=["<descgrp>", points, "</descgrp>"]))
    assert [(each.kind, each.text) for each in unit.subjects] == [(SubjectKind.SUBJECT, "War")]


@pytest.mark.parametrize(
    ("notes", "gone", "come"),
    [
        ((replace(NOTES[0], prose=prose("Closed.")), NOTES[1]), [ACCESS], [ACCESS.replace("Open", "Closed")]),
        ((NOTES[0], replace(NOTES[1], heading="Use")), [USE], [USE.replace("Copying", "Use")]),
        (NOTES[:1], [USE], []),
        (NOTES[1:], [ACCESS], []),
        ((), GROUP, []),
        ((*NOTES, NEW), [], NEW_ROWS),
        ((NEW, *NOTES), [], NEW_ROWS),
        (NOTES[::-1], [], ['<?muniment order-notes="1 0"?>']),
    ],
)
def test_an_edit_of_a_note_in_a_group_changes_its_own_words(notes, gone, come):
    said = edited(an_aid(below=GROUP), notes=notes)
    assert sorted(said) == sorted([*(f"-{each}" for each in gone), *(f"+{each}" for each in come)])


@pytest.mark.parametrize(("at", "around"), [(0, "archdesc"), (1, "descgrp"), (2, "archdesc")])
def test_a_new_note_stands_outside_a_group_unless_it_stands_between_two_in_it(at, around):
    (unit,) = units_of(an_aid(below=GROUP))
    text = written([replace(unit, notes=(*NOTES[:at], NEW, *NOTES[at:]))])
    (made,) = etree.fromstring(text.encode()).iterfind(".//{*}appraisal")
    assert etree.QName(made.getparent()).localname == around
    assert units_of(text)[0].notes == (*NOTES[:at], NEW, *NOTES[at:])


def test_a_group_in_a_group_goes_with_its_last_note_and_what_no_field_holds_stays():
    (unit,) = units_of(an_aid(below=WHOLE))
    said = edited(an_aid(below=WHOLE), notes=unit.notes[:2])
    assert said == [f"-{each}" for each in INNER]
    left = edited(an_aid(below=WHOLE), notes=())
    assert sorted(left) == sorted(f"-{each}" for each in (ACCESS, USE, *INNER))


def test_a_group_that_was_hollow_when_it_came_stays():
    hollow = ["<descgrp>", HEAD, "</descgrp>"]
    aid = an_aid(below=[*hollow, SCOPE])
    text = written([replace(units_of(aid)[0], notes=())])
    assert text == aid.replace(f"\n{SCOPE}", "")


def test_a_note_goes_from_its_group_to_another_unit_with_all_that_is_said_of_it():
    below = '<c id="{}"><did><unittitle>T</unittitle></did>{}</c>'
    marked = ACCESS.replace("<p>", '<p altrender="x">')
    rows = (below.format("x", f"<descgrp>{marked}{USE}</descgrp>"), below.format("y", SCOPE))
    aid = an_aid(below=["<dsc>", *rows, "</dsc>"])
    top, one, other = units_of(aid)
    moved = [top, replace(one, notes=one.notes[1:]), replace(other, notes=(*other.notes, one.notes[0]))]
    text = written(moved)
    assert f"{SCOPE}{marked}</c>" in text
    assert f"<descgrp>{USE}</descgrp>" in text


@pytest.mark.parametrize("version", [EAD3, EAD4])
def test_notes_in_a_group_are_written_once_in_another_version_and_come_back_in_it(version):
    (unit,) = units_of(an_aid(below=WHOLE))
    there = written([unit], version)
    for words in ("Open.", "Ask first.", "Kept in the attic."):
        assert re.sub(r"<\?.*?\?>", "", there).count(words) == 1
    assert not ead.validate(Source("there.xml", there.encode()))
    (back,) = units_of(there)
    assert back.notes == unit.notes
    assert written([back], version) == there
    assert "\n".join(WHOLE) in written([back], EAD2002)


def test_what_no_field_holds_of_a_group_stands_in_another_version_where_that_has_an_element_for_it():
    (unit,) = units_of(an_aid(below=WHOLE))
    there = etree.fromstring(written([unit], EAD3).encode()).find("{*}archdesc")
    names = [etree.QName(node).localname for node in there.iterchildren(etree.Element)]
    assert names == ["did", "accessrestrict", "userestrict", "custodhist", "odd", "index"]
    assert there.find("{*}accessrestrict").get("id") == "a1"
    said = [each.text for each in there.iterfind("{*}odd/{*}p")]
    assert said == ["Group of notes: Conditions", "Group of notes: Both apply."]


def test_what_is_kept_of_a_group_is_told_without_the_notes_that_fields_hold():
    (unit,) = units_of(an_aid(below=WHOLE))
    told_of = [(part.where[-1], part.text) for part in kept_parts(unit) if "descgrp" in part.where[0]]
    assert told_of == [
        ("Kind (@type)", "admin"),
        ("Identity (@id)", "g"),
        ("Heading (<head>)", "Conditions"),
        ("Identity (@id)", "a1"),
        ("Comment", "ask the donor"),
        ("Paragraph (<p>)", "Both apply."),
        ("Kind (@type)", "inner"),
        ("Index (<index>)", "Kola, Ana"),
    ]


def test_what_is_kept_of_a_group_is_changed_and_taken_out_where_it_stands():
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    head = next(part for part in kept_parts(unit) if part.text == "Conditions")
    changed = with_kept_words(unit, head, "Rules")
    assert written([changed]) == aid.replace("Conditions", "Rules")
    kind = next(part for part in kept_parts(changed) if part.text == "admin")
    assert written([without_kept_part(changed, kind)]) == aid.replace("Conditions", "Rules").replace(
        ' type="admin"', ""
    )


def as_read_before(unit):
    """Return a unit as it was read before notes in groups were fields."""
    kept = tuple(replace(each, revision=told(each.xml, DATED)) for each in unit.kept)
    return replace(unit, notes=(), kept=kept)


def test_what_holds_a_group_of_notes_is_known_to_be_read_by_the_first_revision_that_opens_it():
    assert told("<c><descgrp/></c>") == OPENED
    assert told("<c><descgrp/></c>", DATED) == 0


@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_keeps_its_groups_whatever_else_is_edited(came):
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    old = as_read_before(unit)
    assert is_any_outdated(old)
    assert not is_any_outdated(unit)
    assert "".join(ead.write(all_stored([old], came and EAD2002.value), EAD2002)) == aid
    (now,) = units_of(written([replace(old, titles=(a_title("Letters"),))]))
    assert (now.title, now.notes) == ("Letters", unit.notes)


def test_a_note_added_to_what_was_read_before_stands_beside_its_group():
    (unit,) = units_of(an_aid(below=WHOLE))
    text = written([replace(as_read_before(unit), notes=(NEW,))])
    assert "\n".join(WHOLE) in text
    assert units_of(text)[0].notes == (*unit.notes, NEW)


@pytest.mark.parametrize("other", [EAD3, EAD4])
@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_carries_its_groups_to_another_version_and_back(other, came):
    (unit,) = units_of(an_aid(below=GROUP))
    there = "".join(ead.write(all_stored([as_read_before(unit)], came and EAD2002.value), other))
    assert "Ask first." in there
    (back,) = units_of(there)
    assert back.notes == ()
    assert "\n".join(GROUP) in written([back])


def test_what_is_kept_of_what_was_read_before_holds_its_notes():
    (unit,) = units_of(an_aid(below=GROUP))
    assert any("Ask first." in part.text for part in kept_parts(as_read_before(unit)))
