"""Broken and malicious files fall on the window: a sentence each, and the catalogue stays as it was."""

import pytest

from tests.journeys.archivist import a_day_of

BOMB = (
    "<?xml version='1.0'?><!DOCTYPE ead [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(
        f"<!ENTITY {one} '{f'&{before};' * 10}'>" for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><ead><archdesc level='fonds'><did><unittitle>&i;</unittitle></did></archdesc></ead>"
)
STEALS = (
    "<?xml version='1.0'?><!DOCTYPE ead [<!ENTITY stolen SYSTEM 'file:///etc/passwd'>]>"
    "<ead><archdesc level='fonds'><did><unittitle>&stolen;</unittitle></did></archdesc></ead>"
)
FILES = {
    "empty.txt": b"",
    "empty.xml": b"",
    "noughts.xml": bytes(4096),
    "picture.xml": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "nothing-closed.xml": b"<ead><archdesc",
    "another-language.xml": b"<html><body><p>Hello",
    "bomb.xml": BOMB.encode(),
    "secrets.json": b'{"items": [',
}


@pytest.fixture
def day(archivist):
    with a_day_of(archivist):
        archivist.clicks("Look at the sample")
        archivist.sees("Sample catalogue · ")
        yield archivist


def test_each_gives_a_sentence_and_changes_nothing(day, tmp_path):
    before = [*day.catalogue.subtree()]
    for name, content in FILES.items():
        path = tmp_path / name
        path.write_bytes(content)
        day.drops_on_the_window(path)
        said = day.notice()
        assert said[0].isupper() or said.startswith(name), said
        assert said.endswith((".", ")")), said
        day.clicks("Close the notice")
    assert [*day.catalogue.subtree()] == before


def test_a_file_that_reaches_for_another_gets_nothing_of_it(day, tmp_path):
    path = tmp_path / "steals.xml"
    path.write_text(STEALS, "utf-8")
    day.drops_on_the_window(path)
    day.sees_no("root:")
    day.presses("Escape")
    day.sees_no("root:")


def test_what_can_be_read_is_taken_in_and_the_rest_is_named(day, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    good = tmp_path / "letter.txt"
    good.write_text("Letter to the mill, 3 March 1958\nAQPPSH, MPP Korese, D 2, V. 1958\n", "utf-8")
    day.drops_on_the_window(tmp_path / "empty.txt", good)
    day.sees("empty.txt · cannot be read")
    day.sees("empty.txt is empty.")


def test_a_file_that_is_no_catalogue_leaves_the_way_open_to_begin_otherwise(archivist, home):
    path = home / "letters.muniment"
    path.write_bytes(b"Not a catalogue. " * 100)
    archivist.begins(path)
    try:
        archivist.sees("“letters.muniment” is not a catalogue of Muniment.")
        archivist.sees("Open another catalogue…")
        archivist.clicks("Look at the sample")
        archivist.sees("Sample catalogue · ")
    finally:
        archivist.goes_home()
