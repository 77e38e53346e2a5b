"""Notes that came in a note of another kind are notes by themselves, and are edited where they stand."""

import re
from dataclasses import replace

import pytest
from lxml import etree

from muniment.description.levels import Audience, NoteKind
from muniment.description.markup import BlockKind, prose
from muniment.description.units import Note, a_title
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.merging.kept_edits import with_kept_words, without_kept_part
from muniment.formats.ead.merging.kept_parts import kept_parts
from muniment.formats.ead.merging.staff_only import without_staff_only
from muniment.formats.ead.revisions import INNER, NEWEST, OPENED, is_any_outdated, told
from tests.formats.ead.storing import all_stored, as_read_by
from tests.formats.ead.test_groups import an_aid, edited
from tests.formats.ead.test_merging import units_of, written

EAD2002, EAD3, EAD4 = ead.Version

GIFT = '<acqinfo id="a"><head>Source</head><p>A <emph>gift</emph>.</p></acqinfo>'
CUSTODY_BEGUN, CUSTODY_DONE = '<custodhist id="k"><p>In the attic.</p>', "<p>Then moved.</p></custodhist>"
CUSTODY = [CUSTODY_BEGUN, GIFT, CUSTODY_DONE]
LEGAL = "<legalstatus>Public</legalstatus>"
ACCESS = ["<accessrestrict>", "<p>Open.</p>", LEGAL, "</accessrestrict>"]
ORDER = "<arrangement><p>By date.</p></arrangement>"
SCOPE = ["<scopecontent>", "<!-- no more -->", ORDER, "</scopecontent>"]
WHOLE = [*CUSTODY, *ACCESS, *SCOPE]
NEW = Note(kind=NoteKind.APPRAISAL, prose=prose("All kept."))
NEW_ROWS = ["<appraisal>", "<p>All kept.</p>", "</appraisal>"]
NOTES = units_of(an_aid(below=WHOLE))[0].notes


def diffs(gone, come):
    return sorted([*(f"-{each}" for each in gone), *(f"+{each}" for each in come)])


def changed(at, **said):
    return (*NOTES[:at], replace(NOTES[at], **said), *NOTES[at + 1 :])


def test_a_note_in_another_is_a_note_of_the_unit_behind_it_and_goes_out_as_it_came():
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    assert [(note.kind, note.heading, note.text) for note in unit.notes] == [
        (NoteKind.CUSTODY, "", "In the attic.\n\nThen moved."),
        (NoteKind.ACQUISITION, "Source", "A gift."),
        (NoteKind.ACCESS, "", "Open."),
        (NoteKind.LEGAL_STATUS, "", "Public"),
        (NoteKind.ARRANGEMENT, "", "By date."),
    ]
    assert written([unit]) == aid
    assert written([replace(unit, titles=(a_title("New"),))]).count("\n".join(WHOLE)) == 1


@pytest.mark.parametrize(
    "note",
    [
        "<odd><p>A</p><odd><p>B</p></odd></odd>",
        "<bioghist><p>A</p><note><p>B</p></note></bioghist>",
        '<custodhist audience="internal"><p>A</p><acqinfo><p>B</p></acqinfo></custodhist>',
    ],
)
def test_a_part_or_footnote_of_a_note_and_what_is_for_staff_with_it_stay_in_it(note):
    (unit,) = units_of(an_aid(below=[note]))
    assert [[block.kind for block in each.prose] for each in unit.notes] == [
        [BlockKind.PARAGRAPH, BlockKind.KEPT]
    ]


@pytest.mark.parametrize(
    ("notes", "gone", "come"),
    [
        (changed(1, prose=prose("Bought.")), [GIFT], [GIFT.replace("A <emph>gift</emph>.", "Bought.")]),
        (changed(1, heading="From"), [GIFT], [GIFT.replace("Source", "From")]),
        (changed(3, prose=prose("Closed")), [LEGAL], [LEGAL.replace("Public", "Closed")]),
        (changed(4, prose=prose("None.")), [ORDER], [ORDER.replace("By date.", "None.")]),
        (changed(0, heading="Way"), CUSTODY[:1], [CUSTODY_BEGUN.replace("<p>", "<head>Way</head><p>")]),
        (changed(0, prose=prose("Lost.\n\nFound.")), CUSTODY[::2], ['<custodhist id="k"><p>Lost.</p>',
                                                                "<p>Found.</p></custodhist>"]),
        (changed(2, audience=Audience.EXTERNAL), ACCESS[:1], ['<accessrestrict audience="external">']),
        ((NOTES[0], *NOTES[2:]), [GIFT], []),
        (NOTES[:3] + NOTES[4:], [LEGAL], []),
        (NOTES[:4], SCOPE, []),
        (NOTES[1:], CUSTODY, [f'<custodhist id="k">{GIFT}</custodhist>']),
        (NOTES[2:], CUSTODY, []),
        ((), WHOLE, []),
        ((NOTES[0], NEW, *NOTES[1:]), [], ['<?muniment order-notes="0 2 1 3 4 5"?>', *NEW_ROWS]),
        ((*NOTES, NEW), [], NEW_ROWS),
        (NOTES[::-1], [], ['<?muniment order-notes="4 3 2 1 0"?>']),
    ],
)  # fmt: skip
def test_an_edit_of_a_note_in_another_or_around_one_changes_its_own_words(notes, gone, come):
    assert sorted(edited(an_aid(below=WHOLE), notes=notes)) == diffs(gone, come)


@pytest.mark.parametrize("kind", [NoteKind.APPRAISAL, NoteKind.ABSTRACT])
@pytest.mark.parametrize("at", range(len(NOTES)))
def test_a_note_that_becomes_one_of_another_kind_stands_by_itself(at, kind):
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    notes = changed(at, kind=kind, heading="", prose=prose("Other."))
    text = written([replace(unit, notes=notes)])
    assert units_of(text)[0].notes == notes
    assert not ead.validate(Source("aid.xml", text.encode()))
    (made,) = etree.fromstring(text.encode()).iterfind(f".//{{*}}{kind.value}")
    assert etree.QName(made.getparent()).localname in ("archdesc", "did")


@pytest.mark.parametrize("words", ["One.\n\nTwo.", "One."])
def test_what_a_legal_status_cannot_hold_stands_behind_the_conditions_that_it_stood_in(words):
    notes = changed(3, prose=prose(words), heading="Status")
    said = edited(an_aid(below=ACCESS), notes=notes[2:4])
    rows = [f"<p>{line}</p>" for line in words.split("\n\n")]
    made = ['<accessrestrict type="legal-status">', "<head>Status</head>", *rows, "</accessrestrict>"]
    assert sorted(said) == diffs([LEGAL], made)


@pytest.mark.parametrize(("at", "end"), [(0, 2), (2, 4)])
def test_what_is_for_all_leaves_a_note_that_is_for_staff_only_now(at, end):
    (unit,) = units_of(an_aid(below=CUSTODY if at == 0 else ACCESS))
    notes = (replace(NOTES[at], audience=Audience.INTERNAL), NOTES[at + 1])
    text = written([replace(unit, notes=notes)])
    assert units_of(text)[0].notes == notes == changed(at, audience=Audience.INTERNAL)[at:end]
    assert not ead.validate(Source("aid.xml", text.encode()))
    around = etree.fromstring(text.encode()).find(".//{*}*[@audience]")
    assert not any(etree.QName(each).localname in INNER.values() for each in around.iter(etree.Element))


def test_a_note_that_keeps_nothing_but_its_heading_is_still_valid():
    headed = "<custodhist><head>Way</head><acqinfo><p>A gift.</p></acqinfo></custodhist>"
    (unit,) = units_of(an_aid(below=[headed]))
    edited(an_aid(below=[headed]), notes=unit.notes[:1])


def test_a_new_heading_stands_before_a_note_that_stands_first():
    aid = an_aid(below=["<scopecontent>", "<!-- c -->", ORDER, "<p>Letters.</p>", "</scopecontent>"])
    (unit,) = units_of(aid)
    said = edited(aid, notes=(replace(unit.notes[0], heading="Scope"), unit.notes[1]))
    assert said == ["+<head>Scope</head>"]


def test_bare_words_around_a_note_stay_apart():
    bare = "<custodhist>In the attic.<acqinfo><p>A gift.</p></acqinfo>Then moved.</custodhist>"
    (unit,) = units_of(an_aid(below=[bare]))
    assert [note.text for note in unit.notes] == ["In the attic.\n\nThen moved.", "A gift."]
    notes = (replace(unit.notes[0], heading="Way"), unit.notes[1])
    assert units_of(written([replace(unit, notes=notes)]))[0].notes == notes


def two_units(first, second):
    below = '<c id="{}"><did><unittitle>T</unittitle></did>{}</c>'
    return an_aid(below=["<dsc>", below.format("x", first), below.format("y", second), "</dsc>"])


def test_a_note_goes_from_another_to_another_unit_with_all_that_is_said_of_it():
    top, one, other = units_of(two_units("".join(CUSTODY), "".join(SCOPE)))
    moved = [top, replace(one, notes=one.notes[:1]), replace(other, notes=(*other.notes, one.notes[1]))]
    text = written(moved)
    assert f"{GIFT}</c>" in text
    assert f"{CUSTODY_BEGUN}{CUSTODY_DONE}" in text


def test_a_note_goes_to_another_unit_without_those_in_it():
    top, one, other = units_of(two_units("".join(CUSTODY), "".join(SCOPE)))
    moved = [top, replace(one, notes=one.notes[1:]), replace(other, notes=(*other.notes, one.notes[0]))]
    text = written(moved)
    assert text.count("A <emph>gift</emph>.") == text.count("Then moved.") == 1
    assert [unit.notes for unit in units_of(text)] == [unit.notes for unit in moved]


@pytest.mark.parametrize("version", [EAD3, EAD4])
def test_in_another_version_a_note_stands_beside_the_one_that_it_came_in_and_comes_back_in_it(version):
    (unit,) = units_of(an_aid(below=WHOLE))
    there = written([unit], version)
    said = re.sub(r"<\?.*?\?>", "", there)
    for words in ("In the attic.", "Then moved.", "Public", "By date.", "Source"):
        assert said.count(words) == 1
    ids = {
        node.get("id"): etree.QName(node).localname for node in etree.fromstring(there.encode()).iter("{*}*")
    }
    assert ids["k"].lower() == "custodhist"
    assert ids["a"] in ("acqinfo", "sourceOfAcquisition")
    assert not ead.validate(Source("there.xml", there.encode()))
    assert {finding.field for finding in ead.account([unit], version)} >= {"kept"}
    (back,) = units_of(there)
    assert back.notes == unit.notes
    assert written([back], version) == there
    home = written([back], EAD2002)
    assert all("\n".join(rows) in home for rows in (CUSTODY, ACCESS, SCOPE))


def test_what_is_kept_of_a_note_around_another_is_told_without_the_words_of_both():
    (unit,) = units_of(an_aid(below=WHOLE))
    assert [(*part.where, part.text) for part in kept_parts(unit)][-3:] == [
        ("History of custody (<custodhist>)", "Identity (@id)", "k"),
        ("History of custody (<custodhist>)", "Acquisition (<acqinfo>)", "Identity (@id)", "a"),
        ("Scope and content (<scopecontent>)", "Comment", "no more"),
    ]


def test_what_is_kept_of_a_note_in_another_is_changed_and_taken_out_where_it_stands():
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    *_others, of_note, comment = kept_parts(unit)
    changed = with_kept_words(unit, of_note, "b")
    assert written([changed]) == aid.replace('id="a"', 'id="b"')
    assert written([without_kept_part(unit, comment)]) == aid.replace("\n<!-- no more -->", "")


def as_read_before(unit):
    """Return a unit as it was read before notes in notes were fields."""
    return as_read_by(unit, OPENED)


@pytest.mark.parametrize(("outer", "inner"), INNER.items())
def test_what_holds_a_note_in_another_is_known_to_be_read_by_the_newest_revision(outer, inner):
    within = f"<c><{outer}><p>A</p><{outer}/><{inner}>B</{inner}></{outer}></c>"
    assert told(within) == told(within.replace("<", "<e:").replace("<e:/", "</e:")) == NEWEST
    assert told(within, OPENED) == told(f"<c><{outer}><p/></{outer}><{inner}>B</{inner}></c>") == 0


@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_keeps_its_notes_whatever_else_is_edited(came):
    aid = an_aid(below=WHOLE)
    (unit,) = units_of(aid)
    old = as_read_before(unit)
    assert [note.kind for note in old.notes] == [NoteKind.CUSTODY, NoteKind.ACCESS, NoteKind.SCOPE]
    assert is_any_outdated(old)
    assert not is_any_outdated(unit)
    assert "".join(ead.write(all_stored([old], came and EAD2002.value), EAD2002)) == aid
    (now,) = units_of(written([replace(old, titles=(a_title("Letters"),))]))
    assert (now.title, now.notes) == ("Letters", unit.notes)


def test_an_edit_of_a_note_that_was_read_before_leaves_the_one_in_it_as_it_came():
    aid = an_aid(below=WHOLE)
    old = as_read_before(units_of(aid)[0])
    custody = replace(old.notes[0], prose=(*prose("On the shelf."), *old.notes[0].prose[1:]))
    text = written([replace(old, notes=(custody, *old.notes[1:]))])
    assert text == aid.replace("In the attic.", "On the shelf.")


@pytest.mark.parametrize("other", [EAD3, EAD4])
@pytest.mark.parametrize("came", ["", "came"])
def test_what_was_read_before_carries_its_notes_to_another_version_and_back(other, came):
    old = as_read_before(units_of(an_aid(below=WHOLE))[0])
    there = "".join(ead.write(all_stored([old], came and EAD2002.value), other))
    (back,) = units_of(there)
    assert back.notes == old.notes
    home = re.sub(r"\s*\n\s*", "", written([back]))
    assert all("".join(rows) in home for rows in (CUSTODY, ACCESS, SCOPE))


@pytest.mark.parametrize("reads", [as_read_before, lambda unit: unit])
def test_a_note_for_staff_only_is_not_shown_to_others_whichever_revision_read_it(reads):
    hidden = "".join(CUSTODY).replace("<acqinfo", '<acqinfo audience="internal"')
    (unit,) = map(reads, units_of(an_aid(below=[hidden])))
    shown, _count = without_staff_only(unit)
    others = [note for note in shown.notes if note.audience is not Audience.INTERNAL]
    assert "In the attic." in str(others)
    assert "gift" not in str(others)
