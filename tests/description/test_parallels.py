"""What is said once more in another language or script is begun from what is said already."""

import pytest

from muniment.description.levels import NoteKind, TitleKind
from muniment.description.markup import prose
from muniment.description.parallels import romanised, translated, transliterated, why_empty, why_not_romanised
from muniment.description.units import Note, a_title


@pytest.mark.parametrize(
    ("text", "language", "latin"),
    [
        ("Письмо Хрущёва", "ru", "Pismo Khrushcheva"),
        ("조선", "ko", "Joseon"),
        ("毛泽东 letter", "zh", "mao ze dong letter"),
        ("日本", "ja", ""),
        ("Letters", "en", ""),
        ("تقرير", "ar", ""),
        ("", "", ""),
    ],
)
def test_words_are_suggested_in_latin_letters_where_it_is_known_how(text, language, latin):
    assert romanised(text, language) == latin


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Письмо", "ru", ""),
        ("", "ar", ""),
        ("Letters", "en", "Latin letters already"),
        ("تقرير", "ar", "Arabic writes hardly any vowels"),
        ("דוח על המצב", "he", "Hebrew writes hardly any vowels"),
        ("日本の外交文書", "ja", "read in several ways"),
        ("日本", "ja", "read in several ways"),
        ("รายงาน", "th", "No romanisation of this script"),
    ],
)
def test_where_nothing_is_suggested_it_is_said_why(text, language, reason):
    said = why_not_romanised(text, language)
    assert reason in said
    assert bool(said) == bool(reason)


def test_the_reason_is_given_for_titles_and_for_notes():
    note = Note(kind=NoteKind.SCOPE, prose=prose("تقرير"), language="ar")
    assert why_empty(note) == why_empty(a_title("تقرير", language="ar")) == why_not_romanised("تقرير", "ar")


def test_a_transliterated_title_is_marked_as_such_and_stays_in_its_language():
    title = transliterated(a_title("Отчёт", language="ru", kind=TitleKind.GIVEN))
    assert (title.text, title.language, title.script) == (romanised("Отчёт", "ru"), "ru", "Latn")
    assert title.kind is TitleKind.TRANSLITERATED


def test_a_translated_title_waits_for_its_words():
    title = translated(a_title("Отчёт", language="ru"))
    assert (title.text, title.language, title.kind) == ("", "", TitleKind.TRANSLATED)


def test_a_note_is_transliterated_paragraph_by_paragraph():
    note = Note(kind=NoteKind.SCOPE, prose=prose("Отчёт\n\nПисьмо"), language="ru")
    made = transliterated(note)
    assert (made.kind, made.script, len(made.prose)) == (NoteKind.SCOPE, "Latn", 2)
    assert made.text.isascii()


def test_a_translated_note_is_of_the_same_kind():
    assert translated(Note(kind=NoteKind.SCOPE, prose=prose("x"))) == Note(kind=NoteKind.SCOPE, prose=())
