"""Numbers as Word writes them in lists and as the marks of notes."""

from collections.abc import Callable, Mapping

from muniment.description.roman import roman_numeral

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_CHICAGO = "*†‡§"


def numeral(number: int, form: str) -> str:
    """Return a number in a form by Word's name of it (ST_NumberFormat), in digits where it is not known."""
    return _FORMS[form](number) if form in _FORMS and number > 0 else str(number)


def _repeated(letters: str) -> Callable[[int], str]:
    """After the last letter come the first ones twice, then thrice."""

    def written(number: int) -> str:
        times, at = divmod(number - 1, len(letters))
        return letters[at] * (times + 1)

    return written


_LATIN = _repeated("abcdefghijklmnopqrstuvwxyz")

_FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": roman_numeral,
    "upperRoman": lambda number: roman_numeral(number).upper(),
    "lowerLetter": _LATIN,
    "upperLetter": lambda number: _LATIN(number).upper(),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": lambda number: _repeated(_RUSSIAN)(number).upper(),
    "chicago": _repeated(_CHICAGO),
    "decimalZero": lambda number: f"{number:02}",
}
