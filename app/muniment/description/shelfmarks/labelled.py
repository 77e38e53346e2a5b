"""Numbers with labels in what is searched for: too little for a mark, and enough to find one."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from muniment.description.shelfmarks.composing import NUMBER_WORDS, called_alike, is_before_its_number
from muniment.description.shelfmarks.keys import label_token
from muniment.description.shelfmarks.schemes import Label, Scheme, edition, schemes
from muniment.description.shelfmarks.shapes import Pattern
from muniment.description.shelfmarks.tokens import bare, plain, words

_LONGEST = 200
_NUMBER = ("nr", "no", "nro", "num", "numero", "nummer", "numer", "number")
"""What may stand before any number and says that it is one."""
_WORD_AND_NUMBER = re.compile(r"(?:(?:№|(?<![^\W_])n\.?[°o])|(?<![^\W_])([^\W\d_]{2,}))\.?\s*(\d+)(?![^\W_])")
_FOR_NUMBER = "|".join(sorted({*_NUMBER, *NUMBER_WORDS} - {"№"}))
_BEHIND_LABEL = re.compile(
    rf"(?<![^\W_])([^\W\d_]+)[.,]?\s*(?:№|n\.?°|(?<!\w)(?:{_FOR_NUMBER})(?![^\W\d_]))\.?\s*(\d+)(?![^\W_])"
)
"""A number behind its label and a word that says that it is one: `fonds no. 17`."""
_N_FOR_NUMBER = re.compile(r"(?<![^\W_])([^\W\d_]+)([.,]?\s+)n(?=\.?\s*\d)")
"""So typewriters write `№`."""


class _Labelled(NamedTuple):
    """Where a number with its label stands, and what it is in one of the schemes."""

    start: int
    end: int
    token: str


def labelled_tokens(text: str) -> tuple[tuple[str, ...], ...]:
    """Return what each number with a label may be in the keys of shelfmarks, and all other words as they are.

    Of each group one is to be found among `Reading.index_words`; nothing where no label is known.
    """
    return _tokens(unicodedata.normalize("NFC", text)[:_LONGEST], edition())


@lru_cache(maxsize=1024)
def _tokens(text: str, _schemes_of: object) -> tuple[tuple[str, ...], ...]:
    folded = _N_FOR_NUMBER.sub(_with_sign, plain(text))
    groups: list[tuple[str, ...]] = []
    at = 0
    for start, end, tokens in _clusters(sorted(_labelled(folded))):
        groups += [(word,) for word in words(folded[at:start])]
        groups.append(tokens)
        at = end
    return (*groups, *((word,) for word in words(folded[at:]))) if at else ()


def _with_sign(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}№" if is_before_its_number(found[1]) else found[0]


def _labelled(folded: str) -> Iterator[_Labelled]:
    has_digits = any(map(str.isdigit, folded))
    for scheme, label, form in _forms(edition()):
        if form.needs_digits and not has_digits:
            continue
        # Nothing of it is worth remembering: what is typed is another with each letter.
        for found in form.in_text(folded):
            start, end = found.span("value")
            # Of `1B` the 1 is not the number.
            if end < found.end() or not folded[end : end + 1].islower():
                yield _Labelled(*found.span(), label_token(scheme, label, folded[start:end]))
    if has_digits:
        counted = [found for found in _BEHIND_LABEL.finditer(folded) if is_before_its_number(found[1])]
        yield from (_Labelled(*found.span(), f"{found[1]}{bare(found[2])}") for found in counted)
        yield from _called_otherwise(folded, {found.end() for found in counted})


@lru_cache(maxsize=1)
def _forms(_edition: object) -> Sequence[tuple[Scheme, Label, Pattern]]:
    """Return how labels are written with their numbers."""
    return [
        (scheme, label, form)
        for scheme in schemes()
        if scheme.labelled
        for label in scheme.labels.values()
        if label.name not in scheme.names
        for form in label.forms
        if form.has_group("value")
    ]


def _called_otherwise(folded: str, counted: Collection[int]) -> Iterator[_Labelled]:
    """Yield the numbers behind a word that other words are the same as: `legajo 2876` is `leg 2876`.

    A word for number is none where the number, which ends at one of the `counted`, has a label.
    """
    for found in _WORD_AND_NUMBER.finditer(folded):
        word, number = found[1] or _NUMBER[1], found[2]
        if word in _NUMBER and found.end() not in counted:
            yield from (_Labelled(*found.span(), f"{other}{bare(number)}") for other in _NUMBER)
        yield from (_Labelled(*found.span(), f"{name}{bare(number)}") for name in called_alike(word))
        others = {other: None for scheme in schemes() for other in _same_words(scheme, word)}
        yield from (_Labelled(*found.span(), _beside(other, bare(number))) for other in others)


def _beside(word: str, number: str) -> str:
    """A number behind its word; one letter is one with it: `b. 12` is not `b. 3, fasc. 12`."""
    return f"{word}{number}" if len(word) == 1 else f"{word} {number}"


def _same_words(scheme: Scheme, word: str) -> Iterator[str]:
    """Yield the words that are the same in a scheme, in full and shortened as its keys have it."""
    counted = scheme.same.get(word, word)
    same = [other for other, means in scheme.same.items() if means == counted]
    in_full = [
        other for other in dict.fromkeys((*same, word)) if other != counted and _shortens(counted, other)
    ]
    if in_full and word in (counted, *in_full):
        yield from (counted, *in_full)


def _shortens(short: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in short)


def _clusters(found: list[_Labelled]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield stretches that overlap as one, with all that they may be."""
    while found:
        start, end = found[0].start, found[0].end
        together = [each for each in found if each.start < end]
        end = max(each.end for each in together)
        yield start, end, tuple(dict.fromkeys(each.token for each in together))
        found = [each for each in found if each.start >= end]
