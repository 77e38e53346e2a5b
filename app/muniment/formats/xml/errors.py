"""What is said when a file in XML cannot be read."""

from muniment.formats.deliveries import FormatError


class XmlError(FormatError):
    """The file cannot be read: a sentence, and the line in the file (or 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
