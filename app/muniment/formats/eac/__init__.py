"""Encoded Archival Context: reading, writing and validating authority records of agents."""

from muniment.formats.eac.losses import losses
from muniment.formats.eac.reading import is_eac, read, version_in
from muniment.formats.eac.validation import validate
from muniment.formats.eac.versions import Version
from muniment.formats.eac.vocabulary import vocabulary
from muniment.formats.eac.writing import write

__all__ = ["Version", "is_eac", "losses", "read", "validate", "version_in", "vocabulary", "write"]
