"""Whether a file is valid by the schema of the standard it says it is in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from muniment.description.findings import Finding
from muniment.formats import eac, ead
from muniment.formats.deliveries import Source
from muniment.formats.xml.errors import XmlError
from muniment.formats.xml.validation import unreadable


def validate(source: Source, schema: Path | None = None) -> tuple[Finding, ...]:
    """Return what its schema, or the one given, has against a finding aid or an authority record.

    Of finding aids in one envelope that is said of each, without lines, unless a schema is given.
    """
    if schema is None and ead.is_envelope(source):
        return tuple(_of_each(source))
    return eac.validate(source, schema) if eac.is_eac(source) else ead.validate(source, schema)


def _of_each(source: Source) -> Iterator[Finding]:
    try:
        for aid in ead.aids_in(source):
            yield from (replace(each, line=0) for each in ead.validate(aid))
    except XmlError as error:
        yield unreadable(source, error)
