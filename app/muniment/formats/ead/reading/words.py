"""The words in a text with tags, apart from them, and as a reader hears them."""

import re
from collections.abc import Sequence
from functools import cache

from muniment.formats.ead.reading.parts import OF_NO_FIELD
from muniment.formats.xml import escaping

WORDS = re.compile(r">([^<]*[^<\s])")
"""Words between two tags, with the end of the tag before them."""

_TAKEN = ("label", "href", "title")
_DAY = r'<unitdate\s(?:[^<>]*\s)?normal="'
_ODD_VALUE = re.compile("[&\t\r\n]")
_SPACE = re.compile("[\t\r\n]")
_REFERENCE = re.compile("&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_MEANINGS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def apart(text: str) -> tuple[str, list[str], list[str]]:
    """Return the shape of a text, the words in it, and the values of attributes that are taken as they are.

    Texts of one shape differ in these alone, and in ids of which no field says anything.
    """
    pieces = WORDS.split(text)
    shape = "\1".join(pieces[::2])
    if "id=" in shape or "parent=" in shape:
        shape = OF_NO_FIELD.sub("\0", shape)
    if 'label="' not in shape and 'href="' not in shape and 'normal="' not in shape:
        return shape, pieces[1::2], []
    named = values_in(shape).split(shape)
    return "\2".join((*named[::3], *named[1::3])), pieces[1::2], named[2::3]


def values_in(text: str) -> re.Pattern[str]:
    """Return what finds in a text the values of attributes that are taken as they are, and days.

    Its groups are what stands before a value, and the value.
    """
    return _values(tuple(f'{name}="' in text for name in _TAKEN), 'normal="' in text)


@cache
def _values(taken: tuple[bool, ...], has_days: bool) -> re.Pattern[str]:
    """Return the pattern for those that may be there: it is found faster the fewer they are."""
    names = "|".join(name for name, is_there in zip(_TAKEN, taken, strict=True) if is_there)
    before = [rf'[\s:](?:{names})="'] if names else []
    return re.compile(f"""({"|".join((*before, *([_DAY] if has_days else ())))})([^"<]+)""")


def heard(words: Sequence[str], values: Sequence[str]) -> Sequence[str] | None:
    """Return words that stand alone in elements, then values of attributes, as they are heard.

    None where they may be something else.
    """
    said: Sequence[str] = words
    if _is_odd(joined := "\0".join(words)):
        if ">" in joined or not all(map(_is_written_well, words)):
            return None
        said = [escaping.collapsed(_meant(each)).strip(" ") for each in words]
    if not values:
        return said
    if _ODD_VALUE.search(joined := "\0".join(values)):
        if _SPACE.search(joined) or not all(map(_is_written_well, values)):
            return None
        return [*said, *map(_meant, values)]
    return [*said, *values]


def _is_odd(joined: str) -> bool:
    """Return whether words, a NUL between each two, may be heard otherwise than they stand."""
    if any(sign in joined for sign in _ODD):
        return True
    return joined.startswith(" ")


_ODD = ("  ", "\0 ", "&", "\n", ">", "\t", "\r")


def _is_written_well(words: str) -> bool:
    if "&" not in words:
        return True
    found = _REFERENCE.findall(words)
    return len(found) == words.count("&") and all(map(_is_holdable, found))


def _meant(text: str) -> str:
    return _REFERENCE.sub(_meaning, text) if "&" in text else text


def _is_holdable(found: tuple[str, str, str]) -> bool:
    number = int(found[0] or "0", 16) or int(found[1] or "0")
    return bool(found[2]) or (0 < number < 0x110000 and escaping.is_holdable(chr(number)))


def _meaning(found: re.Match[str]) -> str:
    if found[3]:
        return _MEANINGS[found[3]]
    return chr(int(found[1], 16) if found[1] else int(found[2]))
