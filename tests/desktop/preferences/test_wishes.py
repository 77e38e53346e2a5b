"""The table of settings: each row can be shown, asked for, and brought back."""

from collections import Counter

import pytest
from PySide6.QtWidgets import QCheckBox

from muniment.desktop.preferences.editors import editor, words_of
from muniment.desktop.preferences.settings_page import SettingsPage
from muniment.desktop.settings import Settings
from muniment.desktop.wishes import SETTINGS, Kind


@pytest.fixture
def settings(qapp, tmp_path):
    return Settings(tmp_path / "desk.ini")


def test_no_two_settings_are_kept_under_one_name():
    assert max(Counter(row.id for row in SETTINGS).values()) == 1


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.id)
def test_what_holds_at_first_is_one_of_the_choices(row):
    there = {id for id, _words in words_of(row)}
    said = set(row.default.split(",")) if row.kind is Kind.SEVERAL else {row.default}
    if row.kind in (Kind.CHOICE, Kind.SEVERAL) and row.id != "export/version":
        assert said <= there
    if row.kind is Kind.NUMBER:
        assert row.least <= int(row.default) <= row.most


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.id)
def test_every_setting_has_something_to_change_it_with(qtbot, row):
    made = editor(row)
    qtbot.addWidget(made.widget())
    made.show_wish(row.default)


def test_a_wish_is_heard_once_and_forgotten_again(qtbot, settings):
    heard = []
    settings.changed.connect(heard.append)
    settings.keep("notices/seconds", "20")
    settings.keep("notices/seconds", "20")
    assert settings.number("notices/seconds") == 20
    settings.forget("notices/seconds")
    assert heard == ["notices/seconds", "notices/seconds"]
    assert settings.number("notices/seconds") == 8


def test_a_number_that_is_none_leaves_what_holds_at_first(settings):
    settings.keep("type/zoom", "large")
    assert settings.number("type/zoom") == 100


def test_a_switch_is_turned(settings):
    assert settings.is_on("start/unit")
    settings.turn("start/unit", on=False)
    assert not settings.is_on("start/unit")


def test_the_words_beside_a_box_are_whole_however_narrow_the_page_is(qtbot, settings):
    page = SettingsPage(settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.resize(page.minimumSizeHint())
    boxes = [each for row in page.rows for each in row.editor.widget().findChildren(QCheckBox)]
    qtbot.waitUntil(lambda: all(box.width() >= box.minimumSizeHint().width() for box in boxes))
