"""Encoded Archival Description: reading, writing and validating finding aids."""

from muniment.formats.ead.accounts import account, noted
from muniment.formats.ead.comparing import Difference, differences
from muniment.formats.ead.losses import losses
from muniment.formats.ead.merging.befores import as_it_came
from muniment.formats.ead.merging.deliveries import read, rewritings
from muniment.formats.ead.merging.documents import write
from muniment.formats.ead.merging.dtd import write_dtd
from muniment.formats.ead.reading.documents import is_ead
from muniment.formats.ead.validation import validate
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import vocabulary

__all__ = [
    "Difference",
    "Version",
    "account",
    "as_it_came",
    "differences",
    "is_ead",
    "losses",
    "noted",
    "read",
    "rewritings",
    "validate",
    "vocabulary",
    "write",
    "write_dtd",
]
