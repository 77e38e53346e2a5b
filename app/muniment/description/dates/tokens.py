"""The words of a date turned into one canonical line of tokens, whatever language they are in.

`Friday, 16. Januar 1967 (?)` becomes `W5 , 16 M01 1967 ?`. Numbers stay as they are; `M` is a month,
`W` a weekday, `S` a season, `R` a roman number, `E` a decade, `D` a date in numbers alone
(`D16.1.1967`), and words that do something are named in capitals, as in `vocabularies/dates.toml`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from muniment.description.dates.days import MONTHS
from muniment.description.dates.eras import in_common_years
from muniment.description.folding import fold
from muniment.description.roman import roman_value
from muniment.description.vocabularies import table

_LONGEST_PHRASE = 4
_AROUND = " []()"
_SEASONS = {"SPRING": "S21", "SUMMER": "S22", "AUTUMN": "S23", "WINTER": "S24"}
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{0,3})")
_ROMAN_ENDING = re.compile(r"(?:eme|e|th|го|й)$")
_ROMAN_YEAR = re.compile(r"(?=.{4})m{1,2}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
"""Of four letters at least."""
_COUNTED = re.compile(r"\bR([1-4])(?= (?:HALF|QUARTER)\b)")
_FIRST = re.compile(r"^AND (?=(?:HALF|QUARTER)\b)")
"""`I квартал`: a roman one, not the word of Polish for *and*."""
_NOT_COUNTED = re.compile(r"(?<![1-4] )(?<!LAST )\bHALF\b")
_SIGNS = "\u0900-\u0903\u093a-\u094f\u0955-\u0957"
"""Vowels of Devanagari that stand beside their letter and count as none."""

_AT = r"\b(?:at|um|a las|alle|ore|ora|в|o)\s+"
_HOURS = r"\b(?:\s*(?:hours|hrs|h|uhr|[ap]\.?m\.?))?"
_TIME = re.compile(
    rf"[\s,;-]*(?:(?:{_AT})?\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_HOURS}"
    rf"|{_AT}\d{{1,2}}[.h]\d{{2}}{_HOURS}|\b\d{{1,2}}\s*[ap]\.?m\b)"
)
_DECADE = "annees|anni|anos|lata|годы|роки|vitet|decadas?|decenio|decennio"


def _decade(found: re.Match[str]) -> str:
    """A decade of two digits is of the twentieth century, as such years are."""
    return f"{found[1] or '19'}{found[2]}0s"


def _decades(found: re.Match[str]) -> str:
    return f"{found[1] or '19'}{found[2]}0s - {found[1] or '19'}{found[3]}0s"


def _semester(found: re.Match[str]) -> str:
    """Return a term of a German university as about its months; as written where the years do not fit."""
    year, following = int(found["year"] or found["its"]), found["following"]
    year += 1900 * (year < 100)
    if found["summer"]:
        return f" ca ‹4› {year} - ‹9› {year} "
    fits = not following or str(year + 1).endswith(following)
    return f" ca ‹10› {year} - ‹3› {year + 1} " if fits else found[0]


_REWRITTEN: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_TIME, " "),
    # One day in two calendars: 4 (17) August 1916, 25 October (7 November) 1917.
    (re.compile(r"\s*\((\d{1,2}(?:\.?\s+[^\W\d_]{3,}\.?)?)\)"), r" / \1 "),
    # A dash, as it is typed where there is none: 1880--1890.
    (re.compile(r"(?<=\S)(\s*)-{2,3}(?=\s*\w)"), r"\1-"),
    # Between two years, as manuscript catalogues write it: 1390 x 1410.
    (re.compile(r"(?<=\d{3})\s*x\s*(?=\d{3})"), " × "),
    # Undated: s/d, б/д; before and after Christ: av. J.-C.
    (re.compile(r"\b([snoб])/([dfдг])\b"), r"\1 \2"),
    (re.compile(r"\bj\.?-c\b"), "j c"),
    # Which of the dates most is of, in brackets.
    (re.compile(r"\s*[(\[](?=(?:bulk|predominantly|mostly|mainly|chiefly|primarily)\b)"), ", "),
    # The ordinals of Spain: 1.er de enero, 1.º.
    (re.compile(r"(?<=\d)\.(?=(?:er|o|a)\b)"), ""),
    # Terms of a university: WS 1937/38, SoSe 1938.
    (
        re.compile(
            r"\b(?:(?:ws|wise|wintersemester)\s+(?P<year>\d{4}|\d\d(?=/))(?:\s*/\s*(?P<following>(?:\d\d)?\d\d))?"
            r"|(?P<summer>sommersemester|sose|ss)\s+(?P<its>\d{4}))(?![\d/])"
        ),
        _semester,
    ),
    # Several decades, and one of two digits: 1920er/30er Jahre, 30er Jahre, 30-as évek, 30. léta, '30s.
    (re.compile(r"\b(\d\d)?([1-9])0er\s*(?:-|/|und|u\.|bis)\s*([1-9])0er(?=[-\s]?jahre)"), _decades),
    (
        re.compile(
            r"(?<![\d.])'?(\d\d)?([1-9])0(?:er[-\s]?jahren?|-[aeo]s\s+evek(?:ben)?|\.\s?(?:leta|let|roky)|s)\b"
        ),
        _decade,
    ),
    # A decade after its word, and of two digits: années 1960, anni '60, lata 60. XX w.
    (
        re.compile(
            rf"\b(?:{_DECADE})\s+(?:de\s+)?'?(\d\d)?(\d)0\b(?!\s?[-/.]\s?\d)(?:\.? xx (?:w|wieku)\b)?"
        ),
        _decade,
    ),
    (re.compile(r"(?<!\d)(\d{3}0)\s*(?:年代|년대)"), r" \1s "),
    (
        re.compile(r"\b([1-9])0-(?:е|і|ті|х|их)\s+(?:годы|годов|гг|роки|років|рр)\b(?:\.? xx в\w*)?"),
        r"19\g<1>0s",
    ),
    # A decade, as library catalogues write it: 196-, 196?.
    (re.compile(r"(?<!\bad )\b(1[5-9]\d|20\d)(?:-(?=\s*(?:[?\]]|$))|(?=\?))"), r"\g<1>0s "),
    # China, Japan and Korea join words to numbers and leave no space: 1967年1月16日, 1967년 1월.
    (re.compile(r"(\d{1,2})\s*[月월]"), r" ‹\1› "),
    (re.compile(r"([年년日일号]|世[紀纪]|세기)"), r" \1 "),
    # Vietnam counts its months behind the word: ngày 16 tháng 1 năm 1967.
    (re.compile(r"\bthang\s+(\d{1,2})\s?-\s?(\d{1,2})\s?[./-]\s?(?=\d{4}\b)"), r" ‹\1› - ‹\2› "),
    (re.compile(r"\bthang\s+(\d{1,2})\s?[./-]\s?(?=\d{4}\b)"), r" ‹\1› "),
    (re.compile(r"\bthang\s+(\d{1,2})(?![\d./-])"), r" ‹\1› "),
    # From one number to another, as in Korea and Japan: 16일 ~ 18일.
    (re.compile(r"([\d›]|[日일年년] )\s*~\s*(?=[\d‹])"), r"\1 - "),
    # 19th c.
    (re.compile(r"(?<=\d(?:st|nd|rd|th))\s+c\b"), " century"),
    # Attached parts: mid-1940s.
    (re.compile(r"\b(mid|early|late|pre|post)-(?=\w)"), r"\1 "),
    # The year first, as catalogues write it: 1967, 16 January.
    (re.compile(r"^(\d{4}),\s+(\d{1,2}\w{0,3}\s+[^\W\d_]{3,}\.?)$"), r"\2 \1"),
    # A year that can be no day, as spreadsheets show a month: Jan-67.
    (re.compile(r"^([^\W\d_]{3,})-(3[2-9]|[4-9]\d)$"), r"\1 \2"),
    # Hyphens inside one date: 16-JAN-1967.
    (re.compile(r"\b(\d{1,2})-([^\W\d_]{3,})-(?=\d{2,4}\b)"), r"\1 \2 "),
)


@dataclass(frozen=True, slots=True)
class Line:
    """The canonical line, whether brackets stood in it, and what its words leave in doubt."""

    tokens: tuple[str, ...]
    bracketed: bool = False
    doubts: tuple[str, ...] = ()


class UnknownWordError(ValueError):
    """A word of the date is in no table."""


def tokens_of(text: str) -> Line:
    """Return the canonical line; raises `UnknownWordError` at the first word that is in no table."""
    folded = in_common_years(fold(text))
    if _phrases().get(_bare(folded).strip(_AROUND)) == "UNDATED":
        return Line(("UNDATED",), bracketed="[" in folded)
    for pattern, replacement in _REWRITTEN:
        folded = pattern.sub(replacement, folded)
    raw = list(_split(folded))
    doubts: list[str] = []
    named = list(_named(raw, doubts))
    tokens = _with_parts(token for token in named if token not in ("[", "]"))
    return Line(tokens, _has_words_in_brackets(named), tuple(doubts))


def _with_parts(tokens: Iterable[str]) -> tuple[str, ...]:
    """The tokens with halves and quarters counted by plain numbers; a half that is not is the middle."""
    line = _COUNTED.sub(r"\1", _FIRST.sub("1 ", " ".join(tokens)))
    return tuple(_NOT_COUNTED.sub("MIDDLE", line).split())


def month_called(word: str) -> int:
    """Return the number of the month that a word names and nothing else does, 0 where there is none."""
    known = _bare(fold(word))
    token = _phrases().get(known, "")
    is_sure = token.startswith("M") and token[1:].isdigit() and known not in _doubts()
    return int(token[1:]) if is_sure else 0


def _has_words_in_brackets(tokens: list[str]) -> bool:
    return any(one == "[" and other != "]" for one, other in pairwise([*tokens, "]"]))


def _split(folded: str) -> Iterator[tuple[str, str]]:
    """The pieces of the text with their kinds; full stops and round brackets say nothing."""
    for match in _scanner().finditer(folded):
        kind = match.lastgroup or ""
        if kind == "other":
            raise UnknownWordError(match[0])
        if kind != "silent":
            yield kind, match[kind]


@cache
def _scanner() -> re.Pattern[str]:
    ordinals, decades = (_any_of(table("dates")["ordinals"][name]) for name in ("endings", "decades"))
    return re.compile(
        r"(?P<numeric>(?<![\d.])\d{1,4}\s?(?P<sep>[./-])\s?\d{1,2}\s?(?P=sep)\s?\d{1,4}(?![\d]))"
        r"|(?P<roman_date>\b\d{1,2}(?:\s?[./-]\s?[ivx]{1,4}|\s+(?:[ivx]{2,4}|[vx]))\b\.?\s?[./-]?\s?\d{2,4}(?!\d))"
        r"|(?P<month_year>(?<![\d./-])\d{1,2}[./]\d{4}(?![\d./-]))"
        r"|(?P<day_and_month>(?<![\d.])\d{1,2}\.\s?\d{1,2}\.(?=\s*[-/]))"
        rf"|(?P<decade>\d{{3}}0(?:{decades})(?![^\W_]))"
        r"|(?P<month>‹\d{1,2}›)"
        rf"|(?P<ordinal>(?<!\d)\d{{1,2}})-?(?:{ordinals})(?![^\W_])"
        r"|(?P<number>\d+)"
        rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_SIGNS}]|[.'](?=[^\W\d_]))*)"
        r"|(?P<sign>[-/,;?~&×\[\]])"
        r"|(?P<silent>[\s.()…:]+|'(?=\d\d\b))"
        r"|(?P<other>.)"
    )


def _any_of(endings: list[str]) -> str:
    return "|".join(sorted(map(fold, endings), key=len, reverse=True))


def _named(raw: list[tuple[str, str]], doubts: list[str]) -> Iterator[str]:
    place = 0
    while place < len(raw):
        kind, text = raw[place]
        if kind == "word" or text in ("&", "×"):
            token, length = _word(raw, place, doubts)
            place += length
        else:
            token, place = _number_or_sign(kind, text), place + 1
        if token:
            yield token


def _number_or_sign(kind: str, text: str) -> str:
    if kind in ("numeric", "month_year", "day_and_month"):
        return "D" + ".".join(re.findall(r"\d+", text))
    if kind == "roman_date":
        return _roman_date(text)
    if kind == "decade":
        return f"E{text[:3]}"
    if kind == "month":
        return f"M{int(text.strip('‹›')):02}"
    return text


def _roman_date(text: str) -> str:
    day, month, year = re.findall(r"\d+|[ivx]+", text)
    if roman(month) not in range(1, 13):
        raise UnknownWordError(month)
    return f"{day} M{roman(month):02} {year}"


def _word(raw: list[tuple[str, str]], place: int, doubts: list[str]) -> tuple[str, int]:
    """The token of the longest phrase that begins here, and how many words it took."""
    words = []
    for kind, text in raw[place : place + _LONGEST_PHRASE]:
        if kind != "word" and text not in ("&", "×"):
            break
        words.append(_bare(text))
    # `o.D.` is not `od`, which says since when.
    if (apart := raw[place][1].replace(".", " ")) != raw[place][1] and apart in _phrases():
        return _phrases()[apart], 1
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        if phrase in _phrases():
            doubts.extend(_doubts().get(phrase, ()))
            return _phrases()[phrase], length
    if value := roman(_ROMAN_ENDING.sub("", words[0])):
        return f"R{value}", 1
    if _ROMAN_YEAR.fullmatch(words[0]):
        return str(roman_value(words[0])), 1
    raise UnknownWordError(words[0])


def _bare(word: str) -> str:
    return word.replace(".", "")


def roman(text: str) -> int:
    """Return the value of a roman number up to 29 in small letters, or 0 where it is none."""
    return roman_value(text) if _ROMAN.fullmatch(text) else 0


@cache
def _phrases() -> dict[str, str]:
    """Every phrase that is known, folded and without full stops, with its token; the first use wins."""
    dates = table("dates")
    found: dict[str, str] = {}
    for phrase, token in (
        *_forms(dates["words"].items(), _SEASONS),
        *((word, f"M{number:02}") for number, word, _ in _month_forms()),
        *_counted(dates["weekdays"], "W"),
        *_counted(dates["numbers"], ""),
        *_counted(dates["tens"], "E19", first=2),
        *((word, "") for word in dates["silent"]["words"]),
    ):
        found.setdefault(_bare(fold(phrase)), token)
    return found


def _forms(rows: Iterable[tuple[str, list[str]]], renamed: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((phrase, renamed.get(name, name)) for name, phrases in rows for phrase in phrases)


def _counted(
    languages: Mapping[str, Sequence[str]], letter: str, first: int = 1
) -> Iterator[tuple[str, str]]:
    for names in languages.values():
        for number, forms in enumerate(names, start=first):
            yield from ((form, f"{letter}{number}") for form in forms.split("|"))


def _month_forms() -> Iterator[tuple[int, str, str]]:
    for language, names in table("months").items():
        for number, forms in enumerate(names, start=1):
            yield from ((number, form, language) for form in forms.split("|"))


@cache
def _doubts() -> dict[str, tuple[str, ...]]:
    """Sentences about words that name one month in one language and another in another."""
    first: dict[str, tuple[int, str]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for number, form, language in _month_forms():
        meant, where = first.setdefault(fold(form), (number, language))
        if meant != number:
            found[fold(form)] = (
                f"“{form}” is {MONTHS[meant - 1]} in {where} and {MONTHS[number - 1]} in {language}.",
            )
    return found
