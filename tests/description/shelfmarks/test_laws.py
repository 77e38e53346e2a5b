"""Laws that hold for any shelfmark."""

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from muniment.description import shelfmarks

_PIECES = st.sampled_from(
    [
        "AQPPSH",
        "APRF",
        "MOL",
        "f.",
        "D",
        "V.",
        "1967",
        "0100",
        "12 об.",
        "全宗",
        "·",
        "FO",
        "/",
        "#",
        "(",
        "“",
        ",",
    ]
)
_MARKS = st.one_of(st.text(), st.lists(_PIECES, max_size=9).map(" ".join))


@given(_MARKS, st.one_of(st.just(""), st.text(max_size=9)))
def test_any_text_is_read_and_kept(text, repository):
    reading = shelfmarks.read(text, repository)
    assert reading.text == text
    assert all(part.written in text or not text.isascii() for part in reading.parts)
    assert reading.scheme is None or reading.parts


@given(_MARKS, st.one_of(st.just(""), st.just("AQPPSH"), st.text(max_size=9)))
def test_a_mark_is_understood_where_a_scheme_reads_it(text, repository):
    asked_first = shelfmarks.is_understood(text, repository)
    assert asked_first == (shelfmarks.read(text, repository).scheme is not None)


@given(_MARKS)
def test_any_query_has_tokens_without_blanks(query):
    assert all(token and not token.isspace() for token in shelfmarks.query_tokens(query))


@given(st.integers(1, 9999), st.integers(1900, 1999), st.from_regex(r"MPP [A-Z][a-z]{3,8}", fullmatch=True))
def test_the_search_key_of_an_albanian_mark_is_free_of_order(file, year, series):
    parts = (series, f"D {file}", f"V. {year}")
    orders = [", ".join(("AQPPSH", *order)) for order in itertools.permutations(parts)]
    assert len({shelfmarks.read(mark).search_key for mark in orders}) == 1
    assert len({shelfmarks.read(mark).sort_key for mark in orders}) == 1


@given(st.permutations(["fond 0100", "opis 40", "delo 7", "papka 248", "listy 120-123"]))
def test_the_keys_of_a_soviet_mark_are_free_of_order(parts):
    reading = shelfmarks.read("AVPRF: " + ", ".join(parts))
    assert reading.search_key == "avprf d7 f0100 op40 p248"
    assert reading.sort_key == shelfmarks.read("AVPRF, f. 0100, op. 40, p. 248, d. 7, ll. 120-123").sort_key


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 999), st.integers(1, 99999)), min_size=2))
def test_labelled_marks_sort_by_their_numbers(numbers):
    marks = [f"RGANI, f. {fonds}, op. {inventory}, d. {file}" for fonds, inventory, file in sorted(numbers)]
    keys = [shelfmarks.read(mark).sort_key for mark in marks]
    assert keys == sorted(keys)


def test_ten_thousand_marks_are_read_in_seconds():
    patterns = (
        "AQPPSH, MPP Korese, D {0}, V. 1967",
        "AVPRF: fond 0100, opis {0}, delo 7, papka 248, listy 120-123",
        "FO 371/{0}",
        "BArch, B 136/{0}, 403-410",
        "CH-BAR#E1004.1#1000/9#{0}",
    )
    marks = [pattern.format(number) for number in range(700_000, 702_000) for pattern in patterns]
    shelfmarks.read("AQPPSH")
    began = time.process_time()
    for mark in marks:
        shelfmarks.read(mark)
    assert time.process_time() - began < 3
