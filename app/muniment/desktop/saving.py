"""Keeping searches under a name, in the catalogue, each change one step to undo."""

from __future__ import annotations

import unicodedata
import uuid
from typing import TYPE_CHECKING

from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import SavedSearch


def in_one_line(name: str) -> str:
    """Return a name as it is kept: however its letters were composed or spaced where it came from."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def keep_search(bench: Workbench, name: str, text: str) -> None:
    """Keep a search; one that has the name already is replaced, which is said."""
    name = in_one_line(name)
    same = next((search.id for search in bench.catalogue.saved_searches() if search.name == name), None)
    with bench.catalogue.edit(_("Keep the search “{name}”").format(name=name)) as edit:
        edit.put_search(same or f"s{uuid.uuid4().hex}", name, text)
    words = _("The search “{name}” is kept in the place of the one that had this name.")
    bench.notice_undo((words if same else _("The search “{name}” is kept.")).format(name=name))


def rename_search(bench: Workbench, search: SavedSearch, name: str) -> None:
    """Give a search another name, unless another search has it."""
    name = in_one_line(name)
    if any(each.name == name and each.id != search.id for each in bench.catalogue.saved_searches()):
        bench.notice(_("There is a search “{name}” already. Give this one another name.").format(name=name))
        return
    with bench.catalogue.edit(_("Rename the search “{name}”").format(name=search.name)) as edit:
        edit.put_search(search.id, name, search.text)


def delete_search(bench: Workbench, search: SavedSearch) -> None:
    """Keep a search no longer."""
    with bench.catalogue.edit(_("Delete the search “{name}”").format(name=search.name)) as edit:
        edit.delete_search(search.id)
    bench.notice_undo(_("The search “{name}” is deleted.").format(name=search.name))
