"""Opening the catalogue of a team: its URL, and the password where the server wants one."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit
from typing_extensions import override

from muniment.catalogue import Catalogue, CatalogueError, SignInError, credentials, joining
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import filled
from muniment.desktop.furniture import Opener
from muniment.i18n import _
from muniment.paths import name_of, place_of, without_password
from muniment.progress import Progress, Steps


def join_team(desk: Opener, refused: Exception | None) -> None:
    """Ask for a URL; where a server `refused`, for the password to the URL that was meant."""
    JoinSheet(desk, refused if isinstance(refused, SignInError) else None).show()


class JoinSheet(Sheet):
    """URL, password, and whether the keyring is to keep that."""

    outlasts = True

    def __init__(self, desk: Opener, refused: SignInError | None = None) -> None:
        super().__init__(desk, _("Open a team's catalogue"), _("Open"))
        self._opener = desk
        self.question = refused
        self.resize(560, 260)
        self.url = _line(_("Address of the catalogue"), "postgresql://anna@archive.example/muniment")
        self.password = _line(_("Password"), _("Only where the server wants one"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(_("Keep the password in the keyring of this system"))
        self.keep.setChecked(True)
        self.keep.setEnabled(False)
        words = str(refused) if refused else _("Whoever looks after the database tells you its address.")
        self.column.addWidget(label(words, "quiet"))
        for line in (self.url, self.password):
            self.column.addWidget(label(line.accessibleName(), "heading"))
            self.column.addWidget(line)
        self.column.addWidget(self.keep)
        self.column.addStretch(1)
        self.url.textChanged.connect(self._look)
        self.password.textChanged.connect(self._look)
        self.main.clicked.connect(self._open)
        self.url.setText(refused.place if refused else "")
        self._look()
        if refused:
            self.url.setReadOnly(True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is to be typed: at the password, where that is what is asked for."""
        super().showEvent(event)
        (self.password if self.url.isReadOnly() else self.url).setFocus()

    def _look(self) -> None:
        self.main.setEnabled(isinstance(place_of(self.url.text().strip()), str))
        self.keep.setEnabled(bool(self.password.text()))

    def _open(self) -> None:
        place, secret = self.url.text().strip(), self.password.text()
        keeps = bool(secret) and self.keep.isChecked()
        words = filled(_("Opening {name}"), name=name_of(without_password(place)))
        self._opener.run(_opened(place, secret, keeps), words, self._laid)
        self.accept()

    def _laid(self, opened: tuple[Catalogue, str]) -> None:
        catalogue, unkept = opened
        self._opener.lay(catalogue)
        if unkept:
            self._opener.notice(unkept)


def _opened(place: str, secret: str, keeps: bool) -> Steps[tuple[Catalogue, str]]:
    """Open the catalogue; return it, and why the password could not be kept where it was to be."""
    yield Progress(0)
    catalogue = Catalogue.open(joining.with_password(place, secret) if secret else place)
    try:
        yield Progress(1, 1)
    except GeneratorExit:
        catalogue.close()
        raise
    return catalogue, _kept(place, secret) if keeps else ""


def _kept(place: str, secret: str) -> str:
    try:
        credentials.keep(joining.address(place), secret)
    except CatalogueError as error:
        return str(error)
    return ""


def _line(name: str, example: str) -> QLineEdit:
    made = QLineEdit(placeholderText=example)
    made.setAccessibleName(name)
    return made
