"""The way of a unit as steps: read from its dates, custody, credits and shelfmarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from muniment.description.levels import CustodyKind, ShelfmarkKind
from muniment.description.units import Credit, CustodyEvent, Shelfmark, Unit
from muniment.desktop.directions import filled
from muniment.desktop.forms.choices import label_of
from muniment.i18n import _

_TOLD_BY_CREDITS = {
    "prv": CustodyKind.OBTAINED,
    "ctb": CustodyKind.CONTRIBUTED,
    "dnr": CustodyKind.DONATED,
    "trl": CustodyKind.TRANSLATED,
}
"""Relators that are steps on a document's way."""

_MARKS = {
    ShelfmarkKind.CURRENT: _("Kept as"),
    ShelfmarkKind.FORMER: _("Formerly kept as"),
    ShelfmarkKind.COPY: _("Copy kept as"),
    ShelfmarkKind.ALTERNATIVE: _("Also known as"),
}


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step: what happened, to whom or where, when (in words), and who says so."""

    what: str
    who: str = ""
    when: str = ""
    says: str = ""


def steps_of(unit: Unit) -> tuple[WayStep, ...]:
    """Return the steps from the document's making, through hands, to where it and its copies are kept."""
    return (*_made(unit), *_custody(unit), *_credited(unit), *_kept(unit))


def _made(unit: Unit) -> Iterator[WayStep]:
    for date in unit.dates:
        yield WayStep(label_of("date-events", date.event), when=date.text)


def _custody(unit: Unit) -> Iterator[WayStep]:
    for event in unit.custody:
        when = event.date.text if event.date else ""
        yield WayStep(label_of("custody", event.kind), _hands(event), when, event.source or event.statement)


def _credited(unit: Unit) -> Iterator[WayStep]:
    told = {(event.kind, event.agent) for event in unit.custody}
    for credit in unit.credits:
        kind = _TOLD_BY_CREDITS.get(credit.relator)
        if kind is not None and (kind, credit.name) not in told:
            yield WayStep(label_of("custody", kind), _credited_name(credit), says=credit.statement)


def _kept(unit: Unit) -> Iterator[WayStep]:
    for mark in unit.shelfmarks:
        yield WayStep(_MARKS[mark.kind], mark.text, _while(mark))


def _hands(event: CustodyEvent) -> str:
    hands = " → ".join(name for name in (event.agent, event.recipient) if name)
    return ", ".join(words for words in (hands, event.place) if words)


def _credited_name(credit: Credit) -> str:
    if not credit.on_behalf_of:
        return credit.name
    return filled(_("{name}, for {body}"), name=credit.name, body=credit.on_behalf_of)


def _while(mark: Shelfmark) -> str:
    return " – ".join((mark.since, mark.until)) if mark.since or mark.until else ""
