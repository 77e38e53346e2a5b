"""Versions of standards: what each is called, and how its documents begin."""

from enum import StrEnum
from typing import Self


class StandardVersion(StrEnum):
    """A version of a standard, by the name that commands and files use.

    `label` is its name as archivists say it, `root` the name of the first element of its documents,
    `namespace` the XML namespace that its elements are in.
    """

    _value_: str
    label: str
    root: str
    namespace: str

    # Every member says all of this; it is optional so that a version can be asked for by its name alone.
    def __new__(cls, value: str, label: str = "", root: str = "", namespace: str = "") -> Self:
        """Make a member from its row."""
        version = str.__new__(cls, value)
        version._value_ = value
        version.label, version.root, version.namespace = label, root, namespace
        return version

    @property
    def schema(self) -> str:
        """The file below `schemas/` that its documents are validated against."""
        return f"{self.value}.xsd"
