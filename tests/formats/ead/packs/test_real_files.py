"""The packs over real finding aids, and beside the official schemas and lists."""

import re

import pytest
from lxml import etree

from muniment.description.findings import Severity
from muniment.formats.ead import own_schemas, packs, validate
from muniment.formats.ead.packs.codes import codes
from tests import official
from tests.formats.ead import corpus
from tests.shared import SHARED, needs_shared

LARGEST = 120_000
SPREAD = corpus.rows(LARGEST)
NAMESPACED = [row for row in SPREAD if row.version == "EAD2002-ns"]
LISTS = SHARED / "schemas" / "ead3-1.1.1" / "schematron"
REFUSED = {"pack-version", "ead-root", "xml-well-formed"}

pytestmark = needs_shared


def found(row, pack, severity=Severity.MUST):
    return {finding.rule for finding in packs.check(row.source, pack) if finding.severity is severity}


def is_valid(row):
    return all(finding.severity is not Severity.MUST for finding in validate(row.source))


@pytest.mark.parametrize("pack", packs.PACKS)
def test_every_pack_goes_through_every_file_and_has_something_to_say(pack):
    findings = [finding for row in SPREAD for finding in packs.check(row.source, pack)]
    assert len(SPREAD) > 100
    assert {finding.rule for finding in findings} - REFUSED
    assert all(finding.message and finding.cure and finding.file for finding in findings)
    assert all(finding.line for finding in findings)


def test_two_files_are_in_the_profile_of_archives_portal_europe_as_its_schema_says():
    schema = SHARED / "schemas" / "apeEAD" / "apeEAD.xsd"
    officially = [row.path for row in NAMESPACED if own_schemas.check(row.source, schema) == ()]
    ours = [row.path for row in NAMESPACED if is_valid(row) and not found(row, "apeead")]
    assert ours == officially
    assert [path.rpartition("/")[2] for path in ours] == [
        "IMAGES_LANGUAGES.ead.xml",
        "IMAGES_NO_LANGUAGES.ead.xml",
    ]


def test_codes_are_those_that_ead_2002_was_closed_to_as_its_first_schema_says():
    readable = [row for row in NAMESPACED if not found(row, "ead2002-1.0.0") & REFUSED]
    officially = [row.path for row in readable if not official.errors("ead2002-strict", row.source.data)]
    ours = [row.path for row in readable if is_valid(row) and not found(row, "ead2002-1.0.0")]
    assert ours == officially
    assert 50 < len(ours) < len(readable)
    assert any(found(row, "ead2002-1.0.0") for row in readable)


def test_neither_archivesspace_nor_atom_nor_the_portal_takes_ead3():
    rows = [row for row in SPREAD if row.version == "EAD3"]
    assert len(rows) > 20
    assert all(found(row, "archivesspace") == {"pack-version"} for row in rows)
    assert all(found(row, "atom") == {"pack-version"} for row in rows)
    assert all(found(row, "apeead") == {"pack-version"} for row in rows)


def test_many_valid_files_would_be_rejected_by_archivesspace():
    valid = [row for row in NAMESPACED if row.valid]
    rejected = [row for row in valid if found(row, "archivesspace")]
    assert len(valid) / 4 < len(rejected) < len(valid)
    reasons = set().union(*(found(row, "archivesspace") for row in rejected))
    assert {"archivesspace-extent", "archivesspace-date", "archivesspace-empty"} <= reasons


@pytest.mark.parametrize(
    ("name", "file", "found"),
    [
        ("iso639-1", "iso639-1.rdf", "//*[local-name()='code']/text()"),
        ("iso639-2b", "iso639-2.rdf", "//*[local-name()='code']/text()"),
        ("iso639-3", "iso_639_3.xml", "//iso_639_3_entry/@id"),
        ("countries", "iso_3166.xml", "//iso_3166_entry/@alpha_2_code"),
        ("scripts", "iso_15924.xml", "//iso_15924_entry/@alpha_4_code"),
    ],
)
def test_the_codes_are_those_published_with_ead3(name, file, found):
    assert codes("ead3", name) == set(map(str, etree.parse(str(LISTS / file)).xpath(found)))


@pytest.mark.parametrize(
    ("name", "attribute"),
    [("languages", "langcode"), ("scripts", "scriptcode"), ("countries", "countrycode")],
)
def test_the_codes_are_those_ead_2002_was_closed_to(name, attribute):
    text = (SHARED / "schemas" / "ead2002-1.0.0" / "ead.xsd").read_text(encoding="utf-8")
    declared = text[text.index(f'<xs:attribute name="{attribute}">') :].partition("</xs:attribute>")[0]
    assert codes("ead2002", name) == set(re.findall(r'enumeration value="(\w+)"', declared))
