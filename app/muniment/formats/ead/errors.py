"""What is said when a finding aid cannot be read."""

from muniment.formats.xml.errors import XmlError


class EadError(XmlError):
    """The file cannot be read as a finding aid."""


def at(sentence: str, line: int, column: int) -> EadError:
    """Return the error for `sentence`, which says where in the file it is so."""
    return EadError(f"{sentence} (line {line}, column {column})", line)
