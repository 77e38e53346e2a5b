"""Which words in Latin letters may begin as one in another script does of which more is to be typed.

Letters that a key makes one are told apart here: a whole word of one key is mostly the same word, but
`Хрущ` is no beginning of *Hrushevsky*.
"""

import re
from collections.abc import Mapping
from functools import cache

from muniment.description.romanising import keys_in_other_scripts, keys_of
from muniment.description.vocabularies import table

_ANY = "[a-z]{0,3}"
"""How a letter is written that no key makes one with others."""


def may_begin_so(word: str, begun: str) -> bool:
    """Say whether a folded word in Latin letters may begin as this much of a word in another script."""
    spelt = _spelt()
    if spelt.keys().isdisjoint(begun):
        return True
    beginning, keys = "".join(spelt.get(letter, _ANY) for letter in begun), set(keys_of(begun))
    # What follows is looked at, too: an s before an h is another letter.
    ends = (
        end for end in range(1, len(word) + 1) if re.fullmatch(f"{beginning}.{{{len(word) - end}}}", word)
    )
    return any(keys.intersection(keys_in_other_scripts(word[:end])) for end in ends)


@cache
def _spelt() -> Mapping[str, str]:
    rows = (row.get("begun", {}) for row in table("transliteration").values())
    return {letter: f"(?:{'|'.join(ways.split())})" for row in rows for letter, ways in row.items()}
