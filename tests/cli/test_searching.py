"""Searching at the terminal: why a hit was found, how many of a kind, in which order, other words."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.units import Credit, DateStatement
from tests.build import a_unit


@pytest.fixture
def letters(tmp_path):
    """Two letters by one translator."""
    with Catalogue.open(tmp_path / "c.muniment") as catalogue, catalogue.edit("Letters") as edit:
        for id, title, year in (("u1", "A letter from Tirana", "1967"), ("u2", "Letter of Хрущёв", "1956")):
            credits = (Credit(name="Enkel Daljani", relator="trl"),)
            edit.put(a_unit(title, id=id, credits=credits, dates=(DateStatement(text=year, edtf=year),)))


def test_a_hit_says_why(letters, answer):
    _code, [hit] = answer("search", "khrushchev")
    assert (hit["id"], hit["field"], hit["form"], hit["how"]) == ("u2", "title", "Хрущёв", "script")


def test_hits_are_counted_and_narrowed_down(letters, answer):
    _code, counted = answer("search", "letter", "--facets")
    assert (counted["of"], counted["whole"]) == (2, True)
    facets = {facet["name"]: facet["counts"] for facet in counted["facets"]}
    [translator] = facets["translator"]
    assert (translator["label"], translator["count"]) == ("Enkel Daljani", 2)
    assert len(answer("search", translator["narrow"])[1]) == 2
    assert [count["label"] for count in facets["decade"]] == ["1950s", "1960s"]


def test_hits_are_sorted(letters, answer):
    assert [hit["id"] for hit in answer("search", "letter", "--sort", "date")[1]] == ["u2", "u1"]
    assert [hit["id"] for hit in answer("search", "letter", "--sort", "title")[1]] == ["u1", "u2"]


def test_other_words_are_offered_beside_what_was_found(letters, muniment, answer):
    code, out, _err = muniment("search", "lettre")
    assert code == 0
    assert "Did you mean: letter" in out
    assert answer("search", "lettre")[1] == []


def test_counts_are_printed_under_headings(letters, muniment):
    _code, out, _err = muniment("search", "letter", "--facets")
    assert "Enkel Daljani" in out
    assert "translator" in out


@pytest.mark.parametrize(
    ("asked", "said"),
    [("level:xyz", "item"), ("letter has:hats", "image"), ("is:lost", "invalid")],
)
def test_a_value_that_a_field_has_not_is_told_with_those_it_has(letters, muniment, asked, said):
    _code, out, _err = muniment("search", *asked.split())
    assert "does not know" in out
    assert said in " ".join(out.split())


@pytest.mark.parametrize("asked", ["level:fonds", "level:record group", "is:final", "has:image"])
def test_a_value_that_is_known_but_of_no_record_is_only_not_found(letters, muniment, asked):
    _code, out, _err = muniment("search", asked, "zebra")
    assert "does not know" not in out


def test_where_a_time_is_not_understood_it_is_said_what_is(letters, muniment):
    code, out, _err = muniment("search", "date:whenever", "letters")
    assert (code, "“date:” takes a date" in out) == (0, True)
