"""What is asked of shelfmarks alone, where a number counts behind the name of its own part only."""

import re
from dataclasses import replace
from functools import cache

from muniment.catalogue.cutting import bordered
from muniment.catalogue.matching import Phrase
from muniment.catalogue.questions import Question, understand
from muniment.catalogue.ranges import find_ranges
from muniment.description import shelfmarks
from muniment.description.shelfmarks.tokens import plain

_FOR_NUMBER = "|".join(sorted(shelfmarks.NUMBER_WORDS, key=len, reverse=True))
_NUMBER_AFTER_WORD = re.compile(
    rf"(?<![^\W_])([^\W\d_]{{2,}})\.?\s+(?:(?:{_FOR_NUMBER}|n[°o]?|#)\.?\s*)?(\d+)", re.IGNORECASE
)
"""A number behind its label, with a word between them that says that it is one, or without."""
_LABELLED = re.compile(r"([^\W\d_]+)(\d+)")


def understand_mark(text: str, *, unfinished: bool = True) -> Question:
    """Return what is asked of shelfmarks: all words in any order, but numbers behind their labels.

    `Reel 12, Can 3` is not Reel 3, Can 12. Whether the name of a part goes with the number before it or
    behind it is plain where the text begins with a name or ends with a number.
    """
    apart = understand(text, unfinished=unfinished)
    if find_ranges(text)[1]:
        return apart
    cuts = bordered(text)
    joined = _with_names_behind_numbers(text)
    if cuts and (cuts[-1].isdigit() or not cuts[0].isdigit()):
        joined = _NUMBER_AFTER_WORD.sub(_with_label, joined)
    if joined == text:
        return apart
    question = understand(joined, unfinished=unfinished)
    parts = tuple(_labelled(part[0]) or part for part in question.parts)
    return replace(question, text=text, parts=parts, tokens=_joined(apart.tokens), apart=apart.parts)


def _with_names_behind_numbers(text: str) -> str:
    """Return the text with numbers in a row with the names that always stand behind them: `12. doboz`."""
    said, at = [], 0
    for found in _behind_numbers().finditer(plain(text)):
        said += [text[at : found.start()], f'"{found[1] or found[4]} {found[2] or found[3]}"']
        at = found.end()
    return "".join((*said, text[at:]))


@cache
def _behind_numbers() -> re.Pattern[str]:
    name = "|".join(sorted(shelfmarks.names_behind_numbers()))
    return re.compile(rf"(?<![^\W_])(?:(\d+)\.?\s*({name})|({name})\.?\s*(\d+)\.?)(?![^\W_])")


def _with_label(found: re.Match[str]) -> str:
    """Return a number with the word before it, without a blank where that is the name of a part."""
    return "".join(found.groups()) if shelfmarks.is_before_its_number(found[1]) else found[0]


def _labelled(phrase: Phrase) -> tuple[Phrase, ...]:
    """Return a number with each name of its part, as the index has them: as one word; else nothing."""
    found = _LABELLED.fullmatch(phrase.words[0]) if len(phrase.words) == 1 else None
    if found is None or not shelfmarks.is_before_its_number(found[1]):
        return ()
    names = dict.fromkeys((found[1], *shelfmarks.called_alike(found[1])))
    return tuple(replace(phrase, words=(f"{name}{found[2]}",)) for name in names)


def _joined(tokens: tuple[tuple[Phrase, ...], ...]) -> tuple[tuple[Phrase, ...], ...]:
    """Return the tokens of a shelfmark, each name of a part with its number."""
    found: list[tuple[Phrase, ...]] = []
    for token in tokens:
        before, words = found[-1][0].words if found else (), token[0].words
        if len(before) == len(words) == 1 and words[0].isdigit() and shelfmarks.is_before_its_number(*before):
            found[-1] = (Phrase((before[0] + words[0],)),)
        else:
            found.append(token)
    return tuple(found)
