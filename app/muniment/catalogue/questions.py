"""What a person typed into the search box, understood.

Nothing typed has a meaning to the index: words are cut here as the index cuts them, and quoted.
"""

import re
from dataclasses import dataclass

from muniment.catalogue.words import KEYS, words
from muniment.description import shelfmarks
from muniment.description.folding import fold

_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; where it `begins`, the last of them may be the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def asked(self) -> str:
        """The phrase in the index's language; every word is quoted."""
        return f'"{" ".join(self.words)}"{"*" if self.begins else ""}'


@dataclass(frozen=True, slots=True)
class Question:
    """All phrases must be found; or all tokens, which are the same words read as a shelfmark."""

    text: str
    phrases: tuple[Phrase, ...]
    tokens: tuple[Phrase, ...]

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @property
    def anywhere(self) -> str:
        """What to ask of all headings."""
        said = [_all(self.phrases)]
        if self.tokens and set(self.tokens) != set(self.phrases):
            said.append(_all(self.tokens))
        return " OR ".join(f"({all})" for all in said)

    @property
    def as_shelfmark(self) -> str:
        """What to ask of the shelfmarks' heading."""
        return f"{{{KEYS}}} : ({_all(self.tokens or self.phrases)})"

    @property
    def as_part(self) -> str:
        """The folded text where it can be a part of a shelfmark, else nothing; numbers count only whole."""
        part = fold(self.text)
        numeric = part[:1].isdigit() or part[-1:].isdigit()
        return "" if numeric or len(part) < _SHORTEST_PART else part


def understand(text: str) -> Question:
    """Return what is asked for; words in quotes are a phrase, the last word may be unfinished."""
    found = [(words(quoted or plain), bool(quoted)) for quoted, plain in _ASKED.findall(text)]
    said = [(cut, quoted) for cut, quoted in found if cut]
    if not said:
        return Question(text, (), ())
    phrases = [Phrase(cut) for cut, _quoted in said]
    last, finished = said[-1]
    unfinished = "" if finished else _unfinished(last[-1])
    if unfinished:
        phrases[-1] = Phrase(last, begins=True)
    tokens = (words(token) for token in shelfmarks.query_tokens(text))
    read = (Phrase(cut, begins=cut[-1] == unfinished) for cut in tokens if cut)
    return Question(text, tuple(phrases), tuple(read))


def _unfinished(word: str) -> str:
    """Return the word where it may be the beginning of a longer one: a number never is, D 1 is not D 10."""
    return "" if any(character.isdigit() for character in word) else word


def _all(phrases: tuple[Phrase, ...]) -> str:
    return " AND ".join(phrase.asked for phrase in phrases)
