"""What is said when a finding aid cannot be read."""

from muniment.formats.deliveries import FormatError


class EadError(FormatError):
    """The file cannot be read as a finding aid: a sentence, and the line in the file (or 0)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def at(sentence: str, line: int, column: int) -> EadError:
    """Return the error for `sentence`, which says where in the file it is so."""
    return EadError(f"{sentence} (line {line}, column {column})", line)
