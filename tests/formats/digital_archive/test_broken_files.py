"""Files that are broken, cut short, in other encodings, or no text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.formats import digital_archive
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.formats.digital_archive import mirrors, page
from tests.formats.digital_archive import pages

ALL = (
    *(pages.PDF_IN_COLUMNS, pages.PDF_IN_ORDER, pages.FLATTENED, pages.MARKDOWN, pages.NEW_PDF, pages.OWN),
    *(pages.OLD_PAGE, pages.NEW_PAGE, pages.NEW_PAGE_WITH_VALUES, pages.EXTRACTED, pages.ROW, pages.TABLE),
    *(pages.ZOTERO, pages.RIS, pages.SHEET_IN_COLUMNS, pages.SHEET_IN_ORDER, pages.MIRROR, pages.ARTICLE),
    *(pages.RESULTS, pages.PERSON, pages.CITATION, pages.SOURCE),
)
WORDS = st.sampled_from(
    (
        *("Citation:", "Summary:", "Contents:", "Original Language:", "Document Information", "get citation"),
        *("Title:", "Source:", "Date:", "Description:", "Author:", "share document", "References", "[edit]"),
        *("**", "****", "“", "”", '"', ",", "1966", "May 07, 1964", "Translated by Ana", "<article>", "□□"),
        *(
            "document_url: x",
            "title: y",
            "summary: z",
            "text_body:",
            "record_id",
            "TY  - A",
            "{",
            "http://a/b",
        ),
        *("\n", " ", "\f", "\t", "  1. ", "• ", "-"),
    )
)


def read(data: bytes) -> Delivery:
    return digital_archive.read(Source("page.txt", data))


def delivered_or_refused(data: bytes) -> None:
    """Nothing but a delivery or a sentence comes of any file."""
    try:
        said = read(data).units[0].id
    except FormatError as error:
        said = str(error)
    assert said.startswith("u") or (said.startswith("page.txt") and said.endswith("."))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes):
    delivered_or_refused(data)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str):
    delivered_or_refused(text.encode("utf-8", "surrogatepass"))


@given(st.lists(WORDS, max_size=60))
def test_any_jumble_of_labels_is_read_or_refused(words: list[str]):
    delivered_or_refused("".join(words).encode())


@settings(max_examples=300)
@given(st.sampled_from(ALL), st.floats(0, 1), st.floats(0, 1))
def test_any_piece_of_a_page_is_read_or_refused(text: str, start: float, end: float):
    data = text.encode()
    delivered_or_refused(data[int(start * len(data)) : int(end * len(data))])


@given(st.sampled_from(ALL), st.binary(min_size=1, max_size=3), st.floats(0, 1))
def test_a_page_with_foreign_bytes_in_it_is_read_or_refused(text: str, foreign: bytes, where: float):
    data = text.encode()
    place = int(where * len(data))
    delivered_or_refused(data[:place] + foreign + data[place:])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_encoding_gives_the_same_unit(encoding: str):
    unit = read(pages.OWN.encode(encoding)).units[0]
    assert (unit.title, unit.shelfmark) == (pages.TITLE, pages.SHELFMARK)
    assert unit.texts[0].text.startswith("Të korrat")


def test_an_old_windows_text_is_read_and_said_to_be_one():
    delivery = read(pages.OWN.encode("cp1252"))
    assert delivery.units[0].texts[0].text.startswith("Të korrat")
    assert any("Windows-1252" in finding.message for finding in delivery.findings)


def test_a_text_that_breaks_off_inside_a_letter_is_read_up_to_there():
    delivery = read((pages.MARKDOWN + "Të korrat").encode()[:-8])
    assert delivery.units[0].title == pages.TITLE
    assert any("breaks off inside a letter" in finding.message for finding in delivery.findings)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "page.txt is empty."),
        (b" \n\t\r\n", "page.txt is empty."),
        (b"%PDF-1.7\n", "page.txt is a PDF, not text"),
        (b"PK\x03\x04rest", "page.txt is a zip archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "page.txt is a picture"),
        (b"\xff\xd8\xff", "attach it on the page “Images”"),
        (b"SQLite format 3\x00", "page.txt is a database"),
        (b"Citation:\x00\x01\x02\x03 and so on", "no known encoding"),
        (b"\x81\x8d\x8f\x90\x9d", ""),
        (b'{"itemType": ' + b"[" * 100_000, "not well-formed"),
        (b'{"itemType": ', "breaks off"),
        (b'[{"itemType": "attachment"}]', "without a record"),
        (b"document_url,title,summary\n", "without rows"),
        (b'document_url,title,summary\n"a,b', ""),
        (b"<html><body><p>Nothing here.</p></body></html>", "holds no record"),
        (b"<!DOCTYPE html>", ""),
    ],
)
def test_a_sentence_says_what_is_wrong(data: bytes, sentence: str):
    if not sentence:
        delivered_or_refused(data)
        return
    with pytest.raises(FormatError) as refused:
        read(data)
    assert sentence in str(refused.value)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(page, "LARGEST", 1000)
    with pytest.raises(FormatError, match=r"too large for a single record"):
        read(b"\x00" * 1001)


def test_a_web_page_beyond_its_limit_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mirrors, "LARGEST", 100)
    assert not digital_archive.is_record(Source("page.txt", pages.MIRROR.encode()))
    with pytest.raises(FormatError, match=r"too large for a web page"):
        read(pages.MIRROR.encode())


def test_a_broken_file_is_no_record():
    assert not digital_archive.is_record(Source("page.txt", b"\x00\x01\x02"))
    assert not digital_archive.is_record(Source("page.txt", b""))


@pytest.mark.parametrize("depth", [300, 20_000])
def test_a_deeply_nested_web_page_is_read_or_refused(depth: int):
    delivered_or_refused(b"<html><body>" + b"<div>" * depth + pages.FLATTENED.encode() + b"</div>" * depth)


@pytest.mark.parametrize(
    "filler", ["a", "“", "1. ", "Translated by ", "\n", " ", "**", "(", "<", "1966 ", "/a", "[edit]"]
)
def test_long_repetitions_are_read_in_one_pass(filler: str):
    text = pages.MARKDOWN + filler * (200_000 // len(filler))
    delivered_or_refused(text.encode())
    delivered_or_refused((filler * (200_000 // len(filler))).encode())
