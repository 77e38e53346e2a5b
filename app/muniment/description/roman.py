"""Roman numerals, in dates, shelfmarks and the numbers of pages, lists and notes."""

_STEPS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_value(numeral: str) -> int:
    """Return the value of a roman numeral in small letters, 0 where it is none.

    Any order of its letters counts: who asks for good ones looks at their form first.
    """
    if not numeral or set(numeral) - set(_VALUES):
        return 0
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def roman_numeral(value: int) -> str:
    """Return a number from 1 on as a roman numeral in small letters."""
    numeral = ""
    for worth, letters in _STEPS:
        times, value = divmod(value, worth)
        numeral += letters * times
    return numeral
