"""Words in other scripts are written in Latin letters as people read them."""

import pytest

from muniment.description.transliterating import in_latin_letters


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Хрущёв", "Khrushchev"),
        ("Ольга Хомутова", "Olga Khomutova"),
        ("Алексеев", "Alekseyev"),
        ("Ельцин", "Yeltsin"),
        ("ЦК КПСС", "TSK KPSS"),
        ("Жуков, Ж.", "Zhukov, Zh."),
        ("Андрей", "Andrey"),
        ("Київ", "Kyiv"),
        ("Михайло Грушевський із Києва", "Mykhailo Hrushevskyi iz Kyieva"),
        ("Љубљана", "Ljubljana"),
        ("Παπαδόπουλος", "Papadopoulos"),
        ("Άγγελος", "Angelos"),
        ("김일성", "Gimilseong"),
        ("on 조선", "on joseon"),
        ("plain words", "plain words"),
        ("Łódź", "Łódź"),
        ("", ""),
    ],
)
def test_text_is_romanised(text, latin):
    assert in_latin_letters(text) == latin


def test_what_stands_in_decomposed_letters_is_the_same():
    assert in_latin_letters("и\N{COMBINING BREVE}") == in_latin_letters("й") == "y"


@pytest.mark.parametrize("text", ["5 µm", "µ", "ϐ", "ϑ", "ϖ", "ᲀ"])
def test_signs_that_are_letters_only_where_case_does_not_count_stay(text):
    assert in_latin_letters(text) == text
