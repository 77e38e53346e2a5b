"""The text of a document, as word processors, printers, browsers and editors of texts write it."""

from muniment.formats.documents.besides import Beside, beside
from muniment.formats.documents.table import READ, WRITTEN, Reading, Writing, left_out, read, writing

__all__ = ["READ", "WRITTEN", "Beside", "Reading", "Writing", "beside", "left_out", "read", "writing"]
