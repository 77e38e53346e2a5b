"""What agents did, as EAD 4 says it: a word, and the address of the MARC relator it means."""

from muniment.description.vocabularies import vocabulary as terms
from muniment.formats.ead import concepts
from muniment.formats.ead.versions import Version

REPOSITORY = "rps"
"""The relator of who keeps a unit, for which EAD 4 has no element."""

_ADDRESS = "http://id.loc.gov/vocabulary/relators/"


def in_words(relator: str) -> tuple[str, str]:
    """Return the word and the address for a relator; without an address where it is no MARC relator."""
    term = terms("relators").get(relator)
    return (term.label, _ADDRESS + relator) if term else (relator, "")


def relator_of(words: str, address: str) -> str:
    """Return the relator that a role means."""
    said = concepts.meaning(Version.EAD4, "relator", address)
    return said if said in terms("relators") else concepts.meaning(Version.EAD4, "relator", words)
