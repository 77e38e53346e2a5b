"""Letters that came out of a wrong encoding are told with their line, and nothing is changed."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import ReadAs, Source

AID = (
    '<?xml version="1.0" encoding="{said}"?>\n<ead><eadheader><eadid>a</eadid></eadheader>\n'
    '<archdesc level="fonds"><did><unittitle>Papiere Müller</unittitle></did></archdesc></ead>'
)


NO_LETTERS = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
"""Bytes that are none in Windows-1252, and that programs let through."""


def told(source):
    return [(each.line, each.message) for each in table.read(source).findings if each.rule == "garbled"]


def rows(*titles):
    return "\n".join(("Shelfmark;Title", *(f"A {n};{title}" for n, title in enumerate(titles, 1))))


@pytest.mark.parametrize("said", ["ISO-8859-1", "windows-1252", "iso-8859-15"])
def test_a_file_in_utf_8_that_says_otherwise_is_told_and_read_as_it_says(said):
    source = Source("aid.xml", AID.format(said=said).encode())
    [(line, message)] = told(source)
    assert line == 3
    assert "is rather “Müller”" in message
    assert table.read(source).units[0].title == f"Papiere {'Müller'.encode().decode(said)}"


@pytest.mark.parametrize("said", ["ISO-8859-1", "UTF-8"])
def test_a_file_that_is_in_the_encoding_it_says_is_not_told(said):
    assert told(Source("aid.xml", AID.format(said=said).encode(said))) == []


def test_a_table_in_utf_8_that_is_said_to_be_in_another_is_told():
    source = Source("list.csv", rows("Letter", "Müller").encode(), read_as=ReadAs(encoding="cp1252"))
    assert [line for line, _message in told(source)] == [3]
    right = Source("list.csv", rows("Letter", "Müller").encode("cp1252"), read_as=ReadAs(encoding="cp1252"))
    assert told(right) == []


@pytest.mark.parametrize("title", ["Müller", "à Paris", "Kraków", "Žižkov", "Каталог", "L’été", "Дом «Мир»"])
def test_letters_that_were_saved_in_a_wrong_encoding_before_are_told(title):
    letters = (bytes((byte,)) for byte in title.encode())
    twice = "".join(each.decode("latin-1" if each in NO_LETTERS else "cp1252") for each in letters)
    [(line, message)] = told(Source("list.csv", rows("Letter", twice).encode()))
    assert (line, f"“{title.split()[0]}”" in message) == (3, True)


@pytest.mark.parametrize(
    "title",
    [
        "“CAFÉ”",
        "été\u00a0»",
        "À–Z",
        "NÃO",
        "IRMÃ”",
        "Å…",
        "Müller & Žižek",
        "ÄÖÜ",
        "Île, âne, çà",
        "Дом",
        "É»",
    ],
)
def test_letters_that_are_meant_are_not_told(title):
    assert told(Source("list.csv", rows("Letter", title).encode())) == []
