"""One way to fold text, for what is kept and what is asked alike: case, accents, dashes, ligatures."""

import re
import unicodedata
from collections.abc import Iterable

_NOUGHTS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐"
"""The noughts of other scripts: behind each follow its one to nine."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ĸ": "k",
        "ŧ": "t",
        # Letters of before 1918; of the others of then, `in_new_letters` tells.
        "ѣ": "е",
        "ѳ": "ф",
        "ѵ": "и",
        # What Ukrainian was not to have from 1933 to 1990.
        "ґ": "г",
        # Two letters that Yiddish has as one.
        "װ": "וו",
        "ױ": "וי",
        "ײ": "יי",
        # Azerbaijani, and the letters that West African languages have beside these.
        "ə": "e",
        "ɛ": "e",
        "ɔ": "o",
        "ɓ": "b",
        "ɖ": "d",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        **{chr(ord(nought) + digit): str(digit) for nought in _NOUGHTS for digit in range(10)},
        # The letters ayin and hamza as they are romanised: nobody types them.
        **dict.fromkeys("ʿʾʻʽˁˀ", ""),
        # The stroke that draws an Arabic word out.
        "\u0640": "",
        # So the hard sign; the gershayim of a Hebrew abbreviation stands within it.
        **dict.fromkeys("ʺ״", ""),
        "׳": "'",
        **dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        # So the hyphen of Hebrew, the maqaf; and what is between the parts of a Persian word (`seen`).
        **dict.fromkeys("‐‑‒–—―−﹣－־\u200c", "-"),
    }
)
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSEEN = f"[{_UNSEEN}]"
"""What nobody sees (Unicode: *Default_Ignorable_Code_Point*) but the non-joiner, as a regular expression."""

_BESIDE = "[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\u200c]"
"""Beside what a non-joiner is left: Arabic letters, and another one."""

_MAY_BE_UNSEEN = re.compile(f"[{_UNSEEN}\u200c]")
_NOT_SEEN = re.compile(f"{UNSEEN}|(?<!{_BESIDE})\u200c+|\u200c+(?!{_BESIDE})|\u200c(?=\u200c)")
_AMHARIC = {
    ord(other) + vowel: chr(ord(one) + vowel)
    for one, other in zip("ሀሀሰአጸ", "ሐኀሠዐፀ", strict=True)
    for vowel in range(7)
} | {ord(other): one for one, others in {"ሀ": "ሃሓኃ", "አ": "ኣዓ"}.items() for other in others}
"""Letters of one sound, of which any is written in Amharic: `ሥላሴ` is also `ስላሴ`."""

_SPACED = (range(0x0780, 0x07C0), range(0x0900, 0x0E00), range(0x0F00, 0x1000))
_RUN_ON = (range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800))
"""The scripts of South and South-East Asia whose vowels are signs, not letters; the latter without spaces."""

_OF_VOWELS = frozenset((0, 84, 91, 103, 118, 129, 130, 132))
"""Classes of signs that make another word; the others are tones, dots, and signs that silence a vowel."""

_LATER = frozenset("\u0cf3")
"""Signs of Unicode after 14.0: they come last, so that the others have one letter with every Python."""

_NASAL, _NA, _BLOCK, _TIPPI = (0, 1, 2), 0x28, 0x80, 0x0A70
_INDIC = range(0x0900, 0x0D80)
"""Blocks with the same letters at the same places: `हिंदी` is also `हिन्दी`."""


def _signs(scripts: Iterable[range], first: int) -> dict[int, str]:
    """Return a letter for each sign of a vowel: signs are no part of a word to a search engine.

    The letters are of the Yi syllabary, which no text has within such a word; nobody is shown one.
    """
    each = (number for script in scripts for number in script)
    signs = (sign for sign in each if unicodedata.category(chr(sign))[0] == "M")
    vowels = [sign for sign in signs if unicodedata.combining(chr(sign)) in _OF_VOWELS]
    vowels.sort(key=lambda sign: chr(sign) in _LATER)
    letters = {sign: chr(first + at) for at, sign in enumerate(vowels)}
    nasal = [sign for sign in vowels if sign == _TIPPI or (sign in _INDIC and sign % _BLOCK in _NASAL)]
    return letters | {sign: chr(sign - sign % _BLOCK + _NA) for sign in nasal}


_SIGNS = _signs(_RUN_ON, 0xA000) | _signs(_SPACED, 0xA200)

SIGNS = "".join(
    chr(sign) for script in _SPACED for sign in script if unicodedata.category(chr(sign))[0] == "M"
)
"""Signs that are a part of the words they stand in, where these have spaces between them."""

_KANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_OF_ONE_SOUND = _KANA | _AMHARIC
_VOICED = "\u3099\u309a"
"""The marks that make one kana of another: `か` is not `が`."""
_WITHIN = re.compile('(?<=[א-ת])"(?=[א-ת])')
_GEMINATE = re.compile("(?<=l)·(?=l)")
"""What parts a Catalan ll in two."""
_OLD = re.compile("(?<=[а-яѐ-ӿ])ъ(?![а-яѐ-ӿ])|і(?=[аеиоуыэюя])")
"""What Russian wrote until 1918, and Bulgarian until 1945: `міръ`, `Россія`."""

_HA, _TA = "ه", "ة"
_ENDING = re.compile(f"[{_HA}{_TA}](?!\\w)")
_SPACE = re.compile(r"\s+")
_DIGITS = str.maketrans("123456789", "0" * 9)


def seen(text: str) -> str:
    """Return `text` without what is not seen in it: soft hyphens, joiners, marks of direction, variants.

    In Arabic letters the non-joiner is left: it stands between parts of a word that some write apart.
    """
    return _NOT_SEEN.sub("", text) if _MAY_BE_UNSEEN.search(text) else text


def with_other_endings(text: str) -> tuple[str, ...]:
    """Return Arabic text with one letter for both that a word may end in, as many type them: `القاهره`."""
    ends = set(_ENDING.findall(text))
    return tuple(_ENDING.sub(end, text) for end in (_HA, _TA) if ends - {end})


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, plain quotes and dashes, single spaces.

    Decomposed (NFKD), marks dropped, case folded, letters without a decomposition mapped,
    and composed again (NFC) so that a Hangul syllable never matches a part of another. Kana are
    hiragana, digits are those of ASCII, signs of vowels are letters, Cyrillic is spelt as today; the
    quotation mark that abbreviates within a Hebrew word is dropped.
    """
    if text.isascii():
        return _SPACE.sub(" ", text.lower().translate(_LETTERS)).strip()
    apart = unicodedata.normalize("NFKD", seen(text)).translate(_SIGNS)
    bare = "".join(c for c in apart if c in _VOICED or not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", bare.casefold().translate(_LETTERS)).translate(_OF_ONE_SOUND)
    # The Armenian ligature, and what it is written as in capitals.
    joined = _GEMINATE.sub("-", folded).replace("եւ", "եվ")
    return _SPACE.sub(" ", in_new_letters(_WITHIN.sub("", joined))).strip()


def in_new_letters(folded: str) -> str:
    """Return folded text as it has been spelt since 1918: no hard sign at the end, `и` before vowels."""
    return _OLD.sub(_new, folded) if "ъ" in folded or "і" in folded else folded


def beginnings(folded: str) -> tuple[str, ...]:
    """Return how folded words begin of which this much is typed: it is told by the next letter what `і` is.

    So `марі` is of `мария`, as `Марія` is folded, and of `маріуполь`.
    """
    return (folded, f"{folded[:-1]}и") if folded.endswith("і") else (folded,)


def _new(old: re.Match[str]) -> str:
    return "и" if old[0] == "і" else ""


def shape(text: str) -> str:
    """Return `text` with each digit a nought: what is written alike, number for number, has one shape."""
    return text.translate(_DIGITS)
