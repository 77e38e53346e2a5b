"""The rows of the action table, and how menus and toolbar are laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from muniment.desktop import choosing, looks, new_units, on_units
from muniment.desktop.actions import Action, always
from muniment.desktop.conditions import has_chosen, has_units, is_open
from muniment.desktop.directions import isolated, shortened
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.desktop.stage import Stage
    from muniment.desktop.workbench import Workbench

_LONGEST = 80
"""Letters of a step that a menu says: one as long as some titles is wider than the screen."""


def rows(stage: Stage) -> tuple[Action, ...]:
    """Return everything that can be done, in the order in which the palette shows it."""
    return (
        *new_units.rows(stage),
        Action("paste", _("&Paste Citation or Page…"), "Ctrl+Shift+V", "paste", _paste, is_open),
        Action("import", _("&Import…"), "Ctrl+I", "import", take_in, is_open),
        Action("export", _("E&xport…"), "Ctrl+E", "export", _hand_out, has_units),
        Action("print-list", _("P&rint the List…"), "Ctrl+P", "", lambda b: stage.print_list(), has_units),
        _sheet("print-record", _("Print t&he Record…"), "", has_chosen, "Ctrl+Alt+P"),
        _sheet("print-texts", _("Print Ori&ginal and Translation…"), "", has_chosen),
        Action("export-agents", _("Export A&uthority Records…"), "", "person", _hand_out_agents, is_open),
        Action("test-file", _("&Test My File…"), "", "xml", _test_file),
        _sheet("own-schemas", _("Schemas of &Your Own…"), "xml", always),
        Action("statistics", _("&Statistics"), "", "", _statistics, is_open),
        Action("rebuild-index", _("&Build the Search Index Anew"), "", "", _rebuild_index, has_units),
        Action("undo", _("&Undo"), "Ctrl+Z", "undo", lambda b: b.undo(), _can_undo, _undo_words),
        Action("redo", _("&Redo"), "Ctrl+Shift+Z", "redo", lambda b: b.redo(), _can_redo, _redo_words),
        _sheet("steps", _("&What Was Done…"), "history", is_open),
        _sheet("trash", _("Tr&ash…"), "delete", is_open),
        *on_units.rows(stage),
        _sheet("authorities", _("&Authorities…"), "person", is_open),
        _sheet("split-name", _("Split a &Name…"), "person", is_open),
        *_on_files(),
        _sheet("learn-marks", _("&Learn Shelfmarks…"), "link", is_open),
        _sheet("take-in-scheme", _("&Take In a Scheme…"), "import", is_open),
        _sheet("own-schemes", _("Schemes of Your &Own…"), "link", is_open),
        _sheet("mark-report", _("&Report on Shelfmarks"), "should", has_units),
        _sheet("renumber", _("Renum&ber…"), "down", has_chosen),
        _sheet("place-units", _("Place by S&helfmark…"), "route", has_units),
        Action("find", _("&Find"), "Ctrl+F", "search", lambda b: stage.search_now(), is_open),
        *_of_the_parts(stage),
        Action("mend", _("&To Be Mended"), "Ctrl+M", "must", lambda b: b.mending_asked.emit(), has_units),
        _sheet("findings", _("&All Findings…"), "should", has_units),
        _sheet("mend-aid", _("Mend the Finding Ai&d…"), "good", has_chosen),
        _sheet("kept-parts", _("What I&s Kept from the File…"), "xml", has_chosen),
        Action("commands", _("C&ommands and Records…"), "Ctrl+K", "command", lambda b: stage.show_commands()),
        *_of_the_program(stage),
    )


def _of_the_parts(stage: Stage) -> tuple[Action, ...]:
    """The keys from part to part of the window."""
    return (
        Action(
            "part-next", _("N&ext Part of the Window"), "Ctrl+F6", "", lambda b: stage.go_round(1), is_open
        ),
        Action(
            "part-back",
            _("Pre&vious Part of the Window"),
            "Ctrl+Shift+F6",
            "",
            lambda b: stage.go_round(-1),
            is_open,
        ),
    )


def _of_the_program(stage: Stage) -> tuple[Action, ...]:
    """What can be done with catalogues, windows, and how they look."""
    return (
        *choosing.rows(stage),
        Action("zoom-in", _("Lar&ger"), "Ctrl++; Ctrl+=", "zoom-in", lambda b: stage.zoom(1), _can_grow),
        Action("zoom-out", _("S&maller"), "Ctrl+-", "zoom-out", lambda b: stage.zoom(-1), _can_shrink),
        Action("zoom-back", _("Usual Si&ze"), "Ctrl+0", "", lambda b: stage.zoom(0)),
        Action("theme", _("&Light or Dark"), "Ctrl+Shift+L", "moon", lambda b: stage.turn_theme()),
        Action("theme-system", _("Colours of the &System"), "", "", lambda b: stage.wear("system")),
        Action("preferences", _("&Preferences…"), "Ctrl+,", "settings", lambda b: stage.show_preferences(0)),
        Action("keys", _("&Keys…"), "", "command", lambda b: stage.show_preferences(1)),
        Action("handbook", _("&Handbook"), "Ctrl+F1", "help", lambda b: stage.show_handbook()),
        Action("about", _("&About Muniment"), "", "", lambda b: stage.about()),
        Action("new-window", _("New &Window"), "Ctrl+Alt+N", "", lambda b: stage.new_window(), is_open),
        Action(
            "unit-window",
            _("Open in a Ne&w Window"),
            "Ctrl+Return",
            "",
            _in_window(stage),
            has_chosen,
            in_lists=True,
        ),
        Action("close-window", _("Close the Win&dow"), "Ctrl+W", "", lambda b: stage.close()),
        Action("quit", _("&Quit"), "Ctrl+Q", "", lambda b: stage.leave()),
    )


MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        _("&Catalogue"),
        (
            "new",
            "open",
            "open-team",
            "sample",
            "",
            "import",
            "paste",
            "export",
            "export-agents",
            "",
            "print-list",
            "print-record",
            "print-texts",
            "",
            "test-file",
            "own-schemas",
            "manifest",
            "",
            "back-up",
            "check-files",
            "authorities",
            "statistics",
            "rebuild-index",
            "",
            "new-window",
            "close-window",
            "quit",
        ),
    ),
    (
        _("&Edit"),
        (
            "undo",
            "redo",
            "steps",
            "trash",
            "",
            "cut",
            "copy",
            "copy-citation",
            "paste-units",
            "",
            "bulk",
            "split-name",
            "delete",
            "",
            "find",
            "commands",
            "",
            "preferences",
            "keys",
        ),
    ),
    (
        _("&Units"),
        (
            "new-item",
            "new-file",
            "new-series",
            "new-fonds",
            "new-like",
            "duplicate",
            "",
            "move-up",
            "move-down",
            "indent",
            "outdent",
            "",
            "confirm",
            "mend-aid",
            "kept-parts",
            "sort-shelfmark",
            "sort-date",
            "sort-title",
            "",
            "list-add",
            "list-remove",
            "list-up",
            "list-down",
        ),
    ),
    (
        _("&Shelfmarks"),
        ("learn-marks", "take-in-scheme", "own-schemes", "", "mark-report", "", "renumber", "place-units"),
    ),
    (
        _("&View"),
        (
            "grid",
            "fill-down",
            "copy-above",
            "columns",
            "",
            "parent",
            "unit-window",
            "mend",
            "findings",
            "",
            "part-next",
            "part-back",
            "",
            "zoom-in",
            "zoom-out",
            "zoom-back",
            "",
            "theme",
            "theme-system",
        ),
    ),
    (_("&Help"), ("handbook", "keys", "", "about")),
)
NEW = ("new-item", "new-file", "new-series", "new-fonds", "new-like", "", "paste")
CONTEXT = (
    "new-item", "new-file", "new-series", "new-like", "duplicate", "",
    "move-up", "move-down", "indent", "outdent", "",
    "cut", "copy", "paste-units", "", "unit-window",
    "sort-shelfmark", "sort-date", "sort-title", "",
    "renumber", "place-units", "",
    "list-add", "list-remove", "",
    "bulk", "export", "delete",
)  # fmt: skip


def _on_files() -> tuple[Action, ...]:
    return (
        _sheet("check-files", _("Check the &Files…"), "image", is_open),
        _sheet("manifest", _("IIIF &Manifest…"), "image", has_chosen),
    )


def _sheet(id: str, text: str, icon: str, enabled: Callable[[Workbench], bool], keys: str = "") -> Action:
    """An action that opens one of the dialogs of the furniture, on what is chosen."""

    def run(bench: Workbench) -> None:
        if bench.furniture is not None:
            bench.leaving.emit()
            bench.furniture.sheets[id](bench, bench.chosen)

    return Action(id, text, keys, icon, run, enabled)


def take_in(bench: Workbench, paths: choosing.Paths = ()) -> None:
    """Import files; asked for where none are given."""
    if bench.furniture is not None:
        bench.furniture.take_in(bench, paths)


def _paste(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.furniture.paste(bench)


def _hand_out(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        bench.furniture.hand_out(bench, bench.unit)


def _hand_out_agents(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        bench.furniture.hand_out_agents(bench)


def _test_file(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.furniture.test_file(bench)


def _statistics(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        bench.furniture.statistics(bench)


def _rebuild_index(bench: Workbench) -> None:
    if bench.furniture is not None:
        bench.leaving.emit()
        bench.furniture.rebuild_index(bench)


def _in_window(stage: Stage) -> Callable[[Workbench], None]:
    return lambda bench: stage.new_window(bench.unit)


def _can_grow(bench: Workbench) -> bool:
    return looks.can_zoom(bench.settings, 1)


def _can_shrink(bench: Workbench) -> bool:
    return looks.can_zoom(bench.settings, -1)


def _can_undo(bench: Workbench) -> bool:
    return bench.undo_label is not None


def _can_redo(bench: Workbench) -> bool:
    return bench.redo_label is not None


def _undo_words(bench: Workbench) -> str:
    label = bench.undo_label
    return _("&Undo {label}").format(label=shortened(isolated(label), _LONGEST)) if label else _("&Undo")


def _redo_words(bench: Workbench) -> str:
    label = bench.redo_label
    return _("&Redo {label}").format(label=shortened(isolated(label), _LONGEST)) if label else _("&Redo")
