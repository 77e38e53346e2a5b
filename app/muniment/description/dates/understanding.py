"""From the words of a date to what they mean, and never a silent guess."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from muniment.description.dates.days import NEW_STYLE
from muniment.description.dates.edtf import Choice, Edtf, EdtfError, Interval, Point, parse
from muniment.description.dates.extremes import bounds
from muniment.description.dates.grammar import Reading, read
from muniment.description.dates.in_full import in_full
from muniment.description.dates.numerals import AmbiguousError
from muniment.description.dates.otherwise_counted import Counted, otherwise_counted
from muniment.description.dates.pieces import Piece
from muniment.description.dates.tokens import Line, UnknownWordError, tokens_of
from muniment.description.units import DateStatement
from muniment.i18n import _

_EDTF = re.compile(r"[\dXYESTZ?~%.,\[\]{}/:+-]+")
_YEARS = re.compile(r"([12][0-9]{3})(?: ?- ?([12][0-9]{3}))?")
_DIGIT = re.compile(r"(?![0-9])\d")
"""A digit of another script, such as ١٩٦٧."""
_ISLAMIC = re.compile(r"(?<![٠-٩۰-۹])[١۱][٢-٤۲-۴][٠-٩۰-۹]{2}(?![٠-٩۰-۹])")
"""A year in the digits of Arabic or Persian that those count who write so: 1346 is 1927, or 1967."""
_AROUND = ' \t\r\n"“”„«»;,'
"""What may stand around a date that was cut out of a sentence."""
_UNKNOWN_AFTER = re.compile(
    r"(?<![\d./-])(\d{4}(?:([./-])(?:0[1-9]|1[0-2]))?)(?(2)\2|(?P<sign>[./-])00(?P=sign))00(?![\d./-])"
)
_UNKNOWN_BEFORE = re.compile(r"(?<![\d./-])00([./-])(?:00\1)?(?=(?:(?:0?[1-9]|1[0-2])\1)?\d{4}(?![\d./-]))")
"""`1967-00-00`, `00.03.1967`: noughts for a day or a month that is not known."""
_LONGEST = 200
_SAID_APART = ("UNDATED", "OLD_STYLE", "NEW_STYLE")
_LIBRARY_CENTURY = re.compile(r"\[?(?P<century>1\d|20)(?P<missing>--|––|——|\?\?)(?P<doubt>\?)?\]?")
_DECIMAL_FILE = re.compile(r"(?:[\w.]*)/(?P<month>\d{1,2})-(?P<day>\d{1,2})(?P<year>\d{2})")
_SUPPLIED_DIGITS = re.compile(
    r"(?<![\d\[])(?:\[(1[5-9]|20)\](\d\d)|(?=\d{1,3}\[\d{1,3}\](?!\d))(?=[\d\[\]]{6}(?!\d))(\d{1,3})\[(\d{1,3})\])"
)
"""`[19]67`, `19[67]`: digits that a cataloguer supplied."""
_SECOND_READING = re.compile(r"(?P<first>\d+)\s*\[(?:or\s+)?(?P<second>\d+)\s*\?\s*\]", re.IGNORECASE)
_SHORT_RANGE = re.compile(r"(?P<century>\d\d)(?P<first>\d\d)-(?P<second>\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the words of a date mean.

    `edtf` is None where nothing was understood, or nothing can be said without guessing; `conflicts`
    are sentences that say why, or what contradicts itself. `begin` and `end` are the first and last
    day (ISO 8601, astronomical years), empty where open or unknown. `supplied` says that the words
    stood in a cataloguer's brackets, `undated` that they say there is no date. `either` are the days of
    which one is meant, where nothing tells which: 5.3.1961.
    """

    text: str
    edtf: str | None = None
    begin: str = ""
    end: str = ""
    calendar: str = "gregorian"
    supplied: bool = False
    undated: bool = False
    conflicts: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


@lru_cache(maxsize=8_192)
def understand(words: str) -> Understood:
    """Return what the words, or the EDTF, mean. Never raises and never guesses."""
    text = _plain(words)
    if not text:
        return Understood(text=words, undated=True)
    if len(text) > _LONGEST:
        return Understood(text=words)
    if counted := otherwise_counted(text):
        return _counted(words, counted)
    if year := _ISLAMIC.search(words):
        return Understood(
            text=words,
            conflicts=(_("The year {year} may be one of an Islamic calendar.").format(year=year[0]),),
        )
    readers = (_in_years, _in_full, _in_edtf, _in_a_library, _in_a_mark, _with_second_reading, _in_words)
    try:
        return next(filter(None, (reader(words, text) for reader in readers)))
    except UnknownWordError:
        return Understood(text=words)
    except AmbiguousError as error:
        return Understood(text=words, conflicts=(str(error),), either=error.days)
    except EdtfError as error:
        return Understood(text=words, conflicts=(str(error),))


def _counted(words: str, counted: Counted) -> Understood:
    """A date of another calendar; where ours stands beside it, that one is it."""
    if counted.beside:
        ours = understand(counted.beside)
        return Understood(text=words) if ours.calendar == counted.calendar else replace(ours, text=words)
    begin, end = bounds(counted.edtf)
    return Understood(text=words, edtf=counted.edtf, begin=begin, end=end, calendar=counted.calendar)


def _plain(words: str) -> str:
    """The words without what stands around them; a day or month of noughts is one that is not known."""
    text = _DIGIT.sub(lambda digit: str(int(digit[0])), words.strip(_AROUND))
    return _UNKNOWN_BEFORE.sub("", _UNKNOWN_AFTER.sub(r"\1", text))


def statement(words: str, event: str = "creation") -> DateStatement:
    """Return the words as a date of the event, with the EDTF that was understood."""
    understood = understand(words)
    return DateStatement(
        text=words,
        edtf=understood.edtf or "",
        event=event,
        certainty=_certainty(understood),
        calendar=understood.calendar,
    )


def restated(date: DateStatement, words: str) -> DateStatement:
    """Return the date in other words, understood anew; what happened then, and the kind of range, stay."""
    fresh = statement(words, date.event)
    return replace(fresh, extent=date.extent, certainty=fresh.certainty or date.certainty)


def _certainty(understood: Understood) -> str:
    """The word for EAD's `@certainty`."""
    edtf = understood.edtf or ""
    if "~" in edtf or "%" in edtf:
        return "approximate"
    return "uncertain" if "?" in edtf else "supplied" if understood.supplied else ""


def _in_years(words: str, text: str) -> Understood | None:
    """A year, or two: most dates of finding aids are no more, and there are very many."""
    match = _YEARS.fullmatch(text)
    first, last = match.groups() if match else ("", "")
    if not first or (last and first >= last):
        return None
    edtf = f"{first}/{last}" if last else first
    return Understood(text=words, edtf=edtf, begin=f"{first}-01-01", end=f"{last or first}-12-31")


def _in_full(words: str, text: str) -> Understood | None:
    edtf, begin, end = in_full(text)
    return Understood(text=words, edtf=edtf, begin=begin, end=end) if edtf else None


def _in_edtf(words: str, text: str) -> Understood | None:
    if not _EDTF.fullmatch(text):
        return None
    try:
        date = parse(text)
    except EdtfError:
        return None
    if isinstance(date, Choice) and len(date.members) == 1 and isinstance(date.members[0], Point):
        return None  # [1955]: a cataloguer's brackets, not a set of one.
    begin, end = bounds(text)
    return Understood(
        text=words,
        edtf=_collapsed(date, text),
        begin=begin,
        end=end,
        conflicts=_doubts_of_a_short_range(text),
    )


def _collapsed(date: Edtf, text: str) -> str:
    """An interval that ends where it begins is one date."""
    if isinstance(date, Interval) and date.start == date.end:
        return text.partition("/")[0]
    return text


def _doubts_of_a_short_range(text: str) -> tuple[str, ...]:
    """`1911-12` is December 1911 in EDTF, but 1911 to 1912 to many who write it."""
    match = _SHORT_RANGE.fullmatch(text)
    if not match or match["second"] <= match["first"]:
        return ()
    sentence = _("{text} may also mean the years {first} to {last}.").format(
        text=text, first=text[:4], last=f"{match['century']}{match['second']}"
    )
    if int(match["second"]) <= 12:
        return (sentence,)
    if int(match["second"]) == int(match["first"]) + 1:
        raise EdtfError(sentence)
    return ()


def _in_a_library(words: str, text: str) -> Understood | None:
    """`18--`, `[19--?]`, `18??`: a century of which no more is known, in a cataloguer's hand."""
    match = _LIBRARY_CENTURY.fullmatch(text)
    if not match:
        return None
    doubtful = match["missing"] == "??" or bool(match["doubt"])
    edtf = f"{match['century']}XX{'?' * doubtful}"
    begin, end = bounds(edtf)
    return Understood(text=words, edtf=edtf, begin=begin, end=end, supplied=text.startswith("["))


def _in_a_mark(words: str, text: str) -> Understood | None:
    """The day in the mark of an American decimal file, 893.00/10-3144: a hint, and said to be one."""
    match = _DECIMAL_FILE.fullmatch(text)
    if not match:
        return None
    edtf = f"19{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    begin, end = bounds(edtf)
    hint = _("The date is read from the mark of a decimal file: a hint, not a statement.")
    return Understood(text=words, edtf=edtf, begin=begin, end=end, conflicts=(hint,))


def _with_second_reading(words: str, text: str) -> Understood | None:
    """`10.27 [28?].1962`: one of two dates, the second a cataloguer's reading of a number."""
    match = _SECOND_READING.search(text)
    if not match:
        return None
    texts = (f"{text[: match.start()]}{match[name]}{text[match.end() :]}" for name in ("first", "second"))
    readings = [understand(one) for one in texts]
    edtfs = [reading.edtf or "" for reading in readings]
    if not all(_is_point(edtf) for edtf in edtfs):
        return Understood(text=words, conflicts=readings[0].conflicts)
    edtf = f"[{','.join(edtfs)}]"
    begin, end = bounds(edtf)
    return Understood(text=words, edtf=edtf, begin=begin, end=end, supplied=True)


def _is_point(edtf: str) -> bool:
    return bool(edtf) and isinstance(parse(edtf), Point)


def _in_words(words: str, text: str) -> Understood:
    line = tokens_of(_SUPPLIED_DIGITS.sub(r"[\1\2\3\4]", text))
    tokens = [token for token in line.tokens if token not in _SAID_APART]
    undated = "UNDATED" in line.tokens
    while undated and tokens and tokens[0] in (",", ";", "-", "AND"):
        del tokens[0]
    if undated and tokens and tokens[-1] == "AND":
        # Of these others have no date: it is not this one that is in doubt.
        tokens, undated = tokens[:-1], False
    if not tokens:
        return Understood(text=words, undated=undated)
    if undated or _is_all_supplied(text):
        tokens.insert(0, "POSSIBLY")
    reading = read(" ".join(tokens))
    return _understood(words, line, reading) if reading else Understood(text=words)


def _is_all_supplied(text: str) -> bool:
    """Whether the whole date stands in a cataloguer's brackets."""
    return text.startswith("[") and text.find("]") == len(text) - 1


def _understood(words: str, line: Line, reading: Reading) -> Understood:
    begin, end = bounds(reading.edtf)
    return Understood(
        text=words,
        edtf=reading.edtf,
        begin=begin,
        end=end,
        calendar=_calendar(line, reading.pieces),
        supplied=line.bracketed,
        conflicts=(*line.doubts, *reading.conflicts),
    )


def _calendar(line: Line, pieces: tuple[Piece, ...]) -> str:
    """Julian where it is said, or for a day or month before the reform; nothing is converted."""
    if "OLD_STYLE" in line.tokens or any(one.old_style for one in pieces):
        return "julian"
    if "NEW_STYLE" in line.tokens:
        return "gregorian"
    old = any(one.month and one.year and one.point < NEW_STYLE.iso for one in pieces)
    return "julian" if old else "gregorian"
