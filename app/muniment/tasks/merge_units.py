"""Two descriptions of one unit made into one: what a file says now, and what only the catalogue knows."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import fields, replace
from itertools import count
from typing import Any, TypeVar

from muniment.description.levels import Status
from muniment.description.markup import line
from muniment.description.units import FindingAid, Identifier, Note, TextVersion, Unit

T = TypeVar("T")
_Kinded = TypeVar("_Kinded", Note, Identifier)
_NOTHING = Unit(id="")
_OF_ITS_OWN = frozenset(
    {"id", "parent", "level", "level_name", "status", "notes", "identifiers", "texts", "aid"}
)
_WHOLE = tuple(field.name for field in fields(Unit) if field.name not in _OF_ITS_OWN)


def merged(there: Unit, came: Unit, base: Unit = _NOTHING) -> Unit:
    """Return the unit of the catalogue with what came for it.

    What came wins in each field in which it says something else than `base`, which is what came the time
    before, or nothing where that is not known. Each kind of note and of identifier, and the text of each
    kind and language, is a field of its own. In all other fields the unit says what it said. Its id and
    its place stay.
    """
    said: dict[str, Any] = {
        name: getattr(there if getattr(came, name) == getattr(base, name) else came, name) for name in _WHOLE
    }
    level = there if _level(came) == _level(base) else came
    return replace(
        there,
        level=level.level,
        level_name=level.level_name,
        status=there.status
        if came.status is base.status and there.status is not Status.STUB
        else came.status,
        notes=_by_kind(there.notes, came.notes, base.notes),
        identifiers=_by_kind(there.identifiers, came.identifiers, base.identifiers),
        texts=there.texts if came.texts == base.texts else _texts(there.texts, came.texts),
        aid=_aid(there.aid, came.aid, base.aid),
        **said,
    )


def once_said(came: Unit, base: Unit, states: Iterable[Unit | None]) -> Unit:
    """Return `base` with what came in each field in which one of the `states` said the same.

    What was taken over before, and has been changed since, is then nothing new in `merged`.
    """
    known = [state for state in states if state is not None]
    names = (*_WHOLE, "level", "level_name", "status", "texts", "aid")
    said = {
        name: getattr(came, name)
        for name in names
        if any(getattr(state, name) == getattr(came, name) for state in known)
    }
    return replace(
        base,
        notes=_once_said(came.notes, base.notes, [state.notes for state in known]),
        identifiers=_once_said(came.identifiers, base.identifiers, [state.identifiers for state in known]),
        **said,
    )


def marked_up_as(came: Unit, base: Unit) -> Unit:
    """Return what came with those titles and notes of `base` that say the same words.

    What comes in another version of a vocabulary has other mark-up, and says nothing new by that.
    """
    titles = _marked_up_as(came.titles, base.titles, lambda title: replace(title, line=line(title.text)))
    notes = list(came.notes)
    for kind in set(map(_kind, came.notes)):
        places = [at for at, note in enumerate(notes) if note.kind == kind]
        of_kind = _marked_up_as(_of(kind, came.notes), _of(kind, base.notes), _in_words)
        for at, note in zip(places, of_kind, strict=True):
            notes[at] = note
    return replace(came, titles=tuple(titles), notes=tuple(notes))


def _marked_up_as(came: Sequence[T], base: Sequence[T], in_words: Callable[[T], object]) -> Sequence[T]:
    return base if list(map(in_words, came)) == list(map(in_words, base)) else came


def _in_words(note: Note) -> tuple[Note, list[str]]:
    """Return a note with its words apart, those of its heading among them: not every version has headings."""
    return replace(note, prose=(), heading="", label=""), f"{note.heading} {note.text}".split()


def _once_said(
    came: tuple[_Kinded, ...], base: tuple[_Kinded, ...], states: Sequence[tuple[_Kinded, ...]]
) -> tuple[_Kinded, ...]:
    """Return `base` with what came of each kind of which one of the states said the same."""
    kinds = set(map(_kind, came + base))
    known = {kind for kind in kinds if any(_of(kind, state) == _of(kind, came) for state in states)}
    return tuple(each for each in came if each.kind in known) + tuple(
        each for each in base if each.kind not in known
    )


def _level(unit: Unit) -> tuple[str | None, str]:
    return unit.level, unit.level_name


def differing(one: Unit, other: Unit) -> frozenset[str]:
    """Return the names of the fields, those of `merged`, in which two units say something else.

    Each kind of note and of identifier is one.
    """
    names = {name for name in _WHOLE if getattr(one, name) != getattr(other, name)}
    notes = _kinds_differing(one.notes, other.notes)
    return frozenset(names | notes | _kinds_differing(one.identifiers, other.identifiers))


def _kinds_differing(one: tuple[_Kinded, ...], other: tuple[_Kinded, ...]) -> set[str]:
    return {kind for kind in map(_kind, one + other) if _of(kind, one) != _of(kind, other)}


def changed_fields(before: Unit, after: Unit) -> tuple[str, ...]:
    """Return the names of the fields in which two descriptions of one unit differ."""
    return tuple(
        field.name for field in fields(Unit) if getattr(before, field.name) != getattr(after, field.name)
    )


def same_content(one: Unit, other: Unit) -> bool:
    """Return whether two units say the same, whatever their ids and places."""
    return replace(one, id=other.id, parent=other.parent) == other


def _by_kind(
    there: tuple[_Kinded, ...], came: tuple[_Kinded, ...], base: tuple[_Kinded, ...]
) -> tuple[_Kinded, ...]:
    """Return what came of kinds that say something new, and what is there of others in its order there.

    They stand among each other as they came. All stays in the order it has there where nothing else differs.
    """
    new = _kinds_differing(came, base)
    rest = [each for each in there if each.kind not in new]
    both: list[_Kinded] = []
    for each in came:
        is_there = each.kind not in new and each.kind in map(_kind, rest)
        both += [each] if each.kind in new else rest[:is_there]
        del rest[:is_there]
    both += rest
    return there if sorted(both, key=_kind) == sorted(there, key=_kind) else tuple(both)


def _aid(there: FindingAid | None, came: FindingAid | None, base: FindingAid | None) -> FindingAid | None:
    """Return what a finding aid says of itself, each of its fields by itself."""
    if came == base:
        return there
    if there is None or came is None or base is None:
        return came
    said = {
        name: getattr(there if getattr(came, name) == getattr(base, name) else came, name) for name in _AID
    }
    return replace(there, **said)


_AID = tuple(field.name for field in fields(FindingAid))


def _of(kind: str, values: tuple[_Kinded, ...]) -> list[_Kinded]:
    return [each for each in values if each.kind == kind]


def _kind(each: Note | Identifier) -> str:
    return each.kind


def _texts(there: tuple[TextVersion, ...], came: tuple[TextVersion, ...]) -> tuple[TextVersion, ...]:
    """Return the texts that came, then those there of other kinds and languages, tied to these as before."""
    new = {_what(version): version.id for version in came}
    own = [version for version in there if _what(version) not in new]
    taken = {version.id for version in (*came, *own)}
    names = {version.id: new[_what(version)] for version in there if _what(version) in new}
    for version in own:
        is_free = version.id not in new.values()
        names[version.id] = version.id if is_free else _free(taken)
        taken.add(names[version.id])
    tied = (replace(each, id=names[each.id], of=names.get(each.of, each.of)) for each in own)
    both = (*came, *tied)
    return there if set(both) == set(there) and _what_of(there, new) == list(came) else both


def _what(version: TextVersion) -> tuple[str, str, str]:
    return version.kind, version.language, version.script


def _what_of(versions: tuple[TextVersion, ...], among: Container[tuple[str, str, str]]) -> list[TextVersion]:
    return [version for version in versions if _what(version) in among]


def _free(taken: set[str]) -> str:
    return next(id for number in count(1) if (id := f"t{number}") not in taken)
