"""The real finding aids beside the project, by their index."""

import csv
from dataclasses import dataclass

from lxml import etree

from muniment.formats import ead
from muniment.formats.deliveries import Source
from muniment.formats.ead.reading.sources import in_pieces
from muniment.formats.xml.parsing import OPTIONS
from tests.shared import SHARED


@dataclass(frozen=True)
class Row:
    path: str
    size: int
    version: str
    components: int
    valid: bool

    @property
    def source(self):
        return Source.of(SHARED / "corpus" / self.path)


def rows(largest=10**9):
    """Return the finding aids up to a size in bytes; none where the material is not there."""
    index = SHARED / "corpus" / "INDEX.tsv"
    if not index.is_file():
        return []
    with index.open(encoding="utf-8", newline="") as file:
        listed = csv.DictReader(file, delimiter="\t")
        found = [
            Row(
                row["path"],
                int(row["bytes"]),
                row["version"],
                int(row["components"]),
                row["validates"] == "yes",
            )
            for row in listed
        ]
    return [row for row in found if row.size <= largest]


def exported(row, version):
    """Return the finding aid as we write it anew in a version, as bytes."""
    units = [in_pieces(unit) for unit in ead.read(row.source).units]
    return "".join(ead.write(units, version, title="Aid")).encode()


def tree(row):
    """Return the finding aid as the parser has it."""
    return etree.parse(str(SHARED / "corpus" / row.path), etree.XMLParser(**OPTIONS))
