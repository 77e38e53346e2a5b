"""“Did you mean …”: other spellings of words that the catalogue does not have, from its own words."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from sqlalchemy import Connection

from muniment.catalogue.narrowing import seek
from muniment.catalogue.searching import all_keys
from muniment.catalogue.vocabulary import words_around, words_from
from muniment.description.folding import fold

FEW = 3
"""Where a search finds as many, nothing is offered."""

_WORD = re.compile(r"(?<![\w:=])[^\W\d_]{4,}(?![\w:])|(?<=:)[^\W\d_]{4,}(?![\w:])")
_POOL = 5_000
_NEAR = 0.74
_CLOSED = re.compile(r"\b(?:has|is|date|changed):[=\"]?$", re.IGNORECASE)
"""Before a word of the search language itself, which the catalogue's words spell no better."""
_FINAL_SIGMA = re.compile(r"(?<=\w)σ\b")
"""Folded as any other, but not written so."""
_MOST = 3
_LONGER = 2


def suggestions(connection: Connection, text: str) -> list[str]:
    """Return what may have been meant, the likeliest first, each of which finds something; often nothing."""
    if len(all_keys(connection, seek(text), FEW)) >= FEW:
        return []
    offered = dict.fromkeys(_rewritten(connection, text))
    return [each for each in offered if all_keys(connection, seek(each), 1)][:_MOST]


def _rewritten(connection: Connection, text: str) -> Iterator[str]:
    """Yield the text with the likeliest words in the place of all unknown ones, then with others of one."""
    written = (found for found in _WORD.finditer(text) if not _CLOSED.search(text[: found.start()]))
    near = {found.span(): likely for found in written if (likely := _likely(connection, found[0]))}
    yield _replaced(text, {span: likely[0] for span, likely in near.items()})
    for span, likely in near.items():
        for word in likely[1:]:
            yield _replaced(text, {span: word})


def _likely(connection: Connection, written: str) -> list[str]:
    """Return words of the catalogue that are spelt nearly so; none where it has one that begins so."""
    word = fold(written)
    if words_from(connection, word, 1):
        return []
    beginnings = dict.fromkeys((word[:2], word[1] + word[0], word[1:3], word[0] + word[2:3]))
    pool = set(words_around(connection, word, _POOL))
    pool.update(*(words_from(connection, beginning, _POOL) for beginning in beginnings))
    near = sorted(known for known in pool if abs(len(known) - len(word)) <= _LONGER)
    return [_FINAL_SIGMA.sub("ς", known) for known in get_close_matches(word, near, _MOST, _NEAR)]


def _replaced(text: str, words: dict[tuple[int, int], str]) -> str:
    pieces, at = [], 0
    for (start, end), word in sorted(words.items()):
        pieces += [text[at:start], word]
        at = end
    return "".join((*pieces, text[at:])).strip() if words else ""
