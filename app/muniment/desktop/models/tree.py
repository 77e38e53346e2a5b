"""The arrangement as a lazy tree: places are asked for when opened, rows in blocks when seen."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.models import dragging, marks
from muniment.desktop.models.rearranging import rearrange

if TYPE_CHECKING:
    from muniment.catalogue import Branch, Catalogue, Change, Row

Index = QModelIndex | QPersistentModelIndex
UNIT_ROLE = Qt.ItemDataRole.UserRole
"""The id of the unit."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The unit's `Row`, None where it is gone."""
BRANCH_ROLE = Qt.ItemDataRole.UserRole + 4
"""What lies below the unit (`Branch`), None where nothing does or it is not counted yet."""
_PAGE = 1000
_REACH = 2 * _PAGE
"""Rows that are fetched at once to show one of them; a view asks each whether it can be opened."""
_BLOCK = 128
_NOWHERE = QModelIndex()


@dataclass(slots=True, eq=False)
class _Node:
    """One place. `ids` are all its children, `nodes` those fetched so far: the first of them, in order."""

    key: int
    id: str | None
    parent: _Node | None
    at: int
    ids: list[str] | None = None
    nodes: list[_Node] = field(default_factory=list)
    row: Row | None = None


class TreeModel(QAbstractItemModel):
    """All units of a catalogue by their place.

    An index carries a number, not a pointer: an old index of a row that is gone finds nothing
    instead of a freed object. `dropped` carries the ids of units that were dropped, the place
    they are for and the child of it that they come before, None for the end.
    """

    dropped = Signal(list, object, object)

    def __init__(
        self,
        catalogue: Catalogue,
        parent: QObject | None = None,
        repository_name: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent)
        self._repository_name = repository_name
        self._catalogue = catalogue
        self._moving = False
        self._branches: Mapping[str, Branch] = {}
        self._keys = itertools.count(1)
        self._root = _Node(0, None, None, 0)
        self._by_key: dict[int, _Node] = {0: self._root}
        self._by_id: dict[str | None, _Node] = {None: self._root}

    def take_branches(self, counted: Mapping[str, Branch]) -> None:
        """Take in what lies below each place; views are to be painted again."""
        self._branches = counted

    def index_of(self, unit: str) -> QModelIndex:
        """Return the index of the unit, fetching the way to it; an invalid one where it is gone.

        Where it stands too far down a long place, the index is that of the place.
        """
        if not self._catalogue.rows([unit]):
            return QModelIndex()
        node = self._root
        for id in [*(row.id for row in self._catalogue.ancestors(unit)), unit]:
            found = self._child(node, id)
            if found is None:
                break
            node = found
        return self._index(node)

    def known_index(self, unit: str) -> QModelIndex:
        """Return the index of the unit where it was fetched already, an invalid one where not."""
        node = self._by_id.get(unit)
        return self._index(node) if node is not None else QModelIndex()

    def refresh(self, change: Change) -> None:
        """Show what an edit changed; what is open stays open."""
        if change.everything:
            self._rearrange_all()
            return
        for parent in change.parents:
            node = self._by_id.get(parent)
            if node is not None and node.ids is not None:
                self._rearrange(node)
        touched = [self._by_id[id] for id in {*change.units, *change.parents} if id and id in self._by_id]
        for node in touched:
            self._forget(node)
        if any(node.id in change.parents and node.ids is None for node in touched):
            self._lay_out()

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        nodes = self._node(parent).nodes
        if column != 0 or not 0 <= row < len(nodes):
            return QModelIndex()
        return self.createIndex(row, 0, nodes[row].key)

    @override
    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        node = self._node(child)
        return self._index(node.parent) if node.parent is not None else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._node(parent).nodes)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        node = self._node(parent)
        if node.ids is not None:
            return bool(node.nodes or node.ids)
        if node is self._root:
            return bool(self._children(node))
        row = self._row(node)
        return row is not None and row.children > 0

    @override
    def canFetchMore(self, parent: Index) -> bool:
        node = self._node(parent)
        if self._moving:
            return False
        if node.ids is None:
            return self.hasChildren(parent)
        return len(node.nodes) < len(node.ids)

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self._node(parent)
        self._fetch(node, len(node.nodes) + _PAGE)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self._node(index)
        answer = _ANSWERS.get(role)
        if role == UNIT_ROLE:
            return node.id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._name(node)
        if role == BRANCH_ROLE:
            return self._branches.get(node.id or "")
        if node is self._root or (answer is None and role not in _WITH_ROW):
            return None
        row = self._row(node)
        if row is not None and role == Qt.ItemDataRole.ToolTipRole:
            title = marks.whole_title(row, self._repository_name) or marks.name(row)
            return "\n".join(filter(None, (title, row.shelfmark, row.date, *self._told(node, row))))
        if row is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            said = (f"{marks.name(row)} {marks.level_name(row)}", *self._told(node, row))
            return ", ".join(filter(None, said))
        return answer(row) if answer is not None and row is not None else row

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        drag, drop = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | drag | drop

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [dragging.UNITS]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        nodes = sorted(map(self._node, indexes), key=_standing)
        return dragging.packed(node.id or "" for node in nodes)

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids, node = dragging.unpacked(data), self._node(parent)
        if not ids:
            return False
        before = node.nodes[row].id if 0 <= row < len(node.nodes) else None
        self.dropped.emit(ids, node.id, before)
        return True

    def _node(self, index: Index) -> _Node:
        return self._by_key.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.at, 0, node.key)

    def _children(self, node: _Node) -> list[str]:
        if node.ids is None:
            node.ids = self._catalogue.child_ids(node.id)
        return node.ids

    def _child(self, node: _Node, id: str) -> _Node | None:
        ids = self._children(node)
        if id not in ids:
            return None
        at = ids.index(id)
        if len(node.nodes) <= at < len(node.nodes) + _REACH:
            self._fetch(node, at + 1)
        return node.nodes[at] if at < len(node.nodes) else None

    def _fetch(self, node: _Node, count: int) -> None:
        """Fetch children up to `count` of them; done twice, or while rows move, it does nothing."""
        if self._moving:
            return
        first, last = len(node.nodes), min(count, len(self._children(node)))
        if last > first:
            with self._rows_moving():
                _Children(self, node).put_in(first, self._children(node)[first:last])

    def _row(self, node: _Node) -> Row | None:
        """The node's row, read with its neighbours: a view that asks for one asks for all in sight."""
        if node.row is None and node.parent is not None:
            start = node.at - node.at % _BLOCK
            unread = {n.id: n for n in node.parent.nodes[start : start + _BLOCK] if n.row is None and n.id}
            for row in self._catalogue.rows([id for id in unread if id]):
                unread[row.id].row = row
        return node.row

    def _told(self, node: _Node, row: Row) -> list[str]:
        """What is to be mended in the node, and what lies below it, in words; nothing where nothing is."""
        own, branch = marks.mark(row), self._branches.get(node.id or "")
        return [own.sentence if own.word else "", marks.branch(branch).sentence if branch is not None else ""]

    def _forget(self, node: _Node) -> None:
        node.row = None
        index = self._index(node)
        self.dataChanged.emit(index, index)

    def _name(self, node: _Node) -> str:
        row, above = self._row(node), self._row(node.parent) if node.parent is not None else None
        return marks.name(row, above.shelfmark if above is not None else "") if row is not None else ""

    def _lay_out(self) -> None:
        """Have views ask anew which places can be opened."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def _rearrange_all(self) -> None:
        for node in list(self._by_key.values()):
            if node.key in self._by_key and node.ids is not None:
                self._rearrange(node)
        for node in self._by_key.values():
            node.row = None
        self._lay_out()

    def _rearrange(self, node: _Node) -> None:
        """Fetch the children anew; as far as they had been fetched, so far they are again."""
        all_fetched = len(node.nodes) == len(node.ids or ())
        ids = self._catalogue.child_ids(node.id)
        old = [child.id for child in node.nodes if child.id]
        shown = len(ids) if all_fetched else _reach(ids, set(old))
        node.ids = ids
        with self._rows_moving():
            rearrange(_Children(self, node), old, ids[: min(shown, len(old) + _PAGE)])

    @contextmanager
    def _rows_moving(self) -> Iterator[None]:
        """Keep views that look on from fetching more: they ask in the midst of every move."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def _adopt(self, node: _Node, ids: Iterable[str]) -> list[_Node]:
        made = [_Node(next(self._keys), id, node, 0) for id in ids]
        for child in made:
            self._by_key[child.key] = child
            self._by_id[child.id] = child
        return made

    def _abandon(self, nodes: Iterable[_Node]) -> None:
        for node in nodes:
            self._abandon(node.nodes)
            self._by_key.pop(node.key, None)
            if self._by_id.get(node.id) is node:
                del self._by_id[node.id]


class _Children:
    """The fetched rows under one node, as `rearrange` moves them."""

    def __init__(self, model: TreeModel, node: _Node) -> None:
        self._model = model
        self._node = node

    def take_out(self, first: int, last: int) -> None:
        model, node = self._model, self._node
        model.beginRemoveRows(model._index(node), first, last)
        model._abandon(node.nodes[first : last + 1])
        del node.nodes[first : last + 1]
        self._number(first)
        model.endRemoveRows()

    def put_in_order(self, ids: Sequence[str]) -> None:
        model, node = self._model, self._node
        model.layoutAboutToBeChanged.emit()
        before = [model._index(child) for child in node.nodes]
        by_id = {child.id: child for child in node.nodes}
        moved = list(node.nodes)
        node.nodes[:] = [by_id[id] for id in ids]
        self._number(0)
        model.changePersistentIndexList(before, [model._index(child) for child in moved])
        model.layoutChanged.emit()

    def put_in(self, first: int, ids: Sequence[str]) -> None:
        model, node = self._model, self._node
        model.beginInsertRows(model._index(node), first, first + len(ids) - 1)
        node.nodes[first:first] = model._adopt(node, ids)
        self._number(first)
        model.endInsertRows()

    def _number(self, first: int) -> None:
        for at in range(first, len(self._node.nodes)):
            self._node.nodes[at].at = at


def _standing(node: _Node) -> tuple[int, ...]:
    """Where a node stands in the whole tree: the rows on the way down to it."""
    return (*_standing(node.parent), node.at) if node.parent is not None else ()


def _reach(ids: Sequence[str], fetched: set[str]) -> int:
    """How many of the ids there are up to and with the last that had been fetched."""
    return max((at for at, id in enumerate(ids, start=1) if id in fetched), default=0)


_WITH_ROW = (ROW_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)

_ANSWERS: dict[int, Callable[[Row], object]] = {
    Qt.ItemDataRole.DecorationRole: lambda row: theme.icon(marks.level_icon(row.level), "quiet"),
}
