"""A person at a terminal, with a catalogue of her own."""

import json

import pytest

from muniment.cli.commands import run


@pytest.fixture
def muniment(tmp_path, capfdbinary):
    """Run a command on a catalogue of its own; return its exit code and what it printed."""

    def ask(*words):
        code = run([*map(str, words), "--catalogue", str(tmp_path / "c.muniment")], _no_picture)
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


def _no_picture(catalogue, target, unit):
    target.write_bytes(b"")
