"""The source of a unit, apart: an element as it came in a file, without the words that no reader weighs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import unescape

from muniment.formats.ead.instructions import SLOT, TARGET
from muniment.formats.ead.originals.forms import Form, slot
from muniment.formats.ead.reading.words import heard
from muniment.formats.ead.writing import days
from muniment.formats.ead.writing.apart import HOLE, Apart, is_plainly_laid, is_tidily_laid
from muniment.formats.xml import escaping

_WORDS = re.compile(r">([^<]*[^<\s])")
_SLOTS = re.compile(rf"(?:[ \t\r\n]*<\?{SLOT} [\w.-]+\?>)+")
_DATED = re.compile(r"<(?:[\w.-]+:)?unitdate\s(?:[^<>]*\s)?normal=")
_NUMBERED = re.compile(r"<(?:[\w.-]+:)?unitid\s(?:[^<>]*\s)?identifier=")
_SPACE = " \t\n"
_NAMES, _LABELS, _TITLES, _ADDRESSES, _DAYS, _NUMBERS = range(6)
_HOLES = {
    "id=": _NAMES,
    "parent=": _NAMES,
    "label=": _LABELS,
    "title=": _TITLES,
    "xlink:title=": _TITLES,
    "href=": _ADDRESSES,
    "xlink:href=": _ADDRESSES,
    "normal=": _DAYS,
    "identifier=": _NUMBERS,
}
"""Attributes whose values are holes."""

_HEAVY = ("langmaterial", "repository", "unitdatestructured")
_WEIGHED = re.compile(r"<(?:[\w.-]+:)?(langmaterial|repository)\b.*?</(?:[\w.-]+:)?\1\s*>", re.DOTALL)
_WEIGHED_WITH_DATES = re.compile(_WEIGHED.pattern.replace("y)", "y|unitdate|unitdatestructured)"), re.DOTALL)
"""Elements of which a reader asks what their words mean: their words are part of the shape."""

_PLACE = "<weighed/>"
_OURS = f"<?{TARGET} "


class _Parts(NamedTuple):
    """A source cut at its quotes, the space before the words that are missing, and where other holes are."""

    cut: list[str]
    before: Sequence[str]
    holes: Sequence[int]
    days: Sequence[int]
    weighed: Sequence[str]


def source_apart(form: Form) -> Apart | None:
    """Return the source of a unit, apart; None where it is laid out in a way that must be read."""
    text = form.text
    if _OURS in text or "<!" in text or "\r" in text:
        return None
    if SLOT in text:
        text = _SLOTS.sub(slot("c"), text)
    weighed: list[str] = []
    if any(map(text.__contains__, _HEAVY)):
        text = _without_weighed(text, weighed)
    pieces = _WORDS.split(text)
    shape, words = ">\1".join(pieces[::2]), pieces[1::2]
    if "'" in shape:
        return None
    cut = shape.split('"')
    values, addresses, names, dated = _holes(cut, shape)
    holes = [*values, *addresses, *names]
    said = [*words, *[cut[at] for at in holes]]
    own = _own_id(cut, names)
    found = [days.of_attribute(cut[at]) for at in dated]
    for at in (*holes, *dated):
        cut[at] = HOLE
    is_plain = is_plainly_laid("\0".join(said))
    heard = _Heard(said, said, [""] * len(words)) if is_plain else _heard(words, said[len(words) :])
    if heard is None:
        return None
    kinds = tuple([each.kind for each in found])
    key = ('"'.join(cut), *heard.before, *weighed, form.names, kinds)
    parts = _Parts(cut, heard.before, holes, dated, weighed)
    numbers = len(addresses), len(names)
    return Apart(key, heard.said, heard.laid, found, *numbers, own, is_plain, parts, _put_back)


def _own_id(cut: Sequence[str], names: Sequence[int]) -> str:
    """Return the id of the element itself."""
    first = names[0] if names else 0
    is_own = first and cut[first - 1].endswith(" id=") and not any(">" in each for each in cut[:first:2])
    return cut[first] if is_own else ""


_QUOTES = {"&quot;": '"', "&apos;": "'"}


class _Heard(NamedTuple):
    """Words, then values, as they are heard and as they stood, and the space before each of the words."""

    said: Sequence[str]
    laid: Sequence[str]
    before: Sequence[str]


def _heard(words: Sequence[str], values: Sequence[str]) -> _Heard | None:
    """Return words and values as they are heard; None where they may be something else."""
    bare = [each.lstrip(_SPACE) for each in words]
    said = heard(bare, values)
    if said is None or any("&#" in each for each in (*bare, *values)) or not is_tidily_laid("\0".join(said)):
        return None
    before = [each[: len(each) - len(rest)] for each, rest in zip(words, bare, strict=True)]
    return _Heard(said, [unescape(each, _QUOTES) for each in (*bare, *values)], before)


def _without_weighed(text: str, weighed: list[str]) -> str:
    """Return the text without elements that are weighed, which are added to those found."""

    def taken(found: re.Match[str]) -> str:
        weighed.append(found[0])
        return _PLACE

    pattern = _WEIGHED_WITH_DATES if "unitdatestructured" in text else _WEIGHED
    return pattern.sub(taken, text)


def _holes(cut: Sequence[str], shape: str) -> tuple[list[int], list[int], list[int], list[int]]:
    """Return where values, addresses, ids and dates stand in a text that was cut at its quotes."""
    places: tuple[list[int], ...] = ([], [], [], [], [], [])
    for at in range(1, len(cut), 2):
        kind = _HOLES.get(cut[at - 1].rpartition(" ")[2])
        if kind is not None and cut[at]:
            places[kind].append(at)
    values = places[_TITLES]
    if places[_LABELS] and "origination" not in shape:
        values += places[_LABELS]
    if places[_NUMBERS] and len(_NUMBERED.findall(shape)) == len(places[_NUMBERS]):
        values += places[_NUMBERS]
    dated = places[_DAYS]
    if dated and len(_DATED.findall(shape)) != len(dated):
        dated = []
    return values, places[_ADDRESSES], places[_NAMES], dated


def _put_back(parts: _Parts, said: Sequence[str], normal: Sequence[str]) -> str:
    """Return a source with other words in its holes."""
    cut = list(parts.cut)
    words, values = said[: len(parts.before)], said[len(parts.before) :]
    for at, value in zip((*parts.holes, *parts.days), (*values, *normal), strict=True):
        cut[at] = escaping.value(value)
    pieces = '"'.join(cut).split(">\1")
    text = "".join(_alternating(pieces, parts.before, words))
    for each in parts.weighed:
        text = text.replace(_PLACE, each, 1)
    return text


def _alternating(pieces: Sequence[str], before: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    yield pieces[0]
    for piece, space, each in zip(pieces[1:], before, words, strict=True):
        yield f">{space}{escaping.words(each)}"
        yield piece
