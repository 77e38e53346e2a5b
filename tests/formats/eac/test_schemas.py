"""Our schemas say what the official ones say, on what is right and on what is wrong."""

import random
from copy import deepcopy

import pytest
from lxml import etree

from muniment import paths
from muniment.formats import eac
from muniment.formats.deliveries import Source
from muniment.formats.eac import schemas
from muniment.formats.eac.versions import version_of
from muniment.formats.eac.vocabulary import vocabulary
from tests import official
from tests.formats.eac.mutations import CHANGES, SAMPLES
from tests.shared import needs_shared

MUTATIONS = 400


def test_the_command_writes_the_schemas(tmp_path):
    schemas.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["eac2.xsd", "eac2010.xsd", "xml.xsd"]


@pytest.mark.parametrize("version", eac.Version)
def test_the_samples_use_nearly_the_whole_vocabulary(version):
    used = set()
    for sample in SAMPLES:
        root = etree.parse(str(sample)).getroot()
        used |= {etree.QName(each).localname for each in root.iter(f"{{{version.namespace}}}*")}
    missing = {row.name for row in vocabulary().of(version)} - used
    assert missing <= {"rightsDeclaration", "multipleIdentities"}


def verdict(schema, tree):
    return schema.validate(tree), sorted({error.line for error in schema.error_log})


@needs_shared
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_our_schema_and_the_official_one_agree_on_mutations_of_the_samples(sample):
    whole = etree.parse(str(sample))
    name = etree.QName(whole.getroot())
    version = version_of(name.localname, name.namespace)
    ours = etree.XMLSchema(etree.parse(str(paths.schema(version.schema))))
    theirs = official.schema(version.value)
    chance = random.Random(sample.stem)
    differing, wrong = [], 0
    for number in range(MUTATIONS):
        tree = deepcopy(whole)
        elements = list(tree.getroot().iter(f"{{{version.namespace}}}*"))[1:]
        change = chance.choice(CHANGES)
        element = chance.choice(elements)
        change(element, chance)
        expected = verdict(theirs, tree)
        wrong += not expected[0]
        if verdict(ours, tree)[0] != expected[0]:
            differing.append(
                (number, change.__name__, etree.tostring(element)[:200], theirs.error_log or ours.error_log)
            )
    assert differing == []
    assert MUTATIONS * 0.2 < wrong < MUTATIONS


def test_what_is_wrong_is_said_in_words_with_line_field_and_cure():
    right = SAMPLES[-1].read_bytes()
    wrong = right.replace(b"<entityType>person<", b"<entityType>ghost<")
    [finding] = eac.validate(Source("agent.xml", wrong))
    assert finding.message == "Kind of agent (<entityType>) cannot say “ghost”."
    assert finding.field == "kind"
    assert finding.line == right[: right.index(b"<entityType>")].count(b"\n") + 1
    assert "person" in finding.cure


def test_a_valid_record_gives_no_finding():
    for sample in SAMPLES:
        assert eac.validate(Source(sample.name, sample.read_bytes())) == ()


def test_what_stands_in_the_wrong_place_is_told_by_its_own_name_where_it_may_stand():
    wrong = SAMPLES[-1].read_bytes().replace(b"</control>", b"<entityType>person</entityType></control>")
    [finding] = eac.validate(Source("agent.xml", wrong))
    assert finding.message == "Kind of agent (<entityType>) has no place in About this record (<control>)."
    assert finding.cure == "It may stand in: Identity (<identity>)."


def test_what_a_schema_of_ones_own_has_against_a_record_is_said_of_that_schema(tmp_path):
    space = eac.Version.EAC2.namespace
    (tmp_path / "house.xsd").write_text(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">'
        '<xs:element name="eac"><xs:complexType/></xs:element></xs:schema>'
    )
    record = Source("agent.xml", f'<eac xmlns="{space}" maintenanceStatus="new"/>'.encode())
    [finding] = eac.validate(record, tmp_path / "house.xsd")
    assert finding.message.startswith("house.xsd does not allow ")
