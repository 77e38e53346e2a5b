"""What validators say, in an archivist's words: those of the standard that the file is in."""

import pytest

from muniment.formats import eac, ead
from muniment.formats.deliveries import Source
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


RECORD = (
    "<eac-cpf{space}><control><recordId>1</recordId><maintenanceStatus>new</maintenanceStatus>"
    "<maintenanceAgency><agencyName>A</agencyName></maintenanceAgency><maintenanceHistory><maintenanceEvent>"
    "<eventType>created</eventType><eventDateTime{when}/><agentType>human</agentType><agent/>"
    "</maintenanceEvent></maintenanceHistory></control><cpfDescription><identity>{identity}</identity>"
    "</cpfDescription></eac-cpf>"
)
NAME = "<nameEntry><part>Kim</part></nameEntry>"
DATES = "<useDates><date standardDate='May'/></useDates>"
PERSON = "<entityType>person</entityType>"
SPACE = ' xmlns="urn:isbn:1-931666-33-4"'
WRONG_RECORDS = {
    "no kind": (
        {"identity": NAME},
        "Kind of agent (<entityType>) is missing before Name (<nameEntry>) in Identity (<identity>).",
        "Add it.",
    ),
    "a name too late": (
        {"identity": f"{PERSON}{NAME}<descriptiveNote><p/></descriptiveNote>{NAME}"},
        "Name (<nameEntry>) stands in the wrong place in Identity (<identity>).",
        "The order there is: Kind of agent",
    ),
    "a parallel name in words": (
        {"identity": f"{PERSON}<nameEntryParallel>{NAME}<nameEntry>Kim</nameEntry></nameEntryParallel>"},
        "(<nameEntry>) has words directly in it.",
        "Put them into Part of the name (<part>), inside.",
    ),
    "a moment in words": (
        {"identity": f"{PERSON}{NAME}", "when": " standardDateTime='May'"},
        "cannot be “May”.",
        "Write a moment such as 2014, ",
    ),
    "a day in words": (
        {"identity": f"{PERSON}{NAME.replace('</n', DATES + '</n')}"},
        "cannot be “May”.",
        "Write a date such as 1967, 1967-05 or 1967-05-31.",
    ),
    "no version": ({"identity": NAME, "space": ""}, "does not say which version of EAC-CPF it is in", ""),
}


@pytest.mark.parametrize("name", WRONG_RECORDS)
def test_what_is_wrong_with_an_authority_record_is_said_in_its_words(name):
    parts, sentence, cure = WRONG_RECORDS[name]
    record = RECORD.format(**{"space": SPACE, "when": "", **parts})
    (finding,) = eac.validate(Source("record.xml", record.encode()))
    assert sentence in finding.message
    assert cure in finding.cure
