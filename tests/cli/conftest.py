"""A person at a terminal, with a catalogue of her own."""

import json

import pytest

from muniment.cli.commands import run
from muniment.description import shelfmarks
from muniment.desktop.printing.finding_aid import export_pdf_unseen


@pytest.fixture
def muniment(tmp_path, capfdbinary):
    """Run a command on a catalogue of its own; return its exit code and what it printed."""

    def ask(*words):
        code = run(
            [*map(str, words), "--catalogue", str(tmp_path / "c.muniment")], _no_picture, export_pdf_unseen
        )
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return ask


@pytest.fixture
def answer(muniment):
    """Run a command; return its exit code and its answer in JSON."""

    def ask(*words):
        code, out, _err = muniment(*words, "--json")
        return code, json.loads(out)

    return ask


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of its own, with no schemes in it."""
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    shelfmarks.read_again()
    yield tmp_path / "home"
    shelfmarks.read_again()


def _no_picture(catalogue, target, unit):
    target.write_bytes(b"")
