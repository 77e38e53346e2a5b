"""One way to fold text, for what is kept and what is asked alike: case, accents, dashes, ligatures."""

import re
import unicodedata

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
        # What is not seen within a word: a soft hyphen, a word joiner, a mark of the order of bytes.
        **dict.fromkeys("\u00ad\u2060\ufeff", ""),
        # So the hard sign; the gershayim of a Hebrew abbreviation stands within it.
        **dict.fromkeys("ʺ״", ""),
        "׳": "'",
        **dict.fromkeys("‘’‚‛ʼʹ′`´＇", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    }
)
_KANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_VOICED = "\u3099\u309a"
"""The marks that make one kana of another: `か` is not `が`."""
_WITHIN = re.compile('(?<=[א-ת])"(?=[א-ת])')
_SPACE = re.compile(r"\s+")
_DIGITS = str.maketrans("123456789", "0" * 9)


def fold(text: str) -> str:
    """Return `text` as it is compared: no case, no accents, plain quotes and dashes, single spaces.

    Decomposed (NFKD), marks dropped, case folded, letters without a decomposition mapped,
    and composed again (NFC) so that a Hangul syllable never matches a part of another. Kana are
    hiragana, digits are those of ASCII; the quotation mark that abbreviates within a Hebrew word is
    dropped.
    """
    if text.isascii():
        return _SPACE.sub(" ", text.lower().translate(_LETTERS)).strip()
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", text) if c in _VOICED or not unicodedata.combining(c)
    )
    folded = unicodedata.normalize("NFC", bare.casefold().translate(_LETTERS)).translate(_KANA)
    return _SPACE.sub(" ", _WITHIN.sub("", folded)).strip()


def shape(text: str) -> str:
    """Return `text` with each digit a nought: what is written alike, number for number, has one shape."""
    return text.translate(_DIGITS)
