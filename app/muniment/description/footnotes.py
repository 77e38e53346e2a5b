"""Footnotes whose titles stand in no quotation marks: where the title ends and the source begins."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from muniment.description import credits, dates, shelfmarks


class Footnote(NamedTuple):
    """The title of a document, its date as written or nothing, and where it is kept."""

    title: str
    date: str
    source: str


_SIGNAL = r"(?:see|cf\.|vgl\.|siehe|voir|véase|см\.)(?: (?:also|auch|aussi|también|также))?:? +"
_LEAD = re.compile(rf"(?:\[?\d{{1,3}}[\].)]+ +)?(?:{_SIGNAL})?", re.IGNORECASE)
_KEPT_IN = re.compile(r"(?:in|at|à|em|en)\b\s*:?\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+//\s+|[,.;]\s+|(?<=[”»\"])\s+|\s+\((?=[^()]*\)[.\s]*$)")
"""What may stand between title, date and source, which may be in parentheses."""
_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/\d{4}-\d\d-\d\d)?")
_AND = re.compile(r"(?:and|und|et|y|e|i|и|dhe) ")
"""What goes on to a second document."""
_ABBREVIATED = re.compile(r"(?:\d\s(?:г|р|g|r)|\b\w\.\s?\w)\.$")
_YEAR = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?(?:1[6-9]|20)\d\d")
"""A day of which it is not sure which number is its month: still a date."""
_DATED = re.compile(r"(?<!\w)(?:of|dated|от|від|vom|du|z dnia) (?P<date>\d.*)$")
_WORD = re.compile(r"[^\W\d_]{3}")
_GOST = " // "
_LONGEST_DATE = 40
_MOST = 40
"""Pieces between commas and full stops that are looked at."""
_FEWEST = 3
"""Words of a title that no date follows: fewer may be a town, or a word for a kind of document."""
_ENDS = " ,.;("
_PIECES_OF_A_DATE = (3, 2, 1)
"""`1950. május 3.` has two full stops within it, `March 12, 1969` a comma."""


@lru_cache(maxsize=4096)
def footnote(text: str) -> Footnote | None:
    """Return the parts of a citation that begins with a title, None where it is none that is sure.

    The title ends before ` // ` (GOST R 7.0.5), before a date between commas or full stops, or before the
    name of an archive that is known; a shelfmark that is understood, or the archive, stands behind it.
    """
    flowing = _LEAD.sub("", " ".join(text.split()), count=1)
    return next((found for each in _partings(flowing) if (found := _sure(each))), None)


def _sure(parting: Footnote) -> Footnote | None:
    """Return the parting in plain words where an archive keeps the document, and only one is cited."""
    title, kept = _without_end(parting.title), _without_in(parting.source)
    reading, before = shelfmarks.read(kept), shelfmarks.read(title)
    is_kept = bool(reading.scheme) or (bool(reading.repository) and any(map(str.isdigit, kept)))
    is_title = bool(_WORD.search(title)) and not (before.scheme or before.repository)
    if not (is_kept and is_title) or ";" in title or _is_another(kept):
        return None
    return Footnote(title, parting.date or _date_within(title), kept)


def _date_within(title: str) -> str:
    """Return the date that a title ends with, in a sentence: `Minutes of 3 May 1956`."""
    found = _DATED.search(title)
    return found["date"] if found and _is_date(found["date"], _MONTH) else ""


def _is_another(source: str) -> bool:
    """Say whether a second document is cited where a source should stand."""
    several = ";" in source and not (_names_archive(source) or shelfmarks.is_understood(_first(source)))
    found = footnote(source)
    return several or bool(_AND.match(source)) or bool(found and found.date)


def _partings(text: str) -> Iterator[Footnote]:
    """Yield what may be title, date and source, the likeliest first."""
    title, mark, source = text.partition(_GOST)
    if mark:
        yield Footnote(*_dated(title), source)
    starts = (*_starts(text), len(text))
    for at, length in product(range(1, len(starts) - 1), _PIECES_OF_A_DATE):
        if at + length < len(starts):
            begin, end = starts[at], starts[at + length]
            date, source = _without_end(text[begin:end]), text[end:]
            is_vague = _is_vague(text[:begin], date) and _names_archive(source)
            if (_is_date(date, _MONTH) or is_vague) and _says_more(text[begin:end]):
                yield Footnote(text[:begin], date, source)
    for begin in starts[1:-1]:
        title, source = text[:begin], text[begin:]
        is_title = begin == starts[1] and len(_WORD.findall(title)) >= _FEWEST and not credits.read(title)
        if (is_title or _date_within(_without_end(title))) and _names_archive(source):
            yield Footnote(title, "", source)


def _without_end(words: str) -> str:
    """Return a title or a date without what parts it from the source; `1961 r.` keeps its own full stop."""
    bare = words.strip(" ,;(")
    return bare if _ABBREVIATED.search(bare) else bare.strip(_ENDS)


def _dated(title: str) -> tuple[str, str]:
    """Part a title and the date at its end, if one stands there."""
    begins = (at for at in _starts(title)[1:] if _is_date(title[at:], _MONTH) or _is_date(title[at:], _YEAR))
    at = next(begins, len(title))
    return title[:at], title[at:].strip()


def _starts(text: str) -> tuple[int, ...]:
    """Return where the pieces of a text begin."""
    return (0, *(found.end() for found in islice(_BETWEEN.finditer(text), _MOST)))


def _is_date(text: str, form: re.Pattern[str]) -> bool:
    words = text.strip(_ENDS)
    if len(words) > _LONGEST_DATE:
        return False
    return bool(_NUMBERS.fullmatch(words) or form.fullmatch(dates.understand(words).edtf or ""))


def _says_more(date: str) -> bool:
    """Say whether the last piece of a date belongs to it, and is not the beginning of the source."""
    shorter = date[: _starts(date.rstrip(_ENDS))[-1]]
    return (
        not shorter or dates.understand(shorter.strip(_ENDS)).edtf != dates.understand(date.strip(_ENDS)).edtf
    )


def _is_vague(before: str, date: str) -> bool:
    """Say whether it is a year, a span or `n.d.`, and no year that belongs to a day before it."""
    understood = dates.understand(date) if len(date) <= _LONGEST_DATE else None
    is_date = understood is not None and bool(understood.begin or understood.end or understood.undated)
    return is_date and not before.strip(_ENDS)[-1:].isdigit()


def _names_archive(source: str) -> bool:
    """Say whether a source begins with the name of an archive that is known."""
    return bool(shelfmarks.read(_first(source)).repository)


def _first(source: str) -> str:
    return _BETWEEN.split(_without_in(source), maxsplit=1)[0]


def _without_in(source: str) -> str:
    found = _KEPT_IN.match(source)
    kept = source[found.end() :] if found else source
    return kept if kept.count("(") == kept.count(")") else kept.rstrip(" .").removesuffix(")")
