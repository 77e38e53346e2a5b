"""Footnotes as they are copied, with their number and the word before: each citation is a record."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source

TITLED = '"Report on talks", 3 May 1961, PA AA, MfAA, A 7137, Bl. 5.'
OTHER = '"Letter", 4 May 1961, PA AA, MfAA, A 7138, Bl. 6.'


def read(text):
    return [
        (unit.title, unit.date, unit.shelfmark)
        for unit in table.read(Source("pasted text", text.encode())).units
    ]


ONE = ("Report on talks", "3 May 1961", "PA AA, MfAA, A 7137, Bl. 5")
TWO = ("Letter", "4 May 1961", "PA AA, MfAA, A 7138, Bl. 6")


@pytest.mark.parametrize(
    "lead", ["12 ", "12. ", "[12] ", "See ", "See also: ", "3. Cf. ", "Vgl. auch ", "См. "]
)
def test_the_number_and_the_word_before_a_citation_are_none_of_it(lead):
    assert read(lead + TITLED) == [ONE]


@pytest.mark.parametrize("between", ["; ", "; also ", "; see also ", ". See also ", "; and "])
def test_a_footnote_may_cite_several(between):
    assert read(TITLED.rstrip(".") + between + OTHER) == [ONE, TWO]


def test_footnotes_in_lines_of_their_own_are_read_by_their_numbers():
    assert read(f"1 {TITLED}\n2 See {OTHER}\n") == [ONE, TWO]


def test_words_in_quotes_after_a_citation_are_no_other_one():
    [(title, date, _mark)] = read(TITLED.rstrip(".") + '; "of little worth".')
    assert (title, date) == ONE[:2]
