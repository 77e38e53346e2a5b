"""What validators say, in an archivist's words: those of the standard that the file is in."""

import pytest

from muniment.formats import eac, ead
from muniment.formats.xml.objections import understood

MISPLACED = "Element '{urn:x}date': This element is not expected."


@pytest.mark.parametrize("standard", [ead, eac])
def test_an_element_is_called_as_its_own_standard_calls_it(standard):
    label = standard.vocabulary().label("date")
    assert understood(MISPLACED, standard.vocabulary()).sentence == f"{label} (<date>) may not stand here."


@pytest.mark.parametrize("standard", [ead, eac])
def test_where_an_element_may_stand_is_told_from_its_own_table(standard):
    table = standard.vocabulary()
    cure = understood(MISPLACED, table).cure
    named = set(cure.removeprefix("It may stand in: ").removesuffix(" ….").removesuffix(".").split(", "))
    assert named
    assert named <= {f"{row.label} (<{row.name}>)" for row in table.homes("date")}


def test_a_list_that_is_cut_short_says_so():
    table = eac.vocabulary()
    assert len(table.homes("date")) > 4
    assert understood(MISPLACED, table).cure.count("(<") == 4
    assert understood(MISPLACED, table).cure.endswith(") ….")


def test_a_code_that_no_pattern_takes_is_cured_by_a_code_and_not_by_a_date():
    about = "Element '{urn:x}language', attribute 'languageCode': [facet 'pattern'] "
    said = f"{about}The value 'en' is not accepted by the pattern '[a-z]{{3}}'."
    cure = understood(said, eac.vocabulary()).cure
    assert cure == "Write a code of three small letters, such as “eng”."


def test_the_elements_of_other_vocabularies_that_a_validator_names_are_passed_over():
    said = f"{MISPLACED} Expected is ( ##other{{urn:x}}* )."
    assert "##" not in understood(said, ead.vocabulary()).cure
