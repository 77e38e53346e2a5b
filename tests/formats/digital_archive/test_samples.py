"""The shared samples: what each says is what its unit says."""

import pytest

from muniment.description.levels import Level, NoteKind
from muniment.description.units import Unit
from muniment.formats import digital_archive
from muniment.formats.deliveries import Source
from tests.formats.digital_archive.expected import ARTICLES, RECORDS, REFUSED, Expected
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
SAMPLES = SHARED / "samples"


def the_source(file: str) -> Source:
    return Source.of(SAMPLES / f"{file}.txt")


def the_unit(file: str) -> Unit:
    (unit,) = digital_archive.read(the_source(file)).units
    return unit


def listed(values: str) -> list[str]:
    return values.split(" · ") if values else []


def named(unit: Unit, relator: str) -> list[str]:
    return [credit.name for credit in unit.credits if credit.relator == relator]


def known_as(unit: Unit, kind: str) -> list[str]:
    return [identifier.text for identifier in unit.identifiers if identifier.kind == kind]


@pytest.mark.parametrize("expected", RECORDS, ids=lambda record: record.file)
class TestOneRecord:
    def test_the_title_is_the_quoted_one_without_wraps(self, expected: Expected):
        assert the_unit(expected.file).title == expected.title

    def test_the_date_is_in_the_words_of_the_page(self, expected: Expected):
        assert the_unit(expected.file).date == expected.date

    def test_the_shelfmark_stands_as_written_without_the_credits(self, expected: Expected):
        assert the_unit(expected.file).shelfmark == expected.shelfmark

    def test_the_translators_are_credited(self, expected: Expected):
        assert named(the_unit(expected.file), "trl") == listed(expected.translators)

    def test_the_donors_are_thanked(self, expected: Expected):
        assert named(the_unit(expected.file), "dnr") == listed(expected.donors)

    def test_the_language_of_the_original_is_a_tag(self, expected: Expected):
        assert [said.language for said in the_unit(expected.file).languages] == listed(expected.languages)

    def test_the_number_is_the_records_own(self, expected: Expected):
        assert known_as(the_unit(expected.file), "record-id") == listed(expected.record_id)

    def test_what_is_not_there_is_said(self, expected: Expected):
        said = {finding.field for finding in digital_archive.read(the_source(expected.file)).findings}
        assert expected.title or "titles" in said
        assert expected.languages or "languages" in said

    def test_it_is_an_item(self, expected: Expected):
        assert digital_archive.is_record(the_source(expected.file))
        assert the_unit(expected.file).level is Level.ITEM


@pytest.mark.parametrize(("file", "title"), ARTICLES.items())
def test_an_encyclopaedias_article_is_context_with_its_sections(file: str, title: str):
    unit = the_unit(file)
    assert (unit.level, unit.level_name, unit.title) == (Level.OTHER, "context", title)
    assert {note.heading for note in unit.notes} >= {"Cold War", "Modern era"} or "North" not in title
    assert not unit.shelfmarks
    assert not unit.dates


def test_an_articles_references_are_a_list():
    notes = the_unit("seed-albania-north-korea-relations").notes
    (references,) = [note for note in notes if note.heading == "References"]
    assert len(references.prose[0].items) == 11


@pytest.mark.parametrize(("file", "what"), REFUSED.items())
def test_a_page_that_is_no_record_is_refused_with_a_sentence(file: str, what: str):
    assert not digital_archive.is_record(the_source(file))
    with pytest.raises(digital_archive.NotARecordError, match=what):
        digital_archive.read(the_source(file))


def test_every_sample_is_in_the_table():
    files = {path.stem for path in SAMPLES.glob("*.txt")}
    assert files == {record.file for record in RECORDS} | set(ARTICLES) | set(REFUSED)


def test_the_summary_after_the_text_is_not_text():
    unit = the_unit("seed-report-stance-dprk-1967-01-16")
    (scope,) = [note for note in unit.notes if note.kind is NoteKind.SCOPE]
    assert scope.text.startswith("Albanian officials examine")
    assert unit.texts[-1].text.endswith("January 16, 1967")


def test_the_date_beside_the_signature_is_a_second_date():
    dates = the_unit("seed-report-stance-kwp-1967-11-03").dates
    assert [(date.text, date.event) for date in dates] == [
        ("November 3, 1967", "creation"),
        ("September 1967", "signed"),
    ]


@pytest.mark.parametrize(
    ("columns", "in_order"), [("001", "025"), ("002", "026"), ("005", "028"), ("007", "030"), ("009", "032")]
)
def test_both_orders_of_a_pdfs_text_hold_the_same_words(columns: str, in_order: str):
    texts = (the_unit(file).texts[-1].text for file in (columns, in_order))
    one, other = (text.replace("-", "").split() for text in texts)  # one order drops hyphens at a line's end
    assert one == other
