"""What is said when a finding aid cannot be read."""

from muniment.formats.deliveries import FormatError


class EadError(FormatError):
    """The file cannot be read as a finding aid; the message is a sentence with the line and column."""


def at(sentence: str, line: int, column: int) -> EadError:
    """Return the error for `sentence`, which says where in the file it is so."""
    return EadError(f"{sentence} (line {line}, column {column})")
