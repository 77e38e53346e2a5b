"""Ranges of the numbers in shelfmarks: they find what each of their numbers finds, of any bounds."""

import random
import re
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue
from muniment.catalogue.codec import content_of
from muniment.catalogue.met import Met
from muniment.catalogue.preparing import prepared
from muniment.catalogue.ranges import Numbers, find_ranges, numbered
from muniment.description.levels import ShelfmarkKind
from muniment.description.units import Shelfmark
from tests.build import a_unit

FORMS = (
    *("AQPPSH, MPP Korese, D {one}, V. {year}", "AQPPSH, MPP Korese, V. {year}, D{one}a", "FO 371/{long}"),
    *("ГАРФ. Ф. Р-{one}. Оп. {two}. Д. {long}.", "Halper {one}.{two}", "MSS 2, Box {one}, Folder {two}"),
    *("AVPRF: fond 0{one}, opis {two}, delo {long}", "HKMS184-{two}-{one}", "Royal MS. {one} B. XIV"),
    *("FO 371/{long}·{one}·{two}", "Barcode 3{long}00{long}{year}00{long}", "BArch, B {one}/{long}, {two}"),
)
LABELS = {
    **{label: label for label in ("D ", "V. ", "FO 371/", "f. ", "f. R-", "fond 0", "Halper ", "", "B ")},
    "Box ": "Box",
    "op. ": "op",
}
"""What stands before a range, and before a single number that stands behind that label and no other."""

FEW = {
    **{f"D 413{letter}": f"AQPPSH, MPP Korese, V. 1867, D 413{letter}" for letter in ("", *"abfg")},
    **{f"Mappe {numeral}": f"Kunsthalle, Mappe {numeral}, Blatt 7" for numeral in ("IX", "XIV", "XVI")},
    **{f"Karton {part}": f"Kunsthalle, Karton {part}" for part in ("12.1", "12.3", "12.10", "13.2", "7b")},
    "sygn. XXII": "AAN, KC PZPR, sygn. 237/XXII-1245",
    "l. 5": "Kunsthalle, L’Affiche, l. 5",
}

SIZES = st.one_of(*(st.integers(0, 10**size) for size in (1, 2, 3, 4, 5, 8)))


def a_shelfmark(chance, form):
    small, size = chance.randrange(30), 10 ** chance.randrange(1, 6)
    said = {
        "one": chance.randrange(size),
        "two": small,
        "long": chance.randrange(10**6),
        "year": 1900 + small,
    }
    return form.format(**said)


def marked():
    """Yield units with shelfmarks of many forms, former and of copies among them."""
    chance = random.Random(1967)
    kinds = (ShelfmarkKind.CURRENT, ShelfmarkKind.FORMER, ShelfmarkKind.COPY)
    for number in range(72):
        form, some = FORMS[number % len(FORMS)], kinds[: chance.randrange(1, 4)]
        several = [Shelfmark(text=a_shelfmark(chance, form), kind=kind) for kind in some]
        yield a_unit("Letter", id=f"u{number}", shelfmarks=tuple(several))
    yield from (a_unit("Piece", id=id, shelfmark=mark) for id, mark in FEW.items())
    yield a_unit("Of V. 1961 and Box 7", id="words")


@pytest.fixture(scope="module")
def marks(standing):
    with standing.edit("Begin") as edit:
        edit.put_many(marked())
    return standing


def asked(typed):
    return f'shelfmark:"{typed}"'


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """All numbers that stand in the catalogue, and what one finds behind a label, by itself.

    It is asked of a file for both databases: hundreds of questions, and what they find is the same.
    """
    said = " ".join(mark.text for unit in marked() for mark in unit.shelfmarks)
    numbers = {int(number) for number in re.findall(r"\d+", said)}
    with Catalogue.create(tmp_path_factory.mktemp("alone") / "test.muniment") as filed:
        with filed.edit("Begin") as edit:
            edit.put_many(marked())
        yield numbers, cache(lambda label, number: filed.search_ids(asked(f"{LABELS[label]}{number}")))


@given(label=st.sampled_from(sorted(LABELS)), bounds=st.tuples(SIZES, st.one_of(SIZES, st.none())))
@settings(max_examples=25, phases=(Phase.generate,), deadline=None)
def test_a_range_finds_what_each_of_its_numbers_finds(marks, alone, label, bounds):
    first, last = bounds if bounds[1] is None else sorted(bounds)
    numbers, find = alone
    within = (number for number in numbers if number >= first and (last is None or number <= last))
    each = {id for number in within for id in find(label, number)}
    typed = f"{label}{first}..{'' if last is None else last}"
    assert set(marks.search_ids(asked(typed), 1_000)) == each


@pytest.mark.parametrize(
    ("typed", "bounds"),
    [
        ("V. 1961..1967", (1961, 1967)),
        ("V. 1967..1961", (1961, 1967)),
        ("V. 1961 .. 1967", (1961, 1967)),
        ("V.1961..1967", (1961, 1967)),
        ("op.5..", (5, None)),
        ("V. 1961...1967", (1961, 1967)),
        ("V. 1961…1967", (1961, 1967)),
        ("V. 1961..1967.", (1961, 1967)),
        ("V. 1..50000", (1, 50_000)),
        ("D 10a..13b", (10, 13)),
        ("D 5..", (5, None)),
        ("D ..5", (0, 5)),
        ("D 5..D 9", (5, 9)),
        ("FO 371/5..FO 371/9", (5, 9)),
        ("A.1.5..9", (5, 9)),
        ("1.5..1.9", (5, 9)),
        ("5..9卷", (5, 9)),
        ("D 5..5", (5, 5)),
    ],
)
def test_a_range_may_be_typed_in_several_ways(typed, bounds):
    numbers = find_ranges(typed)[1][0].numbers
    assert (numbers.first, numbers.last) == bounds


@pytest.mark.parametrize(
    "typed", ["in 1961...", "in 1961…", "1.5..2.5", "D 1..13ab", "p...5", "..", "a..b", "1961"]
)
def test_what_is_no_range_of_numbers_is_none(typed):
    assert find_ranges(typed) == (typed, ())


@given(
    first=SIZES,
    more=st.one_of(SIZES, st.none()),
    width=st.sampled_from((0, 4)),
    number=st.integers(0, 10**7),
)
def test_what_a_range_asks_of_the_index_begins_its_numbers_and_no_others(first, more, width, number):
    numbers = Numbers(first, None if more is None else first + more, width)
    written = str(number).zfill(width)
    (said,) = numbered(f"d{written}", ())
    begun = [
        said.startswith(word) if goes_on else said == word for word, goes_on in numbers.words_behind("d")
    ]
    assert begun.count(True) == (written in numbers)
    assert len(begun) < 200


def test_a_long_range_finds_all_and_a_label_is_not_the_beginning_of_another(catalogue):
    with catalogue.edit("Begin") as edit:
        edit.put_many(a_unit(id=f"u{n}", shelfmark=f"Fonds 2, Box {n * 37}") for n in range(1, 200))
        edit.put(a_unit(id="other", shelfmark="Fonds 2, Boxset 100"))
    assert catalogue.count_hits("Box 1..50000", 500) == catalogue.count_hits("Box 37..", 500) == 199
    assert catalogue.search_ids("Box 7300..7400 Fonds") == ["u198", "u199"]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("D 413a..413f", "D 413a, D 413b, D 413f"),
        ("D 413b..f", "D 413b, D 413f"),
        ("V. 1867, D413A..D413B", "D 413a, D 413b"),
        ("D 413c..413e", ""),
        ("D 413a", "D 413a"),
        ("D 412b..413b", "D 413, D 413a, D 413b"),
        ("V. 1867, D 413B..500", "D 413b, D 413f, D 413g"),
        ("V. 1867, D 413f..", "D 413f, D 413g"),
        ("D 413..413a", "D 413, D 413a"),
        ("D 414a..D 413b", "D 413b, D 413f, D 413g"),
        ("V. 1867, D 400a..0413f", "D 413, D 413a, D 413b, D 413f"),
        ("Karton 7c..9", ""),
        ("Karton 7a..7c", "Karton 7b"),
        ("Mappe IX..XIV", "Mappe IX, Mappe XIV"),
        ("Mappe X..Mappe XVI", "Mappe XIV, Mappe XVI"),
        ("Mappe XV..", "Mappe XVI"),
        ("XV..", "Mappe XVI, sygn. XXII"),
        ("Mappe ..X", "Mappe IX"),
        ("237/XX..XXII", "sygn. XXII"),
        ("Karton 12.1..12.5", "Karton 12.1, Karton 12.3"),
        ("Karton 12.2..", "Karton 12.3, Karton 12.10"),
        ("Karton 12.3..Karton 12.10", "Karton 12.3, Karton 12.10"),
    ],
)
def test_ranges_of_letters_numerals_and_decimals_are_found_behind_any_label(marks, typed, ids):
    assert {hit.row.id for hit in marks.search(typed, 100)} == set(filter(None, ids.split(", ")))
    assert set(marks.search_ids(asked(typed), 100)) == set(marks.search_ids(typed, 100))


def test_the_numeral_or_letter_that_a_range_found_is_marked(marks):
    assert marks.search("D 413a..413b")[0].snippet == "AQPPSH, MPP Korese, V. 1867, \x02D 413a\x03"
    assert [hit.snippet[-7:] for hit in marks.search("V. 1867, D 412b..413b")] == [
        "\x02D 413\x03",
        "D 413a\x03",
        "D 413b\x03",
    ]
    assert marks.search("D 413b")[0].snippet == "AQPPSH, MPP Korese, V. 1867, \x02D 413b\x03"
    assert marks.search("Mappe X..XIV")[0].snippet == "Kunsthalle, \x02Mappe\x03 \x02XIV\x03, Blatt 7"


@pytest.mark.parametrize("typed", ["MIX..CIVIL", "I...", "xiv..", "the XIth..XIIth", "a13bc..f"])
def test_what_is_no_range_of_numerals_is_none(typed):
    assert find_ranges(typed) == (typed, ())


def test_the_number_that_a_range_found_is_marked(marks):
    hit = marks.search("V. 1900..90000")[0]
    assert re.search("V\\. \x0219\\d\\d\x03|\x02V\\. 19\\d\\d\x03", hit.snippet)
    assert hit.field == "shelfmark"


def test_a_text_with_a_number_of_the_range_is_found_beside_shelfmarks(marks):
    assert "words" in marks.search_ids("V. 1950..1970", 1_000)
    assert "words" not in marks.search_ids(asked("V. 1950..1970"), 1_000)


@pytest.mark.parametrize("typed", ["V. 1900..2000", "1900..2000", "title:1961..2061"])
def test_the_years_of_a_century_are_found_in_texts_with_the_last_of_them(marks, typed):
    assert "words" in marks.search_ids(typed, 1_000)


@pytest.mark.parametrize("typed", ["title:1..50000", "note:5..", "Letter -title:19..", "title:5.. OR D 5.."])
def test_a_range_of_any_size_may_be_asked_of_any_field(marks, typed):
    assert [hit.row.id for hit in marks.search(typed, 100)] == marks.search_ids(typed, 100)


def test_several_ranges_are_told_apart_and_from_numbers_beside_them(catalogue):
    with catalogue.edit("Begin") as edit:
        for opis, delo in ((1, 1), (2, 1), (3, 5), (1, 7), (12, 1)):
            edit.put(a_unit(id=f"{opis}/{delo}", shelfmark=f"RGANI, f. 5, op. {opis}, d. {delo}"))
    assert catalogue.search_ids("op. 1..3, d. 1") == ["1/1", "2/1"]
    assert catalogue.search_ids("f.5,op.1..3,d.1..1") == ["1/1", "2/1"]
    assert catalogue.search_ids("f. 5 op. 1..3 d. 1..5") == ["1/1", "2/1", "3/5"]
    assert catalogue.search_ids("d. 2.., op. 2..") == ["3/5"]


def test_the_label_of_a_number_is_no_word_that_would_be_offered():
    unit = a_unit(shelfmark="GARF, f. R-1235, op. 4, d. 11")
    met = Met().new_in([prepared(content_of(unit)).words])
    assert {"garf", "op"} <= met
    assert "fr" not in met


@pytest.mark.parametrize("typed", ["D 10b..13c", "Д 10б..13в"])
def test_letters_behind_the_ends_go_as_far_in_each_alphabet(typed):
    _text, (ranged,) = find_ranges(typed)
    asked = {word for word, _goes_on in ranged.numbers.words_behind("d")}
    _last, unwanted = ranged.numbers.last_alone("d")
    assert {word[-1] for word in asked if "10" in word} >= set("bczбвяβγ")
    assert not {word[-1] for word in asked if "10" in word} & set("aаα")
    assert {word[-1] for word in unwanted} & set("abcdабвгαβγδ") == set("dгδ")
