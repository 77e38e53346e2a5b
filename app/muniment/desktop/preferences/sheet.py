"""The window of preferences: settings and keys, each on a page with its own field to find them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from typing_extensions import override

from muniment.desktop import looks, theme
from muniment.desktop.actions import Actions
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.fronting import bring_to_front
from muniment.desktop.preferences.keys_page import KeysPage
from muniment.desktop.preferences.settings_page import SettingsPage
from muniment.i18n import _

SETTINGS_PAGE, KEYS_PAGE = range(2)


def prefer(desk: Desk, actions: Actions, page: int = SETTINGS_PAGE, setting: str = "") -> None:
    """Open the preferences at a page, or at a setting; those that are open already come to the front."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, PreferencesSheet) and each.isVisible():
            each.turn_to(page, setting)
            bring_to_front(each)
            return
    sheet = PreferencesSheet(desk, actions)
    sheet.turn_to(page, setting)
    sheet.show()


class PreferencesSheet(Sheet):
    """Everything counts when it is chosen, so that there is nothing to confirm."""

    outlasts = True

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, _("Preferences"), _("Close"))
        self.resize(theme.scaled(820), theme.scaled(640))
        self.settings_page = SettingsPage(desk.settings)
        self.keys_page = KeysPage(actions, desk.settings)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(_("Preferences"))
        self.pages.addTab(self.settings_page, _("Settings"))
        self.pages.addTab(self.keys_page, _("Keys"))
        self.column.addWidget(self.pages, 1)
        self.end(_("Close"))
        self.main.setAutoDefault(False)
        self.main.setDefault(False)
        self.main.clicked.connect(self.accept)
        for field in (self.settings_page.search, self.keys_page.search):
            field.installEventFilter(self)
        looks.WheelZoom(self, desk.settings)

    def turn_to(self, page: int, setting: str = "") -> None:
        """Show a page, or one setting on it, with the cursor in its field."""
        if setting:
            self.settings_page.search.setText(setting)
        self.pages.setCurrentIndex(page)
        (self.settings_page, self.keys_page)[page].search.setFocus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turn_to(self.pages.currentIndex())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc empties the field first; Down and Enter lead from it to what was found."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        page = self.keys_page if watched is self.keys_page.search else self.settings_page
        if event.key() == Qt.Key.Key_Escape and page.search.text():
            page.search.clear()
            return True
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(page)
            return True
        return False

    def _enter(self, page: QWidget) -> None:
        if page is self.keys_page:
            self.keys_page.table.setFocus()
            return
        for row in self.settings_page.rows:
            if row.isVisible():
                row.editor.widget().setFocus()
                return
