"""What an archivist does with lists made by hand: units into one, out of one, up and down in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from muniment.description.folding import fold
from muniment.description.units import new_id
from muniment.desktop.naming import Judge, a_name
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, HandList
    from muniment.desktop.workbench import Workbench


def made_by_hand(catalogue: Catalogue, id: str) -> HandList | None:
    """Return the list of that id, None where it is gone."""
    return next((made for made in catalogue.hand_lists() if made.id == id), None)


def add_to(catalogue: Catalogue, name: str, units: Sequence[str], blank: HandList) -> str:
    """Put units at the end of the list of that name, a new one like `blank` where there is none."""
    known = next((made for made in catalogue.hand_lists() if fold(made.name) == fold(name)), None)
    there = known or replace(blank, id=new_id(), name=name.strip())
    counted = plural("{count} unit", "{count} units", len(units))
    label = _("Put {units} into the list “{name}”").format(units=counted, name=there.name)
    with catalogue.edit(label) as edit:
        edit.put_list(replace(there, units=(*there.units, *units)))
    return _("{units} put into the list “{name}”.").format(units=counted, name=there.name)


def put_at(catalogue: Catalogue, made: HandList, at: int, units: Sequence[str]) -> str:
    """Put units into the list before what stands at a place; tell what was done."""
    counted = plural("{count} unit", "{count} units", len(units))
    label = _("Put {units} into the list “{name}”").format(units=counted, name=made.name)
    with catalogue.edit(label) as edit:
        edit.put_list(replace(made, units=(*made.units[:at], *units, *made.units[at:])))
    return _("{units} put into the list “{name}”.").format(units=counted, name=made.name)


def bring_to(catalogue: Catalogue, made: HandList, places: Sequence[int], at: int) -> list[int]:
    """Bring what stands at these places, in its order, before what stands at a place; return where it is."""
    block = [made.units[place] for place in sorted(places)]
    rest = [unit for place, unit in enumerate(made.units) if place not in set(places)]
    first = at - sum(place < at for place in places)
    with catalogue.edit(_("Move in the list “{name}”").format(name=made.name)) as edit:
        edit.put_list(replace(made, units=(*rest[:first], *block, *rest[first:])))
    return list(range(first, first + len(block)))


def take_out(catalogue: Catalogue, made: HandList, places: Sequence[int]) -> str:
    """Take what stands at these places out of the list; tell what was done."""
    gone = set(places)
    kept = tuple(unit for at, unit in enumerate(made.units) if at not in gone)
    counted = plural("{count} unit", "{count} units", len(gone))
    with catalogue.edit(_("Take {units} out of “{name}”").format(units=counted, name=made.name)) as edit:
        edit.put_list(replace(made, units=kept))
    return _("{units} taken out of the list “{name}”.").format(units=counted, name=made.name)


def shift(catalogue: Catalogue, made: HandList, places: Sequence[int], step: int) -> list[int]:
    """Move what stands at these places up (-1) or down (1) by one; return where it stands then."""
    block, units = sorted(places), list(made.units)
    if not block or block[0] + step < 0 or block[-1] + step >= len(units):
        return block
    for at in block if step < 0 else reversed(block):
        units[at], units[at + step] = units[at + step], units[at]
    with catalogue.edit(_("Move in the list “{name}”").format(name=made.name)) as edit:
        edit.put_list(replace(made, units=tuple(units)))
    return [at + step for at in block]


def other_name(bench: Workbench, made: HandList) -> Judge:
    """Return what is said of another name for a list."""
    return a_name(lambda name: _is_taken(bench, made, name), _taken())


def rename(bench: Workbench, made: HandList, name: str) -> None:
    """Give a list another name, unless another list has it: units are put into lists by their names."""
    catalogue = bench.catalogue
    if _is_taken(bench, made, name):
        bench.notice(_taken().format(name=name))
        return
    with catalogue.edit(_("Rename the list “{name}”").format(name=made.name)) as edit:
        edit.put_list(replace(made, name=name))


def delete(catalogue: Catalogue, made: HandList) -> str:
    """Delete a list, not its units; tell what was done."""
    with catalogue.edit(_("Delete the list “{name}”").format(name=made.name)) as edit:
        edit.delete_list(made.id)
    return _("Deleted the list “{name}”; its units stay.").format(name=made.name)


def _is_taken(bench: Workbench, made: HandList, name: str) -> bool:
    lists = bench.catalogue.hand_lists()
    return any(fold(each.name) == fold(name) and each.id != made.id for each in lists)


def _taken() -> str:
    return _("There is a list “{name}” already. Give this one another name.")
