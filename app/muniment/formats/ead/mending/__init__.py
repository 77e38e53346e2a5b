"""Finding aids mended: what keeps a real file from being valid, what would cure it, and the cured file."""

from muniment.formats.ead.mending.consumers import ADAPTATIONS
from muniment.formats.ead.mending.mends import Adapted, Mend, Mended, all_of
from muniment.formats.ead.mending.table import LABELS, RULES
from muniment.formats.ead.mending.work import adapt, mend, offered

__all__ = [
    "ADAPTATIONS",
    "LABELS",
    "RULES",
    "Adapted",
    "Mend",
    "Mended",
    "adapt",
    "all_of",
    "mend",
    "offered",
]
