"""Real citations: each gets the right scheme or an honest "unrecognised", and its translators exactly."""

import csv
import re

import pytest

from muniment.description import citations, shelfmarks
from tests.shared import SHARED, needs_shared

_SCHEME_OF = (
    # The archive as the evidence names it, the schemes its marks are written in, and whether the mark alone,
    # without the repository, says so.
    (r"^AQPPSH", "albanian"),
    (r"^(APRF|AVPRF|GARF|RGANI|RGASPI|RGIA|RGAE|TsGA RUz|TsKhSD|TsDA)", "soviet"),
    (r"^(MOL|MNL OL)", "hungarian"),
    (r"^(BArch|SAPMO-BArch|BStU|PolA AA)", "german"),
    (r"^CH-BAR", "swiss"),
    (r"^TNA", "uk"),
    (r"India Office|أوراق", "uk"),
    (r"^Ministry of External Relations Archives, Brasilia", "brazilian"),
    (r"^(Polish|AMSZ)", "polish"),
    (r"^SOA Plzeň", "czech"),
    (r"^(AMIP|HDA)", "yugoslav"),
    (r"^DRNH", "taiwanese"),
    (r"^(HKPRO|Shanghai)", "hong-kong-shanghai"),
    (r"^Diplomatic Archives of the MFA of Japan", "japanese"),
    (r"^(Kennedy|Johnson|LCM|Nixon|Eisenhower)", "us-library"),
    (r"^(NARA|US Department of State|WNRC|CIA)", "us"),
    (r"^National Archives of Ireland|^NAI", "ireland"),
    (r"^(National Archives of Australia|Public Record Office Victoria)", "australian"),
    (r"^NMML", "commonwealth"),
    (r"^(NL-HaNA|KHA)", "dutch"),
    (r"^AGR", "belgian"),
    (r"^BnF", "french"),
    (r"^RAH", "spanish"),
    (r"^AAV", "vatican"),
    (r"^(BL \(|BAV|CUL|ÖNB|Bodleian|Durham|Phillipps|Munich)|College|Western Manuscripts", "manuscript"),
)
"""The scheme of each archive's marks; archives that are not here have no tradition that we claim to read."""

_UNREADABLE = {
    "the Central State Archive in Tirana (the fund of the former PPSh Central Committee)",
    "A2",
    "ST 393, vol 14",
    "B2455, WRAGGE C L E, page 3",
    "NS 1",
    "RS 2-1",
    "R 3021",
    "HR-HDA-223",
}
"""Marks too short to be sure of where their repository is not named; none is guessed."""


def _rows():
    path = SHARED / "citations" / "citations.tsv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _expected(row):
    scheme = next((scheme for archive, scheme in _SCHEME_OF if re.search(archive, row["archive"])), None)
    return scheme if row["shelfmark_part"] else None


def _translators(column):
    names = re.sub(r"\s*\([^()]*\)", "", column)
    return [name for name in re.split(r",\s+and\s+|,\s+|\s+and\s+", names) if name]


@needs_shared
def test_at_least_95_in_100_citations_get_the_right_scheme_or_none():
    rows = _rows()
    wrong, missed, right = [], [], 0
    for row in rows:
        text, expected = row["raw_citation"], _expected(row)
        found = shelfmarks.read(citations.read(text).shelfmark).scheme
        right += found is not None and found == expected
        if found not in (None, expected):
            wrong.append((text, found, expected))
        elif found is None and expected and text not in _UNREADABLE:
            missed.append((text, expected))
    assert len(rows) > 250
    assert wrong == []
    assert len(missed) <= 0.05 * len(rows), missed
    assert right >= 0.7 * len(rows)


@needs_shared
def test_the_archive_given_beside_the_mark_makes_short_marks_readable():
    assert shelfmarks.read("A2", "National Archives of Australia").scheme == "australian"
    assert shelfmarks.read("NS 1", "BArch").scheme == "german"


@needs_shared
@pytest.mark.parametrize(
    "row", [row for row in _rows() if row["translator"]], ids=lambda row: row["raw_citation"][:40]
)
def test_every_translator_is_read_exactly(row):
    found = [credit for credit in citations.read(row["raw_citation"]).credits if credit.relator == "trl"]
    assert [credit.name for credit in found] == _translators(row["translator"])
    assert all(credit.statement in row["raw_citation"] for credit in found)
    project = re.search(r"for ([A-Z]{4,6})", row["translator"])
    assert {credit.on_behalf_of for credit in found} >= ({project[1]} if project else set())


@needs_shared
def test_where_no_translator_is_named_none_is_found():
    for row in _rows():
        if not row["translator"]:
            assert [c for c in citations.read(row["raw_citation"]).credits if c.relator == "trl"] == []
