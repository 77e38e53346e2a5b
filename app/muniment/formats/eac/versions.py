"""The versions of EAC-CPF that are read and written."""

from enum import StrEnum


class Version(StrEnum):
    """A version of EAC-CPF, by the name that commands and files use."""

    EAC2010 = "eac2010"
    EAC2 = "eac2"

    @property
    def namespace(self) -> str:
        """The XML namespace its elements are in."""
        return _NAMESPACES[self]

    @property
    def label(self) -> str:
        """Its name as archivists say it."""
        return _LABELS[self]

    @property
    def root(self) -> str:
        """The name of its first element."""
        return _ROOTS[self]

    @property
    def names_languages_by_tag(self) -> bool:
        """Whether languages are said by any BCP 47 tag, not by the three letters of ISO 639-2/B alone."""
        return self is Version.EAC2

    @property
    def schema(self) -> str:
        """The file below `schemas/` that its documents are validated against."""
        return f"{self.value}.xsd"


_NAMESPACES = {
    Version.EAC2010: "urn:isbn:1-931666-33-4",
    Version.EAC2: "https://archivists.org/ns/eac/v2",
}
_LABELS = {Version.EAC2010: "EAC-CPF 2010", Version.EAC2: "EAC-CPF 2.0"}
_ROOTS = {Version.EAC2010: "eac-cpf", Version.EAC2: "eac"}


def version_of(name: str, namespace: str) -> Version | None:
    """Return the version of a root, by its namespace or, without one, by its name; None where it is none."""
    by = _NAMESPACES if namespace else _ROOTS
    wanted = namespace or name
    return next((version for version, said in by.items() if said == wanted and name == _ROOTS[version]), None)


def is_root(name: str) -> bool:
    """Return whether authority records of any version begin so."""
    return name in _ROOTS.values()
