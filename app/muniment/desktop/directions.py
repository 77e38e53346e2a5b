"""Which way words run, whatever the direction of the window, and where their dots stand when they are cut."""

import re
import unicodedata
from functools import partial

from PySide6.QtCore import Qt

from muniment.description.languages import is_from_right
from muniment.i18n import reads_from_right

_FROM_RIGHT = "\N{RIGHT-TO-LEFT MARK}"
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_WORD = rf"(?:\w[^\s“”\u2068\u2069]*)?[{_RIGHT}](?:[^\s“”\u2068\u2069]*[\w{_RIGHT}])?"
_NAMES = re.compile(rf"\u2068[^\u2069]*\u2069|“([^“”]+)”|({_WORD}(?:[^\w“”\u2068\u2069]+{_WORD})*)")
"""What is isolated already, what stands in quotation marks, and words read from the right that do not."""


def direction(words: str) -> Qt.LayoutDirection:
    """Return the way the words run: an Arabic title that is cut ends in its dots at the left."""
    return Qt.LayoutDirection.RightToLeft if is_from_right(words) else Qt.LayoutDirection.LeftToRight


def isolated(sentence: str) -> str:
    """Return a sentence to be shown in which names do not turn what stands around them.

    What stands in quotation marks, or has letters that are read from the right where the sentence has
    others, is isolated (UAX 9): without that, what follows it, and the whole sentence that begins with
    it, would turn round. What is copied or written to a file has no such signs.
    """
    if sentence.isascii():
        return sentence
    in_quotes_only = reads_from_right() or not _reads_from_left(_NAMES.sub("", sentence))
    return _NAMES.sub(partial(_isolated_name, in_quotes_only), sentence)


def _reads_from_left(words: str) -> bool:
    return any(unicodedata.bidirectional(each) == "L" for each in words)


def _isolated_name(in_quotes_only: bool, found: re.Match[str]) -> str:
    quoted, bare = found.groups()
    if quoted:
        return f"“{isolate(quoted)}”"
    return isolate(bare) if bare and not in_quotes_only else found[0]


def filled(sentence: str, **names: object) -> str:
    """Return a sentence to be shown with these names in it, where they stand in no quotation marks."""
    return sentence.format(**{key: isolate(str(name)) for key, name in names.items()})


def isolate(name: str) -> str:
    """Return a name so that what stands around it does not turn; most need nothing for that."""
    return f"\u2068{name}\u2069" if _turns(name) and not name.startswith("\u2068") else name


def _turns(words: str) -> bool:
    return not words.isascii() and any(unicodedata.bidirectional(each) in ("R", "AL") for each in words)


def breakable(words: str) -> str:
    """Return words that may be parted on lines: one of very many letters, as a name or a path, anywhere."""
    return _VERY_LONG.sub("\\g<0>\u200b", words)


_VERY_LONG = re.compile(r"\S{32}(?=\S)")


def shortened(words: str, most: int) -> str:
    """Return words of at most so many letters, with dots for what is cut off.

    The dots stand at the end of words that are read from the right, too, where these stand among others.
    """
    if len(words) <= most:
        return words
    cut = f"{words[: most - 1].rstrip()}…"
    return f"{cut}{_FROM_RIGHT}" if is_from_right(cut) else cut
