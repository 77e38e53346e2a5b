"""How the two Koreas spell one word: the South writes no ㄹ at its beginning, nor ㄴ before some vowels.

*Hangul Orthography* (1988), articles 10 to 12, against the North's *Rules of Standard Language* (1987).
"""

import re
import unicodedata
from collections.abc import Iterator

_HANGUL = re.compile("(?<![가-힣])[가-힣]{2,8}(?![가-힣])")
_INITIALS, _MEDIALS, _FINALS = 0xAC00, 21, 28
_SILENT, _N, _R = 11, 2, 5
_NARROW = frozenset((2, 3, 6, 7, 12, 17, 20))
"""The vowels with a glide before them, and i."""
_NARROWED = {_SILENT: (_N, _R), _N: (_SILENT,), _R: (_SILENT,)}
_WIDE = {_N: (_R,), _R: (_N,)}
"""What stands for each initial before such a vowel, and before others: `리` is nowhere `니`."""


def in_the_other_korea(text: str) -> Iterator[str]:
    """Yield the text with a word of Hangul in it as it may be spelt elsewhere: `로동당` for `노동당`.

    Parts of a compound begin as words do, so of three syllables and more each may be another.
    """
    text = unicodedata.normalize("NFC", text)
    for run in _HANGUL.finditer(text):
        for at in range(run.start(), run.end() if len(run[0]) > 2 else run.start() + 1):
            yield from (f"{text[:at]}{other}{text[at + 1 :]}" for other in _others(text[at]))


def _others(syllable: str) -> Iterator[str]:
    initial, rest = divmod(ord(syllable) - _INITIALS, _MEDIALS * _FINALS)
    others = _NARROWED if rest // _FINALS in _NARROW else _WIDE
    for other in others.get(initial, ()):
        yield chr(_INITIALS + other * _MEDIALS * _FINALS + rest)
