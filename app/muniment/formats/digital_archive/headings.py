"""The head of a page: its masthead, its date, its title."""

import re
from collections.abc import Sequence

from muniment.description import dates
from muniment.formats.unwrapping import rejoined

_MASTHEAD = re.compile(
    r"(?:digital ?archive|wilson center(?: digital archive)?|international history declassified"
    r"|(?:https?://)?[\w.-]*(?:wilsoncenter\.org|digitalarchive\.umd\.edu)/?|skip to (?:main )?content"
    r"|search in|add search filter|cancel search filter|\s)+",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r"\b\d{4}\b")
_UNDATED = re.compile(r"(?:undated|no date|n\.\s?d\.|date unknown)\b.{0,20}", re.IGNORECASE)
_CAPITALS_BELOW = 0.2
_WIDEST = 200


def is_masthead(line: str) -> bool:
    """Return whether the line is only the name or furniture of the site."""
    return len(line) < _WIDEST and bool(_MASTHEAD.fullmatch(line.strip("* \f")))


def is_date(line: str) -> bool:
    """Return whether the line is a date and nothing else, or says that there is none."""
    words = line.strip("* \f•\t")
    if not words or len(words) > 60:
        return False
    if _UNDATED.fullmatch(words):
        return True
    return bool(_FOUR_FIGURES.search(words)) and dates.understand(words).edtf is not None


def head(lines: Sequence[str]) -> tuple[str, str]:
    """Return the date and the title that the lines above a record hold; the title's wraps are undone."""
    kept = [line.strip("* \f\t") for line in lines if line.strip("* \f\t") and not is_masthead(line)]
    dated = next((place for place, line in enumerate(kept) if is_date(line)), None)
    if dated is None:
        return "", rejoined(kept)
    return kept[dated], rejoined(kept[dated + 1 :]) or rejoined(kept[:dated])


def is_in_capitals(title: str) -> bool:
    """Return whether style has put the title in capitals; a letter it has no capital for may survive."""
    letters = [letter for letter in title if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(letters) > 3 and small < _CAPITALS_BELOW * len(letters)


def is_credit(line: str) -> bool:
    """Return whether the line thanks a donor."""
    return "made possible" in line.lower()
