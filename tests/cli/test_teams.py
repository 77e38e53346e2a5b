"""A team's catalogue at the terminal: prepared, filled, worked in, copied out."""

import json
from io import StringIO

import pytest

from muniment.catalogue import Catalogue
from muniment.cli.commands import run
from tests.build import a_unit


@pytest.fixture
def url(cluster):
    yield cluster.url("desk")
    cluster.tell("postgres", "DROP DATABASE IF EXISTS desk WITH (FORCE)", "DROP ROLE IF EXISTS desk_team")


@pytest.fixture
def ask(capfdbinary):
    """Run a command; return its exit code and what it printed."""

    def asked(*words):
        code = run(list(map(str, words)), lambda *_words: None, lambda *_words: None)
        out, err = capfdbinary.readouterr()
        return code, out.decode() + err.decode()

    return asked


def test_a_database_is_prepared_filled_worked_in_and_copied_out(ask, url, tmp_path):
    with Catalogue.open(tmp_path / "mine.muniment") as mine, mine.edit("Describe") as edit:
        edit.put(a_unit("Letters", id="letters"))
    code, said = ask("--catalogue", url, "search", "letters")
    assert (code, "Prepare it with: muniment team prepare" in said) == (2, True)
    code, said = ask("team", "prepare", url, "--from", tmp_path / "mine.muniment")
    assert code == 0
    assert "1 unit was copied." in said
    code, said = ask("search", "letters", "--json", "--catalogue", url)
    assert [hit["id"] for hit in json.loads(said)] == ["letters"]
    code, said = ask("--catalogue", url, "backup", tmp_path / "copy.muniment")
    assert code == 0
    with Catalogue.open(tmp_path / "copy.muniment") as copy:
        assert copy.unit("letters").title == "Letters"


def test_history_says_who_did_what(ask, url):
    ask("team", "prepare", url)
    with Catalogue.open(url, who="Anna") as hers, hers.edit("Describe") as edit:
        edit.put(a_unit("Letters", id="letters"))
    _code, said = ask("--catalogue", url, "history")
    assert "Anna" in said


@pytest.mark.filterwarnings("ignore::getpass.GetPassWarning")
def test_who_stops_at_a_password_is_not_told_that_nothing_was_changed(ask, url, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())
    code, said = ask("team", "prepare", url, "--person", "anna")
    assert (code, "was made" in said, "what was done before it stays" in said) == (2, True, True)
    assert ask("--catalogue", url, "statistics")[0] == 0


def test_what_is_no_url_and_a_server_that_does_not_answer_are_told_in_a_sentence(ask):
    assert ask("--catalogue", "postgresql://", "history")[0] == 2
    code, said = ask("--catalogue", "postgresql://anna:s3cret@127.0.0.1:1/desk", "history")
    assert (code, "does not answer" in said, "s3cret" in said) == (2, True, False)


@pytest.mark.filterwarnings("ignore::getpass.GetPassWarning")
def test_no_password_is_asked_for_what_is_no_address(ask, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())
    code, said = ask("team", "password", "archive")
    assert (code, "is not the URL of a database" in said, "Password" in said) == (2, True, False)
