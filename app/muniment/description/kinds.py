"""Short lists of kinds that no vocabulary is needed for: what is stored, and what is shown, in order."""

from muniment.i18n import _

Kinds = tuple[tuple[str, str], ...]

DATE_EVENTS: Kinds = (
    ("creation", _("Written")),
    ("publication", _("Published")),
    ("transmission", _("Sent")),
    ("receipt", _("Received")),
    ("broadcast", _("Broadcast")),
    ("delivery", _("Spoken")),
    ("translation", _("Translated")),
    ("accumulation", _("Gathered")),
    ("declassification", _("Declassified")),
)
"""What happened on a date."""

IDENTIFIER_KINDS: Kinds = (
    ("record-id", _("Record number")),
    ("url", _("Address")),
    ("registry", _("Registry mark")),
    ("ead-id", _("Finding aid number")),
    ("xml-id", _("Number in the XML")),
    ("uploaded", _("Put online on")),
)
"""What a number or an address is to the unit that is known by it."""
