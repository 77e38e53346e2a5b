"""The rows of the action table for work on units in tree, list and grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from muniment.desktop import arranging, clipboard, listing_by_hand, unconfirmed
from muniment.desktop.actions import Action, plain
from muniment.desktop.collating import text_key
from muniment.desktop.conditions import has_chosen, has_units, is_open
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, HandList
    from muniment.desktop.furniture import Grid
    from muniment.desktop.stage import Stage
    from muniment.desktop.workbench import Workbench


def _mover(move: Callable[[Catalogue, Sequence[str]], bool]) -> Callable[[Workbench], None]:
    def run(bench: Workbench) -> None:
        bench.leaving.emit()
        moved = bench.chosen
        told = arranging.misplaced(bench.catalogue, moved) if move(bench.catalogue, moved) else ""
        if told:
            bench.notice_undo(told)

    return run


_UP, _DOWN = _mover(arranging.move_up), _mover(arranging.move_down)
_IN, _OUT = _mover(arranging.indent), _mover(arranging.outdent)


def _sorter(id: str, words: str, by: str) -> Action:
    """Return the row that puts what lies in the unit in hand, or around it, in an order for good."""

    def run(bench: Workbench) -> None:
        furniture = bench.furniture
        if furniture is None:
            return
        bench.leaving.emit()
        catalogue = bench.catalogue
        row = catalogue.row(bench.unit) if bench.unit else None
        place = bench.unit if row is not None and row.children else bench.place
        label = f"{plain(words)}: {arranging.name_of(catalogue, [place]) if place else _('the top')}"
        steps = furniture.sort(catalogue, place, by, label, text_key())
        bench.run(steps, label, lambda moved: _say_sorted(bench, moved))

    return Action(id, words, "", "", run, has_units)


def _say_sorted(bench: Workbench, moved: int) -> None:
    if moved:
        bench.notice_undo(plural("{count} unit moved.", "{count} units moved.", moved))
    else:
        bench.notice(_("Everything stands in this order already."))


def rows(stage: Stage) -> tuple[Action, ...]:
    """Return what can be done with units, in the order in which the palette shows it."""
    return (
        Action("delete", _("&Delete"), "Del", "delete", _delete, has_chosen, in_lists=True),
        Action("move-up", _("Mo&ve Up"), "Alt+Up", "up", _UP, has_chosen, in_lists=True),
        Action("move-down", _("&Move Down"), "Alt+Down", "down", _DOWN, has_chosen, in_lists=True),
        Action("indent", _("Move I&n"), "Alt+Right", "indent", _IN, has_chosen, in_lists=True),
        Action("outdent", _("Move &Out"), "Alt+Left", "outdent", _OUT, has_chosen, in_lists=True),
        Action("cut", _("Cu&t"), "Ctrl+X", "", clipboard.cut, has_chosen, in_lists=True),
        Action("copy", _("&Copy"), "Ctrl+C", "copy", clipboard.copy, has_chosen, in_lists=True),
        Action(
            "copy-citation",
            _("Copy the C&itation"),
            "Ctrl+Alt+C",
            "copy",
            clipboard.copy_citation,
            has_chosen,
        ),
        Action("paste-units", _("Pa&ste Units"), "Ctrl+V", "", clipboard.paste, is_open, in_lists=True),
        _sorter("sort-shelfmark", _("Sort b&y Shelfmark"), "shelfmark"),
        _sorter("sort-date", _("Sort by D&ate"), "date"),
        _sorter("sort-title", _("So&rt by Title"), "title"),
        Action("confirm", _("&Confirm What Was Read"), "Ctrl+Alt+Return", "good", _confirm, _has_unconfirmed),
        Action("parent", _("Go to the &Place Above"), "Ctrl+Up", "up", _go_up, has_chosen, in_lists=True),
        Action("list-add", _("&Put into a List…"), "Ctrl+Shift+I", "columns", _put_into_list, has_chosen),
        _in_list(stage, "list-remove", _("Ta&ke Out of the List"), "Shift+Del", _take_out),
        _in_list(stage, "list-up", _("Up in &the List"), "Alt+Shift+Up", _shift_up),
        _in_list(stage, "list-down", _("Down in t&he List"), "Alt+Shift+Down", _shift_down),
        Action("bulk", _("Chan&ge Many…"), "Ctrl+B", "", lambda b: _change_many(b, stage), has_units),
        Action("grid", _("G&rid Mode"), "Ctrl+G", "columns", lambda b: stage.turn_grid(), is_open),
        _in_grid(stage, "fill-down", _("&Fill Down"), "Ctrl+D", lambda grid: grid.fill_down()),
        _in_grid(stage, "copy-above", _("Copy from A&bove"), "Ctrl+'", lambda g: g.copy_from_above()),
        Action("columns", _("&Columns…"), "Ctrl+Shift+G", "", lambda b: stage.choose_columns(), is_open),
    )


def _has_unconfirmed(bench: Workbench) -> bool:
    """Say whether the unit in hand has fields that were read from pasted words."""
    unit = bench.unit if bench.is_open else None
    return unit is not None and bool(unconfirmed.fields_of(bench.settings, bench.catalogue.place, unit))


def _confirm(bench: Workbench) -> None:
    place, unit = bench.catalogue.place, bench.unit or ""
    fields = unconfirmed.fields_of(bench.settings, place, unit)
    unconfirmed.confirm(bench.settings, place, unit, fields)
    bench.turned.emit()


def _put_into_list(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        bench.furniture.put_into_list(bench)


def _in_list(
    stage: Stage, id: str, words: str, keys: str, do: Callable[[Workbench, HandList, list[int]], list[int]]
) -> Action:
    """Return the row of what can be done only while a list made by hand is shown."""

    def run(bench: Workbench) -> None:
        stage.change_list(lambda made, places: do(bench, made, places))

    def shows_list(bench: Workbench) -> bool:
        return has_chosen(bench) and bool(stage.list_shown())

    return Action(id, words, keys, "", run, shows_list, in_lists=True)


def _take_out(bench: Workbench, made: HandList, places: list[int]) -> list[int]:
    if places:
        bench.notice_undo(listing_by_hand.take_out(bench.catalogue, made, places))
    return []


def _shift_up(bench: Workbench, made: HandList, places: list[int]) -> list[int]:
    return listing_by_hand.shift(bench.catalogue, made, places, -1)


def _shift_down(bench: Workbench, made: HandList, places: list[int]) -> list[int]:
    return listing_by_hand.shift(bench.catalogue, made, places, 1)


def _change_many(bench: Workbench, stage: Stage) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        listed, found = stage.listed()
        bench.furniture.change_many(bench, listed, found)


def _in_grid(stage: Stage, id: str, words: str, keys: str, do: Callable[[Grid], None]) -> Action:
    """Return the row of what can be done only while the grid is shown."""

    def run(_bench: Workbench) -> None:
        if stage.grid is not None:
            do(stage.grid)

    return Action(id, words, keys, "", run, lambda _bench: stage.grid is not None, in_grid=True)


def _delete(bench: Workbench) -> None:
    bench.leaving.emit()
    bench.notice_undo(arranging.delete(bench.catalogue, bench.chosen))


def _go_up(bench: Workbench) -> None:
    place = bench.catalogue.row(bench.place).parent if bench.place else None
    bench.go(place, bench.place)
