"""Years counted by the eras of East Asia, and dates in Han numerals, in the numbers of the common era.

Of an era only the years in which its days were those of the Gregorian calendar count: a day of Meiji 5
is one of a lunar calendar, and stays as it is written.
"""

import re
from functools import cache

from muniment.description.folding import fold
from muniment.description.vocabularies import table

_DIGITS = {numeral: str(value % 10) for value, numeral in enumerate("〇一二三四五六七八九零")}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十廿卅]+(?=\s*[年月日号號世])")
_DECADE = re.compile(r"(\d{1,2})\s*世[紀纪]\s*(\d)0\s*年代")


def in_common_years(folded: str) -> str:
    """Return the folded text with the common year for each of an era: 昭和四十二年 is 1967年."""
    if folded.isascii():
        return folded
    counted = _NUMERAL.sub(lambda numeral: _number(numeral[0]), folded)
    return _eras().sub(_common, _DECADE.sub(_of_century, counted))


def _of_century(decade: re.Match[str]) -> str:
    return f" {int(decade[1]) - 1}{decade[2]}0s "


def _number(numeral: str) -> str:
    """The number that Han numerals mean, digit for digit or by tens: 一九六七, 四十二."""
    if not any(ten in numeral for ten in _TENS):
        return "".join(_DIGITS[digit] for digit in numeral)
    before, ten, after = re.split("([十廿卅])", numeral, maxsplit=1)
    if len(before) > 1 or len(after) > 1 or (before and ten != "十") or after in _TENS:
        return numeral
    return str(_TENS[ten] * int(_DIGITS.get(before, "1")) + int(_DIGITS.get(after, "0")))


@cache
def _eras() -> re.Pattern[str]:
    names = sorted(map(fold, table("dates")["eras"]), key=len, reverse=True)
    return re.compile(rf"(?P<era>{'|'.join(names)})\s*(?P<year>\d{{1,4}}|元)\s*(?P<sign>[年년])")


def _common(found: re.Match[str]) -> str:
    before, first, last = _years()[found["era"]]
    year = 1 if found["year"] == "元" else int(found["year"])
    return f"{before + year}{found['sign']}" if first <= year <= last else found[0]


@cache
def _years() -> dict[str, tuple[int, int, int]]:
    return {fold(era): (before, first, last) for era, (before, first, last) in table("dates")["eras"].items()}
