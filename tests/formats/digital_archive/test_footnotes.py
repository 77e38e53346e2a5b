"""Footnotes as they are copied, with their number and the word before: each citation is a record."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import FormatError, Source

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


PLAIN = "Report on talks, 3 May 1961, PA AA, MfAA, A 7137, Bl. 5."
BESIDE = "Letter, 4 May 1961, PA AA, MfAA, A 7138, Bl. 6."


@pytest.mark.parametrize("lead", ["", "12. ", "[12] ", "See ", "3. Cf. "])
def test_a_title_may_stand_in_no_quotation_marks(lead):
    assert read(lead + PLAIN) == [ONE]


def test_people_are_read_behind_a_title_without_quotation_marks():
    [unit] = table.read(Source("pasted text", f"{PLAIN} Translated by Ana Lee.".encode())).units
    assert [(credit.name, credit.relator) for credit in unit.credits] == [("Ana Lee", "trl")]


@pytest.mark.parametrize("other", [BESIDE, OTHER])
@pytest.mark.parametrize("between", ["; ", "; see also ", "\n", "\n\n"])
def test_several_may_be_cited_without_quotation_marks(between, other):
    assert read(PLAIN.rstrip(".") + between + other) == [ONE, TWO]


def test_numbered_footnotes_whose_lines_are_broken_are_told_apart():
    first = "12 Report on talks, 3 May\n1961, PA AA, MfAA, A 7137, Bl. 5.\n"
    assert read(first + "13 Letter, 4 May 1961,\n PA AA, MfAA, A 7138, Bl. 6.") == [ONE, TWO]


def test_a_word_that_a_soft_hyphen_parts_at_the_end_of_a_line_is_whole():
    assert read(PLAIN.replace("Report", "Re\u00ad\nport")) == [ONE]


@pytest.mark.parametrize("back", ["Ibid., Bl. 6.", "Ebd., Bl. 6.", "Там же. Л. 6.", "Tamże, k. 6."])
def test_what_points_back_is_left_out_and_told(back):
    with pytest.raises(FormatError, match="points back to the citation before it"):
        read(back)
    delivery = table.read(Source("pasted text", f"12. {PLAIN}\n13. {back}\n14. {BESIDE}".encode()))
    assert [unit.shelfmark for unit in delivery.units] == [ONE[2], TWO[2]]
    [told] = [each.message for each in delivery.findings if "points back" in each.message]
    assert back in told


def test_what_points_back_within_a_footnote_is_no_part_of_the_shelfmark():
    assert read(TITLED.rstrip(".") + "; ibid., Bl. 7.") == [ONE]
