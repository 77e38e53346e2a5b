"""Paper and ink: a dozen colour tokens from a file, one palette, one family of icons."""

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from string import Template

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from muniment.paths import resource

SPACE = 4
"""The grid, in pixels: 8 inside a group, 16 between groups, 24 around a page."""
ROW = 30
"""The height of a row in lists at the usual size of type, in pixels."""
_USUAL = 13
"""The size of type, in pixels, for which lengths are given."""
SMALL, PLAIN, LARGE, HUGE = 0.85, 1.0, 1.2, 1.6
"""The four sizes of type, against the system's own."""
_SERIF = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "Times New Roman", "DejaVu Serif")
_ICON_SIZES = (16, 32, 48, 64)
_ICON_NAME = "icon_name"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme, as `#RRGGBB`, by what they are for."""

    paper: str
    surface: str
    sunken: str
    line: str
    ink: str
    quiet: str
    accent: str
    accent_soft: str
    danger: str
    warning: str
    good: str


_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "paper"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.PlaceholderText, "quiet"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "surface"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "quiet"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "sunken"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line"),
    (QPalette.ColorRole.Shadow, "line"),
)


class _Worn:
    """The theme that is on."""

    mode = "light"
    zoom = 1.0
    document_family = ""
    document_size = LARGE


@lru_cache
def tokens(mode: str) -> Tokens:
    """Return the tokens of the theme `light` or `dark`."""
    return Tokens(**tomllib.loads(resource("themes", f"{mode}.toml").read_text("utf-8")))


def current() -> Tokens:
    """Return the tokens of the theme that is on."""
    return tokens(_Worn.mode)


def is_dark() -> bool:
    """Say whether the dark theme is on."""
    return _Worn.mode == "dark"


def apply(app: QApplication, mode: str) -> None:
    """Put on the theme `light`, `dark`, or the one the `system` asks for."""
    asked = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    _Worn.mode = ("dark" if asked else "light") if mode == "system" else mode
    # Qt takes six times as long to put one sheet in the place of another as to put it on where none is.
    app.setStyleSheet("")
    app.setStyle("Fusion")
    app.setPalette(palette(current()))
    app.setStyleSheet(_sheet(app))
    _dress_again(app)


def palette(worn: Tokens) -> QPalette:
    """Return the palette that the tokens make."""
    made = QPalette()
    for role, name in _ROLES:
        made.setColor(role, QColor(getattr(worn, name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(worn.quiet))
    return made


def pixels(scale: float = PLAIN) -> int:
    """Return the height of type at one of the four sizes, in pixels."""
    return round(_height(QApplication.font().key()) * scale)


@lru_cache(maxsize=8)
def _height(_font: str) -> int:
    """The height of the application's type; Qt takes long to tell, and every row of a list asks."""
    return QFontInfo(QApplication.font()).pixelSize()


def zoom(share: float) -> None:
    """Let lengths be so many times as long as the system's type asks for, from now on."""
    _Worn.zoom = share


def set_documents(family: str, size: float) -> None:
    """Let documents stand in a typeface, or the usual one, so large against the type of the window."""
    _Worn.document_family, _Worn.document_size = family, size


def document_type() -> tuple[str, int]:
    """Return the typeface that documents are read in, and its height in pixels."""
    there = set(QFontDatabase.families())
    family = next((each for each in (_Worn.document_family, *_SERIF) if each in there), "serif")
    return family, pixels(_Worn.document_size)


def measure() -> float:
    """Return how many times as long lengths are as for type of the usual size."""
    return max(_Worn.zoom, pixels() / _USUAL)


def row_height() -> int:
    """Return the height of a row in lists, in pixels: taller where the type is larger."""
    return max(round(ROW * _Worn.zoom), 2 * pixels() + SPACE)


def scaled(length: int) -> int:
    """Return a length in pixels that is meant for type of the usual size, longer where the type is larger."""
    return round(length * measure())


def icon_size() -> QSize:
    """Return the size of an icon beside words."""
    return QSize(scaled(4 * SPACE), scaled(4 * SPACE))


def field_height() -> int:
    """Return the height of one line of type in a field, in pixels, without border and padding."""
    return round(pixels() * 1.5)


def icon(name: str, colour: str = "ink") -> QIcon:
    """Return the icon `name`, drawn in one colour token of the theme that is on."""
    return _drawn(name, getattr(current(), colour), current().quiet)


def blank_icon() -> QIcon:
    """Return what stands where a row has no icon, so that its words begin below those of the others."""
    nothing = QPixmap(icon_size())
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


def lay_out(worn_by: QAction, name: str) -> None:
    """Say which icon an action will have; it is drawn when `put_on` is called, as soon as it may be seen."""
    worn_by.setProperty(_ICON_NAME, f"{name} ink")


def put_on(worn_by: QAction) -> None:
    """Draw the icon that was laid out, unless that was done."""
    name = worn_by.property(_ICON_NAME)
    if name and worn_by.icon().isNull():
        worn_by.setIcon(icon(*str(name).split()))


def dress(worn_by: QAbstractButton | QAction, name: str, colour: str = "ink") -> None:
    """Give a button or action an icon that changes with the theme."""
    worn_by.setProperty(_ICON_NAME, f"{name} {colour}")
    worn_by.setIcon(icon(name, colour))


@lru_cache(maxsize=512)
def _drawn(name: str, ink: str, quiet: str) -> QIcon:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    made = QIcon()
    for colour, modes in ((ink, (QIcon.Mode.Normal, QIcon.Mode.Selected)), (quiet, (QIcon.Mode.Disabled,))):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for pixmap in (_pixmap(renderer, size) for size in _ICON_SIZES):
            for mode in modes:
                made.addPixmap(pixmap, mode)
    return made


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def _sheet(app: QApplication) -> str:
    words = {field.name: getattr(current(), field.name) for field in fields(Tokens)}
    sizes = {"small": pixels(SMALL), "large": pixels(LARGE), "huge": pixels(HUGE), "field": field_height()}
    drawn = {
        name: resource("icons", f"{file}-{_Worn.mode}.svg").as_posix()
        for name, file in (("arrow", "arrow"), ("arrow_up", "arrow-up"), ("check", "check"))
    }
    sizes |= {"indicator": scaled(14), "round": scaled(14) // 2 + 1}
    sizes |= {"arrow_size": scaled(16), "drop": scaled(24)}
    # Qt turns arrows to the other side where the window is read from the right, but no padding.
    ends = ("right", "left") if app.layoutDirection() is Qt.LayoutDirection.RightToLeft else ("left", "right")
    words |= dict(zip(("start", "end"), ends, strict=True))
    sheet = resource("themes", "desk.qss").read_text("utf-8")
    return Template(sheet).substitute(words, **drawn, **{name: str(size) for name, size in sizes.items()})


def _dress_again(app: QApplication) -> None:
    for widget in app.allWidgets():
        for one in (widget, *widget.actions()):
            name = one.property(_ICON_NAME)
            if name and isinstance(one, QAbstractButton | QAction):
                one.setIcon(icon(*str(name).split()))
