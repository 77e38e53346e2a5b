"""Addresses of records."""

import pytest

from muniment.formats.digital_archive.addresses import addresses_in, is_of_the_archive, record_id, taken_off


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://digitalarchive.wilsoncenter.org/document/114397", "114397"),
        ("http://digitalarchive.umd.edu/document/114397/", "114397"),
        ("https://digitalarchive.wilsoncenter.org/document/115785.pdf?v=0a1b", "115785"),
        ("https://digitalarchive.wilsoncenter.org/document/report-1967-0", ""),
        ("https://digitalarchive.wilsoncenter.org/document/1967-report", ""),
        ("https://wilson-center-digital-archive.dvincitest.com/node/91266", ""),
    ],
)
def test_the_number_is_the_records_and_never_the_nodes(address: str, number: str):
    assert record_id(address) == number


def test_a_copy_elsewhere_is_not_the_archive():
    assert is_of_the_archive("https://digitalarchive.umd.edu/document/1")
    assert not is_of_the_archive("https://docs.example.org/doc/1")
    assert not is_of_the_archive("http://[broken")


def test_an_address_ends_before_the_stop_of_its_sentence():
    assert addresses_in("See <http://a.org/b>. And http://a.org/c.") == ("http://a.org/b", "http://a.org/c")


def test_the_line_that_says_where_a_page_came_from_is_taken_off():
    assert taken_off("https://a.org/1 | copy: http://b.org/2\nText") == (
        ("https://a.org/1", "http://b.org/2"),
        "Text",
    )
    assert taken_off("Text\nhttps://a.org/1") == ((), "Text\nhttps://a.org/1")
