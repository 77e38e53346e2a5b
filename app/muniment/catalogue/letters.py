"""Long texts folded a whole text at once, where each of its letters is one that becomes one.

`folding.fold` says what is right. Most texts of an archive are in letters of which it makes one
letter, whatever stands beside them; these are looked up in tables here, five times as fast.
"""

import codecs
from typing import Any, NamedTuple

from muniment.description.folding import fold, in_new_letters

_SIGNS = "\xa0‘’“”„«»–—"
_LATIN = "áàâäãåăąćčçďđéèêëęěğíìîïıłľñńňóòôöõőøřśšşșťţțúùûüůűýźżžāēīō"
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџґ"
_SEVERAL = (("№", "No"), ("ß", "ss"), ("…", "..."))
"""Signs that become several letters, and what becomes the same."""

_MOST = 256
"""Letters of a table."""


class _Alphabet(NamedTuple):
    """A table of letters: each has a number, and what it becomes has one in a character set."""

    numbers: Any
    folded: bytes
    charset: str

    def fold(self, text: str) -> str:
        """Return the text folded; raise UnicodeEncodeError where it has another letter."""
        numbered, _length = codecs.charmap_encode(text, "strict", self.numbers)
        return numbered.translate(self.folded).decode(self.charset)


def _alphabet(small: str, charset: str) -> _Alphabet:
    ascii_letters = "".join(map(chr, range(128)))
    both = dict.fromkeys(ascii_letters + _SIGNS + "".join(f"{each}{each.upper()}" for each in small))
    known = "".join(both)
    folded = "".join(fold(each) or each for each in known).replace("\xa0", " ")
    return _Alphabet(codecs.charmap_build(known), folded.encode(charset).ljust(_MOST), charset)


_ALPHABETS = (_alphabet(_LATIN, "iso8859-1"), _alphabet(_CYRILLIC, "cp1251"))


def folded_at_once(text: str) -> str | None:
    """Return the text folded word by word, its spaces as they are; None where a letter is in no table."""
    for sign, several in _SEVERAL:
        text = text.replace(sign, several)
    for alphabet in _ALPHABETS:
        try:
            return in_new_letters(alphabet.fold(text))
        except UnicodeEncodeError:
            continue
    return None
