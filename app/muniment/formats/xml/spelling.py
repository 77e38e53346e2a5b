"""Values of closed lists, meant by others that are nearly the same."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.8
_BETWEEN = re.compile(r"[\s_.-]+")


def respelt(said: str, values: Iterable[str]) -> str:
    """Return the value that differs from what was said by case and signs only; nothing where none does."""
    return next((value for value in values if _squeezed(value) == _squeezed(said)), "")


def meant(said: str, values: Iterable[str]) -> str:
    """Return the value that is meant by another spelling, or a slip of the pen; nothing where none is near.

    A value with something before it is another thing: a subcollection is no collection.
    """
    known = {_squeezed(value): value for value in values}
    plain = _squeezed(said)
    alike = [each for each in known if each == plain or not plain.endswith(each)]
    return next((known[each] for each in get_close_matches(plain, alike, 1, _ALIKE)), "")


def _squeezed(said: str) -> str:
    return _BETWEEN.sub("", said).casefold()
