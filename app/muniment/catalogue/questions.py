"""Words that were asked for, understood.

Words are cut here as the index cuts them; nothing typed has a meaning to the index itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from muniment.catalogue.cutting import bordered, cut, together, words
from muniment.catalogue.matching import Match, Phrase, Spelt, every, some
from muniment.catalogue.words import COLUMNS, KEYS
from muniment.description import shelfmarks
from muniment.description.folding import fold

_ASKED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_NUMBER_AFTER_LETTER = re.compile(r"\b([^\W\d_])\.?\s+(?=\d)")
_SHORTEST_PART = 3
_BUT_SHELFMARKS = tuple(heading for heading in COLUMNS if heading != KEYS)


@dataclass(frozen=True, slots=True)
class Question:
    """Of each of the `parts` one phrase must be found; or all `tokens`, where it was read as a shelfmark."""

    text: str = ""
    parts: tuple[tuple[Phrase, ...], ...] = ()
    tokens: tuple[Phrase, ...] = ()
    in_quotes: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts)

    def heard(self, spelt: Spelt) -> "Question":
        """The same question, where words in other scripts will do that may be the same."""
        parts = (
            dict.fromkeys((*part, *(other for phrase in part for other in phrase.heard(spelt))))
            for part in self.parts
        )
        return replace(self, parts=tuple(map(tuple, parts)))

    @property
    def finished(self) -> "Question":
        """The same question, where no word may go on."""
        whole = (dict.fromkeys(replace(phrase, begins=False) for phrase in part) for part in self.parts)
        return replace(self, parts=tuple(map(tuple, whole)))

    def under(self, headings: tuple[str, ...]) -> "Question":
        """The same question, of these headings only."""
        parts = (tuple(filter(None, (phrase.under(headings) for phrase in part))) for part in self.parts)
        tokens = tuple(filter(None, (token.under(headings) for token in self.tokens)))
        return replace(self, parts=tuple(parts), tokens=tokens)

    @property
    def is_shelfmark(self) -> bool:
        """Whether what was typed is a shelfmark in a known form."""
        return shelfmarks.read(self.text).scheme is not None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase that may be what was found."""
        return tuple(phrase for part in self.parts for phrase in part) + self.tokens

    @property
    def anywhere(self) -> Match:
        """What to ask of all headings; only of a question that asks something."""
        said = [every(map(some, self.parts))]
        if self.tokens:
            said.append(every(self.tokens))
        return some(said)

    @property
    def as_shelfmark(self) -> Match | None:
        """What to ask of the shelfmarks' tokens, in any order; nothing of what stands in quotes."""
        said = (tuple(word for part in self.parts for word in part[0].singly), self.tokens)
        known = [every(words) for words in said if words]
        return some(known) if known and not self.in_quotes else None

    @property
    def as_part(self) -> str:
        """The folded text where it can be a part of a shelfmark, else nothing; numbers count only whole."""
        part = "".join(character for character in fold(self.text) if character.isprintable())
        numeric = part[:1].isdigit() or part[-1:].isdigit()
        return "" if numeric or len(part) < _SHORTEST_PART else part


def understand(text: str, *, unfinished: bool = True) -> Question:
    """Return what is asked for: all words in any order, those in quotes in a row, the last one `unfinished`.

    A letter and the number after it (`D 1`) belong together, written apart or not, and in shelfmarks
    a number is always whole: `D 1` is not `D 10`. Elsewhere `196` may become `1961`.
    """
    joined = _NUMBER_AFTER_LETTER.sub(r"\1", text)
    said = [(quoted or plain, bool(quoted)) for quoted, plain in _ASKED.findall(joined)]
    said = [(part, finished) for part, finished in said if words(part)]
    if not said:
        return Question()
    last = len(said) - 1
    parts = tuple(
        tuple(_readings(part, unfinished and number == last and not done))
        for number, (part, done) in enumerate(said)
    )
    tokens = _tokens(text)
    # Typed as the index has it, it need not be asked for twice.
    same = len(tokens) == len(parts) and all(any(token in part for part in parts) for token in tokens)
    in_quotes = any(finished for _part, finished in said)
    return Question(text, parts, () if same else tokens, in_quotes)


def _readings(part: str, may_begin: bool) -> Iterator[Phrase]:
    """Yield what one part may be: its words, and its letters and digits apart (`FO371` for `FO 371`)."""
    for said in dict.fromkeys((words(part), bordered(part), words(together(cut(part))))):
        numeric = any(character.isdigit() for character in said[-1])
        yield Phrase(said, begins=may_begin and not numeric)
    if may_begin and part.isdigit() and len(part) >= _SHORTEST_PART:
        yield Phrase(words(part), begins=True, headings=_BUT_SHELFMARKS)


def _tokens(text: str) -> tuple[Phrase, ...]:
    if shelfmarks.read(text).scheme is None:
        return ()
    read = (word for token in shelfmarks.query_tokens(text) for word in words(token))
    return tuple(Phrase((word,)) for word in read)
