"""The versions of EAD that are read and written."""

from muniment.formats.xml.versions import StandardVersion


class Version(StandardVersion):
    """A version of Encoded Archival Description."""

    EAD2002 = "ead2002", "EAD 2002", "ead", "urn:isbn:1-931666-22-9"
    EAD3 = "ead3", "EAD3 1.1.1", "ead", "http://ead3.archivists.org/schema/"


UNDEPRECATED = "http://ead3.archivists.org/schema/undeprecated/"
"""EAD3 with the elements it was to lose: read as EAD3, never written."""

_KNOWN = {version.namespace: version for version in Version}
_READABLE = {**_KNOWN, UNDEPRECATED: Version.EAD3}


def is_known(namespace: str) -> bool:
    """Return whether documents in the namespace, or without one, are of a version we have a schema of."""
    return namespace in ("", *_KNOWN)


def is_readable(namespace: str) -> bool:
    """Return whether documents in the namespace, or without one, are of a version that is understood."""
    return namespace in ("", *_READABLE)


def version_of(namespace: str, children: frozenset[str] = frozenset()) -> Version:
    """Return the version a root in `namespace` is in; without one, EAD3 is known by its `control`."""
    bare = Version.EAD3 if "control" in children else Version.EAD2002
    return _READABLE.get(namespace, bare)
