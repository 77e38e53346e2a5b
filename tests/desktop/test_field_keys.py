"""The keys that hold within a field, a text or a page: one table, changed in the window of preferences."""

from collections import Counter
from itertools import combinations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from muniment.desktop.field_keys import FIELD_KEYS, FieldKeys, Where
from muniment.desktop.keys import read_keys
from muniment.desktop.preferences.key_rows import KeyRows
from muniment.desktop.preferences.keys_table import KeysTable
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window

STANDS_BEFORE = {Where.WORDS, Where.IMAGES}
"""Where keys are taken before the window has them, so that they may be shared with it."""


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "desk.ini")


@pytest.fixture
def window(qtbot, settings):
    made = Window(settings)
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.fixture
def rows(window, settings):
    return KeyRows(window.actions_table, settings)


def test_every_row_has_an_id_and_words_of_its_own(rows):
    assert max(Counter(row.id for row in rows.all()).values()) == 1
    assert max(Counter(row.text for row in rows.of_parts).values()) == 1


def test_the_keys_of_the_beginning_could_be_wished_for(rows):
    refused = [row.id for row in rows.of_parts for each in row.first if rows.refusal(row.id, each)]
    assert refused == []


def test_no_two_rows_begin_with_keys_that_the_screen_cannot_tell_apart(rows):
    met = [
        (one.id, other.id)
        for one, other in combinations(rows.all(), 2)
        if set(one.first) & set(other.first)
        and one.where.meets(other.where)
        and not {one.where, other.where} & STANDS_BEFORE
    ]
    assert met == []


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (Where.FIELD, Where.EVERYWHERE, True),
        (Where.WORDS, Where.FIELD, True),
        (Where.TEXTS, Where.FIELD, True),
        (Where.IMAGES, Where.EVERYWHERE, True),
        (Where.LISTS, Where.GRID, True),
        (Where.FIELD, Where.LISTS, False),
        (Where.IMAGES, Where.FIELD, False),
        (Where.GRID, Where.WORDS, False),
    ],
)
def test_places_meet_where_one_spot_has_the_keys_of_both(one, other, met):
    assert one.meets(other) is other.meets(one) is met


def test_keys_are_in_conflict_only_where_both_can_be_pressed(rows):
    def who(id, words):
        return [row.id for row in rows.had_by(id, QKeySequence(words))]

    assert who("value-up", "Ctrl+K") == ["commands"]
    assert who("value-up", "Ctrl+L") == ["texts-link"]
    assert who("value-up", "Alt+Up") == []
    assert who("commands", "Ctrl+.") == ["value-details"]
    assert who("commands", "Ctrl+Return") == ["unit-window", "value-add"]


def test_what_was_made_to_share_keys_shares_them(rows):
    shared = QKeySequence("Ctrl+B")
    assert rows.had_by("bulk", shared) == []
    assert [row.id for row in rows.shared_with("bulk", shared)] == ["mark-bold"]
    rows.drop("bulk")
    rows.restore("bulk")
    assert rows.now("mark-bold") == rows.now("bulk") == [shared]


def test_keys_that_are_given_are_taken_from_all_that_had_them_there(rows):
    rows.give("statistics", QKeySequence("Ctrl+Return"))
    assert rows.now("value-add") == rows.now("unit-window") == []
    assert [row.id for row in rows.restore("value-add")] == ["statistics"]
    assert rows.now("value-add") == [QKeySequence("Ctrl+Return")]


def test_all_keys_go_back_at_once(rows):
    for row in FIELD_KEYS:
        rows.give(row.id, QKeySequence("Ctrl+Alt+9"))
    rows.restore_all()
    assert [row.id for row in FIELD_KEYS if rows.now(row.id) != read_keys(row.keys)] == []


def test_a_part_that_is_gone_hears_no_more_of_its_keys(qapp, settings):
    part, heard = QObject(), []
    FieldKeys(settings, part).follow("value-up", heard.append)
    settings.keep("keys/value-up", "Ctrl+Alt+8")
    part.deleteLater()
    qapp.processEvents()
    qapp.sendPostedEvents(part, 0)
    settings.keep("keys/value-up", "Ctrl+Alt+7")
    assert [[each.toString() for each in one] for one in heard][:2] == [["Ctrl+Shift+Up"], ["Ctrl+Alt+8"]]


def test_names_are_whole_in_the_table_where_the_screen_is_narrow(qtbot, rows):
    table = KeysTable(rows)
    qtbot.addWidget(table)
    table.resize(360, 400)
    with qtbot.waitExposed(table):
        table.show()
    room = table.columnWidth(0) - table.iconSize().width()
    assert room > table.fontMetrics().horizontalAdvance("Paste Citation or Page")
