"""The number that a mark counts by, and the mark with another one."""

import pytest

from muniment.description.shelfmarks.numbering import begin_anew, counted, with_number


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("NARA, RG 59, Lot 63D135, Box 4", 5, "NARA, RG 59, Lot 63D135, Box 5"),
        ("NARA, RG 242, Box 7", 12, "NARA, RG 242, Box 12"),
        ("NARA, RG 242, Box 7, folder 3", 4, "NARA, RG 242, Box 7, folder 4"),
        ("LAC, RG 25, vol. 5922", 5923, "LAC, RG 25, vol. 5923"),
        ("LAC, MG 26, vol. 3, file 12", 13, "LAC, MG 26, vol. 3, file 13"),
        ("AGS, Estado, leg. 1234", 1235, "AGS, Estado, leg. 1235"),
        ("British Library, Cotton Titus A.XXIII", 24, "British Library, Cotton Titus A.XXIV"),
        ("BL Royal MS. 8 B. IV", 9, "BL Royal MS. 8 B. IX"),
        ("AVPRF, f. 0100, op. 40, p. 248, d. 07", 8, "AVPRF, f. 0100, op. 40, p. 248, d. 08"),
        ("FO 371/1", 2, "FO 371/2"),
        ("The National Archives, FO 371/371", 400, "The National Archives, FO 371/400"),
        ("CH-BAR#E1004.1#1000/9#194#4", 5, "CH-BAR#E1004.1#1000/9#194#5"),
    ],
)
def test_the_last_number_of_a_mark_is_counted_and_written_as_it_was(text, new, expected):
    found = counted(text)
    assert with_number(text, "", found.part.label, found.number, new) == expected
    assert counted(expected).number == new
    assert counted(expected).under == found.under


def test_there_is_no_roman_nought():
    found = counted("BL Royal MS. 8 B. IV")
    assert with_number("BL Royal MS. 8 B. IV", "", found.part.label, 4, 0) is None


def test_files_are_counted_on_from_box_to_box():
    one, other = (counted(f"AVPRF, f. 0100, op. 40, p. {box}, d. 7") for box in (1, 2))
    assert one.under == other.under


def test_documents_are_counted_in_the_file_of_their_box():
    one, other = (counted(f"ACS, MI, b. {box}, fasc. 1, doc. 2") for box in (1, 2))
    assert one.under != other.under


@pytest.mark.parametrize(
    ("marks", "is_so"), [(("1, d. 7", "2, d. 8"), False), (("1, d. 7", "2, d. 7"), True)]
)
def test_numbers_that_stand_in_two_boxes_begin_anew_in_each(marks, is_so):
    assert begin_anew(counted(f"AVPRF, f. 0100, op. 40, p. {mark}") for mark in marks) is is_so
