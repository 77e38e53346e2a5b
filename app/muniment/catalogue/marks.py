"""What is asked of shelfmarks alone, where a number counts behind the name of its own part only."""

import re
from dataclasses import replace

from muniment.catalogue.cutting import bordered
from muniment.catalogue.matching import Phrase
from muniment.catalogue.questions import Question, understand
from muniment.catalogue.ranges import find_ranges
from muniment.description import shelfmarks

_NUMBER_AFTER_WORD = re.compile(r"(?<![^\W_])([^\W\d_]{2,})\.?\s+(\d+)")
_LABELLED = re.compile(r"([^\W\d_]+)\d+")


def understand_mark(text: str, *, unfinished: bool = True) -> Question:
    """Return what is asked of shelfmarks: all words in any order, but numbers behind their labels.

    `Reel 12, Can 3` is not Reel 3, Can 12. Whether the name of a part goes with the number before it or
    behind it is plain where the text begins with a name or ends with a number.
    """
    apart = understand(text, unfinished=unfinished)
    cuts = bordered(text)
    is_behind_numbers = bool(cuts) and cuts[0].isdigit() and not cuts[-1].isdigit()
    joined = text if is_behind_numbers else _NUMBER_AFTER_WORD.sub(_with_label, text)
    if joined == text or find_ranges(text)[1]:
        return apart
    question = understand(joined, unfinished=unfinished)
    # In the index each stands with its number as one word.
    parts = tuple(part[:1] if _is_labelled(part[0]) else part for part in question.parts)
    return replace(question, text=text, parts=parts, tokens=_joined(apart.tokens), apart=apart.parts)


def _with_label(found: re.Match[str]) -> str:
    """Return a number with the word before it, without a blank where that is the name of a part."""
    return "".join(found.groups()) if shelfmarks.is_before_its_number(found[1]) else found[0]


def _is_labelled(phrase: Phrase) -> bool:
    """Say whether it is a number with the name of its part."""
    found = _LABELLED.fullmatch(phrase.words[0]) if len(phrase.words) == 1 else None
    return found is not None and shelfmarks.is_before_its_number(found[1])


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
