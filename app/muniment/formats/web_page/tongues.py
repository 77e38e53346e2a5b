"""The language and the direction of each text, as the attributes of its element say them."""

import re
from dataclasses import replace
from typing import TypeVar

from muniment import i18n
from muniment.description import languages
from muniment.description.units import Note, Title, Unit
from muniment.formats.xml import escaping

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SCRIPT = re.compile(r"[A-Za-z]{4}")
_LATIN = "Latn"

T = TypeVar("T", Title, Note)


def spoken_in(unit: Unit, language: str) -> Unit:
    """Return the unit with the language of its finding aid for titles and notes that say none.

    Those in letters of another script than it is written in are in another language.
    """
    if not language or language == i18n.tag():
        return unit
    titles = tuple(_spoken(each, language) for each in unit.titles)
    return replace(unit, titles=titles, notes=tuple(_spoken(each, language) for each in unit.notes))


def _spoken(value: T, language: str) -> T:
    is_open = not (value.language or value.script)
    is_so = is_open and languages.script_of(value.text) == languages.default_script(language)
    return replace(value, language=language) if is_so else value


def tongue(text: str, language: str = "", script: str = "") -> str:
    """Return the attributes `lang` and `dir` of a text, where they do not go without saying.

    Where nobody said the language, letters that are not Latin tell their script (BCP 47: `und-Cyrl`).
    """
    if text.isascii() and not language:
        return _direction(text)
    script = script if _SCRIPT.fullmatch(script) else ""
    written = languages.script_of(text) or script
    return _language(language, script, written) + _direction(text)


def words(text: str, language: str = "") -> str:
    """Return a text that stands in a line among others: in an element of its own where it needs one."""
    said = tongue(text, language)
    return f"<bdi{said}>{escaping.words(text)}</bdi>" if said else escaping.words(text)


def _language(language: str, script: str, written: str) -> str:
    if not _TAG.fullmatch(language):
        return f' lang="und-{written}"' if written not in ("", _LATIN) else ""
    is_romanised = written == _LATIN != languages.default_script(language)
    named = _LATIN if is_romanised else script
    is_plain = "-" in language or named in ("", languages.default_script(language))
    return f' lang="{language if is_plain else f"{language}-{named}"}"'


def _direction(text: str) -> str:
    """The direction in which a text begins (UAX 9), where it is another than that of the page."""
    from_right = languages.is_from_right(text)
    if from_right == i18n.reads_from_right() or not any(map(str.isalpha, text)):
        return ""
    return ' dir="rtl"' if from_right else ' dir="ltr"'
