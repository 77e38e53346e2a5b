"""Citations are taken apart into what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description import citations

_OLD = (
    "“A Letter,” January 16, 1967, History and Public Policy Program Digital Archive, AQPPSH, MPP Korese, "
    "D 1, V. 1967. Translated by Enkel Daljani. http://digitalarchive.wilsoncenter.org/document/114397"
)
_NEW = (
    '"A Letter", January 16, 1967, Wilson Center Digital Archive, AQPPSH, MPP Korese, D 1, V. 1967. '
    "Translated by Enkel Daljani. <https://digitalarchive.umd.edu/document/114397>"
)
_WRAPPED = _OLD.replace(" ", "\n      ", 9)


@pytest.mark.parametrize("text", [_OLD, _NEW, _WRAPPED])
def test_a_whole_citation_is_taken_apart(text):
    citation = citations.read(text)
    assert citation.title == "A Letter"
    assert citation.date == "January 16, 1967"
    assert citation.publisher in (
        "History and Public Policy Program Digital Archive",
        "Wilson Center Digital Archive",
    )
    assert citation.source == "AQPPSH, MPP Korese, D 1, V. 1967. Translated by Enkel Daljani."
    assert citation.shelfmark == "AQPPSH, MPP Korese, D 1, V. 1967"
    assert citation.repository == "AQPPSH"
    assert [(credit.name, credit.relator) for credit in citation.credits] == [("Enkel Daljani", "trl")]
    assert citation.record_id == "114397"
    assert citation.url.endswith("/document/114397")
    assert citation.published_in == ""


@pytest.mark.parametrize(
    ("text", "title", "date", "shelfmark"),
    [
        ('"Cable," 4 July 1950, TNA, FO 371/84053.', "Cable", "4 July 1950", "TNA, FO 371/84053"),
        ("“Cable,” July 4, 1950, TNA, FO 371/84053", "Cable", "July 4, 1950", "TNA, FO 371/84053"),
        ("„Bericht“, 12. März 1961, PA AA, MfAA, A 7174", "Bericht", "12. März 1961", "PA AA, MfAA, A 7174"),
        ("«Беседа», 5 мая 1958, АВПРФ, ф. 0102, оп. 14", "Беседа", "5 мая 1958", "АВПРФ, ф. 0102, оп. 14"),
        ('"Cable," TNA, FO 371/84053', "Cable", "", "TNA, FO 371/84053"),
        ('"An Article," A Journal 12, no. 3 (2010)', "", "", ""),
    ],
)
def test_a_footnote_is_taken_apart_where_an_archive_is_known(text, title, date, shelfmark):
    citation = citations.read(text)
    assert (citation.title, citation.date, citation.shelfmark) == (title, date, shelfmark)


@pytest.mark.parametrize(
    ("source", "shelfmark", "published_in"),
    [
        (
            "APRF: F. 39, Op. 1, D. 31, Ll. 54-58. Reprinted in A. Author, A Book, Vol. 5 (Moscow: A Press, "
            "2005), pp. 11-14. Translated for CWIHP by Ana Lee.",
            "APRF: F. 39, Op. 1, D. 31, Ll. 54-58",
            "Reprinted in A. Author, A Book, Vol. 5 (Moscow: A Press, 2005), pp. 11-14",
        ),
        (
            "Szyfrogramy from Hawana 1962, 6/77 w-82 t-1264, Polish Foreign Ministry Archive (AMSZ), Warsaw. "
            "Obtained by Ana Lee (A University) and translated by Bo Roe.",
            "Szyfrogramy from Hawana 1962, 6/77 w-82 t-1264, Polish Foreign Ministry Archive (AMSZ), Warsaw",
            "",
        ),
        (
            "An Author. A Book. (New York: A Press, 1977), 385-387.",
            "",
            "An Author. A Book. (New York: A Press, 1977), 385-387",
        ),
        (
            "A. Author’s “A Book”, A Press, Moscow, 1999; Translated for CWIHP by Ana Lee",
            "",
            "A. Author’s “A Book”, A Press, Moscow, 1999; Translated for CWIHP by Ana Lee",
        ),
        ("Obtained by Ana Lee; translated by Bo Roe.", "", ""),
        ("RGIA, f. 831, op. 1, d. 201, l. 12 ob.", "RGIA, f. 831, op. 1, d. 201, l. 12 ob.", ""),
        ("Source: FO 371/84053.", "FO 371/84053", ""),
        ("Box 3, folder 2", "Box 3, folder 2", ""),
    ],
)
def test_a_source_is_a_shelfmark_or_a_publication(source, shelfmark, published_in):
    citation = citations.read(source)
    assert citation.source == source
    assert (citation.shelfmark, citation.published_in) == (shelfmark, published_in)


def test_a_translator_inside_a_book_citation_is_the_books():
    citation = citations.read("An Author. A Book. Translated by Ana Lee. (New York: A Press, 1977), 385-387.")
    assert citation.credits_of_publication == citation.credits
    assert [credit.name for credit in citation.credits] == ["Ana Lee"]


@pytest.mark.parametrize(
    ("address", "record_id"),
    [
        ("https://digitalarchive.wilsoncenter.org/document/114397", "114397"),
        ("http://digitalarchive.wilsoncenter.org/document/115785.pdf?v=abc", "115785"),
        ("https://digitalarchive.wilsoncenter.org/node/91266", ""),
        ("https://digitalarchive.wilsoncenter.org/document/albanian-korean-joint-declaration-0", ""),
        ("https://digitalarchive.wilsoncenter.org/document/1966-report", ""),
    ],
)
def test_a_record_id_is_only_the_number_of_the_document(address, record_id):
    citation = citations.read(f"FO 371/84053. {address}")
    assert (citation.url, citation.record_id) == (address, record_id)
    assert citation.shelfmark == "FO 371/84053"


def test_quotes_inside_a_title_stay_in_it():
    text = _OLD.replace("A Letter", "A Letter on “Juche” and 'more', 1 May 1966,")
    assert citations.read(text).title == "A Letter on “Juche” and 'more', 1 May 1966"


@given(st.text())
def test_any_text_is_read_as_a_citation(text):
    citation = citations.read(text)
    assert citation.shelfmark in citation.source
