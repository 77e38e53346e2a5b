"""What a file cannot say of a unit: told before it is written, never lost in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.ead.escaping import is_holdable
from muniment.i18n import _


def losses(units: Iterable[Unit]) -> Iterator[Finding]:
    """Yield a finding for each field with a character that XML cannot hold; it is written as U+FFFD."""
    for unit in units:
        for field in fields(unit):
            if not all(map(is_holdable, _texts(getattr(unit, field.name)))):
                yield Finding(
                    rule="xml-character",
                    severity=Severity.SHOULD,
                    unit=unit.id,
                    field=field.name,
                    message=_("There is a control character here, which no XML file can hold."),
                    cure=_("Delete it; in an export “�” stands in its place."),
                )


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
