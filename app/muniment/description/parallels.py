"""Parallel values: what is said once more in another language, or in the letters of another script."""

from dataclasses import replace
from functools import singledispatch

from muniment.description import languages
from muniment.description.levels import TitleKind
from muniment.description.markup import line, paragraphs, text_of
from muniment.description.romanising.han import pinyin
from muniment.description.transliterating import in_latin_letters
from muniment.description.units import Note, Title
from muniment.i18n import _

_LATIN = "Latn"
_WITHOUT_VOWELS = ("Arab", "Hebr", "Syrc")
_NOT_CHINESE = ("ja", "ko", "vi")
"""Languages that are, or were, written in Han, and do not read it as Chinese does."""


def romanised(text: str, language: str = "") -> str:
    """Return the text as it is suggested in Latin letters, "" where nobody knows how, or it is in them.

    Cyrillic, Greek and Hangul by letters, Chinese as Pinyin without tones; other scripts leave it to people.
    """
    latin = in_latin_letters(text)
    if language.split("-")[0] not in _NOT_CHINESE and languages.script_of(text) != "Jpan":
        latin = pinyin(latin)
    return latin if latin != text and languages.script_of(latin) == _LATIN else ""


def why_not_romanised(text: str, language: str = "") -> str:
    """Return in a sentence why `romanised` suggests nothing for the text, "" where it does."""
    if not text.strip() or romanised(text, language):
        return ""
    script = languages.script_of(text)
    if script == _LATIN:
        return _("This stands in Latin letters already: nothing is suggested.")
    if script in _WITHOUT_VOWELS:
        return _("{script} writes hardly any vowels: type the romanisation as it is read.").format(
            script=languages.script_name(script)
        )
    if script in ("Jpan", "Hani", "Kore") or language.split("-")[0] == "ja":
        return _("Han characters are read in several ways here: type the romanisation as it is read.")
    return _("No romanisation of this script is known here: type it as it is read.")


def why_empty(value: Title | Note) -> str:
    """Return in a sentence why the transliteration of a value waits for its words, "" where it does not."""
    text = value.text if isinstance(value, Title) else text_of(value.prose)
    return why_not_romanised(text, value.language)


@singledispatch
def translated(value: Title | Note) -> Title | Note:
    """Return the value that waits for a translation of this one: marked as such where it can be."""
    raise TypeError(f"A {type(value).__name__} has no translation beside it.")


@singledispatch
def transliterated(value: Title | Note) -> Title | Note:
    """Return the value in Latin letters, as far as that is known; marked, and to be corrected by people."""
    raise TypeError(f"A {type(value).__name__} has no transliteration beside it.")


@translated.register
def _translated_title(_value: Title) -> Title:
    return Title(line=line(""), kind=TitleKind.TRANSLATED)


@translated.register
def _translated_note(value: Note) -> Note:
    return Note(kind=value.kind, prose=(), audience=value.audience)


@transliterated.register
def _transliterated_title(value: Title) -> Title:
    words = romanised(value.text, value.language)
    return replace(value, line=line(words), script=_LATIN, kind=TitleKind.TRANSLITERATED)


@transliterated.register
def _transliterated_note(value: Note) -> Note:
    words = (romanised(text_of((block,)), value.language) for block in value.prose)
    return replace(value, prose=paragraphs(words), script=_LATIN)
