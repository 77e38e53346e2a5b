"""The language of the search box: from what was typed to what is asked, before anybody looks for it.

    korese 1967              all these words, in any order; the last one may be unfinished
    "annual report"          these words in a row
    -draft                   not this word
    letter or telegram       one of these
    letter AND NOT draft     as library catalogues ask: AND says nothing, NOT is a `-`
    title:report             this in one field; what has several words stands in quotes
    -level:item              and the same the other way round
    translator:="Enkel Daljani"  this and nothing else in the field
    (letter or note) -(draft copy)  what stands in parentheses belongs together
    title:(letter or note)   all of it in this field

The whole is a list of clauses that must all hold; of the conditions of a clause one must. Whatever
is typed has a meaning: a field that there is not is a word like others, an `or` between nothing too.
Quotes may be of any kind, “so” or «so»; what stands in them may go on until they are closed. Of very many
conditions only the first are looked at.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice, zip_longest
from typing import TypeAlias, TypeVar

from muniment.catalogue import times
from muniment.catalogue.grouping import MOST, Every, Some, clauses, pairs
from muniment.description.folding import fold, seen
from muniment.i18n import _

T = TypeVar("T")

_TYPED = re.compile(
    r'(?P<no>-?)(?:(?P<field>[^\W\d_]+):(?P<whole>=?))?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))'
)
_OPENING = re.compile(r"(?P<no>-?)(?:(?P<field>[^\W\d_]+):(?P<whole>=?))?(?=\()")
"""What may stand before a parenthesis: a minus, a field of which all speaks that stands in it."""
_DATED = re.compile(
    r"(?<![^\s(-])(?P<field>[^\W\d_]+):(?P<said>[^\s\"():]+(?:[ ][^\s\"():]+(?![^\s\"()]*:)){1,5})"
)
"""A field, and the words that may be a date in it, as in `date:16 January 1967`; another field is none."""
_DATES = ("date", "changed")
_OR = "or"
_AND, _NOT = "AND", "NOT"
"""In capitals these join, as *and* does not; in a title of capitals alone only AND and AND NOT do."""
_JOINED = re.compile(rf"\b(?:{_AND}|{_NOT}|OR)\b")
_QUOTES = "“”„‟«»＂「」『』"
_TYPED_SO = str.maketrans({**dict.fromkeys(_QUOTES, '"'), "：": ":", "（": "(", "）": ")"})
"""Signs of which the language is made, as they are typed with keyboards of other scripts."""
_NONE = f'[^"{_QUOTES}]*'
_PAIRS = "|".join(f"{a}{_NONE}[{b}]" for a, b in ("«»", "»«", "“”", ("„", "“”"), ("‟", "”"), "「」", "『』"))
_STRAIGHT = re.compile(f'(?<!\\w)"{_NONE}(?:(?:{_PAIRS}){_NONE})*"')
"""What stands in straight quotes; others that are closed in it belong to a name: `"ООО «А»"`."""
_WITHIN_HEBREW = re.compile('(?<=[א-ת])"(?=[א-ת])')
"""The sign that is typed for the gershayim of an abbreviation, and is no quote."""
_LONGEST = 10_000
_NO_CHARACTERS = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must be said, in a `field` or anywhere; `unfinished` where more may still be typed.

    Where it is `whole`, the field must say this and nothing else.
    """

    text: str
    field: str = ""
    quoted: bool = False
    unfinished: bool = False
    excluded: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: the plain `words`, which must all be found, and the clauses that must all hold.

    The words stand together as they were typed, for they may be a shelfmark.
    """

    words: str = ""
    unfinished: bool = False
    clauses: tuple[tuple[Condition, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str
    condition: Condition

    @property
    def is_plain(self) -> bool:
        return not self.condition.field and not self.condition.excluded


_Part: TypeAlias = Every[_Typed] | Some[_Typed] | _Typed


def _with_plain_signs(text: str) -> str:
    """Return what was typed with the signs of the language alone, but for quotes within a name in quotes."""
    names = _STRAIGHT.findall(text)
    others = (part.translate(_TYPED_SO) for part in _STRAIGHT.split(text))
    return "".join(chain.from_iterable(zip_longest(others, names, fillvalue="")))


def characters(text: str) -> str:
    """Return what was typed with a blank for what is no character: half of a pair, or NUL.

    Of a document that was pasted only the beginning is looked at.
    """
    return _NO_CHARACTERS.sub(" ", text[:_LONGEST])


def understand(text: str, fields: Mapping[str, str]) -> Asked:
    """Return what is asked; `fields` gives the field that each name, folded, means."""
    text = _WITHIN_HEBREW.sub("״", _with_plain_signs(seen(text)))
    parts = text.split('"')
    parts[::2] = [_DATED.sub(partial(_in_quotes, fields), part) for part in parts[::2]]
    text = '"'.join(parts)
    whole = _Reader(text, fields).read(0, len(text))
    plain = [part for part in whole if isinstance(part, _Typed) and part.is_plain]
    others = (part for part in whole if not (isinstance(part, _Typed) and part.is_plain))
    found = clauses(Every(tuple(others)), _opposite)
    if found is None:
        # Too much to be taken apart: then parentheses are not looked at.
        return understand(text.replace("(", " ").replace(")", " "), fields)
    ends_plainly = bool(plain) and plain[-1] is whole[-1]
    return Asked(
        words=" ".join(each.text for each in plain),
        unfinished=ends_plainly and plain[-1].condition.unfinished,
        clauses=_first(_first(each.condition for each in clause) for clause in found),
    )


def _in_quotes(fields: Mapping[str, str], found: re.Match[str]) -> str:
    """The same with quotes around a date of several words.

    A month behind a year may be a word by itself, as in `date:1967 may`; an era is none.
    """
    said = found["said"].split()
    if fields.get(fold(found["field"])) not in _DATES:
        return found[0]
    # What stands on the other side of an `or` is another thing that is asked for.
    ends = next((at for at, word in enumerate(said) if _says_or(word)), len(said))
    for end in range(ends, 1, -1):
        if _is_date(said[:end]):
            return " ".join((f'{found["field"]}:"{" ".join(said[:end])}"', *said[end:]))
    return found[0]


def _is_date(said: Sequence[str]) -> bool:
    words, first = " ".join(said), said[0]
    if not times.are_understood(words):
        return False
    # What stands behind both ends of a range and says nothing of them is a word by itself.
    if times.is_range(first) and times.within(words) == times.within(first):
        return False
    return not (times.are_understood(first) and times.narrows(words, first))


def _first(of: Iterable[T]) -> tuple[T, ...]:
    """Return the first of them, none twice, as many as databases take."""
    return tuple(islice(dict.fromkeys(of), MOST))


def _opposite(typed: _Typed) -> _Typed:
    condition = replace(typed.condition, excluded=not typed.condition.excluded, unfinished=False)
    return replace(typed, condition=condition)


class _Reader:
    """Reads what was typed, part by part."""

    def __init__(self, text: str, fields: Mapping[str, str]) -> None:
        self._text = text
        self._fields = fields
        self._closing = pairs(text)
        self._openings = sorted(self._closing)
        self._negates = not _JOINED.sub("", text).isupper()

    def read(self, start: int, end: int) -> list[_Part]:
        """Return what stands there: all of these parts must hold."""
        groups = _groups(_without_and(self._parts(start, end), negates=self._negates))
        return [group[0] if len(group) == 1 else Some(tuple(group)) for group in groups]

    def _parts(self, start: int, end: int) -> Iterator[_Part]:
        at = start
        while at < end:
            opening = _OPENING.match(self._text, at)
            if opening and opening.end() in self._closing and self._knows(opening["field"]):
                yield from self._group(opening)
                at = self._closing[opening.end()] + 1
                continue
            following = bisect(self._openings, at)
            until = min(end, *self._openings[following : following + 1], end)
            found = _TYPED.match(self._text, at, until)
            if found and found[0]:
                yield from self._typed(found)
            at = max(at + 1, found.end() if found else 0)

    def _knows(self, field: str | None) -> bool:
        return field is None or fold(field) in self._fields

    def _group(self, opening: re.Match[str]) -> Iterator[_Part]:
        field, whole = self._fields.get(fold(opening["field"] or ""), ""), bool(opening["whole"])
        opens, excluded = opening.end(), bool(opening["no"])
        closes = self._closing[opens]
        parts = self.read(opens + 1, closes)
        words = [part for part in parts if isinstance(part, _Typed) and part.is_plain]
        if parts and len(words) == len(parts):
            typed = words[0] if field and len(words) == 1 else self._joined(words, opens, closes)
            yield _in_field(_opposite(typed) if excluded else typed, field, whole=whole)
        elif parts:
            yield Every(tuple(_in_field(part, field, whole=whole) for part in parts), excluded)

    def _joined(self, words: Sequence[_Typed], opens: int, closes: int) -> _Typed:
        """Return words in parentheses as one: a part of a shelfmark may stand in them."""
        condition = replace(words[-1].condition, text=" ".join(word.text for word in words), quoted=False)
        return _Typed(self._text[opens : closes + 1], condition)

    def _typed(self, found: re.Match[str]) -> Iterator[_Typed]:
        field = self._fields.get(fold(found["field"] or ""), "")
        quoted = found["quoted"] is not None
        said = found["quoted"] or found["bare"]
        if found["field"] and not field:
            quoted, said = False, found[0].removeprefix("-")
        if said:
            excluded, whole = bool(found["no"]), bool(field and found["whole"])
            ends = not self._text[found.end() :].strip()
            closed = quoted and found[0].endswith('"')
            condition = Condition(
                text=said,
                field=field,
                quoted=quoted,
                unfinished=ends and not (closed or excluded or whole),
                excluded=excluded,
                whole=whole,
            )
            yield _Typed(found[0], condition)


def _in_field(part: _Part, field: str, *, whole: bool) -> _Part:
    """Return the part with all of it in a field, but for what names another itself; "" is no field."""
    if not isinstance(part, _Typed):
        return replace(part, parts=tuple(_in_field(each, field, whole=whole) for each in part.parts))
    said = part.condition
    if said.field or not field:
        return part
    unfinished = said.unfinished and not whole
    return replace(part, condition=replace(said, field=field, whole=whole, unfinished=unfinished))


def _without_and(parts: Iterable[_Part], *, negates: bool) -> Iterator[_Part]:
    """Yield the parts but for AND behind another, and what follows AND NOT as what must not be said.

    Where it `negates`, NOT does so by itself.
    """
    passed: list[str] = []
    for each in parts:
        said = each.text if isinstance(each, _Typed) else ""
        is_excluded = passed[-1:] == [_NOT] and (negates or passed[-2:-1] == [_AND])
        is_not = said == _NOT and (negates or passed[-1:] == [_AND])
        if isinstance(each, _Typed) and is_excluded:
            yield _opposite(each)
        elif isinstance(each, Every) and is_excluded:
            yield replace(each, excluded=not each.excluded)
        elif not (said == _AND and passed) and not is_not:
            yield each
        passed.append(said)


def _groups(parts: Iterable[_Part]) -> list[list[_Part]]:
    """Return the parts in groups: what stands on both sides of an `or` is in one."""
    groups: list[list[_Part]] = []
    waiting: _Part | None = None
    for each in parts:
        if _is_or(each) and groups and not waiting:
            waiting = each
        elif waiting:
            groups[-1].append(each)
            waiting = None
        else:
            groups.append([each])
    # In capitals it stands for what is still to be typed.
    if waiting and not _is_in_capitals(waiting):
        groups.append([waiting])
    return groups


def _is_or(part: _Part) -> bool:
    return isinstance(part, _Typed) and _says_or(part.text)


def _is_in_capitals(part: _Part) -> bool:
    return isinstance(part, _Typed) and part.text.isupper()


def _says_or(word: str) -> bool:
    return fold(word) in (_OR, fold(_("or")))
