"""Which of many shelfmarks are worth learning from: those unlike each other, and like many others."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from muniment.description.shelfmarks.learning.examples import chunks
from muniment.description.shelfmarks.tokens import plain

_RUN = re.compile(r"\d+|[^\W\d_]+|[^\w\s,.;:]")


def suggest(texts: Sequence[str], count: int = 3) -> list[int]:
    """Return the places of as many texts as asked that show most of how all are written.

    Each is the one that has most of what the ones before it have not, counted over all texts.
    """
    features = [_features(text) for text in texts]
    common = Counter(feature for each in features for feature in each)
    chosen: list[int] = []
    clear = _of_usual_length(texts)
    while len(chosen) < min(count, len(texts)):
        left = [at for at in clear if at not in chosen] or [
            at for at in range(len(texts)) if at not in chosen
        ]
        best = max(left, key=lambda at: (_gain(features[at], common), -len(texts[at])))
        chosen.append(best)
        for feature in features[best]:
            common[feature] = 0
    return sorted(chosen)


def _of_usual_length(texts: Sequence[str]) -> list[int]:
    """Leave out what runs on: several marks in one, or a sentence behind the mark."""
    usual = median(map(len, texts)) if texts else 0
    return [at for at, text in enumerate(texts) if len(text) <= 2 * usual]


def _gain(features: frozenset[str], common: Counter[str]) -> float:
    """How much of all would be shown; one that shows everything at once shows nothing clearly."""
    return float(sum(common[feature] for feature in features) / (len(features) or 1) ** 0.5)


def _features(text: str) -> frozenset[str]:
    """How each stretch between commas is written: its numbers, lone letters, words and signs."""
    folded = plain(text)
    return frozenset(_shape(folded[slice(*span)]) for span in chunks(folded)) - {""}


def _shape(chunk: str) -> str:
    """Its runs by kind; a short word between numbers stands for itself, since it is a label."""
    runs = _RUN.findall(chunk)
    kinds: list[str] = []
    for at, run in enumerate(runs):
        labels = at > 0 and len(run) < 5 and "".join(runs[at - 1 : at + 2 : 2]).isdigit()
        kind = run if run.isalpha() and labels else _kind(run)
        if kind != "w" or kinds[-1:] != ["w"]:
            kinds.append(kind)
    return " ".join(kinds)


def _kind(run: str) -> str:
    if run.isdigit():
        return "1"
    if run.isalpha():
        return "a" if len(run) == 1 else "w"
    return run
