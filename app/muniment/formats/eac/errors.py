"""What is said when an authority record cannot be read."""

from muniment.formats.deliveries import FormatError


class EacError(FormatError):
    """The file cannot be read as an authority record: a sentence, and the line in the file (or 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line
