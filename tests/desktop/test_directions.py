"""Words that are cut end in dots, at the end at which they are read."""

from PySide6.QtGui import QFont, QTextLayout

from muniment.desktop.directions import shortened

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
