"""The collection that is made for a file with several units at the top: what ArchivesSpace asks of one."""

from collections.abc import Iterator, Sequence

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


def wrapper(units: Sequence[Unit], title: str) -> Unit:
    """Return a unit over these: called `title`, with the years and languages that are in them."""
    count = len(units)
    extent = Extent(text=plural("{count} description", "{count} descriptions", count))
    return Unit(
        id="",
        shelfmarks=(Shelfmark(text=title),) if title else (),
        titles=(a_title(title),),
        dates=tuple(_years(units)),
        extents=(extent,),
        languages=tuple(_languages(units)),
    )


def _years(units: Sequence[Unit]) -> Iterator[DateStatement]:
    """Yield the years from the first to the last day that a date of the units names."""
    spans = [isodates.bounds(date.edtf) for unit in units for date in unit.dates]
    days = sorted(day for span in spans for day in span if isodates.is_day(day))
    if days:
        begin, end = days[0][:4], days[-1][:4]
        text, edtf = (begin, begin) if begin == end else (f"{begin}–{end}", f"{begin}/{end}")
        yield DateStatement(text=text, edtf=edtf)


def _languages(units: Sequence[Unit]) -> Iterator[LanguageStatement]:
    """Yield each language of the units once, in the order they come."""
    said = (each for unit in units for each in unit.languages if each.language)
    yield from {each.language: LanguageStatement(language=each.language) for each in said}.values()
