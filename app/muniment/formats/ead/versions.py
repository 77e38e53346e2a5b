"""The versions of EAD that are read and written."""

from enum import StrEnum


class Version(StrEnum):
    """A version of Encoded Archival Description, by the name that commands and files use."""

    EAD2002 = "ead2002"
    EAD3 = "ead3"

    @property
    def namespace(self) -> str:
        """The XML namespace its elements are in."""
        return _NAMESPACES[self]

    @property
    def label(self) -> str:
        """Its name as archivists say it."""
        return _LABELS[self]

    @property
    def schema(self) -> str:
        """The file below `schemas/` that its documents are validated against."""
        return f"{self.value}.xsd"


XLINK = "http://www.w3.org/1999/xlink"
"""The namespace of links in EAD 2002."""

UNDEPRECATED = "http://ead3.archivists.org/schema/undeprecated/"
"""EAD3 with the elements it was to lose: read as EAD3, never written."""

_NAMESPACES = {
    Version.EAD2002: "urn:isbn:1-931666-22-9",
    Version.EAD3: "http://ead3.archivists.org/schema/",
}
_LABELS = {Version.EAD2002: "EAD 2002", Version.EAD3: "EAD3 1.1.1"}
_BY_NAMESPACE = {space: version for version, space in _NAMESPACES.items()} | {UNDEPRECATED: Version.EAD3}


def is_known(namespace: str) -> bool:
    """Return whether documents in the namespace, or without one, are of a version we have a schema of."""
    return namespace in ("", *_NAMESPACES.values())


def is_readable(namespace: str) -> bool:
    """Return whether documents in the namespace, or without one, are of a version that is understood."""
    return namespace in ("", *_BY_NAMESPACE)


def version_of(namespace: str, children: frozenset[str] = frozenset()) -> Version:
    """Return the version a root in `namespace` is in; without one, EAD3 is known by its `control`."""
    bare = Version.EAD3 if "control" in children else Version.EAD2002
    return _BY_NAMESPACE.get(namespace, bare)
