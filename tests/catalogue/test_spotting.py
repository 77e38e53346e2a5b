"""Phrases are seen in texts as these were written, just as the index has their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.catalogue.cutting import cut, joined, words
from muniment.catalogue.matching import Phrase
from muniment.catalogue.spotting import likely, spots
from muniment.description.folding import fold

SEEN = """
Straße und Haus | strasse | Straße
O’Brien's letter | obrien | O’Brien's
l’État, re-port | report | re-port
Çarçani spoke | carcani | Çarçani
MÆRSK line | maersk | MÆRSK
in Łódź | lodz | Łódź
«łl» | ll | łl
à «Ấp», l’ | ap | Ấp
·ðm | dm | ðm
»Þrúðr« | thrudr | Þrúðr
þ–०८ | th | þ
«ß» | ss | ß
Ùś»Œlm | oelm | Œlm
Хрущёв, Н. | хрущев | Хрущёв
조선로동당 | 로동 | 로동
UN에 있는 | un | UN
Γιάννης | γιαννης | Γιάννης
ա ևս բ | եվս | ևս
אַ ײד | ייד | ײד
cafe\u0301 noir | cafe | cafe
unreport | report |
cafe\u0301s | cafe |
reports | report |
die Wasserstraßenämter | wasserstrassenamter | Wasserstraßenämter
the revelation, re-par-ation | reparation | re-par-ation
"""


def test_a_word_is_seen_however_it_is_written():
    wrong = {}
    for line in SEEN.strip().splitlines():
        written, typed, expected = (part.strip() for part in line.split("|"))
        found = [written[start:end] for start, end in spots(written, Phrase(words(typed)))]
        if found != [part for part in [expected] if part]:
            wrong[written] = found
    assert wrong == {}


@pytest.mark.parametrize(("typed", "expected"), [("rep", "Reports"), ("ge", "gëzim"), ("報", "報")])
def test_a_word_that_begins_so_is_seen_whole(typed, expected):
    text = "Le gëzim, Reports 報告"
    ((start, end),) = spots(text, Phrase(words(typed), begins=True))
    assert text[start:end] == expected


def test_a_word_with_a_joiner_in_it_is_seen_whole():
    # The word for democratic in Sinhala has two conjuncts, and is seen by its first one.
    text = "a \u0db4\u0dca\u200d\u0dbb\u0da2\u0dcf\u0dad\u0db1\u0dca\u0dad\u0dca\u200d\u0dbb b"
    ((start, end),) = spots(text, Phrase(words(text[2:8]), begins=True))
    assert text[start:end] == text[2:-2]


def test_each_form_of_a_letter_is_looked_at_first_or_later_in_a_word():
    scripts = (*range(0x30, 0x2B0), *range(0x370, 0x1D00), *range(0x1E00, 0x2000), *range(0x2C80, 0x2D40))
    alone = {letter: fold(letter) for letter in map(chr, scripts) if letter.isalnum()}
    missed = [
        letter
        for letter, folded in alone.items()
        for place in ("{}", "{}b", "b{}", "bb{}b")
        if folded.isalnum()
        and len(words(place.format(folded))) == 1
        and not likely(Phrase(words(place.format(folded)))).search(f"б {place.format(letter)}")
    ]
    assert missed == []


WRITTEN = (
    "Réport",
    "re-port",
    "O’Brien",
    "Straße",
    "ОТЧЁТ",
    "отчёта",
    "조선",
    "報告",
    "V.",
    "1967",
    "D4",
    "ﬁn",
)
ASKED = (
    "report",
    "obrien",
    "brien",
    "strasse",
    "отчет",
    "отче",
    "조선",
    "선",
    "告",
    "v",
    "1967",
    "d4",
    "re port",
)


@given(st.lists(st.sampled_from(WRITTEN), max_size=6).map(" ".join), st.sampled_from(ASKED), st.booleans())
def test_what_is_seen_is_what_the_index_has(text, typed, begins):
    phrase = Phrase(words(typed), begins)
    runs = words(text)
    length = len(phrase.words)
    said = [runs[start : start + length] for start in range(len(runs) - length + 1)]
    said += [(one,) for one in joined(cut(text))]

    def same(run):
        *first, last = run
        ends = last.startswith(phrase.words[-1]) if begins else last == phrase.words[-1]
        return tuple(first) == phrase.words[:-1] and ends

    assert bool(list(spots(text, phrase))) == any(map(same, filter(None, said)))
