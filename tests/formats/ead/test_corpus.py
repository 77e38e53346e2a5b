import pytest

from muniment.description.findings import Severity
from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.xml.validation import MOST
from tests import official
from tests.formats.ead import corpus
from tests.shared import needs_shared

SMALL = corpus.rows(largest=60_000)


@needs_shared
@pytest.mark.parametrize("row", SMALL, ids=lambda row: row.path)
def test_a_real_finding_aid_is_read_with_all_its_components(row):
    delivery = ead.read(row.source)
    found = len([unit for unit in delivery.units if unit.parent is not None])
    assert found >= row.components or row.version in ("EAD2002-no-ns", "EAD4")
    assert len({unit.id for unit in delivery.units}) == len(delivery.units)


@needs_shared
@pytest.mark.parametrize("version", ead.Version)
@pytest.mark.parametrize("row", SMALL[::8], ids=lambda row: row.path)
def test_what_was_read_from_a_real_finding_aid_is_written_anew_validly_and_reads_back(row, version):
    units = tuple(in_pieces(unit) for unit in ead.read(row.source).units)
    text = "".join(ead.write(units, version, title="Aid")).encode()
    assert official.errors(version.value, text) == []
    assert ead.read(Source("aid.xml", text)).units == units


@needs_shared
def test_our_verdict_on_every_real_finding_aid_is_that_of_its_index():
    """Files without a namespace are measured by the schema too, which the DTD's index does not do."""
    for row in corpus.rows():
        if row.version in ("EAD2002-ns", "EAD3"):
            findings = [each for each in ead.validate(row.source) if each.rule != "ead-reference"]
            assert bool(findings) is not row.valid, row.path
            assert all(found.severity is Severity.MUST and found.line for found in findings[:MOST])


@needs_shared
def test_undeprecated_ead3_is_measured_by_a_schema_of_its_own():
    rows = [row for row in corpus.rows() if row.version == "EAD3-undeprecated"]
    assert len(rows) > 1
    for row in rows:
        assert bool(ead.validate(row.source)) is bool(official.errors_of(row.source.data)), row.path


@needs_shared
def test_a_document_of_the_release_of_ead_4_is_measured_by_the_schema_before_it_and_told_so():
    row = next(row for row in corpus.rows() if row.version == "EAD4")
    first, *others = ead.validate(row.source)
    assert (first.rule, first.severity) == ("ead-release", Severity.ADVICE)
    assert {found.rule for found in others} == {"ead-schema"}
