"""Records out of reference managers."""

import json

import pytest

from muniment.formats import digital_archive
from muniment.formats.deliveries import Delivery, Source
from tests.formats.digital_archive import pages


def delivered(text: str) -> Delivery:
    return digital_archive.read(Source("reference", text.encode()))


@pytest.mark.parametrize(
    ("written", "date"),
    [("1964/05/07/", "1964-05-07"), ("1964/05//", "1964-05"), ("1964", "1964"), ("1964-05-07", "1964-05-07")],
)
def test_the_date_of_a_reference_keeps_its_precision(written: str, date: str):
    assert delivered(pages.RIS.replace("1964/05/07/", written)).units[0].date == date


def test_a_value_may_go_on_in_the_next_line():
    text = pages.RIS.replace("on the Harvest", "on the\nHarvest")
    assert delivered(text).units[0].title == pages.TITLE


def test_each_reference_of_a_file_is_a_unit():
    assert len(delivered(pages.RIS * 3).units) == 3
    assert len(delivered(f"[{pages.ZOTERO}, {pages.ZOTERO}]").units) == 2
    assert len(delivered(f'{{"items": [{pages.ZOTERO}]}}').units) == 1


def test_keys_of_an_unexpected_kind_are_passed_over():
    odd = json.loads(pages.ZOTERO) | {"items": 3, "tags": "none", "creators": [1], "language": None}
    unit = delivered(json.dumps(odd)).units[0]
    assert (unit.title, unit.languages) == (pages.TITLE, ())


def test_what_a_reference_says_in_no_field_of_ours_is_told():
    ris = delivered(pages.RIS.replace("ER  -", "CN  - MS 12\nN1  - Torn at the edge\nPY  - 1964\nER  -"))
    zotero = delivered(
        json.dumps(json.loads(pages.ZOTERO) | {"extra": "Torn at the edge", "callNumber": "MS 12"})
    )
    for found in (ris, zotero):
        told = " ".join(finding.message for finding in found.findings)
        assert all(words in told for words in ("“MS 12”", "“Torn at the edge”"))
        assert "“1964”" not in told


def messages(found: Delivery) -> str:
    return " ".join(finding.message for finding in found.findings)


def test_a_volume_is_told_though_the_day_has_the_same_digits():
    told = messages(delivered(pages.RIS.replace("ER  -", "VL  - 19\nN2  - Much longer\nER  -")))
    assert "“19” under VL" in told
    assert "“Much longer” under N2" in told


def test_numbers_and_notes_of_a_reference_are_told():
    more = {"numPages": 3, "notes": [{"note": "<p>Torn</p>"}]}
    told = messages(delivered(json.dumps(json.loads(pages.ZOTERO) | more)))
    assert "“3” under numPages" in told
    assert "“Torn” under notes" in told


CSL = {
    "id": "hoxha",
    "type": "personal_communication",
    "title": "Letter to Rome",
    "author": [{"family": "Hoxha", "given": "Ana"}],
    "translator": [{"literal": "M. Rossi"}],
    "issued": {"date-parts": [[1901, 5, 3]]},
    "archive_location": "MPP 1",
    "call-number": "MS 12",
    "keyword": "family, harvest",
    "language": "sq",
}


def test_a_reference_of_citation_styles_is_a_unit():
    found = delivered(json.dumps([CSL]))
    [unit] = found.units
    assert (unit.title, unit.date, unit.shelfmark) == ("Letter to Rome", "1901-05-03", "MPP 1")
    assert {(credit.relator, credit.name) for credit in unit.credits} >= {
        ("aut", "Hoxha, Ana"),
        ("trl", "M. Rossi"),
    }
    assert [subject.text for subject in unit.subjects] == ["family", "harvest"]
    assert any("“MS 12”" in finding.message for finding in found.findings)


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[1901, 5]]}, "1901-05"),
        ({"date-parts": [["1901"], ["1903"]]}, "1901/1903"),
        ({"date-parts": [[1901], [1903]], "circa": True}, "1901~/1903~"),
        ({"date-parts": [[800]]}, "0800"),
        ({"literal": "about 1901"}, "about 1901"),
        ("1901", ""),
    ],
)
def test_the_date_of_citation_styles_keeps_its_precision(issued: object, date: str):
    assert delivered(json.dumps(CSL | {"issued": issued})).units[0].date == date


def test_names_numbers_and_days_of_citation_styles_that_have_no_field_are_told():
    more = {
        "illustrator": [{"family": "Krasniqi", "given": "Ilir", "suffix": "Jr."}, {"literal": "A. Guild"}],
        "volume": 3,
        "original-date": {"date-parts": [[1899]]},
    }
    told = messages(delivered(json.dumps(CSL | more)))
    names = "“Krasniqi, Ilir, Jr.; A. Guild” under illustrator"
    assert all(words in told for words in (names, "“3” under volume", "“1899” under original-date"))
    assert "Hoxha" not in told
