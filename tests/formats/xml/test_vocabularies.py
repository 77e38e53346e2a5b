import pytest

from muniment import paths
from muniment.formats import eac, ead
from muniment.formats.eac import schemas as eac_schemas
from muniment.formats.ead import schemas as ead_schemas

STANDARDS = {"ead": ead, "eac": eac}
VERSIONS = [
    pytest.param(standard, version, id=version.value)
    for standard in STANDARDS.values()
    for version in standard.Version
]
of_each_standard = pytest.mark.parametrize("standard", STANDARDS.values(), ids=STANDARDS)


@pytest.mark.parametrize(("standard", "version"), VERSIONS)
def test_every_element_that_may_stand_somewhere_is_in_the_vocabulary(standard, version):
    rows = list(standard.vocabulary().of(version))
    named = {name for row in rows for name in row.forms[version].content.names}
    assert named - {row.id for row in rows} - {"any", "any-local"} == set()


@of_each_standard
def test_every_element_has_a_label_and_a_sentence_of_help(standard):
    for row in standard.vocabulary().elements.values():
        assert row.label, row.id
        assert row.help.endswith("."), row.id


@of_each_standard
def test_an_element_that_is_not_in_the_table_goes_by_its_own_name(standard):
    assert standard.vocabulary().label("ghost") == "ghost"


@pytest.mark.parametrize("schemas", [ead_schemas, eac_schemas], ids=STANDARDS)
def test_the_schemas_on_disk_are_those_of_the_vocabulary(schemas):
    for name, text in schemas.files():
        on_disk = paths.schema(name).read_text(encoding="utf-8")
        assert on_disk == text, f"Run python -m {schemas.__name__}"


@pytest.mark.parametrize(("standard", "version"), VERSIONS)
def test_a_version_is_asked_for_by_name_and_has_a_schema_of_its_own(standard, version):
    assert standard.Version(version.value) is version
    assert paths.schema(version.schema).is_file()


@of_each_standard
def test_a_version_that_is_not_there_is_none(standard):
    with pytest.raises(ValueError, match="ead1"):
        standard.Version("ead1")
