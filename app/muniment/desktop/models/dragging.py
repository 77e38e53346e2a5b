"""Units on their way from one place to another under the mouse."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData

UNITS = "application/x-muniment-units"


def packed(ids: Iterable[str]) -> QMimeData:
    """Return what is dragged, for units in the order in which they are to arrive."""
    data = QMimeData()
    data.setData(UNITS, QByteArray("\n".join(dict.fromkeys(ids)).encode()))
    return data


def unpacked(data: QMimeData) -> list[str]:
    """Return the ids of the units that are dragged, none where it is something else."""
    return bytes(data.data(UNITS).data()).decode().split()
