import pytest

from muniment.description.folding import fold
from muniment.description.romanising import keys_in_other_scripts, keys_of


def may_be(word, typed):
    return bool(set(keys_of(fold(word))) & set(keys_in_other_scripts(fold(typed))))


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("Хрущёв", "Khrushchev Hruščev hruschev Xrushchev khrushhev"),
        ("Даляни", "Daljani Dalyani"),
        ("Брежнев", "Brezhnev Brežnev"),
        ("Горбачёв", "Gorbachev Gorbatschev Gorbačev"),
        ("Дмитрий", "Dmitrii Dmitriy Dmitry Dmitrij"),
        ("Громыко", "Gromyko Gromiko"),
        ("Ельцин", "Yeltsin Eltsin Elcin"),
        ("Александр", "Aleksandr Alexandr"),
        ("Ходжа", "Khodzha Hodja"),
        ("Ющенко", "Yushchenko Iushchenko Juscenko"),
        ("Παπανδρέου", "Papandreou"),
        ("Ζαχαριάδης", "Zachariadis Zahariadis"),
        ("Μπελογιάννης", "Belogiannis Mpelogiannis Beloyannis"),
        ("김", "Kim Gim"),
        ("평양", "Pyongyang Pyeongyang P'yŏngyang"),
        ("박정희", "Pakchonghui Bakjeonghui"),
        ("성", "Seong Song Sung"),
    ],
)
def test_a_name_is_met_by_its_usual_spellings(word, spellings):
    typed = spellings.replace("'", "").split()
    assert [spelling for spelling in typed if not may_be(word, spelling)] == []


@pytest.mark.parametrize(
    ("word", "typed"),
    [("Хрущёв", "Brezhnev"), ("Москва", "Moscow"), ("Далани", "Dalan"), ("김", "Lee"), ("Хрущёв", "хрущев")],
)
def test_a_name_is_not_met_by_another(word, typed):
    assert not may_be(word, typed)


def test_words_in_latin_letters_and_in_unknown_scripts_have_no_keys():
    assert keys_of("letters") == keys_of("毛泽东") == keys_of("عربي") == ()
    assert keys_in_other_scripts("d") == keys_in_other_scripts("1967") == ()


def test_a_word_in_hangul_has_a_key_for_each_syllable_and_one_for_all():
    assert keys_of("김일성") == ("hkim", "hil", "hsonk", "hkimilsonk")
