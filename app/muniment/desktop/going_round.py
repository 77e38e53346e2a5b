"""The parts of the window in turn, for who uses no mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Stay:
    """A part of the window in which the cursor can stay, and what puts it there."""

    part: QWidget
    enter: Callable[[], object]

    @property
    def holds_cursor(self) -> bool:
        """Whether the cursor stands in the part."""
        held = QApplication.focusWidget()
        return held is not None and (held is self.part or self.part.isAncestorOf(held))


def go_round(stays: Sequence[Stay], steps: int) -> None:
    """Put the cursor so many parts further, or back; those that are not seen are passed over."""
    seen = [each for each in stays if each.part.isVisible()]
    if seen:
        first = -1 if steps > 0 else 0
        at = next((at for at, each in enumerate(seen) if each.holds_cursor), first)
        seen[(at + steps) % len(seen)].enter()
