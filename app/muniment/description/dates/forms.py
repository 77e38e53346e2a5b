"""The forms that one date is written in, as patterns over the canonical tokens."""

import re
from collections.abc import Callable
from dataclasses import replace

from muniment.description.dates.numerals import AmbiguousError, Order, in_numbers, whole_year
from muniment.description.dates.pieces import Piece, astronomical, of_century
from muniment.description.vocabularies import table
from muniment.i18n import _

_WEEKDAY = re.compile(r"W[1-7]")
PART = r"(?:(?:[1-4]|LAST) (?:HALF|QUARTER)|EARLY|MIDDLE|LATE|IN|MED|EX)"
"""The part of a century."""
_YEAR = r"\d{3,4}"
_ERA = re.compile(r"\b(?:(?P<before>\d{1,6}) (?:(?P<bc>BC)|AD)|(?:(?P<also_bc>BC)|AD) (?P<after>\d{1,4}))\b")
_LAST_CENTURY = 30
_LAST_OF_FOUR_DIGITS = 9999
Form = tuple[re.Pattern[str], Callable[[re.Match[str]], Piece | None]]


def piece(tokens: str, order: Order) -> Piece | None:
    """Return what a run of tokens says as one date, or None where it does not make one.

    Raises `AmbiguousError` for a date in numbers that may be read two ways.
    """
    words = [word for word in tokens.split() if word not in (",", "NO_YEAR")]
    flags = {"ABOUT", "~", "?", "POSSIBLY"}.intersection(words)
    named = next((int(word[1]) for word in words if _WEEKDAY.fullmatch(word)), 0)
    bare = " ".join(word for word in words if word not in flags and not _WEEKDAY.fullmatch(word))
    found = _in_form(bare.removeprefix("IN "), order, named)
    if found is None:
        return None
    if not flags and not named:
        return found
    return replace(
        found,
        about=found.about or not flags.isdisjoint(("ABOUT", "~")),
        doubtful=not flags.isdisjoint(("?", "POSSIBLY")),
        weekday=named,
    )


def _in_form(tokens: str, order: Order, named_weekday: int) -> Piece | None:
    if tokens.startswith("D") and " " not in tokens:
        return _in_numbers(tokens[1:], order, named_weekday)
    if era := _ERA.search(tokens):
        return _in_era(era, tokens)
    return next((build(match) for pattern, build in _FORMS if (match := pattern.fullmatch(tokens))), None)


def _in_era(era: re.Match[str], tokens: str) -> Piece | None:
    """A date with its era beside the year: 44 BC, 3 March AD 79."""
    year = int(era["before"] or era["after"])
    if year > _LAST_OF_FOUR_DIGITS:
        is_all = era["bc"] and era[0] == tokens
        counted = astronomical(1 - year)
        return Piece(year=f"Y{counted}" if len(counted) > len("-9999") else counted) if is_all else None
    found = _in_form(f"{tokens[: era.start()]}{year:04}{tokens[era.end() :]}", Order.UNKNOWN, 0)
    if found is None or found.year != f"{year:04}" or found.until:
        return None
    return replace(found, year=astronomical(1 - year)) if era["bc"] or era["also_bc"] else found


def _in_numbers(text: str, order: Order, named_weekday: int) -> Piece | None:
    said = in_numbers(text, order, named_weekday)
    return Piece(year=said[0], month=said[1], day=said[2]) if said else None


def _dated(match: re.Match[str]) -> Piece | None:
    """A date whose parts have names in the pattern."""
    said = match.groupdict()
    day, month = int(said.get("day") or 0), int(said.get("month") or 0)
    year = said.get("year") or ""
    if day > 31 and not year:
        return Piece(year=whole_year(str(day)), month=month)
    possible = day <= 31 and said.get("day") not in ("0", "00")
    return Piece(year=whole_year(year), month=month, day=day) if possible else None


def _decade(match: re.Match[str]) -> Piece | None:
    decade, part = match["decade"], match["part"] or match["after"]
    if decade.endswith("0"):
        raise AmbiguousError(
            _("{decade}0s may mean ten years or a hundred: say which.").format(decade=decade)
        )
    if not part:
        return Piece(year=f"{decade}X")
    years = table("dates")["decades"].get(part)
    return Piece(year=f"{decade}{years[0]}", until=f"{decade}{years[1]}", about=True) if years else None


def _century(match: re.Match[str]) -> Piece | None:
    number = int(match["number"])
    if not 1 <= number <= _LAST_CENTURY:
        return None
    parts = [part for part in (match["part"], match["after"], match["also"]) if part]
    return of_century(number, bool(match["bc"]), parts)


def _fraction(match: re.Match[str]) -> Piece | None:
    """`s. XIII 2/4`: the second quarter."""
    part = f"{match['nth']} {'HALF' if match['of'] == '2' else 'QUARTER'}"
    known = part in table("dates")["parts"] and 1 <= int(match["number"]) <= _LAST_CENTURY
    return of_century(int(match["number"]), False, (part,)) if known else None


def _winter(match: re.Match[str]) -> Piece | None:
    """A winter is of the year in which it begins."""
    return Piece(year=match["year"], month=24) if _is_next_year(match) else None


def _before_lady_day(match: re.Match[str]) -> Piece | None:
    """`12 February 1566/7`: the old year went on to 25 March; the second year is ours."""
    if not _is_next_year(match):
        return None
    year = whole_year(str(int(match["year"]) + 1))
    return Piece(year=year, month=int(match["month"]), day=int(match["day"] or 0), old_style=True)


def _is_next_year(match: re.Match[str]) -> bool:
    return str(int(match["year"]) + 1).endswith(match["next"])


def _quarter(match: re.Match[str]) -> Piece:
    nth = 4 if match["nth"] == "LAST" else int(match["nth"])
    return Piece(year=match["year"], month=32 + nth)


def _half(match: re.Match[str]) -> Piece | None:
    nth = 2 if match["nth"] == "LAST" else int(match["nth"])
    return Piece(year=match["year"], month=39 + nth) if nth <= 2 else None


_NTH = r"(?P<nth>[1-4]|LAST)"
_SAYS_PART = rf"(?:(?P<part>{PART}) )?"
_PART_AFTER = rf"(?: (?P<after>{PART}))?"
_PARTS_AFTER = rf"(?: (?P<after>{PART})(?: OR (?P<also>{PART}))?)?"
_FORMS: tuple[Form, ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?P<day>\d{1,2}) M(?P<month>\d\d) (?P<year>\d{2,4})", _dated),
        (r"M(?P<month>\d\d) (?P<day>\d{1,2}) (?P<year>\d{3,4})", _dated),
        (r"(?P<year>\d{3,4}) M(?P<month>\d\d)(?: (?P<day>\d{1,2}))?", _dated),
        (rf"(?:(?:EARLY|MIDDLE|LATE) )?M(?P<month>\d\d) (?P<year>{_YEAR})", _dated),
        (r"(?P<year>\d{4}) R(?P<month>\d|1[0-2]) (?P<day>\d{1,2})", _dated),
        # Not with a single letter: `V. 1967` is a year of a shelfmark.
        (r"R(?P<month>[2-46-9]|1[12]) (?P<year>\d{4})", _dated),
        (r"(?P<year>[12]\d{3})(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)", _dated),
        (r"(?P<day>\d{1,2}) M(?P<month>\d\d)", _dated),
        (r"M(?P<month>\d\d)(?: (?P<day>\d{1,2}))?", _dated),
        (rf"(?:(?:EARLY|MIDDLE|LATE) )?(?P<year>{_YEAR})(?: NO_MONTH)?", _dated),
        (r"(?P<day>\d{1,2}) (?P<year>\d{4})", _dated),
        (r"S24 (?P<year>\d{4}) [-/] (?P<next>\d{2,4})", _winter),
        (r"(?P<day>\d{1,2}) M(?P<month>0[1-3]) (?P<year>\d{4}) / (?P<next>\d{1,4})", _before_lady_day),
        (r"M(?P<month>0[1-3]) (?P<day>\d{1,2}) (?P<year>\d{4}) / (?P<next>\d{1,4})", _before_lady_day),
        (r"(?P<year>\d{4}) / (?P<next>\d{1,4}) M(?P<month>0[1-3])(?: (?P<day>\d{1,2}))?", _before_lady_day),
        (
            r"M(?P<month>0[1-3])(?P<day>) (?P<year>1[0-6]\d\d|17[0-4]\d|175[01]) / (?P<next>\d{1,4})",
            _before_lady_day,
        ),
        (rf"S(?P<month>\d\d) (?P<year>{_YEAR})", _dated),
        (rf"(?P<year>{_YEAR}) S(?P<month>\d\d)", _dated),
        (r"S(?P<month>\d\d)", _dated),
        (rf"{_SAYS_PART}E(?P<decade>\d{{3}}){_PART_AFTER}", _decade),
        (rf"{_SAYS_PART}R?(?P<number>\d{{1,2}}) CENTURY(?: (?:(?P<bc>BC)|AD))?{_PARTS_AFTER}", _century),
        (rf"{_SAYS_PART}CENTURY R(?P<number>\d{{1,2}})(?: (?:(?P<bc>BC)|AD))?{_PARTS_AFTER}", _century),
        (r"CENTURY R(?P<number>\d{1,2}) (?P<nth>[1-4]) / (?P<of>[24])", _fraction),
        (rf"{_NTH} QUARTER (?P<year>\d{{4}})", _quarter),
        (rf"(?P<year>\d{{4}}) {_NTH} QUARTER", _quarter),
        (rf"(?P<year>\d{{4}}) {_NTH} HALF", _half),
        (rf"{_NTH} HALF (?P<year>\d{{4}})", _half),
        (r"(?P<number>\d{1,2})", lambda match: Piece(number=match["number"])),
        (r"R(?P<number>\d{1,2})", lambda match: Piece(number=match["number"])),
    )
)
