"""Words that are cut end in dots, at the end at which they are read."""

import pytest
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget

from muniment.catalogue import Change
from muniment.desktop.directions import filled, isolated, shortened
from muniment.desktop.notices import NoticeStrip
from muniment.desktop.replaying import said
from muniment.desktop.settings import Settings
from muniment.desktop.views.record_header import RecordHeader

ARABIC = "تقرير عن موقف جمهورية كوريا الديمقراطية الشعبية"


def place(words, sign):
    """How far from the left a sign is drawn."""
    layout = QTextLayout(words, QFont())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.cursorToX(words.index(sign))[0]


def test_words_that_fit_stay():
    assert shortened("Letters", 7) == "Letters"


def test_what_is_cut_ends_in_dots():
    assert shortened("Letters and more", 9) == "Letters…"


def test_the_dots_of_arabic_words_stand_at_their_left_amid_an_english_sentence(qapp):
    cut = shortened(ARABIC, 20)
    sentence = f"Undo Delete “{cut}” now"
    assert place(sentence, "…") < place(sentence, ARABIC[2])


def test_without_a_mark_they_would_not(qapp):
    sentence = f"Undo Delete “{ARABIC[:19]}…” now"
    assert place(sentence, "…") > place(sentence, ARABIC[2])


HEBREW = "אגרות (ב)"


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_a_sentence_that_begins_with_a_name_read_from_the_right_is_read_from_the_left(qapp, name):
    sentence = f"“{name}” was kept: 12 units."
    assert place(sentence, name[1]) > place(sentence, "1")
    shown = isolated(sentence)
    assert place(shown, name[1]) < place(shown, "w") < place(shown, "1")
    assert shown.replace("\u2068", "").replace("\u2069", "") == sentence


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Import ملف ١٢.xml", "Import [ملف ١٢.xml]"),
        ("אגרות (ב).xml is empty.", "[אגרות (ב).xml] is empty."),
        ("Reading box 3 תיק.", "Reading box 3 [תיק]."),
        ("Delete “أ” and ب, 12 times", "Delete “[أ]” and [ب], 12 times"),
        ("تقرير عن موقف.", "تقرير عن موقف."),
        ("Import Громыко.xml", "Import Громыко.xml"),
    ],
)
def test_names_that_stand_in_no_quotation_marks_are_isolated_where_the_sentence_has_other_words(
    sentence, shown
):
    signs = shown.replace("[", "\u2068").replace("]", "\u2069")
    assert isolated(sentence) == signs
    assert isolated(signs) == signs


def test_names_read_from_the_left_are_shown_as_they_are_said():
    sentence = "“Korça, letters” and “Громыко” were kept."
    assert isolated(sentence) == sentence


def test_a_notice_isolates_a_name_but_says_what_was_said(qtbot, tmp_path):
    room = QWidget()
    qtbot.addWidget(room)
    strip = NoticeStrip(room, Settings(tmp_path / "desk.ini"))
    said = f"“{HEBREW}” was kept: 12 units."
    strip.say(said)
    assert strip.text == said
    shown = [each.text() for each in strip.findChildren(QLabel)]
    assert isolated(said) in shown


@pytest.mark.parametrize("name", [ARABIC, HEBREW, "מכתבים 1967"])
def test_a_name_in_no_quotation_marks_does_not_turn_what_stands_around_it(qapp, name):
    plain, shown = f"{name}, 10:42, changed", filled("{who}, {time}, changed", who=name, time="10:42")
    assert place(plain, "4") < place(plain, name[1])
    assert place(shown, name[1]) < place(shown, "4") < place(shown, "h")


def test_what_is_undone_does_not_turn_what_is_said_after_it(qapp):
    change = Change(label=f"Edit Title of {HEBREW}", left=3)
    shown = isolated(said(change, "Undone: {label}"))
    assert place(shown, HEBREW[1]) < place(shown, "3") < place(shown, "r")


def test_who_changed_a_record_does_not_turn_the_time(window):
    header = window.findChild(RecordHeader)
    header.show_changed("שרה", "10:42")
    words = next(each.text() for each in header.findChildren(QLabel) if "10:42" in each.text())
    assert place(words, "ה") < place(words, "1")
