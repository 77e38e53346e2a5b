"""Keeping searches under a name, in the catalogue, each change one step to undo."""

from __future__ import annotations

import unicodedata
import uuid
from typing import TYPE_CHECKING

from muniment.desktop.naming import Judge, Verdict, a_name
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import SavedSearch


def in_one_line(name: str) -> str:
    """Return a name as it is kept: however its letters were composed or spaced where it came from."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_to_keep(bench: Workbench, name: str) -> Verdict:
    """Return what is said of a name under which a search is to be kept."""
    if not name:
        return Verdict(_("Type a name."), may=False)
    if _called(bench, name) is None:
        return Verdict(_("It stands under this name at the left, and counts what it finds."))
    return Verdict(_("There is a search “{name}” already: this one takes its place.").format(name=name))


def other_name(bench: Workbench, search: SavedSearch) -> Judge:
    """Return what is said of another name for a search."""
    return a_name(lambda name: _called(bench, name) not in (None, search.id), _taken())


def keep_search(bench: Workbench, name: str, text: str) -> None:
    """Keep a search; one that has the name already is replaced, which is said."""
    name = in_one_line(name)
    same = _called(bench, name)
    with bench.catalogue.edit(_("Keep the search “{name}”").format(name=name)) as edit:
        edit.put_search(same or f"s{uuid.uuid4().hex}", name, text)
    words = _("The search “{name}” is kept in the place of the one that had this name.")
    bench.notice_undo((words if same else _("The search “{name}” is kept.")).format(name=name))


def rename_search(bench: Workbench, search: SavedSearch, name: str) -> None:
    """Give a search another name, unless another search has it."""
    name = in_one_line(name)
    if _called(bench, name) not in (None, search.id):
        bench.notice(_taken().format(name=name))
        return
    with bench.catalogue.edit(_("Rename the search “{name}”").format(name=search.name)) as edit:
        edit.put_search(search.id, name, search.text)


def delete_search(bench: Workbench, search: SavedSearch) -> None:
    """Keep a search no longer."""
    with bench.catalogue.edit(_("Delete the search “{name}”").format(name=search.name)) as edit:
        edit.delete_search(search.id)
    bench.notice_undo(_("The search “{name}” is deleted.").format(name=search.name))


def _called(bench: Workbench, name: str) -> str | None:
    """The search of that name, None where none has it."""
    kept = in_one_line(name)
    return next((each.id for each in bench.catalogue.saved_searches() if each.name == kept), None)


def _taken() -> str:
    return _("There is a search “{name}” already. Give this one another name.")
