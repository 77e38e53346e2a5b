"""What the desk remembers."""

import pytest
from PySide6.QtCore import QByteArray

from muniment.desktop.settings import Settings


@pytest.mark.parametrize("words", [[], ["one"], ["one", "two"], ["a, b", "ë"]])
def test_lists_come_back_as_they_were(tmp_path, words):
    Settings(tmp_path / "desk.ini").keep("words", words)
    assert Settings(tmp_path / "desk.ini").texts("words") == words


def test_shapes_come_back_and_are_empty_at_first(tmp_path):
    settings = Settings(tmp_path / "desk.ini")
    assert settings.shape("window") == QByteArray()
    settings.keep("window", QByteArray(b"shape"))
    settings.flush()
    assert Settings(tmp_path / "desk.ini").shape("window") == QByteArray(b"shape")


def test_the_latest_catalogue_stands_first_and_those_that_are_gone_do_not_stand(tmp_path):
    settings = Settings(tmp_path / "desk.ini")
    paths = [tmp_path / f"{name}.muniment" for name in "abc"]
    for path in paths:
        path.touch()
        settings.keep_recent(path)
    settings.keep_recent(paths[0])
    paths[1].unlink()
    assert settings.recent() == [paths[0], paths[2]]
