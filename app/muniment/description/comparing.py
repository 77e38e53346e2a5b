"""Two states of a unit compared, aspect by aspect and word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from muniment.description.aspects import ASPECTS, Aspect
from muniment.description.units import Unit

_TOKENS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+|\s+|.", re.DOTALL)
"""Words, and each letter of scripts that are written without spaces (Han, kana)."""
_MOST = 4000
"""Words of one text up to which they are compared one by one; longer texts line by line."""


class Fate(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that fared alike."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """An aspect in which two states differ, with the words of both, a text for each value.

    The words may be equal: then markup, order or ties between paragraphs differ.
    """

    aspect: Aspect
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(before: Unit, after: Unit) -> list[Difference]:
    """Return the aspects in which the two differ, in the order in which a record is read."""
    return [
        Difference(each, each.words(before), each.words(after))
        for each in ASPECTS
        if each.values(before) != each.values(after)
    ]


def runs(before: str, after: str) -> list[Run]:
    """Return the words of both texts in one: what stayed, what went and what came, what went first."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if len(old) + len(new) > _MOST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_joined(_compared(old, new)))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for _tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[first:last]), "".join(new[begin:end])
        if gone == come:
            yield Run(Fate.KEPT, gone)
            continue
        yield Run(Fate.REMOVED, gone)
        yield Run(Fate.ADDED, come)


def _joined(found: Iterator[Run]) -> Iterator[Run]:
    """Leave out what is empty, and take together changes that only a space parts."""
    waiting = {Fate.REMOVED: "", Fate.ADDED: ""}
    for run in found:
        if run.fate is not Fate.KEPT:
            waiting[run.fate] += run.text
        elif run.text.isspace() and any(waiting.values()):
            waiting = {fate: text + run.text for fate, text in waiting.items()}
        else:
            yield from (Run(fate, text) for fate, text in waiting.items() if text)
            waiting = dict.fromkeys(waiting, "")
            yield run
    yield from (Run(fate, text) for fate, text in waiting.items() if text)
