"""The table that a standards editor would recognise: nothing is missing in it, nothing is in it twice."""

import re

import pytest
from lxml import etree

from muniment.formats import ead
from muniment.formats.ead.versions import Variant
from muniment.formats.ead.vocabulary import attribute_row, attribute_rows, name_in, row_of
from tests.shared import SHARED, needs_shared

VERSIONS = pytest.mark.parametrize("version", ead.Version)
SCHEMAS = {
    "ead2002": "ead2002-1.1.0/ead.xsd",
    "ead3": "ead3-1.1.1/ead3.xsd",
    "ead3-undeprecated": "ead3-1.1.1/undeprecated/ead3_undeprecated.xsd",
    "ead4": "ead4-prerelease-2025-04/ead-4-dev.xsd",
}
SENTENCE = re.compile(r"[A-Z][^.]*\.")


@VERSIONS
def test_every_attribute_of_every_element_has_a_label_a_sentence_of_help_and_a_type(version):
    for element in ead.vocabulary().of(version):
        for attribute in element.forms[version].attributes.values():
            row = attribute_row(version, attribute.name)
            assert row is not None, attribute.name
            assert row.label, attribute.name
            assert attribute.type, attribute.name
            assert SENTENCE.fullmatch(row.help), row.help


@VERSIONS
def test_every_element_has_one_sentence_of_help(version):
    for element in ead.vocabulary().of(version):
        assert SENTENCE.fullmatch(element.help), element.help


@VERSIONS
def test_no_two_elements_of_a_version_have_one_name(version):
    rows = list(ead.vocabulary().of(version))
    assert len({row.forms[version].name for row in rows}) == len(rows)
    assert all(row_of(version, name_in(version, row.id)) == row.id for row in rows)


def test_no_row_of_the_attributes_is_without_a_use():
    names = {
        (version, name)
        for version in ead.Version
        for element in ead.vocabulary().of(version)
        for name in element.forms[version].attributes
    }
    for row in attribute_rows().values():
        assert row.names.items() <= names, row.id
        assert row.names or {(version, row.id) for version in ead.Version} & names, row.id


@needs_shared
@pytest.mark.parametrize("version", [*ead.Version, *Variant])
def test_every_element_of_the_official_schema_is_in_the_table(version):
    official = etree.parse(str(SHARED / "schemas" / SCHEMAS[version]))
    names = {str(each) for each in official.iter("{*}element") for each in [each.get("name")] if each}
    assert names == {row.forms[version].name for row in ead.vocabulary().of(version)}
