"""Words in other scripts written in Latin letters for people to read; how, is data.

For comparing and finding there is `romanising`, which brings all spellings of a word to one key.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from muniment.description.vocabularies import table

_FIRST, _MEDIALS, _FINALS = 0xAC00, 21, 28
_HANGUL = re.compile("[가-힣]+")


def in_latin_letters(text: str) -> str:
    """Return the text with its Cyrillic, Greek and Hangul letters romanised; others stay as they are."""
    if text.isascii():
        return text
    text = _HANGUL.sub(_syllables, unicodedata.normalize("NFC", text))
    is_ukrainian = set(text.lower()) & set(table("romanisation")["ukrainian"]["shown_by"])
    for name in ("ukrainian" if is_ukrainian else "cyrillic", "greek"):
        pattern, latin = _alphabet(name)
        text = pattern.sub(latin, text)
    return unicodedata.normalize("NFC", text)


@cache
def _alphabet(name: str) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
    """Return what finds the letters of an alphabet, each with its marks, and what writes one in Latin."""
    rows = table("romanisation")
    row = rows[name]
    letters: dict[str, str] = row["letters"]
    if name == "ukrainian":
        letters = rows["cyrillic"]["letters"] | letters
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(f"{letter}\N{COMBINING ACUTE ACCENT}?" for letter in longest_first), re.I)

    def latin(found: re.Match[str]) -> str:
        small = found[0].lower().rstrip("\N{COMBINING ACUTE ACCENT}")
        if small not in letters:
            # Signs that are letters only where case does not count: the micro sign of a measure is no mu.
            return found[0]
        before = found.string[: found.start()][-1:].lower()
        begins = not before.isalpha() or before in row["after"]
        return _in_the_case_of(found, row["initial"].get(small, letters[small]) if begins else letters[small])

    return pattern, latin


def _in_the_case_of(found: re.Match[str], latin: str) -> str:
    """Return Latin letters as the match is written: `Ж` is `Zh`, but `ZH` between capitals."""
    if not found[0][0].isupper():
        return latin
    after, before = found.string[found.end() :][:1], found.string[: found.start()][-1:]
    among_capitals = after.isupper() or (not after.isalpha() and before.isupper())
    return latin.upper() if among_capitals else latin[:1].upper() + latin[1:]


def _syllables(found: re.Match[str]) -> str:
    latin = "".join(map(_syllable, found[0]))
    return latin[:1].upper() + latin[1:] if found.start() == 0 else latin


def _syllable(character: str) -> str:
    row = table("romanisation")["hangul"]
    rest, final = divmod(ord(character) - _FIRST, _FINALS)
    initial, medial = divmod(rest, _MEDIALS)
    parts = ((row["initials"], initial), (row["medials"], medial), (row["finals"], final))
    return "".join(str(names).split(",")[number] for names, number in parts)
