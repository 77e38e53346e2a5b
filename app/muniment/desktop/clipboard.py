"""Branches on the clipboard: cut or copied in one place, pasted in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from muniment.description.citing import cited
from muniment.desktop import arranging
from muniment.desktop.directions import filled, shortened
from muniment.desktop.jobs import at_once
from muniment.desktop.models import dragging, marks
from muniment.i18n import _, plural

if TYPE_CHECKING:
    from muniment.desktop.workbench import Workbench

_LONGEST = 120
"""Letters of a citation that a notice says."""
_CUT = "application/x-muniment-cut"
_FROM = "application/x-muniment-catalogue"
_ROWS = _("There are rows of a spreadsheet on the clipboard, not units. Paste them in grid mode.")


def copy(bench: Workbench) -> None:
    """Put the selected branches on the clipboard, to be pasted as copies."""
    _hold(bench, cut=False)
    bench.notice(_("Copied {name}.").format(name=_name(bench)))


def copy_citation(bench: Workbench) -> None:
    """Put the citations of what is selected on the clipboard as words, each on a line of its own."""
    bench.leaving.emit()
    catalogue, chosen = bench.catalogue, bench.chosen
    steps = at_once(lambda: [cited(unit) for unit in catalogue.units(chosen)])
    bench.run(steps, _("Copying citations"), lambda citations: _say_cited(bench, citations))


def _say_cited(bench: Workbench, citations: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(citations))
    if len(citations) == 1:
        bench.notice(filled(_("Copied: {citation}"), citation=shortened(citations[0], _LONGEST)))
    else:
        bench.notice(plural("{count} citation copied.", "{count} citations copied.", len(citations)))


def cut(bench: Workbench) -> None:
    """Put the selected branches on the clipboard, to be moved to where they are pasted."""
    _hold(bench, cut=True)
    bench.notice(_("Cut {name}, to be moved to where you paste.").format(name=_name(bench)))


def paste(bench: Workbench) -> None:
    """Put what is on the clipboard into the unit in hand, or behind it where it holds nothing."""
    data = QGuiApplication.clipboard().mimeData()
    ids = dragging.unpacked(data) if data is not None else []
    if not ids or bytes(data.data(_FROM).data()).decode() != str(bench.catalogue.path):
        are_rows = data is not None and not ids and "\t" in data.text()
        bench.notice(_ROWS if are_rows else _("There are no units of this catalogue on the clipboard."))
        return
    bench.leaving.emit()
    parent, before = arranging.room_at(bench.catalogue, bench.unit)
    if not data.hasFormat(_CUT):
        _paste_copies(bench, ids, parent, before)
        return
    bench.notice_undo(arranging.put_under(bench.catalogue, ids, parent, before))
    QGuiApplication.clipboard().clear()


def _paste_copies(bench: Workbench, ids: list[str], parent: str | None, before: str | None) -> None:
    catalogue, furniture = bench.catalogue, bench.furniture
    there = arranging.tops(catalogue, ids)
    if not there or furniture is None:
        bench.notice(_("What was copied is no longer there."))
        return
    named = arranging.name_of(catalogue, there)
    label = _("Paste {name}").format(name=named)
    steps = furniture.duplicate(catalogue, there, parent, before, label)
    bench.run(steps, label, lambda _made: bench.notice_undo(_("Pasted a copy of {name}.").format(name=named)))


def _hold(bench: Workbench, *, cut: bool) -> None:
    bench.leaving.emit()
    ids = arranging.in_tree_order(bench.catalogue, arranging.tops(bench.catalogue, bench.chosen))
    data: QMimeData = dragging.packed(ids)
    data.setText("\n".join(marks.name(row) for row in bench.catalogue.rows(ids)))
    data.setData(_FROM, QByteArray(str(bench.catalogue.path).encode()))
    if cut:
        data.setData(_CUT, QByteArray(b"1"))
    put(data)


def put(data: QMimeData) -> None:
    """Put data on the clipboard; when the program ends, only its words stay there."""
    board, app = QGuiApplication.clipboard(), QGuiApplication.instance()

    def leave_words() -> None:
        if board.mimeData() is data:
            board.setText(data.text())

    board.setMimeData(data)
    if app is not None:
        # Qt takes the clipboard down after Python has ended: it must not find data there that Python made.
        app.aboutToQuit.connect(leave_words)


def _name(bench: Workbench) -> str:
    ids = dragging.unpacked(QGuiApplication.clipboard().mimeData())
    return arranging.name_of(bench.catalogue, ids) if ids else plural("{count} unit", "{count} units", 0)
