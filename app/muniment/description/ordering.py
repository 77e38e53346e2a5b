"""The order in which people look for words: numbers by their value, case and accents last."""

import re

from muniment.description.folding import fold

_NUMBER = re.compile(r"(\d+)")


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts the text among others: `File 9` before `File 10`; no words come last."""
    parts = (part for part in _NUMBER.split(fold(text)) if part)
    key = tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
    return key or ((2, 0, ""),)
