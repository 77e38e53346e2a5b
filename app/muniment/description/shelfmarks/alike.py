"""Reading marks as others were read that are written alike, number for number.

An archive has thousands of marks that differ in their digits only: the first is recognised, the
others are cut where it was cut.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from muniment.description.folding import shape
from muniment.description.shelfmarks.marks import Seen
from muniment.description.shelfmarks.recognising import Recognised, recognise_kept
from muniment.description.shelfmarks.repositories import Repository, may_be_named_with_digits
from muniment.description.shelfmarks.schemes import edition
from muniment.description.shelfmarks.tokens import plain
from muniment.description.shelfmarks.values import Part

_MOST_WAYS = 8
"""In how many ways marks of one shape may be read, before each is looked at for itself."""


class _Way(NamedTuple):
    """How a mark was read, and what had to be seen in its digits for that."""

    found: Recognised
    seen: tuple[Seen, ...]


def recognise_alike(text: str, keeper: Repository | None) -> Recognised:
    """Return what `recognise_kept` says of the text, by way of another that was written alike."""
    whole = plain(text)
    found, is_other = _recognised(text, whole, keeper)
    return _reread(found, text, whole) if is_other else found


def _recognised(text: str, whole: str, keeper: Repository | None) -> tuple[Recognised, bool]:
    """Return what `recognise_kept` says of the text or another that is read alike, and whether of another."""
    if may_be_named_with_digits(whole):
        return recognise_kept(text, keeper), False
    ways = _ways(shape(text), keeper, edition())
    for way in ways:
        if all(seen.holds(text, whole) for seen in way.seen):
            return way.found, True
    seen: list[Seen] = []
    found = recognise_kept(text, keeper, seen=seen)
    if len(ways) < _MOST_WAYS:
        ways.append(_Way(found, _each_once(seen)))
    return found, False


@lru_cache(maxsize=4096)
def _ways(_shape: str, _keeper: Repository | None, _edition: object) -> list[_Way]:
    """The ways in which marks of a shape were read; they are added as they are met."""
    return []


def _reread(found: Recognised, text: str, whole: str) -> Recognised:
    """Return the same of another text, with that one's words."""
    end = found.start + len(found.written)
    written = text[found.start : end]
    return Recognised(
        written=written,
        folded=whole[found.start : end],
        whole=whole[: len(found.whole)],
        scheme=found.scheme,
        repository=found.repository,
        named=found.named,
        keyed=found.keyed,
        parts=tuple(_again(part, written) for part in found.parts),
        start=found.start,
    )


def _again(part: Part, written: str) -> Part:
    return Part(
        label=part.label,
        value=written[part.at : part.at + len(part.value)],
        level=part.level,
        written=written[part.start : part.end],
        start=part.start,
        end=part.end,
        at=part.at,
    )


def _each_once(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(dict.fromkeys(seen))
