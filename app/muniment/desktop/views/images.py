"""The tab *Images*: the pages of the record in order, one of them large, its text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.description import alignment
from muniment.description.units import DigitalObject, TextVersion, Unit
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_files
from muniment.desktop.buttons import icon_button, word_button
from muniment.desktop.desk import Desk
from muniment.desktop.directions import filled
from muniment.desktop.dropped import paths_in
from muniment.desktop.flowing import Flow
from muniment.desktop.forms.scene import Scene
from muniment.desktop.missing_files import ask_where_files_lie
from muniment.desktop.views.images_pages import Pages
from muniment.desktop.views.images_viewer import PageViewer
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.views.record_view import RecordView, empty_place
from muniment.desktop.views.text_column import TextColumn
from muniment.i18n import _, plural
from muniment.tasks.files import attach, is_image, path_of

_FOLDER = "images/folder"
_HALF = 500
"""A share of the room: page and text have the same."""


class ImagesView(RecordView):
    """Files fall on it and are attached; those that are no pictures are opened by their own program."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.setAcceptDrops(True)
        self._scene = Scene(desk)
        self.pages = Pages(desk.settings)
        self.pages.arranged.connect(self._arrange)
        self.pages.currentItemChanged.connect(lambda _now, _before: self._show_page())
        self.viewer = PageViewer(desk.settings)
        self.text = TextColumn(self._scene)
        self.text.edited.connect(self._on_text)
        draft.gathering.connect(self.text.take_in)
        self.text.hide()
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("role", "quiet")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open = QPushButton(_("Open in Its Own Program"))
        self._open.clicked.connect(self._open_elsewhere)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._page())

    @override
    def show_unit(self) -> None:
        unit = self.draft.unit
        if unit is None:
            return
        self._scene.unit = unit
        self._stack.setCurrentIndex(int(bool(unit.objects)))
        paths = [path_of(self.desk.catalogue, each) for each in unit.objects]
        self.pages.show_objects(unit.objects, paths)
        self._show_page()
        self._show_text(unit)

    @override
    def holds_field(self, id: str) -> bool:
        return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.draft.unit is not None and _files_in(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        linked = self.desk.settings.wish("images/dropped") == "link"
        self.attach(_files_in(event.mimeData()), linked)

    def attach(self, paths: Sequence[Path], linked: bool = False) -> None:
        """Attach files to the record beside the screen: copies beside the catalogue, or links."""
        unit = self.draft.unit
        if unit is None or not paths:
            return
        self.draft.flush()
        self.desk.settings.keep(_FOLDER, str(paths[0].parent))
        steps = attach(self.desk.catalogue, unit.id, paths, linked)
        self.desk.run(steps, _("Attaching files"), self._say_attached)

    def _empty(self) -> QWidget:
        buttons = QWidget()
        across = Flow(buttons, gap=theme.SPACE * 2)
        for words, linked in ((_("Add files …"), False), (_("Link files …"), True)):
            button = QPushButton(words)
            button.clicked.connect(partial(self._choose, linked))
            across.addWidget(button)
        hint = _(
            "Drop scans here, or add them. Copies are kept beside the catalogue; links stay where they lie."
        )
        return empty_place(_("This record has no images yet"), hint, buttons)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._bar())
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setChildrenCollapsible(False)
        large = QWidget()
        inner = QVBoxLayout(large)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.viewer, 1)
        inner.addWidget(self._said)
        inner.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        self._beside.addWidget(large)
        self._beside.addWidget(self.text)
        self._beside.setSizes([_HALF, _HALF])
        column.addWidget(self._beside, 1)
        column.addWidget(self.pages)
        return page

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(theme.SPACE)
        add = icon_button("add", _("Add files"), lambda: None)
        add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        add.setMenu(self._adding_menu())
        self._with_text = word_button(_("Text beside"), self._turn_text)
        self._with_text.setCheckable(True)
        for button in (
            icon_button("zoom-in", _("Zoom in (+)"), self.viewer.zoom_in),
            icon_button("zoom-out", _("Zoom out (−)"), self.viewer.zoom_out),
            word_button(_("Fit"), self.viewer.fit),
            icon_button("rotate", _("Turn to the right (R)"), self.viewer.turn),
        ):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._with_text)
        bar.addWidget(icon_button("delete", _("Take the chosen pages away"), self.pages.remove_chosen))
        bar.addWidget(add)
        return bar

    def _adding_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Add Files …")).triggered.connect(partial(self._choose, False))
        menu.addAction(_("Link Files Where They Lie …")).triggered.connect(partial(self._choose, True))
        menu.addSeparator()
        menu.addAction(_("Find Missing Files in a Folder …")).triggered.connect(self._find_missing)
        return menu

    def _choose(self, linked: bool, _checked: bool = False) -> None:
        ask_for_files(self, _("Add files"), lambda paths: self.attach(paths, linked), folder=self._folder())

    def _find_missing(self) -> None:
        self.draft.flush()
        ask_where_files_lie(self.desk, self, self._folder())

    def _folder(self) -> str:
        return self.desk.settings.text(_FOLDER, str(Path.home()))

    def _say_attached(self, added: tuple[DigitalObject, ...]) -> None:
        if added:
            words = plural("{count} file attached.", "{count} files attached.", len(added))
            self.desk.notice_undo(words)
        else:
            self.desk.notice(_("The record has these files already."))

    def _show_page(self) -> None:
        shown = self.pages.current()
        path = path_of(self.desk.catalogue, shown) if shown else None
        shows = shown is not None and path is not None and path.is_file() and is_image(shown)
        readable = self.viewer.show_picture(path if shows else None)
        self.viewer.setVisible(readable)
        self._said.setVisible(not readable)
        self._said.setText(_why(shown, path))
        self._open.setVisible(not readable and shown is not None and (path is None or path.is_file()))

    def _open_elsewhere(self) -> None:
        shown = self.pages.current()
        if shown is not None:
            path = path_of(self.desk.catalogue, shown)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)) if path else QUrl(shown.href))

    def _arrange(self, objects: tuple[DigitalObject, ...]) -> None:
        unit = self.draft.unit
        if unit is not None:
            self.draft.revise(replace(unit, objects=objects))
            self.draft.flush()
            self.show_unit()

    def _turn_text(self) -> None:
        unit = self.draft.unit
        if unit is not None:
            self._show_text(unit)

    def _show_text(self, unit: Unit) -> None:
        version = alignment.pair_of(unit)[0]
        self._with_text.setEnabled(version is not None)
        self.text.setVisible(version is not None and self._with_text.isChecked())
        if version is not None and version != self.text.version:
            self.text.show_version(version)

    def _on_text(self, version: TextVersion) -> None:
        unit = self.draft.unit
        if unit is not None:
            unit = replace(unit, texts=alignment.revised(unit.texts, version))
            self._scene.unit = unit
            self.draft.revise(unit)


def _why(shown: DigitalObject | None, path: Path | None) -> str:
    """Why no picture of the object is to be seen."""
    if shown is None:
        return ""
    if path is None:
        return filled(_("{address} lies on the web."), address=shown.href)
    if not path.is_file():
        message = _("{name} is not where it was. Find missing files in the folder it was moved to.")
        return filled(message, name=path.name)
    return filled(_("{name} cannot be shown here."), name=path.name)


def _files_in(carried: QMimeData) -> list[Path]:
    return [path for path in paths_in(carried) if path.is_file()]
