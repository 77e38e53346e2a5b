"""A citation where a shelfmark is typed is told from a shelfmark, and fills in what is not said yet."""

import pytest

from muniment.description.units import a_title
from muniment.tasks.read_citation import filled_by, read_citation
from tests.build import a_unit

CITATION = '"Cable from Peking," 4 July 1950, TNA, FO 371/84053. Translated by Jan Novák'


def test_a_citation_is_read():
    said = read_citation(CITATION)
    assert said is not None
    assert (said.title, said.shelfmark) == ("Cable from Peking", "TNA, FO 371/84053")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "TNA, FO 371/84053",
        "AQPPSH, MPP Korese, Lista e dytë, D 12, V. 1967",
        "words without any meaning at all",
    ],
)
def test_what_is_no_citation_is_none(words):
    assert read_citation(words) is None


def test_what_the_unit_says_itself_stays_and_only_the_shelfmark_is_taken():
    said = read_citation(CITATION)
    unit = a_unit("Mine", id="mine")
    filled = filled_by(unit, said)
    assert filled.titles == (a_title("Mine"),)
    assert (filled.shelfmark, filled.id) == ("TNA, FO 371/84053", "mine")
    assert filled.date == "4 July 1950"
