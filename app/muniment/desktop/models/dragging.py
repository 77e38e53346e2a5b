"""Units on their way from one place to another under the mouse."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QByteArray, QMimeData

UNITS = "application/x-muniment-units"
_ROWS = "application/x-muniment-rows"


def packed(ids: Iterable[str]) -> QMimeData:
    """Return what is dragged, for units in the order in which they are to arrive."""
    data = QMimeData()
    data.setData(UNITS, QByteArray("\n".join(dict.fromkeys(ids)).encode()))
    return data


def unpacked(data: QMimeData) -> list[str]:
    """Return the ids of the units that are dragged, none where it is something else."""
    return bytes(data.data(UNITS).data()).decode().split()


def with_rows(data: QMimeData, model: object, rows: Sequence[int]) -> QMimeData:
    """Return what is dragged, and from which rows of the model: a list may have a unit more than once."""
    data.setData(_ROWS, QByteArray(" ".join(map(str, (id(model), *rows))).encode()))
    return data


def rows_of(data: QMimeData, model: object) -> list[int]:
    """Return the rows of this model that are dragged, none where it comes from elsewhere."""
    own, *rows = map(int, bytes(data.data(_ROWS).data()).decode().split() or ["0"])
    return rows if own == id(model) else []
