"""The choices of settings that only a part of the program knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLocale

from muniment.desktop.models.units import COLUMNS
from muniment.desktop.views.results import ORDERS
from muniment.formats import table
from muniment.i18n import _, languages
from muniment.tasks.check import LABELS

Choices = Sequence[tuple[str, str]]


def _languages() -> Choices:
    there = [(code, QLocale(code).nativeLanguageName() or code) for code in languages()]
    return [("", _("As the system")), ("en", "English"), *there]


OFFERS: Mapping[str, Callable[[], Choices]] = {
    "columns": lambda: [(column.id, column.heading) for column in COLUMNS],
    "languages": _languages,
    "orders": lambda: ORDERS,
    "packs": lambda: list(LABELS.items()),
    "versions": lambda: [(row.id, row.label) for row in table.WRITTEN],
}
