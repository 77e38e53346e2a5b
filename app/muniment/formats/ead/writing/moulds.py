"""Units that differ in their words alone: one is written in signs, the others by words in their places."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeAlias

from muniment.description.units import Unit
from muniment.description.unopened import Unopened
from muniment.formats.ead.instructions import SLOT
from muniment.formats.ead.originals.forms import Form, form_of, kept_form
from muniment.formats.ead.reading.components import OWN_ID, Component
from muniment.formats.ead.reading.heard import Heard
from muniment.formats.ead.reading.repeats import Met, Newest
from muniment.formats.ead.reading.sources import element_of, spelt
from muniment.formats.ead.versions import Version
from muniment.formats.ead.writing import signs, twice
from muniment.formats.ead.writing.apart import Apart
from muniment.formats.ead.writing.bodies_apart import body_apart
from muniment.formats.ead.writing.days import Day, stand_in, years_of
from muniment.formats.ead.writing.ead4 import is_counted
from muniment.formats.ead.writing.ids import Ids
from muniment.formats.ead.writing.signs import Hole, UnreadableError
from muniment.formats.ead.writing.sources_apart import source_apart
from muniment.formats.ead.writing.words import HEADING
from muniment.formats.xml.addresses import ADDRESS

STEP = "  "
"""How far what stands in an element is moved in."""

Write: TypeAlias = Callable[[str, Unit], list[str]]
"""Returns the rows of a unit as an element of this name, without its end, as if it stood alone in a file."""

Choice: TypeAlias = Callable[[Sequence[str]], tuple[str, ...]]
"""Chooses words for holes from all that there are."""

_MOST = 4_000
TRIALS = 1
"""How many units are also written by themselves before a mould is believed."""

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_BETWEEN = "\0"
_UNIT = 0
"""The sign of the unit's own id."""


@dataclass(slots=True)
class _Mould:
    """What units of a shape are written as, with holes for their words.

    `plain` chooses the words for the holes in their order, where none needs escaping. `counted` are the
    words that are extents, which EAD 4 takes to pieces if they begin with a number. `has_ids` says that
    elements in the unit's own have ids, too.
    """

    rows: list[str]
    holes: list[Hole]
    plain: Choice
    counted: tuple[int, ...]
    has_ids: bool
    trials: int
    texts: dict[int, str] = field(default_factory=dict)

    def filled(self, id: str, apart: Apart, depth: int) -> str:
        """Return the unit of this id at this depth of elements."""
        text = self.texts.get(depth)
        if text is None:
            text = "".join(f"{STEP * depth}{row}\n" for row in self.rows)
            self.texts[depth] = text
        days = [each for day in apart.days for each in day.said]
        if apart.is_plain:
            return text % self.plain((id, *apart.said, *days))
        return text % signs.escaped(self.holes, (id, *apart.said), (id, *apart.laid), days)


class Moulds:
    """Remembers the newest moulds of a version; one is made when a unit of its shape is met again."""

    def __init__(self, version: Version, write: Write) -> None:
        self._version = version
        self._write = write
        self._met = Met()
        self._known = Newest[Hashable, _Mould | None](_MOST)

    def written(self, name: str, unit: Unopened, depth: int, ids: Ids) -> str | None:
        """Return the unit as it is written, without its end; None where it must be written by itself.

        `ids` are those in the file, to which those in the element are added.
        """
        apart = self._apart(unit)
        if apart is None:
            return None
        id = apart.own or unit.id
        if id in ids or not _NAME.fullmatch(id) or not _is_usual(apart, unit):
            return None
        mould = self._mould(name, apart, unit)
        if mould is None or any(is_counted(apart.said[at - 1]) for at in mould.counted):
            return None
        text = mould.filled(unit.id, apart, depth)
        own = twice.ids_in((text,)) if mould.has_ids else []
        if own and (twice.twice(own, ids) or not all(map(_NAME.fullmatch, own))):
            return None
        ids.update((id, *own))
        return text

    def _apart(self, unit: Unopened) -> Apart | None:
        if not unit.came:
            return body_apart(unit.body)
        if unit.came in (self._version, Version.EAD4) or len(unit.kept) != 1:
            return None
        form = form_of(unit, unit.came)
        return source_apart(form) if form is not None and not form.is_outdated else None

    def _mould(self, name: str, apart: Apart, unit: Unopened) -> _Mould | None:
        twins = _twins(apart) if self._version is Version.EAD4 else ()
        key = (name, unit.came, apart.shape, twins)
        if key not in self._known:
            if not self._met.again(key):
                return None
            self._known.put(key, self._made(name, apart, unit, twins))
        mould = self._known.get(key)
        if mould is not None and mould.trials:
            mould.trials -= 1
            rows = self._write(name, unit.open())
            if mould.filled(unit.id, apart, 0) != "".join(f"{row}\n" for row in rows):
                return self._known.put(key, None)
        return mould

    def _made(self, name: str, apart: Apart, unit: Unopened, twins: Sequence[int]) -> _Mould | None:
        """Return the mould of a unit; None where what is written depends on more than the shape."""
        days = [stand_in(day, number) for number, day in enumerate(apart.days)]
        if len(apart.said) >= signs.MOST or not all(map(signs.is_free, (*apart.said, *apart.laid))):
            return None
        found = [day for day in days if day is not None]
        if len(found) < len(days):
            return None
        said = _signs(apart)
        for day, at in zip(found, twins, strict=False):
            if at >= 0:
                said[at] = day.edtf
        marked = self._marked(apart, unit, said, found)
        rows = self._write(name, marked)
        try:
            return self._cast(rows, marked, apart, found)
        except UnreadableError:
            return None

    def _marked(self, apart: Apart, unit: Unopened, said: Sequence[str], days: Sequence[Day]) -> Unit:
        """Return the unit with signs instead of its words."""
        id = signs.sign(_UNIT, signs.NAME)
        if not unit.came:
            text = apart.saying(said, [day.edtf for day in days])
            return replace(unit.saying(text), id=id)
        form = form_of(unit, unit.came)
        version = Version(unit.came)
        names = form.names if form is not None else ""
        text = apart.saying(said, [day.said[0] for day in days])
        element = spelt(element_of(Form(text, 0, names), version), version)
        fields = Component(Heard(element, version), ours=False, in_pieces=False).said()
        return Unit(id=id, **{**fields, "kept": (kept_form(version, text, 0, names),)})

    def _cast(self, rows: list[str], marked: Unit, apart: Apart, days: Sequence[Day]) -> _Mould:
        """Return the mould that rows with signs in them make."""
        text = _BETWEEN.join(rows)
        credited = sum(each.relator == "trl" for each in marked.credits)
        if HEADING in text or SLOT in text or credited > 1:
            raise UnreadableError
        count = 1 + len(apart.said)
        between, holes = signs.parted(text)
        made, filling = list[str](), list[Hole]()
        for number, piece in enumerate(between):
            fixed, dated = _dated(piece, days)
            made.append(fixed)
            filling += [Hole(at, signs.AS_IT_IS) for at in dated]
            if number < len(holes):
                made.append("%s")
                filling.append(holes[number])
        plain = [at + count if way == signs.AS_IT_IS else at for at, way in filling]
        counted = _counted(marked, apart) if self._version is Version.EAD4 else ()
        has_ids = len(twice.ids_in(rows)) > 1
        return _Mould("".join(made).split(_BETWEEN), filling, _choice(plain), counted, has_ids, TRIALS)


def _is_usual(apart: Apart, unit: Unopened) -> bool:
    """Return whether ids and addresses are such as can be written."""
    said, end = apart.said, len(apart.said)
    if apart.own and (apart.own == unit.id or OWN_ID.fullmatch(apart.own)):
        return False
    names = said[end - apart.names :]
    addresses = said[end - apart.names - apart.addresses : end - apart.names] if apart.addresses else ()
    if not apart.is_plain and any(each in name for name in names for each in '&<>"'):
        return False
    return all(each.isascii() and ADDRESS.fullmatch(each) for each in addresses)


def _twins(apart: Apart) -> tuple[int, ...]:
    """Return for each date which of the words are just its EDTF; EAD 4 says such a date once."""
    return tuple([apart.said.index(day.edtf) if day.edtf in apart.said else -1 for day in apart.days])


def _signs(apart: Apart) -> list[str]:
    words = len(apart.said) - apart.addresses - apart.names
    kinds = [signs.PLAIN] * words + [signs.ADDRESS] * apart.addresses + [signs.NAME] * apart.names
    return [signs.sign(number, kind) for number, kind in enumerate(kinds, start=1)]


def _dated(text: str, days: Sequence[Day]) -> tuple[str, list[int]]:
    """Return a text with holes for days, and the numbers of what is said of days that they are for."""
    said = [each for day in days for each in day.said]
    known = sorted({each for each in said if each}, key=len, reverse=True)
    years = {year for day in days for year in years_of(day)}
    if not known:
        return text.replace("%", "%%"), []
    if not all(any(year in each for year in years) for each in known):
        raise UnreadableError
    pieces = re.split(f"({'|'.join(map(re.escape, known))})", text)
    if any(year in piece for piece in pieces[::2] for year in years):
        raise UnreadableError
    fixed = "%s".join(piece.replace("%", "%%") for piece in pieces[::2])
    return fixed, [said.index(each) for each in pieces[1::2]]


def _choice(numbers: Sequence[int]) -> Choice:
    """Return what chooses the words of these numbers."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda words: tuple([words[number] for number in numbers])


def _counted(marked: Unit, apart: Apart) -> tuple[int, ...]:
    """Return the numbers of the words that are extents."""
    said = ["", *_signs(apart)]
    texts = [each.text for each in marked.extents if not signs.is_free(each.text)]
    if any(text not in said for text in texts):
        raise UnreadableError
    return tuple(said.index(text) for text in texts)
