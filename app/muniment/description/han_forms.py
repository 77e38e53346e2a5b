"""Han that is written in several ways, as one: which forms are the same character, is data."""

from collections.abc import Mapping
from functools import cache

from muniment.description.vocabularies import table


@cache
def forms() -> Mapping[str, str]:
    """Return the simplified form of each traditional and Japanese one that is another."""
    pairs = str(table("han")["forms"]).split()
    return {pair[0]: pair[1] for pair in pairs}


def in_one_form(text: str) -> str:
    """Return the text with each character of Han in its simplified form: `毛澤東` as `毛泽东`."""
    return text.translate(_numbered())


@cache
def _numbered() -> Mapping[int, str]:
    return {ord(form): simplified for form, simplified in forms().items()}
