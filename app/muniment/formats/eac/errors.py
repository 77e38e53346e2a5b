"""What is said when an authority record cannot be read."""

from muniment.formats.xml.errors import XmlError


class EacError(XmlError):
    """The file cannot be read as an authority record."""
