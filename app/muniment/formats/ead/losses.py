"""What a file cannot say of a unit: told before it is written, never lost in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from muniment.description.findings import Finding, Severity
from muniment.description.units import Unit
from muniment.formats.xml.escaping import REPLACEMENT, is_holdable
from muniment.i18n import _

_NAMES = tuple(field.name for field in fields(Unit))
_FIELDS = "__dataclass_fields__"
"""Where a dataclass lists its fields; asking `fields` costs more than the whole search."""


def losses(units: Iterable[Unit]) -> Iterator[Finding]:
    """Yield a finding for each field with a character that XML cannot hold; it is written as U+FFFD."""
    for unit in units:
        for name in _NAMES:
            if not is_holdable("".join(_texts(getattr(unit, name)))):
                yield Finding(
                    rule="xml-character",
                    severity=Severity.SHOULD,
                    unit=unit.id,
                    field=name,
                    message=_("There is a control character here, which no XML file can hold."),
                    cure=_("Delete it; in an export “�” stands in its place."),
                )


def is_lossy(piece: str) -> bool:
    """Return whether a piece of a file may have lost something: U+FFFD stands in it."""
    return REPLACEMENT in piece


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    else:
        for name in getattr(value, _FIELDS, ()):
            yield from _texts(getattr(value, name))
