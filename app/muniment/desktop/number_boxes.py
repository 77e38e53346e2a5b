"""A box for a number whose digits stand as far from its edge as the words of its neighbours."""

from PySide6.QtWidgets import QSpinBox

from muniment.desktop import theme

_MARGIN = 6


class NumberBox(QSpinBox):
    """A box for a number; a style sheet has no say over the room beside its digits, so it is given here."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        margin = theme.scaled(_MARGIN)
        self.lineEdit().setTextMargins(margin, 0, margin, 0)
