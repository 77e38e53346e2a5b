"""Names and codes with a country, a town or more of a name beside them: those of an archive not known."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache

from muniment.description.shelfmarks.tokens import plain, words
from muniment.paths import resource

_LONGER = re.compile(r"\s+of\s+[A-Z]")
_LONGER_BEFORE = re.compile(r"\b[A-Z][a-z]+(?:an|ish|ch|ese|ic|i|iss|eek)\s+$")

_COMMON = frozenset({"archives", "archivo", "bibliotheque", "national", "public"})
"""With these begin names that many countries give to theirs: `Kenya National Archives`."""
_OF = re.compile(r"\s+(?:d['’]|(?:de|des|du|do|da|del|della)\s+)(?:l['’]|l[ao]s?\s+)?(?=[^\W\d_a-z])")
_COUNTRY_BEFORE = re.compile(r"\b(?!(?:See|In|At|From|The|And|Also|Source)\s)[A-Z][^\W\d_]+\s+$")

_ANYBODYS = frozenset(
    {
        ("archives", "nationales"),
        ("archivo", "nacional"),
        ("national", "archives"),
        ("national", "library"),
        ("public", "record", "office"),
    }
)
"""Names that say whose they are by the place behind them: `National Archives, Nairobi`."""

_INSTITUTION = re.compile(r"\b(?:arch?iv|arkiv|arquiv|librar|bibliot|museum|record office)")
_NAME_BEFORE = re.compile(r"([^,;:()\[\]]+)[(\[]\s*\Z")


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the name from `start` to `end` is part of a longer one.

    So are `National Archives of X` and `Finnish National Archives`.
    """
    return bool(_LONGER.match(text, end) or _LONGER_BEFORE.search(text, 0, start))


def is_of_a_country(text: str, folded: str, start: int, end: int, own: re.Pattern[str]) -> bool:
    """Tell whether a name that many give is that of a country: one stands before it, or `of` one behind.

    `own` is what the archive's own town and country match, folded.
    """
    said = words(text[start:end])
    if len(said) == 1 or said[0] not in _COMMON:
        return False
    of = _OF.match(text, end)
    return bool(_COUNTRY_BEFORE.search(text, 0, start)) or (
        of is not None and not own.match(folded, of.end())
    )


def place_beside(folded: str, start: int, end: int, keeper: str) -> tuple[str, str]:
    """Return the place that says whose the name from `start` to `end` is, and its country in ISO 3166-1.

    It stands in brackets behind the name, `TNA (Tanzania)`, or in the longer name that a code in brackets
    shortens, `Uganda National Archives (UNA)`. It may follow a comma where many countries give that name,
    `National Archives, Nairobi`, and a blank where the `keeper`, by its full name, is that of a nation,
    `AN Rio, SDH`. Behind other codes a country is a series. Two empty texts where no place is found.
    """
    named = _in_brackets().match(folded, end)
    if named is None and _is_anybodys(folded[start:end]):
        named = _behind_comma().match(folded, end)
    if named is None and keeper.startswith("National Archives"):
        named = _behind_blank().match(folded, end)
    before = _NAME_BEFORE.search(folded, 0, start)
    if named is None and before and _INSTITUTION.search(before[1]):
        named = _anywhere().search(before[1])
    return (named["place"], _countries()[named["place"]]) if named else ("", "")


def _is_anybodys(name: str) -> bool:
    said = words(name)
    return (said[1:] if said[:1] == ("the",) else said) in _ANYBODYS


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    """The country of each place, by its name as `plain` folds it."""
    listed = tomllib.loads(resource("vocabularies", "places.toml").read_text("utf-8"))
    return {plain(name): code for code, names in listed.items() for name in names}


def _a_place() -> str:
    names = sorted(_countries(), key=len, reverse=True)
    return rf"(?<!\w)(?P<place>{'|'.join(map(re.escape, names))})(?!\w)"


@lru_cache(maxsize=1)
def _in_brackets() -> re.Pattern[str]:
    return re.compile(rf"\s*[(\[]\s*(?:[^\W\d_]+\s*,\s*)?{_a_place()}\s*[)\]]")


@lru_cache(maxsize=1)
def _behind_comma() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:(?:in|at)\s+)?{_a_place()}\s*(?=\Z|[,;:.()\[\]])")


@lru_cache(maxsize=1)
def _behind_blank() -> re.Pattern[str]:
    return re.compile(rf"\s+{_a_place()}\s*,")


@lru_cache(maxsize=1)
def _anywhere() -> re.Pattern[str]:
    return re.compile(_a_place())
