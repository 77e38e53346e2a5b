"""Whether a file is valid by the schema of the standard it says it is in."""

from pathlib import Path

from muniment.description.findings import Finding
from muniment.formats import eac, ead
from muniment.formats.deliveries import Source


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what its schema, or the one given, has against a finding aid or an authority record."""
    return eac.validate(source, schema) if eac.is_eac(source) else ead.validate(source, schema)
