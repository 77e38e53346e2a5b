"""The collection that is made for a file with several units at the top: what ArchivesSpace asks of one."""

from collections.abc import Iterable, Iterator

from muniment.description.dates import days_of
from muniment.description.units import (
    DateStatement,
    Extent,
    LanguageStatement,
    Shelfmark,
    Unit,
    a_title,
)
from muniment.formats.ead import isodates
from muniment.i18n import plural

USED = ("dates", "languages")
"""The fields of units that `wrapper` looks at."""


def wrapper(units: Iterable[Unit], title: str) -> Unit:
    """Return a unit over these: called `title`, with the years and languages that are in them."""
    count, days, languages = 0, list[str](), dict[str, LanguageStatement]()
    for unit in units:
        count += 1
        days = _first_and_last([*days, *_days(unit)])
        said = (each.language for each in unit.languages if each.language)
        languages |= {each: LanguageStatement(language=each) for each in said if each not in languages}
    extent = Extent(text=plural("{count} description", "{count} descriptions", count))
    return Unit(
        id="",
        shelfmarks=(Shelfmark(text=title),) if title else (),
        titles=(a_title(title),),
        dates=tuple(_years(days)),
        extents=(extent,),
        languages=tuple(languages.values()),
    )


def _days(unit: Unit) -> list[str]:
    return [day for date in unit.dates for day in days_of(date.edtf) if isodates.is_day(day)]


def _first_and_last(days: list[str]) -> list[str]:
    return [min(days), max(days)] if days else []


def _years(days: list[str]) -> Iterator[DateStatement]:
    """Yield the years from the first to the last day."""
    if days:
        begin, end = days[0][:4], days[1][:4]
        text, edtf = (begin, begin) if begin == end else (f"{begin}–{end}", f"{begin}/{end}")
        yield DateStatement(text=text, edtf=edtf)
