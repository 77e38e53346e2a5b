"""What no field holds of a finding aid is changed by hand: it alone, in its place, and validly."""

from dataclasses import replace

import pytest

from muniment.formats import ead
from muniment.formats.deliveries import FormatError
from tests.build import a_unit
from tests.formats.ead.test_kept_parts import told, unit_of

CONTROL = (
    "<eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>Aid</titleproper>"
    "<sponsor>Friends</sponsor></titlestmt></filedesc></eadheader>"
)


def part_of(unit, words):
    (part,) = (each for each in ead.kept_parts(unit) if each.text == words)
    return part


def written(unit):
    return "".join(ead.write([unit], ead.Version.EAD2002))


@pytest.mark.parametrize(
    ("parts", "before", "after"),
    [
        (
            {"body": "<controlaccess><head>Terms</head><subject>War</subject></controlaccess>"},
            "Terms",
            "Terms & names",
        ),
        ({"body": "<dsc><head>Inventory</head></dsc>"}, "Inventory", "List"),
        ({"body": "<!-- ask Ana -->"}, "ask Ana", "asked"),
        ({"body": '<scopecontent encodinganalog="520"><p>Words.</p></scopecontent>'}, "520", "520$a"),
        ({"attributes": ' type="inventory"'}, "inventory", "list"),
        ({"did": '<unitid my="No.">A 1</unitid>'}, "No.", "Number"),
        ({"control": CONTROL}, "Friends", "The Friends of the Archive"),
    ],
)
def test_other_words_stand_in_the_place_of_a_part_and_all_else_is_as_it_was(parts, before, after):
    unit = unit_of(**parts)
    changed = ead.with_kept_words(unit, part_of(unit, before), after)
    assert replace(changed, kept=unit.kept) == unit
    assert written(changed) == written(unit).replace(before, after.replace("&", "&amp;"))
    assert after in [words for *_where, words in told(changed)]
    assert ead.with_kept_words(changed, part_of(changed, after), before) == unit


@pytest.mark.parametrize(
    ("parts", "words", "gone"),
    [
        (
            {"body": "<controlaccess><head>Terms</head><subject>War</subject></controlaccess>"},
            "Terms",
            "<head>Terms</head>",
        ),
        ({"body": "<!-- ask Ana -->"}, "ask Ana", "<!-- ask Ana -->"),
        (
            {"body": '<scopecontent encodinganalog="520"><p>Words.</p></scopecontent>'},
            "520",
            ' encodinganalog="520"',
        ),
        ({"control": CONTROL}, "Friends", "<sponsor>Friends</sponsor>"),
    ],
)
def test_a_part_is_taken_out_and_nothing_else(parts, words, gone):
    unit = unit_of(**parts)
    without = ead.without_kept_part(unit, part_of(unit, words))
    assert written(without) == written(unit).replace(gone, "")
    assert words not in [text for *_where, text in told(without)]


def test_in_a_part_with_elements_in_it_these_are_changed_as_xml():
    unit = unit_of("<runner>\n  Draft <emph>two</emph> &amp; last\n</runner>")
    part = part_of(unit, "Draft two & last")
    assert part.is_marked_up
    assert part.words == "Draft <emph>two</emph> &amp; last"
    changed = ead.with_kept_words(unit, part, "<emph>Third</emph> draft")
    assert "<runner>\n  <emph>Third</emph> draft\n</runner>" in written(changed)
    with pytest.raises(FormatError, match="no well-formed"):
        ead.with_kept_words(unit, part, "<emph>Third draft")


@pytest.mark.parametrize(
    ("parts", "before", "after", "why"),
    [
        ({"attributes": ' type="inventory"'}, "inventory", "in\x01ventory", "sign"),
        ({"body": "<!-- ask Ana -->"}, "ask Ana", "ask -- Ana", "comment"),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(parts, before, after, why):
    unit = unit_of(**parts)
    with pytest.raises(FormatError, match=why):
        ead.with_kept_words(unit, part_of(unit, before), after)


def test_what_would_not_be_valid_is_refused():
    unit = unit_of('<scopecontent id="a1"><p>Words.</p></scopecontent>')
    with pytest.raises(FormatError, match="valid"):
        ead.with_kept_words(unit, part_of(unit, "a1"), "no id")


def test_a_part_that_is_not_there_any_more_is_not_changed():
    unit = unit_of("<controlaccess><head>Terms</head><subject>War</subject></controlaccess>")
    with pytest.raises(FormatError, match="not there"):
        ead.without_kept_part(replace(unit, subjects=()), part_of(unit, "Terms"))


def test_words_of_a_field_that_were_edited_since_stay_when_a_part_is_changed():
    came = unit_of("<dsc><head>Inventory</head></dsc>")
    unit = replace(came, titles=a_unit("Letters home").titles)
    changed = ead.with_kept_words(unit, part_of(unit, "Inventory"), "List")
    assert changed.title == "Letters home"
    assert written(changed) == written(unit).replace("Inventory", "List")
