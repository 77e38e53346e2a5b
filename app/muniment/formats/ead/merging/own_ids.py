"""The ids of paragraphs, and of words in them, that a unit's own source gives: nobody edits these.

An earlier program read those of units of one shape with the id of another one, and who copies a paragraph
from one unit into another copies its id, too.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

from muniment.description.markup import Block, Prose
from muniment.description.units import Identifier, Note, Unit
from muniment.formats.ead.merging.readings import fields_of
from muniment.formats.ead.originals.forms import Form, form_of
from muniment.formats.ead.reading.components import XML_ID
from muniment.formats.ead.reading.drafts import LISTS
from muniment.formats.ead.reading.parts import OF_NO_FIELD
from muniment.formats.ead.reading.sources import element_of, spelt
from muniment.formats.ead.versions import Version

T = TypeVar("T")


def with_own_ids(unit: Unit) -> Unit:
    """Return the unit with the ids that its source gives what still stands in it."""
    for version in Version if any(_ids_in(getattr(unit, name)) for name in _SAID) else ():
        form = form_of(unit, version)
        if form is not None:
            element = spelt(element_of(form, version), version)
            return _with_ids_of(fields_of(unit, element, version, form.revision), unit)
    return unit


def ids_gone(unit: Unit, form: Form, said: Collection[str], version: Version) -> frozenset[str]:
    """Return those ids, of all that are `said` in its own source, whose words stand in the unit no more.

    That of the element itself is gone where the unit is called otherwise.
    """
    if (_ids_said(unit) | _called(unit.identifiers)).issuperset(said):
        return frozenset()
    came = fields_of(unit, spelt(element_of(form, version), version), version, form.revision)
    of_words = _ids_in([came[name] for name in _SAID]) - _ids_said(_with_ids_of(came, unit))
    return of_words | (_called(came["identifiers"]) - _called(unit.identifiers))


def _called(identifiers: Iterable[Identifier]) -> frozenset[str]:
    return frozenset(each.text for each in identifiers if each.kind == XML_ID)


def _ids_said(unit: Unit) -> frozenset[str]:
    return _ids_in([getattr(unit, name) for name in _SAID])


_SAID = tuple(name for name in LISTS if name != "kept")


def _with_ids_of(said: Mapping[str, Any], unit: Unit) -> Unit:
    changed: dict[str, Any] = {}
    for name in _SAID:
        values, own = getattr(unit, name), said[name]
        if values != own and _ids_in(values):
            changed[name] = _of_notes(own, values) if name == "notes" else _of_same(own, values)
    return replace(unit, **changed) if changed else unit


def _of_same(own: Sequence[T], values: Sequence[T]) -> tuple[T, ...]:
    """Return the values; of those that are one of its own but for ids, its own."""
    found = list(values)
    for one, at in _pairs(own, values):
        found[at] = own[one]
    return tuple(found)


def _of_notes(own: Sequence[Note], values: Sequence[Note]) -> tuple[Note, ...]:
    found = list(_of_same(own, values))
    known = [each for each in own if each not in found]
    for at, note in enumerate(found):
        before = next((each for each in known if each.kind is note.kind), None)
        if note not in own and before is not None:
            known.remove(before)
            found[at] = replace(note, prose=_of_blocks(before.prose, note.prose))
    return tuple(found)


def _of_blocks(own: Prose, blocks: Prose) -> Prose:
    """Return blocks of a note that was edited with the ids of its own; one with other words keeps its id."""
    found, given = list(_of_same(own, blocks)), _ids_in(own)
    old, new = list(map(bare, own)), list(map(bare, blocks))
    for _tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if last - first == end - start:
            for before, at in zip(own[first:last], range(start, end), strict=True):
                if found[at] != before and not _ids_in([found[at].attributes]) <= given:
                    found[at] = _with_id_of(before, found[at])
    return tuple(found)


def _with_id_of(own: Block, block: Block) -> Block:
    id = dict(own.attributes).get("id", "")
    said = ((name, id if name == "id" else text) for name, text in block.attributes)
    return replace(block, attributes=tuple((name, text) for name, text in said if text))


def _pairs(own: Sequence[Any], values: Sequence[Any]) -> Iterable[tuple[int, int]]:
    """Yield the places of own values and of those that are the same but for ids, each once.

    What has its own id is paired before what has another one.
    """
    free, waiting = dict(enumerate(own)), dict(enumerate(values))
    for said in (_as_it_is, bare):
        places: dict[Any, deque[int]] = defaultdict(deque)
        for one, value in free.items():
            places[said(value)].append(one)
        for at, value in list(waiting.items()):
            if same := places.get(said(value)):
                one = same.popleft()
                del free[one], waiting[at]
                yield one, at


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - any value of a unit
    return value


def bare(value: Any) -> Any:  # noqa: ANN401 - any value of a unit
    """Return a value as far as it says no ids."""
    if isinstance(value, str):
        return OF_NO_FIELD.sub("", value) if value.startswith("<") else value
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value if not _is_id(each))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: bare(getattr(value, each.name)) for each in fields(value)})
    return value


def _ids_in(value: Any) -> frozenset[str]:  # noqa: ANN401 - any value of a unit
    """Return the ids that a value says, those in elements that are kept as they came, too."""
    if isinstance(value, str):
        return frozenset(OF_NO_FIELD.findall(value)) if value.startswith("<") else frozenset()
    if _is_id(value):
        return frozenset(value[1:])
    parts: Iterable[Any] = value if isinstance(value, tuple | list) else ()
    if is_dataclass(value):
        parts = (getattr(value, each.name) for each in fields(value))
    return frozenset().union(*map(_ids_in, parts))


def _is_id(value: object) -> bool:
    match value:
        case ("id", str()):
            return True
    return False
