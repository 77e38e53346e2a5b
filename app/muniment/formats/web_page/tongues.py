"""The language and the direction of each text, as the attributes of its element say them."""

import re

from muniment import i18n
from muniment.description import languages
from muniment.formats.xml import escaping

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LATIN = "Latn"


def tongue(text: str, language: str = "", script: str = "") -> str:
    """Return the attributes `lang` and `dir` of a text, where they do not go without saying.

    Where nobody said the language, letters that are not Latin tell their script (BCP 47: `und-Cyrl`).
    """
    if text.isascii() and not language:
        return _direction(_LATIN) if text else ""
    written = languages.script_of(text) or script
    return _language(language, script, written) + _direction(written)


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


def _direction(written: str) -> str:
    if not written or languages.is_right_to_left(written) == i18n.reads_from_right():
        return ""
    return ' dir="rtl"' if languages.is_right_to_left(written) else ' dir="ltr"'
