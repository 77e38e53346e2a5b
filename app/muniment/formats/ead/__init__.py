"""Encoded Archival Description: reading, writing and validating finding aids."""

from muniment.formats.ead.accounts import account, noted, told
from muniment.formats.ead.envelopes import aids_in, is_envelope, is_group
from muniment.formats.ead.envelopes import read as read_envelope
from muniment.formats.ead.intakes import Intake, Reckoned, intake
from muniment.formats.ead.losses import is_lossy, losses
from muniment.formats.ead.mending import ADAPTATIONS, Adapted, Mend, Mended, adapt, all_of, mend, offered
from muniment.formats.ead.mending import LABELS as MENDS
from muniment.formats.ead.merging.aid_groups import write
from muniment.formats.ead.merging.befores import as_it_came, as_read_before, with_source_of
from muniment.formats.ead.merging.deliveries import comes_back, open_stepwise, read, read_stepwise, rewritings
from muniment.formats.ead.merging.dtd import write_dtd
from muniment.formats.ead.merging.kept_edits import with_kept_words, without_kept_part
from muniment.formats.ead.merging.kept_parts import KeptPart, kept_parts
from muniment.formats.ead.merging.staff_only import without_staff_only
from muniment.formats.ead.originals.aid_groups import with_group_of, without_group
from muniment.formats.ead.originals.forms import files_of, source_alone, source_of, stood_below
from muniment.formats.ead.parsing import version_in
from muniment.formats.ead.reading.documents import is_ead
from muniment.formats.ead.revisions import is_any_outdated
from muniment.formats.ead.validation import validate
from muniment.formats.ead.versions import Version
from muniment.formats.ead.vocabulary import vocabulary
from muniment.formats.ead.writing.leaves import paragraphs as kept_paragraphs

__all__ = [
    "ADAPTATIONS",
    "MENDS",
    "Adapted",
    "Intake",
    "KeptPart",
    "Mend",
    "Mended",
    "Reckoned",
    "Version",
    "account",
    "adapt",
    "aids_in",
    "all_of",
    "as_it_came",
    "as_read_before",
    "comes_back",
    "files_of",
    "intake",
    "is_any_outdated",
    "is_ead",
    "is_envelope",
    "is_group",
    "is_lossy",
    "kept_paragraphs",
    "kept_parts",
    "losses",
    "mend",
    "noted",
    "offered",
    "open_stepwise",
    "read",
    "read_envelope",
    "read_stepwise",
    "rewritings",
    "source_alone",
    "source_of",
    "stood_below",
    "told",
    "validate",
    "version_in",
    "vocabulary",
    "with_group_of",
    "with_kept_words",
    "with_source_of",
    "without_group",
    "without_kept_part",
    "without_staff_only",
    "write",
    "write_dtd",
]
