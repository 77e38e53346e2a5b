"""What is said when a file in XML cannot be read."""

from muniment.formats.deliveries import FormatError
from muniment.i18n import _


class XmlError(FormatError):
    """The file cannot be read: a sentence, and the line in the file (or 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def at(sentence: str, line: int, column: int) -> XmlError:
    """Return the error for `sentence`, which says where in the file it is so."""
    words = _("{sentence} (line {line}, column {column})")
    return XmlError(words.format(sentence=sentence, line=line, column=column), line)
