"""The window stands before anything slow is read."""

import subprocess
import sys

import pytest

from muniment import __main__

SLOW = ("sqlalchemy", "alembic", "lxml", "cattrs", "click", "rich")


def test_the_way_to_the_first_window_reads_no_sql_and_no_xml():
    code = f"import sys, muniment.desktop.main; print([name for name in {SLOW!r} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["--catalogue", "http://archive.example/c"], []])
def test_an_address_that_is_no_team_s_opens_no_window(monkeypatch, capsys, words):
    monkeypatch.setattr(__main__, "_has_screen", lambda: True)
    monkeypatch.setattr(sys, "argv", ["muniment", *words])
    monkeypatch.setenv("MUNIMENT_CATALOGUE", "http://archive.example/c")
    assert __main__.main() == 2
    assert "begins with postgresql://" in capsys.readouterr().err
