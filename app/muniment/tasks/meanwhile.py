"""What others made of a name while somebody had it in hand: it stays, or is told; nothing is written over."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import TypeVar

from muniment.catalogue import Catalogue, ConflictError, UnknownUnitError
from muniment.catalogue.edit import Edit
from muniment.description.agents import Agent
from muniment.description.concepts import Authority, Concept
from muniment.i18n import _

T = TypeVar("T", Agent, Concept)


def as_now(catalogue: Catalogue, edit: Edit, seen: T) -> T:
    """Return an authority as it is now, which nobody changes before the edit ends.

    Raises ConflictError where it is gone: merged into another, or deleted.
    """
    now: Authority | None
    if isinstance(seen, Agent):
        now = edit.agent(seen.id) or _bare(catalogue, seen.id)
    else:
        now = edit.concept(seen.id) if seen.id else seen
    if now is None:
        words = _(
            "“{name}” is gone: it was merged into another name, or deleted, meanwhile. Nothing was changed."
        )
        raise ConflictError(words.format(name=seen.name))
    return now


def refuse_changed(catalogue: Catalogue, edit: Edit, seen: Collection[T]) -> None:
    """Raise ConflictError where one of these authorities is gone, or another than it was seen."""
    for each in seen:
        if as_now(catalogue, edit, each) != each:
            raise ConflictError(_told(each))


def onto(now: T, seen: T, made: T) -> T:
    """Return what was made of an authority as it was seen, done to what it is now.

    Raises ConflictError where the same was changed in both.
    """
    if clashes(now, seen, made):
        raise ConflictError(_told(seen))
    return laid_onto(now, seen, made)


def laid_onto(now: T, seen: T, made: T, but: Collection[str] = ()) -> T:
    """Return what an authority is now with the fields that were changed in `made`, all `but` these."""
    changed = {name: getattr(made, name) for name in _changed(seen, made) if name not in but}
    return replace(now, **changed)


def clashes(now: T, seen: T, made: T) -> tuple[str, ...]:
    """Return the names of the fields that both have changed since they were seen, and not alike."""
    both = set(_changed(seen, made)) & set(_changed(seen, now))
    return tuple(name for name in _changed(made, now) if name in both)


def _changed(before: T, after: T) -> tuple[str, ...]:
    names = (each.name for each in fields(before) if each.name != "id")
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def standing(catalogue: Catalogue, seen: Authority) -> Authority | None:
    """Return an authority as it is now, None where it is gone; one without an id is known by its heading."""
    if isinstance(seen, Agent):
        return _bare(catalogue, seen.id)
    known = catalogue.concepts(seen.kind)
    if seen.id:
        return next((each for each in known if each.id == seen.id), None)
    return next((each for each in known if each.name == seen.name), seen)


def _bare(catalogue: Catalogue, id: str) -> Agent | None:
    """Return an agent of which nothing is known but that units name it."""
    try:
        return catalogue.agent(id)
    except UnknownUnitError:
        return None


def _told(seen: Authority) -> str:
    words = _("“{name}” has been changed meanwhile. Nothing was changed now; look at it again.")
    return words.format(name=seen.name)
