"""How the program looks, as it is wished for: colours, typeface, and the size of everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.focus_ring import follow_focus
from muniment.desktop.rescaling import rescale
from muniment.desktop.settings import Settings
from muniment.desktop.wishes import DEFAULTS, SETTINGS

WISHES = ("theme", "type/zoom", "type/family", "text/family", "text/size")
"""The settings that this follows."""
ZOOM = next(row for row in SETTINGS if row.id == "type/zoom")


class _System:
    """The type that the system asks for, as it was before anything was wished for."""

    font: QFont | None = None


def wear(app: QApplication, settings: Settings) -> None:
    """Put on the colours, the typeface and the size that are wished for, on all that is open."""
    before = theme.measure()
    bars = [each for each in app.allWidgets() if isinstance(each, QScrollBar)]
    scrolled = [(bar, bar.value()) for bar in bars]
    font = _wished(app, settings)
    theme.zoom(_zoom(settings) / 100)
    theme.set_documents(settings.wish("text/family"), settings.number("text/size") / 100)
    if font != app.font():
        app.setFont(font)
    theme.apply(app, settings.wish("theme"))
    follow_focus(app)
    rescale(app.allWidgets(), before, theme.measure())
    # In between all is lower for a moment, and what was scrolled to its end no longer goes so far.
    app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    for bar, value in scrolled:
        bar.setValue(value)


def zoom_by(settings: Settings, steps: int) -> None:
    """Make everything larger by so many steps, or smaller, as far as it goes."""
    asked = _zoom(settings) + steps * ZOOM.step
    settings.keep(ZOOM.id, str(min(ZOOM.most, max(ZOOM.least, asked))))


def zoom_back(settings: Settings) -> None:
    """Make everything as large as the system asks for."""
    settings.keep(ZOOM.id, DEFAULTS[ZOOM.id])


def can_zoom(settings: Settings, steps: int) -> bool:
    """Say whether there is anything larger, or smaller."""
    return ZOOM.least <= _zoom(settings) + steps * ZOOM.step <= ZOOM.most


class WheelZoom(QObject):
    """Lets the wheel with Ctrl make everything in a window larger or smaller.

    It listens where the system hands the window its wheel, before any part of it scrolls.
    """

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._turned = 0
        window.winId()
        window.windowHandle().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if _zooms_itself(QApplication.widgetAt(event.globalPosition().toPoint())):
            return False
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            zoom_by(self._settings, steps)
        return True


ZOOMS_ITSELF = "zooms_itself"
"""The property of a part in which the wheel with Ctrl enlarges what it shows, and nothing else."""
_NOTCH = 120
"""What Qt calls one step of a wheel; fine wheels and touchpads give parts of it."""


def _zooms_itself(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.property(ZOOMS_ITSELF):
            return True
        widget = widget.parentWidget()
    return False


def _zoom(settings: Settings) -> int:
    return min(ZOOM.most, max(ZOOM.least, settings.number(ZOOM.id)))


def _wished(app: QApplication, settings: Settings) -> QFont:
    if _System.font is None:
        _System.font = QFont(app.font())
    font = QFont(_System.font)
    share = _zoom(settings) / 100
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * share)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * share)))
    if family := settings.wish("type/family"):
        font.setFamilies([family, *font.families()])
    return font
