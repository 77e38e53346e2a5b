"""What a format's reader is given and what it delivers."""

from dataclasses import dataclass
from pathlib import Path

from muniment.description.agents import Agent
from muniment.description.findings import Finding
from muniment.description.units import Unit


class FormatError(Exception):
    """A file cannot be read or written; the message is a sentence for the archivist."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name and bytes, wherever they came from (a path, the clipboard, a drop)."""

    name: str
    data: bytes

    @classmethod
    def of(cls, path: Path) -> "Source":
        """Return the file at `path`."""
        return cls(path.name, path.read_bytes())


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was in a file.

    `units` stand in tree order, parents before children, with fresh ids. `placed` says that the
    file itself arranges them (a finding aid); otherwise each is placed by its shelfmark.
    `agents` are those that the file describes in records of their own. `kept` counts, by name, the
    elements that say more than the fields hold and are kept as they stand.
    """

    format: str
    units: tuple[Unit, ...] = ()
    agents: tuple[Agent, ...] = ()
    findings: tuple[Finding, ...] = ()
    placed: bool = False
    kept: tuple[tuple[str, int], ...] = ()
