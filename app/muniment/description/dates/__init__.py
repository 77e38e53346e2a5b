"""Dates: the words that archivists write, the EDTF (ISO 8601-2) that they mean, and the days it covers."""

from muniment.description.dates.edtf import EdtfError
from muniment.description.dates.extremes import bounds, days_of, in_text_order, is_edtf, overlap
from muniment.description.dates.periods import Period, periods
from muniment.description.dates.understanding import Understood, restated, statement, understand
from muniment.description.dates.wording import in_words

__all__ = [
    "EdtfError",
    "Period",
    "Understood",
    "bounds",
    "days_of",
    "in_text_order",
    "in_words",
    "is_edtf",
    "overlap",
    "periods",
    "restated",
    "statement",
    "understand",
]
