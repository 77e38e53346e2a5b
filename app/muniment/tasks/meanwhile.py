"""What others made of a name while somebody had it in hand: it stays, or is told; nothing is written over."""

from collections.abc import Collection
from dataclasses import fields, replace
from typing import Any, TypeVar

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
    said: dict[str, Any] = {}
    for field in (each.name for each in fields(now) if each.name != "id"):
        before, here, there = (getattr(each, field) for each in (seen, made, now))
        if here != before and there not in (before, here):
            raise ConflictError(_told(seen))
        said[field] = there if here == before else here
    return replace(made, **said)


def _bare(catalogue: Catalogue, id: str) -> Agent | None:
    """Return an agent of which nothing is known but that units name it."""
    try:
        return catalogue.agent(id)
    except UnknownUnitError:
        return None


def _told(seen: Authority) -> str:
    words = _("“{name}” has been changed meanwhile. Nothing was changed now; look at it again.")
    return words.format(name=seen.name)
