"""How text is cut into words, for what is kept and what is asked alike.

Han, kana, Hangul, Thai and others are written without spaces between words, so each of their characters
is a word of its own and a run of them is asked for as a phrase: any part of a run is found. Han counts
in one form, the simplified one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from muniment.catalogue.letters import folded_at_once
from muniment.description.folding import fold
from muniment.description.han_forms import in_one_form
from muniment.description.romanising import keys_of

UNSPACED = (
    # Thai, Lao, Burmese and Khmer; and the letters that stand for the signs of their vowels.
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd\ua000-\ua1ff"
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han, kana, Hangul and scripts of South-East Asia, as ranges of a regular expression."""

SOUND = "\ue001"
"""Begins the words of the index that are keys of romanised words (`description.romanising`)."""

WRITTEN = "\ue002"
"""Begins the keys by which a vocabulary finds words in other scripts for those who type Latin letters."""

_WORD = re.compile(r"[^\W_]+")
_BORDERED = re.compile(r"[^\W\d_]+|\d+")
UNSPACED_WORD = re.compile(f"([{UNSPACED}])")
"""A word that is one character, as all are that are written without spaces."""
_PLAIN_HAN = re.compile("[\u4e00-\u9fff\uac00-\ud7a3.,:;()]+")
"""Han and syllables of Hangul that folding leaves as they are, but for the form of Han."""

_MOST_REMEMBERED, _LONGEST_REMEMBERED = 200_000, 40
_JOINT = re.compile(r"(?<=[^\W\d_])['-](?=[^\W\d_])")
_ASPIRATED = re.compile(r"'(?=([aeiouy][^\W_]*))(?:(?<=\bch')|(?<=\bt[sz]')|(?<=\b[ptk]'))")
"""The sign of breath in Wade–Giles and McCune–Reischauer: `ch'en`, `p'eng`, `t'ien`; what is behind it."""
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}")
_MAY_BE_INITIALS = re.compile(r"\.[^\W\d_]\.")
_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}
_IN_TWO = re.compile(f"[{''.join(_TWO)}]", re.IGNORECASE)
_MAY_BE_IN_TWO = re.compile(f"[{''.join(_TWO)}{''.join(_TWO).upper()}\u0308\u030a\u212b]")
"""These letters, and what makes them of others: most texts have none."""
_PARTED = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)+")


def cut(text: str) -> str:
    """Return the text folded, words that are written without spaces cut apart; `ch'en` is one word."""
    return in_one_breath(in_parts(text))


def in_one_breath(folded: str) -> str:
    """Return folded text without the signs of breath that romanised names have: `liu shao-ch'i`."""
    return _ASPIRATED.sub("", folded) if "'" in folded else folded


def behind_breaths(folded: str) -> list[str]:
    """Return what stands behind signs of breath in folded text, which may have been elisions: `t'aime`."""
    return _ASPIRATED.findall(folded) if "'" in folded else []


def in_parts(text: str) -> str:
    """Return the text as `cut` does, with the signs of breath."""
    if text.isascii():
        return text.lower()
    at_once = folded_at_once(text)
    return " ".join(map(_CUT.__getitem__, text.split())) if at_once is None else at_once


def joined(folded: str) -> Iterator[str]:
    """Yield the words of folded text that have apostrophes or hyphens between letters, without these."""
    if "'" in folded or "-" in folded:
        for run in folded.split():
            if "'" in run or "-" in run:
                yield from _joined_word(run)


def together(folded: str) -> str:
    """Return folded text without apostrophes and hyphens between letters: `gor'kii` is `gorkii`."""
    return _JOINT.sub("", folded)


def in_two_letters(text: str) -> str:
    """Return the words of the text with letters that are also written as two, in two: `Köln` is `koeln`."""
    if not _MAY_BE_IN_TWO.search(text):
        return ""
    found = [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if _IN_TWO.search(word)]
    return cut(" ".join(dict.fromkeys(_IN_TWO.sub(_both, word) for word in found)))


def with_two_letters(text: str) -> str:
    """Return the text with each letter in two that is also written as two, as `in_two_letters` has it."""
    return _IN_TWO.sub(_both, unicodedata.normalize("NFC", text)) if _MAY_BE_IN_TWO.search(text) else text


def _both(letter: re.Match[str]) -> str:
    return _TWO[letter[0].lower()]


def initials(text: str) -> Sequence[str]:
    """Return the letters with a full stop each in the text as one word, folded: `U.S.S.R.` is `ussr`."""
    if "." not in text or not _MAY_BE_INITIALS.search(text):
        return ()
    return [cut(letters.replace(".", "")) for letters in dict.fromkeys(_INITIALS.findall(text))]


def shortened(text: str) -> str:
    """Return the text with letters that have a full stop each written as one word: `n.a.f.` is `naf`."""
    return _INITIALS.sub(lambda letters: letters[0].replace(".", "") + " ", text)


def whole(cut_words: Iterable[str]) -> list[str]:
    """Return words with those put together again that were cut apart only for want of spaces."""
    parts: list[str] = []
    for word in cut_words:
        if parts and UNSPACED_WORD.fullmatch(word) and UNSPACED_WORD.fullmatch(parts[-1][-1]):
            parts[-1] += word
        else:
            parts.append(word)
    return parts


def sounds(text: str) -> str:
    """Return the keys of those words of the text that are in other scripts, as words of the index."""
    if text.isascii():
        return ""
    return " ".join(
        [heard for word in text.split() if not word.isascii() and (heard := _sounds_of_word(word))]
    )


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded and cut as the index has them."""
    return tuple(_WORD.findall(cut(text)))


def bordered(text: str) -> tuple[str, ...]:
    """Return the words of a text, letters and digits apart: `FO371` is two."""
    return tuple(_BORDERED.findall(cut(text)))


class _Cut(dict[str, str]):
    """Words as they are cut, learnt as they are met: most that a catalogue has, it has very often."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = " ".join(in_one_form(word)) if _PLAIN_HAN.fullmatch(word) else _cut_word(word)
        # Nearly every long run is another.
        if len(word) <= _LONGEST_REMEMBERED:
            self[word] = found
        return found


_CUT = _Cut()


def _cut_word(word: str) -> str:
    folded = fold(word)
    if folded.isascii() or not UNSPACED_WORD.search(folded):
        return folded
    return " ".join(UNSPACED_WORD.split(in_one_form(folded)))


@lru_cache(maxsize=20_000)
def _joined_word(run: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in _PARTED.findall(run):
        found.append(together(word))
        # O'Brien's letter is found by `obrien`, too.
        if word.endswith("'s") and word.count("'") + word.count("-") > 1:
            found.append(together(word.removesuffix("'s")))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _sounds_of_word(word: str) -> str:
    folded = fold(word)
    parts = dict.fromkeys((*_WORD.findall(folded), *joined(folded)))
    keys = (key for part in parts for key in keys_of(part))
    return " ".join(f"{SOUND}{key}" for key in keys)
