"""The versions of EAC-CPF that are read and written."""

from muniment.formats.xml.versions import StandardVersion


class Version(StandardVersion):
    """A version of EAC-CPF."""

    EAC2010 = "eac2010", "EAC-CPF 2010", "eac-cpf", "urn:isbn:1-931666-33-4"
    EAC2 = "eac2", "EAC-CPF 2.0", "eac", "https://archivists.org/ns/eac/v2"

    @property
    def names_languages_by_tag(self) -> bool:
        """Whether languages are said by any BCP 47 tag, not by the three letters of ISO 639-2/B alone."""
        return self is Version.EAC2


def version_of(name: str, namespace: str) -> Version | None:
    """Return the version of a root, by its namespace or, without one, by its name; None where it is none."""
    fitting = (each for each in Version if each.root == name and namespace in ("", each.namespace))
    return next(fitting, None)


def is_root(name: str) -> bool:
    """Return whether authority records of any version begin so."""
    return any(version.root == name for version in Version)
