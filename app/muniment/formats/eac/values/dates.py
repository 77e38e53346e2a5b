"""Dates: single ones, spans from one to another, and sets of both."""

import re
from collections.abc import Iterable, Iterator

from muniment.description.dates import is_edtf
from muniment.description.units import DateStatement
from muniment.formats.eac.making import Maker, said
from muniment.formats.eac.trees import Element, child, children, words

_DASH = "–"
_OPEN = ".."
_GREGORIAN = "gregorian"
_ONE_OF = re.compile(r"\[(?P<notBefore>[\d-]*)\.\.(?P<notAfter>[\d-]*)\]")
"""One day between two, in EDTF."""


def hear_dates(container: Element | None, event: str) -> tuple[DateStatement, ...]:
    """Return the dates in the element, those of a set one by one; `event` is what happened then."""
    return tuple(_hear_all(container, event))


def compose_dates(make: Maker, statements: Iterable[DateStatement]) -> Element | None:
    """Return the element for the dates: a single one, a span, or a set where there are several."""
    made = [each for statement in statements if (each := _compose(make, statement)) is not None]
    return make.make("dateSet", {}, made) if len(made) > 1 else next(iter(made), None)


def _hear_all(container: Element | None, event: str) -> Iterator[DateStatement]:
    if container is None:
        return
    for each in children(container, "date", "dateRange", "dateSet"):
        name = str(each.tag).rpartition("}")[2]
        if name == "dateSet":
            yield from _hear_all(each, event)
        elif name == "date":
            yield _statement(each, words(each), _edtf(each), event)
        else:
            yield _hear_span(each, event)


def _hear_span(element: Element, event: str) -> DateStatement:
    begin, end = child(element, "fromDate"), child(element, "toDate")
    sides = [_OPEN if side is None else _edtf(side) for side in (begin, end)]
    edtf = "" if not any(side.strip(".") for side in sides) else "/".join(sides)
    text = f"{words(begin)}{_DASH}{words(end)}"
    return _statement(begin if begin is not None else end, text, edtf if is_edtf(edtf) else "", event)


def _statement(element: Element | None, text: str, edtf: str, event: str) -> DateStatement:
    return DateStatement(
        text=text,
        edtf=edtf,
        event=event,
        certainty=said(element, "certainty"),
        calendar=said(element, "calendar") or _GREGORIAN,
    )


def _edtf(element: Element) -> str:
    """Return what the standard forms of a date mean, or nothing where they are no EDTF."""
    standard = said(element, "standardDate")
    first, last = said(element, "notBefore"), said(element, "notAfter")
    meant = standard or (f"[{first}..{last}]" if first or last else "")
    return meant if is_edtf(meant) else ""


def _compose(make: Maker, statement: DateStatement) -> Element | None:
    halves = statement.text.split(_DASH)
    more = {
        "certainty": statement.certainty,
        "calendar": statement.calendar if statement.calendar != _GREGORIAN else "",
    }
    if len(halves) == 2 and any(halves):
        begin, _, end = statement.edtf.partition("/")
        sides = [
            make.text("fromDate", halves[0], {"standardDate": begin} | more),
            make.text("toDate", halves[1], {"standardDate": end} | more),
        ]
        return make.make("dateRange", {}, sides)
    return make.make("date", _standard(make, statement.edtf) | more, (statement.text,))


def _standard(make: Maker, edtf: str) -> dict[str, str]:
    """Return the attributes that say what a date means: its standard form, or else between what it lies."""
    between = None if make.can_say("date", edtf, "standardDate") else _ONE_OF.fullmatch(edtf)
    return {"standardDate": edtf} if between is None else between.groupdict()
