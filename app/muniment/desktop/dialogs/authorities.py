"""The authorities of a catalogue: people and bodies, places, subjects, repositories, each kept once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from muniment.catalogue import Change
from muniment.description.concepts import Authority, Concept, ConceptKind
from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.authority_editor import Editor
from muniment.desktop.dialogs.authority_keeping import Keeping
from muniment.desktop.dialogs.merging import MergeSheet
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.dialogs.splitting import SplitSheet
from muniment.desktop.menus import Menu
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _
from muniment.tasks import authorities
from muniment.tasks.authorities import Twins
from muniment.tasks.meanwhile import standing

T = TypeVar("T")
AGENTS, TWINS = "agents", "twins"
_SHOWN = {
    AGENTS: _("People and bodies"),
    ConceptKind.PLACE: _("Places"),
    ConceptKind.SUBJECT: _("Subjects"),
    ConceptKind.GENRE: _("Genres"),
    ConceptKind.REPOSITORY: _("Repositories"),
    TWINS: _("Likely duplicates"),
}
_INVITATION = _("Choose a name to change or to split it, or two to merge them.")
_BESIDE = 90
"""The width in letters from which list and editor stand side by side."""
_LEAST_ROWS = 4
_MOST = 2000
_PAUSE = 200
_WHAT = Qt.ItemDataRole.UserRole


def keep_authorities(desk: Desk, _chosen: Sequence[str]) -> None:
    """Show the authorities."""
    AuthoritiesSheet(desk).show()


def split_name(desk: Desk, _chosen: Sequence[str]) -> None:
    """Show the authorities, from which the one is chosen that stands for two."""
    AuthoritiesSheet(desk, _("Choose the name that stands for two, and press Split.")).show()


class AuthoritiesSheet(Sheet):
    """What is shown is chosen above; the list on the left, what is in hand on the right."""

    def __init__(self, desk: Desk, invitation: str = _INVITATION) -> None:
        super().__init__(desk, _("Authorities"), _("Save"))
        self.question = invitation
        self._invitation = invitation
        self.resize(theme.scaled(960), theme.scaled(640))
        self.shown = Menu()
        self.shown.setAccessibleName(_("What is shown"))
        for kind, words in _SHOWN.items():
            self.shown.addItem(words, kind)
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Find a name"))
        self.words.setPlaceholderText(_("Find a name"))
        self.list = QListWidget()
        read_each_way(self.list)
        self.list.setProperty("role", "padded")
        self.list.setMinimumHeight(_LEAST_ROWS * theme.row_height())
        self.list.setAccessibleName(_("Authorities"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.editor = Editor(desk)
        self.keeping = Keeping(desk, self.editor, self.main)
        self.hindrance = self.keeping.hindrance
        self.hint = label(invitation, "quiet")
        self.merging = push_button(_("Merge…"), self._merge)
        self.more = label("", "quiet")
        self.splitting = push_button(_("Split…"), self._split)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.main.setEnabled(False)
        self.leave_by(_("Close"))
        self.fill()

    def fill(self) -> None:
        """Show the names of the chosen kind, as they are now."""
        self._pause.stop()
        held = [_key(item) for item in self.list.selectedItems()]
        self.list.clear()
        self.more.hide()
        if self._kind == TWINS:
            steps = authorities.duplicates(self.desk.catalogue)
            self.run_while_open(steps, _("Comparing names"), self._show_twins)
        elif self._kind == AGENTS:
            self._show_agents()
        else:
            self._show_concepts(ConceptKind(self._kind))
        for at in range(self.list.count()):
            self.list.item(at).setSelected(_key(self.list.item(at)) in held)
        self._select()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the list stands above what is in hand, and names are whole."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE * self.fontMetrics().averageCharWidth()
        self.panes.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    @property
    def _kind(self) -> str:
        return str(self.shown.currentData())

    def _show_agents(self) -> None:
        found = self._first(self.desk.catalogue.agents(self.words.text(), limit=_MOST + 1))
        times = self.desk.catalogue.times_named([agent.id for agent in found])
        for agent in found:
            self._add(_counted(agent.name, times[agent.id]), agent)

    def _show_concepts(self, kind: ConceptKind) -> None:
        for concept, times in self._first(authorities.concepts(self.desk.catalogue, kind, self.words.text())):
            self._add(_counted(concept.name, times), concept)

    def _first(self, found: Sequence[T]) -> Sequence[T]:
        """Return as many as are listed, and say where there are more."""
        words = _("The first {count} are listed; type a part of a name above to find others.")
        self.more.setText(words.format(count=_MOST))
        self.more.setVisible(len(found) > _MOST)
        return found[:_MOST]

    def _show_twins(self, found: tuple[Twins, ...]) -> None:
        if self._kind != TWINS:
            return
        self.list.clear()
        for twins in found:
            self._add(f"{twins.one.name}  =  {twins.other.name}", twins)
        self.hint.setText(_("Choose a pair to merge it.") if found else _("No name seems to be there twice."))

    def _add(self, words: str, what: object) -> None:
        item = QListWidgetItem(words)
        item.setData(_WHAT, what)
        item.setToolTip(words)
        item.setSizeHint(QSize(0, theme.row_height()))
        self.list.addItem(item)

    @override
    def done(self, result: int) -> None:
        """Keep what is typed, however the sheet is closed; it stays while that cannot be kept."""
        self.leave_field()
        self.keeping.keep(lambda: super(AuthoritiesSheet, self).done(result))

    @override
    def keep_typed(self) -> None:
        self.leave_field()
        self.keeping.keep_now()

    @override
    def loss(self) -> str:
        return self.keeping.loss()

    def _select(self) -> None:
        """Show what is chosen, once what is typed of the name in hand is kept."""
        if self.keeping.is_writing:
            return
        if self.keeping.is_typed:
            self.keeping.keep(self._select)
            return
        self.hindrance.hide()
        chosen = [item.data(_WHAT) for item in self.list.selectedItems()]
        self.merging.setEnabled(len(chosen) == 2 or (len(chosen) == 1 and isinstance(chosen[0], Twins)))
        one = chosen[0] if len(chosen) == 1 and not isinstance(chosen[0], Twins) else None
        self.splitting.setEnabled(one is not None)
        self._side.setCurrentIndex(1 if one is not None else 0)
        if one is not None:
            one = standing(self.desk.catalogue, one) or one
            self.keeping.edit(one, one)

    def _stay(self) -> None:
        """Show the name in hand, which could not be kept, as the one that is chosen."""
        held = self.keeping.in_hand
        self._side.setCurrentIndex(1)
        with QSignalBlocker(self.list):
            for item in map(self.list.item, range(self.list.count())):
                item.setSelected(held is not None and _key(item) == _known_by(held))

    def _put_mine_over(self) -> None:
        self.keeping.put_mine_over()
        self._save()

    def _take_other(self) -> None:
        if not self.keeping.take_other():
            self.fill()

    def _merge(self) -> None:
        chosen = [item.data(_WHAT) for item in self.list.selectedItems()]
        if isinstance(chosen[0], Twins):
            one, other = chosen[0].one, chosen[0].other
            if chosen[0].times[1] > chosen[0].times[0]:
                one, other = other, one
        else:
            one, other = chosen
            if isinstance(one, Concept):
                times = (len(authorities.units_naming(self.desk.catalogue, each)) for each in chosen)
                (one, other) = (other, one) if next(times) < next(times) else (one, other)
        MergeSheet(self.desk, one, other).show()

    def _save(self) -> None:
        self.keeping.keep(self.list.clearSelection)

    def _split(self) -> None:
        """Offer to split the name in hand, once what is typed of it is kept."""
        desk, made = self.desk, self.editor.authority
        assert made is not None
        self.keeping.keep(lambda: SplitSheet(desk, authorities.as_kept(desk.catalogue, made)).show())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE * 2)
        line.addWidget(self.shown)
        line.addWidget(self.words, 1)
        line.addWidget(self.merging)
        line.addWidget(self.splitting)
        self._side = QStackedWidget()
        self._side.addWidget(self.hint)
        in_hand = QWidget()
        told = QVBoxLayout(in_hand)
        told.setContentsMargins(0, 0, 0, 0)
        aside = QHBoxLayout()
        aside.setContentsMargins(theme.SPACE * 3, 0, 0, 0)
        aside.addWidget(self.hindrance)
        told.addLayout(aside)
        told.addWidget(self.editor, 1)
        self._side.addWidget(in_hand)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panes = QSplitter(Qt.Orientation.Horizontal, handleWidth=1)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.more)
        self.panes.addWidget(listed)
        self.panes.addWidget(self._side)
        self.panes.setSizes([theme.scaled(340), theme.scaled(560)])
        self.panes.setChildrenCollapsible(False)
        self.column.addLayout(line)
        self.column.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.fill)
        self._later.timeout.connect(self._renew)
        self.shown.currentIndexChanged.connect(self._turn)
        self.words.textChanged.connect(self._pause.start)
        self.list.itemSelectionChanged.connect(self._select)
        self.editor.changed.connect(self._typed)
        self.hindrance.mine.connect(lambda: self.desk.attempt(self._put_mine_over))
        self.hindrance.other.connect(lambda: self.desk.attempt(self._take_other))
        self.keeping.kept.connect(self._select)
        self.keeping.stayed.connect(self._stay)
        self.editor.opened.connect(self.desk.open_unit)
        self.main.clicked.connect(self._save)
        self.desk.bridge.changed.connect(self._heard)
        for timer in (self._pause, self._later):
            self.finished.connect(timer.stop)

    def _turn(self) -> None:
        self.list.clearSelection()
        self.words.setEnabled(self._kind != TWINS)
        self.hint.setText(self._invitation)
        self.fill()

    def _typed(self) -> None:
        self.main.setEnabled(True)
        if not self.hindrance.clash:
            self.hindrance.hide()

    def _heard(self, _change: Change) -> None:
        if self.isVisible():
            self._later.start()
            if self.keeping.is_typed and not self.keeping.is_writing:
                self.keeping.is_hindered()

    def _renew(self) -> None:
        """Show what is so now; while somebody is at work on a name, later."""
        held = QApplication.focusWidget()
        if self.keeping.is_typed or (held is not None and self.editor.isAncestorOf(held)):
            self._later.start()
        else:
            self.fill()


def _key(item: QListWidgetItem) -> str:
    """Return what a row is known by, however often its name is said by now."""
    what: Authority | Twins = item.data(_WHAT)
    return item.text() if isinstance(what, Twins) else _known_by(what)


def _known_by(authority: Authority) -> str:
    return authority.id or authority.name


def _counted(name: str, times: int) -> str:
    return f"{name}  · {times}" if times else name
