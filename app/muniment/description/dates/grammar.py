"""How dates are joined: ranges, alternatives, lists, open ends. Canonical tokens in, EDTF out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from muniment.description.dates.days import Day, new_style
from muniment.description.dates.forms import PART, piece
from muniment.description.dates.numerals import Order, order_of
from muniment.description.dates.pieces import Piece, completed, weekday_conflict


@dataclass(frozen=True, slots=True)
class Reading:
    """The EDTF that a line of tokens means, its dates, and what contradicts itself in it."""

    edtf: str
    pieces: tuple[Piece, ...] = ()
    conflicts: tuple[str, ...] = ()


def read(tokens: str) -> Reading | None:
    """Return the meaning of the tokens, or None where they make no date.

    Raises `AmbiguousError` where a date in numbers may be read two ways.
    """
    tokens = _arranged(tokens)
    words = frozenset(tokens.split())
    order = order_of(word[1:] for word in words if word.startswith("D"))
    if order is Order.UNKNOWN and _DAYS_FIRST.search(tokens):
        order = Order.DAY_FIRST
    for joints, joined in _JOINED:
        if joints and joints.isdisjoint(words):
            continue
        if reading := joined(tokens, order):
            return reading
    return None


def _arranged(tokens: str) -> str:
    """Return the tokens with what is said of both ends beside each of them, and doubts beside the date."""
    tokens = _DOUBT_FIRST.sub(r"\g<sided>\g<doubt>", tokens)
    tokens = _QUARTERS.sub(_of_both, _QUARTER_NAMED.sub(r"\1 QUARTER", tokens))
    tokens = _CENTURY_LAST.sub(r"\g<first> CENTURY\g<era>\g<joint>", tokens)
    return _CENTURY_FIRST.sub(r"\g<first>\g<joint>CENTURY ", tokens)


def _of_both(said: re.Match[str]) -> str:
    year, joint = said["before"] or said["after"], said["joint"].replace("/", "-")
    return f"{said['first'] or 1} QUARTER {year} {joint} {said['last']} QUARTER {year}" if year else said[0]


def _single(tokens: str, order: Order) -> Reading | None:
    one = piece(tokens, order)
    return _reading(one.whole, [one]) if one and _stands_alone(one) else None


def _between(tokens: str, order: Order) -> Reading | None:
    """`between 1340 and 1350`, `1390 × 1410`, `after 1340, before 1350`: one moment, not known better."""
    match = next(filter(None, (pattern.fullmatch(tokens) for pattern in _BETWEEN)), None)
    if not match:
        return None
    ends = _pieces([match["start"], match["end"]], order)
    if not ends:
        return None
    return _reading(
        f"[{ends[0].point}..{ends[1].until or ends[1].point}]" + _shared(ends, bool(match["about"])), ends
    )


def _one_sided(tokens: str, order: Order) -> Reading | None:
    """`after 1950`, `until 1955`, `1950 onwards`: open on one side."""
    tokens = _IN_DOUBT.sub(r"? \1", tokens)
    for pattern, form in _ONE_SIDED:
        match = pattern.fullmatch(tokens)
        ends = _pieces([match[1]], order) if match else None
        if ends:
            return _reading(form(ends[0]), ends)
    return None


def _range(tokens: str, order: Order) -> Reading | None:
    """`29 June to 1 July 1956`; a circa or perhaps before it holds for both ends."""
    match = _RANGE.fullmatch(_SINCE_BEFORE.sub(r"\1 TO ", tokens))
    if not match:
        return None
    ends = _pieces([match["start"], f"{match['shared']}{match['end']}"], order)
    if not ends:
        return None
    return _reading(_interval(ends), ends)


def _interval(ends: Sequence[Piece]) -> str:
    """An interval that ends where it begins is one date."""
    first, last = ends[0].first, ends[1].last
    return first if first == last else f"{first}/{last}"


def _list(separator: str, brackets: str) -> Callable[[str, Order], Reading | None]:
    """A reader of dates parted by the separator, ranges among them: all of them, or one of them."""

    def joined(tokens: str, order: Order) -> Reading | None:
        parts = re.split(rf" (?:{separator}) ", _YEAR_LAST.sub(r"\1 \2", tokens))
        members = [re.split(" (?:-|TO) ", part) for part in parts]
        if len(members) < 2 or any(len(ends) > 2 for ends in members):
            return None
        ends = _pieces([end for member in members for end in member], order)
        return _set(ends, [len(member) for member in members], brackets) if ends else None

    return joined


def _slash(tokens: str, order: Order) -> Reading | None:
    """`4/17 August 1916` is one day in two calendars; `June/July 1980` one of the two; `1966/67` both."""
    parts = tokens.split(" / ")
    if len(parts) != 2:
        return None
    ends = _pieces(parts, order)
    if not ends:
        return None
    if _is_one_day(ends[0], ends[1]):
        return _reading(ends[1].whole, [ends[1]])
    if bool(ends[0].month) is not bool(ends[1].month):
        return None
    if not ends[0].month and not ends[1].month:
        if ends[1].year < ends[0].year and parts[1] in _MONTH_NUMBERS:
            return _single(f"{parts[0]} M{parts[1]:0>2}", order)
        return _reading(_interval(ends), ends)
    return _set(ends, (1, 1), "[]")


def _is_one_day(old: Piece, new: Piece) -> bool:
    day = old.day_of_calendar
    return day is not None and day.year > 0 and new_style(Day(*day)) == new.day_of_calendar


def _set(ends: Sequence[Piece], lengths: Sequence[int], brackets: str) -> Reading:
    """A set whose members take one end or two each."""
    rest = iter(ends)
    members = ["..".join(next(rest).member for _ in range(length)) for length in lengths]
    return _reading(f"{brackets[0]}{','.join(members)}{brackets[1]}{_shared(ends)}", ends)


def _shared(members: Sequence[Piece], about: bool = False) -> str:
    """The qualifier of a whole set: what holds for one of its members holds for it."""
    flags = Piece(
        about=about or any(member.about for member in members),
        doubtful=any(member.doubtful for member in members),
    )
    return flags.qualifier


def _pieces(parts: Sequence[str], order: Order) -> list[Piece] | None:
    found = [piece(part, order) for part in parts]
    known = [one for one in found if one]
    if len(known) < len(found):
        return None
    whole = completed(known)
    return whole if all(map(_stands_alone, whole)) else None


def _stands_alone(one: Piece) -> bool:
    return not one.number and bool(one.month or not one.day)


def _reading(edtf: str, pieces: Sequence[Piece]) -> Reading:
    conflicts = tuple(filter(None, map(weekday_conflict, pieces)))
    return Reading(edtf, tuple(pieces), conflicts)


_RANGE = re.compile(
    r"(?:SINCE )?(?P<start>(?P<shared>(?:(?:ABOUT|POSSIBLY) )*).+?) (?:-|TO|UNTIL) "
    r"(?P<end>(?:(?! - | TO | UNTIL ).)+)"
)
_SINCE_BEFORE = re.compile(r"(SINCE .+) BEFORE ")
_BETWEEN = (
    re.compile(r"(?P<about>ABOUT )?BETWEEN (?P<start>.+) AND (?P<end>.+)"),
    re.compile(r"(?P<about>ABOUT )?(?P<start>.+) CROSS (?P<end>.+)"),
    re.compile(r"(?P<about>)AFTER (?P<start>.+?) (?:(?:AND|,|-) )?BEFORE (?P<end>.+)"),
)
_NUMBER = rf"(?:{PART} )?R?\d{{1,2}}"
_JOINT = r" (?:-|TO|UNTIL|/|OR|AND|,) "
_CENTURY_LAST = re.compile(
    rf"(?P<first>(?<!\S){_NUMBER})(?: CENTURY)?(?P<joint>{_JOINT})(?={_NUMBER} CENTURY(?P<era> BC| AD|))"
)
"""`late 18th to early 19th century`: the century is of both."""
_QUARTER_NAMED = re.compile(r"(?<!\b[1-4] )QUARTER ([1-4])(?= |$)")
_QUARTERS = re.compile(
    r"^(?:(?P<before>\d{4}) )?(?:R?(?P<first>[1-4])|AND)(?: QUARTER)? (?P<joint>-|TO|AND|/) "
    r"(?P<last>[1-4]) QUARTER(?: (?P<after>\d{4}))?$"
)
"""`1.-3. Quartal 1961`, `1961 Q1-Q3`: the year is of both."""
_CENTURY_FIRST = re.compile(rf"(?P<first>CENTURY R\d{{1,2}}(?: {PART})?)(?P<joint>{_JOINT})(?=R\d{{1,2}}\b)")
_DOUBT_FIRST = re.compile(
    r"^(?P<doubt>(?:(?:ABOUT|POSSIBLY) )+)(?P<sided>(?:AFTER|BEFORE|SINCE|UNTIL|BETWEEN) )"
)
"""`[before 1950]`: what is in doubt is the date."""
_DAYS_FIRST = re.compile(r"(?:^|[,;] )\d{1,2} - D\d{1,2}\.")
"""`3-5.3.1967`: a number alone is a day, so the first of the others is one."""
_YEAR_LAST = re.compile(r"(M\d\d \d{1,2}(?: , \d{1,2})+) , (\d{4})")
"""`March 1, 3, 5, 1969`: the year is of all the days, and none of them."""

_MONTH_NUMBERS = frozenset(f"{month:{width}}" for month in range(1, 13) for width in ("", "02"))
_IN_DOUBT = re.compile(r"(.+ (?:LATER|EARLIER)) \?")
_ONE_SIDED: tuple[tuple[re.Pattern[str], Callable[[Piece], str]], ...] = (
    (re.compile(r"AFTER (.+)"), lambda one: f"[{one.point}..]{one.qualifier}"),
    (re.compile(r"(.+) LATER"), lambda one: f"[{one.point}..]{one.qualifier}"),
    (re.compile(r"BEFORE (.+)"), lambda one: f"[..{one.until or one.point}]{one.qualifier}"),
    (re.compile(r"(.+) EARLIER"), lambda one: f"[..{one.until or one.point}]{one.qualifier}"),
    (re.compile(r"(?:SINCE )?(.+?) (?:TO|-) UNKNOWN_END"), lambda one: f"{one.first}/"),
    (re.compile(r"UNKNOWN_END (?:TO|-) (.+)"), lambda one: f"/{one.last}"),
    (re.compile(r"(?:SINCE )?(.+?)(?: -| TO)? ONWARD"), lambda one: f"{one.first}/.."),
    (re.compile(r"SINCE (.+)"), lambda one: f"{one.first}/.."),
    (re.compile(r"(.+) -"), lambda one: f"{one.first}/.."),
    (re.compile(r"(?:UNTIL|TO) (.+)"), lambda one: f"../{one.last}"),
)
_JOINED: tuple[tuple[frozenset[str], Callable[[str, Order], Reading | None]], ...] = tuple(
    (frozenset(joints.split()), joined)
    for joints, joined in (
        ("", _single),
        ("BETWEEN CROSS AFTER", _between),
        ("AFTER LATER BEFORE EARLIER UNKNOWN_END ONWARD SINCE UNTIL TO -", _one_sided),
        (";", _list(";", "{}")),
        ("OR", _list("OR", "[]")),
        ("OR", _list("OR|,(?=.* OR )", "[]")),
        ("AND", _list("AND", "{}")),
        ("AND", _list("AND|,(?=.* AND )|, AND", "{}")),
        ("- TO UNTIL SINCE", _range),
        (",", _list(",", "{}")),
        ("/", _slash),
    )
)
"""How dates are joined, each with the words it needs one of, in the order in which they are tried."""
