"""The catalogue in numbers, and its search index: is it sound, and built anew where it is not."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHeaderView,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
)

from muniment.catalogue import Statistics
from muniment.description import languages
from muniment.description.levels import Level
from muniment.description.vocabularies import level_called
from muniment.desktop import theme
from muniment.desktop.desk import Desk, SearchDesk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.jobs import at_once
from muniment.desktop.models.marks import LEVEL_NAMES
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _, plural

_SEARCH = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def count_and_show(desk: SearchDesk) -> None:
    """Count beside the screen, and show the page of statistics."""
    desk.run(at_once(desk.catalogue.statistics), _("Counting"), lambda found: Numbers(desk, found).show())


def rebuild(desk: Desk) -> None:
    """Build the search index anew beside the screen, with progress and Cancel."""
    desk.run(desk.catalogue.rebuild_index(), _("Building the search index"), lambda count: _tell(desk, count))


def _tell(desk: Desk, count: int) -> None:
    one = "The search index was built anew, of {count} unit."
    many = "The search index was built anew, of {count} units."
    desk.notice(plural(one, many, count))


class Numbers(Sheet):
    """How much there is, and a page each of the levels, repositories, languages and decades.

    A click on what is counted, or Return, searches for it; the page stays open.
    """

    def __init__(self, desk: SearchDesk, found: Statistics) -> None:
        super().__init__(desk, _("Statistics"), _("Build the Index Anew"))
        self._ask_for = desk.ask_for
        self.question = found
        self.resize(theme.scaled(620), theme.scaled(560))
        self.facts = QGridLayout()
        self.facts.setHorizontalSpacing(theme.SPACE * 4)
        self.facts.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(_facts(found)):
            self.facts.addWidget(label(name, "quiet"), row, 0)
            self.facts.addWidget(label(words, ""), row, 1)
        self.column.addLayout(self.facts)
        self.column.addWidget(label(_state(found), "good" if found.index_is_sound else "warning"))
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.pages.tabBar().setAccessibleName(_("Statistics"))
        for name, counted, said, sought in (
            (_("Levels"), found.levels, _level, 'level:"{}"'),
            (_("Repositories"), found.repositories, str, 'repository:="{}"'),
            (_("Languages"), found.languages, languages.name_of, 'language:"{}"'),
            (_("Decades"), found.decades, _decade, "date:{}..{}"),
        ):
            page = _page(name, [(said(each), count, _search(sought, each)) for each, count in counted])
            page.itemActivated.connect(self._search_for)
            page.itemClicked.connect(self._search_for)
            self.leave_return_to(page)
            self.pages.addTab(page, name)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(label(_("A click on a line, or Return, searches for what it counts."), "small"))
        if found.index_is_sound:
            self.end(_("Close"))
            self.main.clicked.connect(self.accept)
        else:
            self.leave_by(_("Close"))
            self.main.clicked.connect(self._rebuild)

    def _search_for(self, line: QTreeWidgetItem) -> None:
        if search := line.data(0, _SEARCH):
            self._ask_for(search)

    def _rebuild(self) -> None:
        rebuild(self.desk)
        self.accept()


def _facts(found: Statistics) -> tuple[tuple[str, str], ...]:
    size = _("{size}, of which the search index takes {index}")
    sizes = size.format(size=_bytes(found.size), index=_bytes(found.index_size))
    return (
        (_("Units"), _number(found.units)),
        (_("Agents"), _number(found.agents)),
        (_("Steps of the history"), _number(found.steps)),
        (_("Size"), sizes),
    )


def _state(found: Statistics) -> str:
    when = found.checked.astimezone().strftime("%H:%M")
    if found.index_is_sound:
        return _("The search index is sound. It was checked at {time}.").format(time=when)
    return _("The search index is not in step with the units: some may not be found. Build it anew.")


def _page(name: str, rows: list[tuple[str, int, str]]) -> QTreeWidget:
    page = QTreeWidget()
    read_each_way(page)
    page.setAccessibleName(name)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setRootIsDecorated(False)
    page.setUniformRowHeights(True)
    page.setHeaderLabels([name, _("Units")])
    page.headerItem().setTextAlignment(1, _RIGHT)
    for said, count, search in rows:
        item = QTreeWidgetItem([said or _("not said"), _number(count)])
        item.setTextAlignment(1, _RIGHT)
        item.setData(0, _SEARCH, search)
        item.setToolTip(0, said)
        item.setSizeHint(0, QSize(0, theme.row_height()))
        page.addTopLevelItem(item)
    if not rows:
        page.addTopLevelItem(_none())
    page.setProperty("role", "padded")
    page.header().setStretchLastSection(False)
    page.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    page.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return page


def _none() -> QTreeWidgetItem:
    """A line where there is nothing to count; it leads nowhere."""
    item = QTreeWidgetItem([_("No unit says any yet.")])
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(0, QColor(theme.current().quiet))
    item.setSizeHint(0, QSize(0, theme.row_height()))
    return item


def _search(sought: str, counted: str) -> str:
    """Return the search for what is counted; nothing where it has no words, or some that cannot be quoted."""
    if not counted or '"' in counted:
        return ""
    return sought.format(counted, f"{counted[:-1]}9")


def _level(code: str) -> str:
    known = {level.value: level for level in Level}
    return LEVEL_NAMES.get(known[code], "") if code in known else level_called(code)


def _decade(year: str) -> str:
    return _("{year}s").format(year=year)


def _number(count: int) -> str:
    return QLocale().toString(count)


def _bytes(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
