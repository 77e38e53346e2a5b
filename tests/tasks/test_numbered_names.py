"""The numbers of authorities travel with the access points that name them, and come back."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description.agents import Agent, AgentName
from muniment.description.concepts import Concept, ConceptKind
from muniment.description.levels import SubjectKind
from muniment.description.units import Credit, Identifier, Subject
from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import export, rendered
from muniment.tasks.numbered_names import WithNumbers
from tests.build import a_unit

VIENNA = Concept(
    id="vienna",
    kind=ConceptKind.PLACE,
    names=(AgentName(text="Wien"), AgentName(text="Vienna")),
    identifiers=(Identifier(kind="geonames", text="2761369"), Identifier(kind="wikidata", text="Q1741")),
)
TREATIES = Concept(
    id="treaties",
    kind=ConceptKind.SUBJECT,
    names=(AgentName(text="Treaties"),),
    identifiers=(Identifier(kind="gnd", text="4057812-9"),),
)
HOXHA = Agent(
    id="hoxha",
    names=(AgentName(text="Enver Hoxha"),),
    identifiers=(Identifier(kind="viaf", text="100184466"),),
)
PLACE = SubjectKind.PLACE


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    with made.edit("Begin") as edit:
        edit.put_agent(HOXHA)
        edit.put_concept(VIENNA)
        edit.put_concept(TREATIES)
    yield made
    made.close()


def put(catalogue, **said):
    with catalogue.edit("Put") as edit:
        edit.put(a_unit(id="u1", **said))


def said(catalogue):
    """The unit as it is handed to a writer."""
    [unit] = WithNumbers(catalogue, catalogue.subtree())
    return unit


@pytest.mark.parametrize("version", ["ead2002", "ead3"])
def test_numbers_of_people_places_and_subjects_are_written_and_read_back(catalogue, tmp_path, version):
    put(
        catalogue,
        credits=(Credit(name="Enver Hoxha", relator="aut"),),
        subjects=(Subject(text="Wien", kind=PLACE), Subject(text="Treaties")),
    )
    finish(export(catalogue, tmp_path / "out.xml", version, even_if_invalid=True))
    [back] = [unit for unit in table.read(Source.of(tmp_path / "out.xml")).units if unit.title == "Letters"]
    assert (back.credits[0].source, back.credits[0].identifier) == ("viaf", "100184466")
    numbers = {each.text: (each.source, each.identifier) for each in back.subjects}
    assert numbers == {"Wien": ("geonames", "2761369"), "Treaties": ("gnd", "4057812-9")}


@pytest.mark.parametrize(
    ("version", "attribute"), [("ead2002", 'authfilenumber="2761369"'), ("ead3", 'identifier="2761369"')]
)
def test_each_version_has_its_own_attribute_for_them(catalogue, version, attribute):
    put(catalogue, subjects=(Subject(text="Wien", kind=PLACE),))
    assert attribute in rendered(catalogue, "u1", version)


def test_any_name_of_the_authority_has_its_number(catalogue):
    put(catalogue, subjects=(Subject(text="Vienna", kind=PLACE),))
    assert said(catalogue).subjects[0].identifier == "2761369"


def test_what_the_unit_says_itself_stands(catalogue):
    own = (Subject(text="Wien", kind=PLACE, source="tgn", identifier="7003321"),)
    put(catalogue, subjects=own)
    assert said(catalogue).subjects == own


def test_a_number_is_not_put_under_another_vocabulary(catalogue):
    own = (Subject(text="Wien", kind=PLACE, source="tgn"),)
    put(catalogue, subjects=own)
    assert said(catalogue).subjects == own


def test_a_name_of_another_kind_has_no_number(catalogue):
    own = (Subject(text="Wien", kind=SubjectKind.SUBJECT),)
    put(catalogue, subjects=own)
    assert said(catalogue).subjects == own


def test_a_unit_that_names_no_numbered_authority_stays_as_it_is_stored(catalogue):
    put(catalogue, subjects=(Subject(text="Graz", kind=PLACE),))
    [stored] = catalogue.run()
    assert list(WithNumbers(catalogue, [stored])) == [stored]
