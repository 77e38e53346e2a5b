"""The versions of EAD that are read and written."""

from collections.abc import Mapping

from muniment.formats.xml.versions import StandardVersion


class Version(StandardVersion):
    """A version of Encoded Archival Description."""

    EAD2002 = "ead2002", "EAD 2002", "ead", "urn:isbn:1-931666-22-9"
    EAD3 = "ead3", "EAD3 1.1.1", "ead", "http://ead3.archivists.org/schema/"
    EAD4 = "ead4", "EAD 4 (pre-release)", "ead", "https://archivists.org/ns/ead/v4"


UNDEPRECATED = "http://ead3.archivists.org/schema/undeprecated/"
"""EAD3 with the elements it was to lose: read as EAD3, never written."""


class Variant(StandardVersion):
    """A version that is read as another, but measured by a schema of its own; never written."""

    UNDEPRECATED = "ead3-undeprecated", "EAD3 1.1.1 (undeprecated)", "ead", UNDEPRECATED


HEIRS: Mapping[StandardVersion, StandardVersion] = {Variant.UNDEPRECATED: Version.EAD3}
"""The variants, each with the version of which it is one."""

RELEASED = "https://standards.openpreservation.org/ead/v4"
"""EAD 4.0 as it was released: read as its pre-release, never written until its schema can be tested."""

_KNOWN = {version.namespace: version for version in Version}
_READABLE = {**_KNOWN, UNDEPRECATED: Version.EAD3, RELEASED: Version.EAD4}


READABLE = frozenset(("", *_READABLE))
"""The namespaces, none among them, of documents that are understood."""


def measured_as(namespace: str, version: Version) -> StandardVersion:
    """Return the version, or the variant of it, that a file in the namespace is held against."""
    return next((each for each in Variant if each.namespace == namespace), version)


def is_measurable(namespace: str) -> bool:
    """Return whether there is a schema of ours for documents in the namespace, or without one."""
    return namespace in ("", UNDEPRECATED, RELEASED, *_KNOWN)


def is_readable(namespace: str) -> bool:
    """Return whether documents in the namespace, or without one, are of a version that is understood."""
    return namespace in READABLE


def version_of(namespace: str, children: frozenset[str] = frozenset()) -> Version:
    """Return the version a root in `namespace` is in.

    Without a known one, EAD3 is told by its `control`, EAD 4 by the `recordId` in it.
    """
    later = Version.EAD4 if "recordId" in children else Version.EAD3
    return _READABLE.get(namespace, later if "control" in children else Version.EAD2002)
