import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from muniment.catalogue import letters
from muniment.catalogue.codec import content_in, content_of, encode_unit
from muniment.catalogue.cutting import UNSPACED_WORD, cut
from muniment.catalogue.preparing import prepared
from muniment.description.folding import fold
from muniment.description.han_forms import in_one_form
from muniment.description.units import Unit, a_title
from tests import strategies

_LETTERS = letters._LATIN + letters._CYRILLIC
TEXTS = st.text(
    st.sampled_from(_LETTERS + _LETTERS.upper() + letters._SIGNS + " \t\n\x1c.,'`-12aBzZ№ß…İẞ")
    | st.sampled_from("北京議定書조선가힣かガ々①ﬁ\u0301\u3099\u1100א״ת٣"),
    max_size=30,
)


def slowly_cut(text):
    return " ".join(" ".join(UNSPACED_WORD.split(in_one_form(fold(word)))) for word in text.split())


@given(strategies.units())
def test_a_unit_has_the_same_words_before_it_is_stored(unit):
    assert prepared(content_of(unit)).words == prepared(content_in(encode_unit(unit))).words


@given(TEXTS)
@example("É" * 40)
@example("Ё" * 40 + "№ ß")
@example("ОБЪЕДИНЕНИЕ, ВСЕРОССІЙСКІЙ СЪѢЗДЪ, Россія Ъ")
@example("ОБЪЕДИНЕНИЕ Росія з'їзд Росіянъ")
def test_a_text_is_cut_at_once_as_it_is_word_by_word(text):
    assert cut(text).replace("`", "'").split() == slowly_cut(text).split()


def test_a_table_has_each_of_its_letters_small_and_great():
    for alphabet in (letters._LATIN, letters._CYRILLIC):
        both = alphabet + alphabet.upper() + letters._SIGNS
        assert all(letters.folded_at_once(letter) == (fold(letter) or " ") for letter in both)


def test_a_letter_of_no_table_leaves_the_text_to_be_folded_word_by_word():
    assert letters.folded_at_once("Ὀδυσσεύς") is None
    assert letters.folded_at_once("e\N{COMBINING ACUTE ACCENT}") is None


def test_each_sign_of_han_and_hangul_is_a_word():
    row = prepared(content_of(Unit(id="u", titles=(a_title("조선의 北京报告.."),)))).words
    words = re.findall(r"[^\W_]+", row["titles"])
    assert Counter(word for word in words if not word.isascii()) == Counter("조선의北京报告")
